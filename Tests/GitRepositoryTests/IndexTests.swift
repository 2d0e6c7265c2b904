import ScratchGit
import SystemPackage
import Testing

@testable import GitRepository

@Suite(.enabled(if: ScratchRepository.hasGit, "no git here to make repositories with"))
struct IndexTests {
  static let history = """
    git init -q .
    mkdir -p app/versions
    for i in $(seq 1 150); do echo "$i" > app/versions/v$i.py; done
    git add . && git commit -qm one

    """

  private func check(_ scratch: ScratchRepository) throws {
    let repository = try #require(try GitRepository.containing(FilePath(scratch.path)))
    let index = try #require(try repository.index())
    let listed = index.entries.map { "\($0.id) \($0.stage)\t\($0.path)\n" }.joined()
    #expect(try scratch.run("git ls-files -s | cut -d' ' -f2-") == listed)
    for entry in index.entries.prefix(3) where entry.stage == 0 {
      #expect(index.entry(at: entry.path)?.id == entry.id)
    }
    #expect(index.entry(at: "nowhere") == nil)
  }

  @Test(arguments: [2, 3, 4]) func versions(_ version: Int) throws {
    // Version 3 is only written when an entry needs it.
    let scratch = try ScratchRepository(
      Self.history + "git update-index --index-version \(version == 3 ? 2 : version)\n"
        + "echo new > app/versions/w.py; git add \(version == 3 ? "-N" : "") app/versions/w.py")
    #expect(try scratch.run("xxd -s 7 -l 1 -p .git/index") == "0\(version)\n")
    try check(scratch)
  }

  @Test func aSplitIndex() throws {
    let scratch = try ScratchRepository(
      Self.history
        + """
        git update-index --split-index
        echo changed > app/versions/v9.py; git add app/versions/v9.py
        git rm -q app/versions/v70.py; echo new > app/versions/new.py; git add app/versions/new.py
        git rm -q --cached app/versions/v71.py; git add app/versions/v71.py
        """)
    #expect(try scratch.run("ls .git | grep -c sharedindex") == "1\n")
    try check(scratch)
  }

  @Test func aConflictHasItsSides() throws {
    let scratch = try ScratchRepository(
      Self.history
        + """
        git checkout -q -b x; echo x > app/versions/v1.py; git commit -qam x
        git checkout -q main; echo y > app/versions/v1.py; git commit -qam y; git merge x || true
        """)
    try check(scratch)
    let repository = try #require(try GitRepository.containing(FilePath(scratch.path)))
    #expect(try repository.index()?.conflicts.map(\.stage) == [1, 2, 3])
  }

  @Test func sha256() throws {
    try check(
      try ScratchRepository(
        Self.history.replacing("git init -q .", with: "git init -q --object-format=sha256 .")))
  }
}
