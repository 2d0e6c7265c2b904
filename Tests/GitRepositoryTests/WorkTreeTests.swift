import ScratchGit
import SystemPackage
import Testing

@testable import GitRepository

@Suite(.enabled(if: ScratchRepository.hasGit, "no git here to make repositories with"))
struct WorkTreeTests {
  static let history = """
    git init -q .
    mkdir -p app/models app/versions docs
    for name in app/models/a.py app/models/b.py app/versions/v1.py docs/x.md app/env.py; do
      echo "# $name" > $name
    done
    printf '*.pyc\\n/build/\\n!kept.pyc\\nlogs/**/deep\\n' > .gitignore
    git add . && git commit -qm one

    """

  private func changes(
    _ scratch: ScratchRepository, _ paths: [String] = []
  ) throws -> [String] {
    let repository = try #require(try GitRepository.containing(FilePath(scratch.path)))
    return try repository.changes(below: paths.map { FilePath("\(scratch.path)/\($0)") })
      .map { "\($0.kind.rawValue) \($0.path)" }
  }

  /// What `git status` says of the whole tree, in our words.
  private func said(_ scratch: ScratchRepository) throws -> [String] {
    try scratch.run("git -c status.renames=false status --porcelain -uall")
      .split(separator: "\n").map { line in
        let mark = line.prefix(2)
        let kind = mark.contains("D") ? "deleted" : mark.contains("M") ? "modified" : "added"
        return "\(kind) \(line.dropFirst(3))"
      }.sorted { $0.split(separator: " ")[1] < $1.split(separator: " ")[1] }
  }

  @Test(arguments: [
    "", "echo x >> app/models/a.py", "rm docs/x.md", "echo new > app/models/c.py",
    "echo new > app/models/c.py; git add .", "echo x >> app/env.py; git add .",
    "git rm -q app/models/b.py", "mkdir build; echo x > build/a.py; echo x > a.pyc",
    "echo x > kept.pyc; mkdir -p app/build logs/a/b/deep; echo x > app/build/y; echo x > logs/a/b/deep/f",
    "printf 'models/\\n' > app/.gitignore; echo n > app/models/d.py; echo e >> app/models/a.py",
    "git init -q inner; echo x > inner/f; rm -rf inner/.git/refs; rm -rf inner",
    "touch docs/x.md", "mkdir -p a/b; echo 1 > a/b/c; printf 'a/*\\n!a/b\\n' > .git/info/exclude",
  ])
  func agreesWithGitStatus(_ script: String) throws {
    let scratch = try ScratchRepository(Self.history + script)
    #expect(try changes(scratch) == said(scratch))
  }

  @Test func onlyWhatIsAskedForIsLookedAt() throws {
    let scratch = try ScratchRepository(
      Self.history
        + "for f in app/env.py app/models/a.py docs/x.md; do echo x >> $f; done; echo n > app/n")
    #expect(try changes(scratch, ["app/models"]) == ["modified app/models/a.py"])
    #expect(
      try changes(scratch, ["app/env.py", "docs"]) == ["modified app/env.py", "modified docs/x.md"])
    #expect(try changes(scratch, ["app/n", "nowhere"]) == ["added app/n"])
  }

  @Test func otherLineEndsAreNoChange() throws {
    let scratch = try ScratchRepository(Self.history + "sed -i 's/$/\\r/' app/env.py")
    #expect(try changes(scratch) == [])
  }

  /// A file of the same size, written right after the index: only its contents tell.
  @Test func aRacyFileIsRead() throws {
    let scratch = try ScratchRepository(
      Self.history + "echo 1 > r; git add r; git commit -qm r; echo 2 > r")
    #expect(try changes(scratch) == ["modified r"])
  }

  @Test(arguments: [
    ("*.py", "a.py", true), ("*.py", "a.pyc", false), ("a/*", "a/b/c", false),
    ("a/**", "a/b/c", true),
    ("**/c", "a/b/c", true), ("**/c", "c", true), ("a/**/c", "a/c", true),
    ("a/**/c", "a/x/y/c", true),
    ("[a-c]?", "bz", true), ("[!a-c]?", "bz", false), ("\\*", "*", true), ("\\*", "a", false),
    ("[]x]", "]", true), ("a[", "a[", false),
  ])
  func patterns(_ pattern: String, _ path: String, _ fits: Bool) {
    #expect(Wildmatch.matches(Array(pattern.utf8), Array(path.utf8)) == fits)
  }

  @Test func aPatternThatNeverEndsIsGivenUp() {
    let pattern = String(repeating: "*a", count: 40) + "b"
    #expect(!Wildmatch.matches(Array(pattern.utf8), [UInt8](repeating: 0x61, count: 4000)))
  }
}
