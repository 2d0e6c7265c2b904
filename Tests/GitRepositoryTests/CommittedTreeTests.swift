import ScratchGit
import SystemPackage
import Testing

@testable import GitRepository

@Suite(.enabled(if: ScratchRepository.hasGit, "no git here to make repositories with"))
struct CommittedTreeTests {
  /// Files that git stores as deltas of each other once they are packed.
  static let history = """
    git init -q .
    mkdir -p app/versions
    for i in $(seq 1 30); do
      seq 1 400 | sed "s/^/line $i-/;1,380s/-.*/ same/" > app/versions/v$i.py
    done
    printf 'root\\n' > README
    git add . && git commit -qm one
    for i in $(seq 1 30); do echo "more $i" >> app/versions/v$i.py; done
    git commit -qam two
    for n in $(seq 1 9); do
      sed -i "$((n * 30))s/.*/$(echo $n | sha512sum)$(echo x$n | sha512sum)/" app/versions/v1.py
      git commit -qam "step $n"
    done
    git rm -q app/versions/v7.py && git commit -qm three

    """

  /// What git prints of the tree, and what is read here, path by path with contents.
  private func check(_ scratch: ScratchRepository, _ commit: String = "HEAD") throws {
    let repository = try #require(try GitRepository.containing(FilePath(scratch.path)))
    let tree = try repository.tree(of: try repository.commit(named: commit))
    let files = try tree.files()
    let listed = files.map { "\($0.id)\t\($0.path)" }.joined(separator: "\n") + "\n"
    let said = try scratch.run(
      "git ls-tree -r --format='%(objectname)%x09%(path)' \(commit)")
    #expect(listed == said)
    for file in files {
      #expect(repository.algorithm.blob(try repository.contents(of: file.id)) == file.id)
      #expect(try tree.file(at: file.path) == file)
    }
    #expect(try tree.file(at: "app/versions/none.py") == nil)
    #expect(try tree.file(at: "app/versions") == nil)
    #expect(try tree.files(below: "app/versions").count == files.count - 1)
    #expect(try tree.files(below: "nowhere").isEmpty)
  }

  @Test func looseObjects() throws {
    try check(try ScratchRepository(Self.history))
  }

  @Test(arguments: [
    "git repack -qadf --depth=50 --window=10", "git config pack.indexVersion 1; git repack -qadf",
    "git -c repack.useDeltaBaseOffset=false repack -qadf", "git gc -q --aggressive",
    "git repack -qad --window=0",
  ])
  func packs(_ command: String) throws {
    let scratch = try ScratchRepository(Self.history + command)
    #expect(try scratch.run("git count-objects").hasPrefix("0 objects"))
    try check(scratch)
    try check(scratch, "HEAD~1")
    try check(scratch, "HEAD~11")
  }

  @Test func packsAreReallyDeltas() throws {
    let scratch = try ScratchRepository(Self.history + "git repack -qadf --depth=50 --window=10")
    let chains = try scratch.run("git verify-pack -v .git/objects/pack/*.idx | grep chain")
    #expect(chains.contains("chain length = 3"))
  }

  @Test func sha256() throws {
    let script = Self.history.replacing(
      "git init -q .", with: "git init -q --object-format=sha256 .")
    let scratch = try ScratchRepository(script)
    try check(scratch)
    try scratch.run("git repack -qadf --depth=50 --window=10")
    try check(scratch)
  }

  @Test func alternates() throws {
    let scratch = try ScratchRepository(
      "mkdir one && cd one\n" + Self.history
        + "cd .. && git clone -q --shared one two && cd two && echo new > new && git add new "
        + "&& git commit -qm four")
    let repository = try #require(try GitRepository.containing(FilePath(scratch.path + "/two")))
    #expect(repository.objects.folders.count == 2)
    let tree = try repository.tree(of: try repository.commit(named: "HEAD"))
    #expect(try tree.files().count == 31)
    for file in try tree.files() {
      #expect(repository.algorithm.blob(try repository.contents(of: file.id)) == file.id)
    }
  }

  @Test func aShallowCloneSaysWhatIsMissing() throws {
    let scratch = try ScratchRepository(
      "mkdir one && cd one\n" + Self.history
        + "cd .. && git clone -q --depth 1 \"file://$PWD/one\" two")
    let repository = try #require(try GitRepository.containing(FilePath(scratch.path + "/two")))
    #expect(try repository.tree(of: try repository.commit(named: "HEAD")).files().count == 30)
    #expect {
      try repository.commit(named: "HEAD~2")
    } throws: { error in
      "\(error)".contains("the clone is shallow")
    }
  }

  @Test func aPartialCloneSaysWhatIsMissing() throws {
    let scratch = try ScratchRepository(
      "mkdir one && cd one\n" + Self.history + "git config uploadpack.allowFilter true\n"
        + "cd .. && git clone -q --no-checkout --filter=blob:none \"file://$PWD/one\" two")
    let repository = try #require(try GitRepository.containing(FilePath(scratch.path + "/two")))
    let file = try #require(
      try repository.tree(of: try repository.commit(named: "HEAD")).file(at: "README"))
    #expect {
      try repository.contents(of: file.id)
    } throws: { error in
      "\(error)".contains("the clone is partial")
    }
  }
}
