import AlembicHistory
import AppliedHistory
import ProjectFiles
import ScratchGit
import SystemPackage
import Testing

@Suite struct AppliedLockTests {
  private let hash = "sha256:" + String(repeating: "0a", count: 32)

  @Test func linesAreSortedAndComeBack() throws {
    var lock = AppliedLock()
    lock.add(["production"], to: "bbbb", hash: hash)
    lock.add([], to: "a b#%ü", hash: hash)
    lock.add(["staging", "production"], to: "bbbb", hash: hash)
    let lines = lock.text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(lines == ["a%20b%23%25ü \(hash)", "bbbb \(hash) production staging"])
    #expect(try AppliedLock(Array(lock.text.utf8), name: "x.lock") == lock)
    let windows = lock.text.replacing("\n", with: "\r\n")
    #expect(try AppliedLock(Array(windows.utf8), name: "x.lock") == lock)
  }

  @Test func bothSidesOfATextualMergeAreUnderstood() throws {
    let lock = try AppliedLock(
      Array("aaaa \(hash) staging\naaaa \(hash) production\n".utf8), name: "x.lock")
    #expect(lock.entries["aaaa"]?.environments == ["production", "staging"])
  }

  @Test(arguments: ["<<<<<<< HEAD", "aaaa", "aaaa md5:00", "a%zz sha256:0"])
  func aStrangeLineIsNamed(_ line: String) {
    #expect {
      try AppliedLock(Array("# head\n\(line)\n".utf8), name: "x.lock")
    } throws: { error in
      "\(error)".hasPrefix("x.lock:2 ")
    }
  }

  @Test func twoHashesOfARevisionAreRefused() {
    let other = "sha256:" + String(repeating: "11", count: 32)
    #expect(throws: AppliedLock.Failure.self) {
      try AppliedLock(Array("aaaa \(hash)\naaaa \(other)\n".utf8), name: "x.lock")
    }
  }

  @Test func lineEndsDoNotChangeTheHash() {
    #expect(AppliedLock.hash(Array("a\r\nb\n".utf8)) == AppliedLock.hash(Array("a\nb\n".utf8)))
    #expect(
      AppliedLock.hash(Array("abc".utf8))
        == "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  /// No git: the lock file alone tells what is applied.
  @Test func theLockFileCountsWithoutARepository() throws {
    let project = try CommittedProject("", start: CommittedProject.start)
    let file = FilePath(project.scratch.path + "/db/versions/aaaaaaaaaaaa_first.py")
    var lock = AppliedLock()
    lock.add(
      ["production"], to: "aaaaaaaaaaaa", hash: AppliedLock.hash(try FileReading.bytes(of: file)))
    lock.add([], to: "dddddddddddd", hash: hash)
    try FileWriting.write(
      Array(lock.text.utf8), to: AppliedLock.path(of: project.project), existing: .keep)
    let standing = project.answer("aaaaaaaaaaaa_first")
    #expect(standing.answer == .applied)
    #expect(standing.because == "alembic-expert.lock lists aaaaaaaaaaaa as applied to production")
    #expect(standing.environments == ["production"])
    #expect(project.answer("bbbbbbbbbbbb_second").answer == .unknown)
    #expect(project.changes().map(\.kind) == [.deleted])
    #expect(project.changes().map(\.revision) == ["dddddddddddd"])
    try project.scratch.run("echo '# x' >> db/versions/aaaaaaaaaaaa_first.py")
    #expect(project.changes().contains { $0.kind == .edited && $0.diff.isEmpty })
  }

  @Test(.enabled(if: ScratchRepository.hasGit, "no git here to make repositories with"))
  func aLineThatIsTakenOutStillCounts() throws {
    let project = try CommittedProject("git checkout -q -b feature/x")
    let path = project.project.directory.appending("db/versions/aaaaaaaaaaaa_first.py")
    var lock = AppliedLock()
    lock.add([], to: "aaaaaaaaaaaa", hash: AppliedLock.hash(try FileReading.bytes(of: path)))
    try FileWriting.write(
      Array(lock.text.utf8), to: AppliedLock.path(of: project.project), existing: .keep)
    try project.scratch.run(
      """
      git add -A .; git commit -qm lock
      echo > alembic-expert.lock; sed -i 's/SELECT 1/SELECT 2/' db/versions/aaaaaaaaaaaa_first.py
      """)
    let change = try #require(project.changes().first)
    #expect(change.because == "alembic-expert.lock lists aaaaaaaaaaaa")
    #expect(change.diff.contains("SELECT 2"))
  }
}
