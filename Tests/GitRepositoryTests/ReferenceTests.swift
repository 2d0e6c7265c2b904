import ScratchGit
import SystemPackage
import Testing

@testable import GitRepository

@Suite(.enabled(if: ScratchRepository.hasGit, "no git here to make repositories with"))
struct ReferenceTests {
  static let history = """
    git init -q .
    echo one > a && git add a && git commit -qm one && git tag -m first v1
    echo two > a && git commit -qam two && git branch feature/x
    echo three > a && git commit -qam three

    """

  private func repository(_ path: String) throws -> GitRepository {
    try #require(try GitRepository.containing(FilePath(path)))
  }

  /// Names that people use, each compared with what git makes of it.
  private func check(_ scratch: ScratchRepository, _ names: [String]) throws {
    let repository = try repository(scratch.path)
    for name in names {
      let said = try scratch.run("git rev-parse '\(name)^{commit}'")
      #expect(try repository.commit(named: name).description + "\n" == said, "\(name)")
    }
  }

  @Test(arguments: ["", "git pack-refs --all --prune", "git pack-refs --all; git tag v3 HEAD~1"])
  func looseAndPacked(_ packing: String) throws {
    let scratch = try ScratchRepository(Self.history + packing)
    let short = try scratch.run("git rev-parse --short=7 HEAD~1").dropLast()
    try check(
      scratch,
      [
        "HEAD", "@", "main", "refs/heads/main", "heads/main", "v1", "tags/v1", "feature/x",
        "HEAD~2",
        "main^", "main~1^", "v1^{commit}", String(short),
      ])
    #expect(try repository(scratch.path).head().branch == "main")
    #expect(throws: GitFailure.unknownName("nobody")) {
      try repository(scratch.path).commit(named: "nobody")
    }
    #expect(throws: GitFailure.self) { try repository(scratch.path).commit(named: "../../etc/x") }
    #expect(throws: GitFailure.self) { try repository(scratch.path).commit(named: "HEAD~9") }
  }

  @Test func aDetachedHead() throws {
    let scratch = try ScratchRepository(Self.history + "git checkout -q HEAD~1")
    let head = try repository(scratch.path).head()
    #expect(head.branch == nil)
    #expect(try head.commit.map { "\($0)\n" } == scratch.run("git rev-parse HEAD"))
  }

  @Test func aRepositoryWithoutACommit() throws {
    let scratch = try ScratchRepository("git init -q .")
    #expect(try repository(scratch.path).head() == .branch("main", nil))
    #expect(try repository(scratch.path).index() == nil)
  }

  @Test func theDefaultBranchOfAClone() throws {
    let scratch = try ScratchRepository(
      "mkdir one && cd one\n" + Self.history + "cd .. && git clone -q one two")
    let clone = try repository(scratch.path + "/two")
    #expect(
      try clone.target(ofSymbolic: "refs/remotes/origin/HEAD") == "refs/remotes/origin/main")
    #expect(try clone.commit(named: "origin") == clone.commit(named: "origin/main"))
  }

  @Test func aWorktreeHasItsOwnHeadAndSharesTheRest() throws {
    let scratch = try ScratchRepository(
      "mkdir one && cd one\n" + Self.history + "git worktree add -q ../two feature/x")
    let worktree = try repository(scratch.path + "/two")
    #expect(try worktree.head().branch == "feature/x")
    #expect(try repository(scratch.path + "/one").head().branch == "main")
    #expect(try worktree.commit(named: "main~1") == worktree.commit(named: "HEAD"))
    #expect(worktree.workTree == FilePath(scratch.path + "/two"))
  }

  @Test func aSubmoduleIsARepositoryOfItsOwn() throws {
    let scratch = try ScratchRepository(
      "mkdir one && cd one\n" + Self.history
        + "cd .. && git init -q two && cd two && git submodule --quiet add ../one lib && git commit -qm sub"
    )
    let inner = try repository(scratch.path + "/two/lib")
    #expect(inner.workTree == FilePath(scratch.path + "/two/lib"))
    #expect(
      try inner.commit(named: "HEAD").description + "\n" == scratch.run("git -C one rev-parse HEAD")
    )
    let outer = try repository(scratch.path + "/two")
    let tree = try outer.tree(of: try outer.commit(named: "HEAD"))
    #expect(try tree.file(at: "lib")?.kind == .submodule)
  }

  @Test func whatIsNotReadIsSaid() throws {
    let scratch = try ScratchRepository(
      Self.history
        + "git config core.repositoryformatversion 1; git config extensions.refStorage reftable")
    #expect(
      throws: GitFailure.unsupported("branches are stored as reftable, which is not read here")
    ) {
      try GitRepository.containing(FilePath(scratch.path))
    }
    try scratch.run("sed -i /refStorage/d .git/config; printf '\\tzebra = true\\n' >> .git/config")
    #expect {
      try GitRepository.containing(FilePath(scratch.path))
    } throws: { error in
      "\(error)".contains("extension zebra")
    }
  }

  @Test func theCommonCommitOfTwoBranches() throws {
    let scratch = try ScratchRepository(
      Self.history
        + """
        git checkout -q feature/x
        for i in 1 2 3; do echo $i > b; git add b; git commit -qm "b $i"; done
        git checkout -q -b other main~1; echo c > c; git add c; git commit -qm c
        git merge -q -m m main; git checkout -q --orphan lone; git commit -qm alone
        """)
    let repository = try repository(scratch.path)
    for (one, other) in [("main", "feature/x"), ("other", "feature/x"), ("other", "main")] {
      let base = try repository.mergeBase(
        try repository.commit(named: one), try repository.commit(named: other))
      #expect(
        try base.map { "\($0)\n" } == scratch.run("git merge-base \(one) \(other)"),
        "\(one) \(other)")
    }
    #expect(
      try repository.mergeBase(
        try repository.commit(named: "main"), try repository.commit(named: "lone")) == nil)
  }
}
