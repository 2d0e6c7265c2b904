import AlembicHistory
import Glibc
import ProjectFiles
import Review
import SystemPackage
import Testing

@testable import Expert

/// A project with the given revision files in `versions`, for one test.
final class HistoryFolder {
  let root: FilePath

  init(_ files: [String: String]) throws {
    var template = Array("/tmp/alembic-expert-XXXXXX".utf8CString)
    let made = try #require(mkdtemp(&template))
    root = try #require(FileReading.resolved(FilePath(platformString: made)))
    for folder in ["db", "db/versions", "other"] {
      #expect(root.pushing(FilePath(folder)).withPlatformString { mkdir($0, 0o700) } == 0)
    }
    try write("alembic.ini", "[alembic]\nscript_location = db\n")
    for (name, text) in files { try write(name.contains("/") ? name : "db/versions/" + name, text) }
  }

  func write(_ name: String, _ text: String) throws {
    let path = root.pushing(FilePath(name))
    try FileWriting.makeFolder(path.removingLastComponent())
    try FileWriting.write(Array(text.utf8), to: path, existing: .replace)
  }

  deinit { Self.remove(root) }

  private static func remove(_ path: FilePath) {
    for entry in (try? FileReading.entries(of: path)) ?? [] {
      let inner = path.appending(entry.name)
      if entry.kind == .directory { remove(inner) } else { _ = inner.withPlatformString(unlink) }
    }
    _ = path.withPlatformString(rmdir)
  }

  func health(mergingWith folder: String? = nil, roots: [FilePath] = []) throws -> HistoryHealth {
    try ProjectHistory.read(
      ProjectRequest(currentDirectory: root, roots: roots)
    ).health(mergingWith: folder)
  }
}

/// A revision file as Alembic's template writes it.
func revision(_ id: String, _ parents: String = "None", _ rest: String = "") -> String {
  "revision = '\(id)'\ndown_revision = \(parents)\n\(rest)"
}

@Suite struct HealthTests {
  static let users = revision("5ad1f0c2be77")
  static let apps = revision("0c9d3b7e41fa", "'5ad1f0c2be77'")
  static let teams = revision("9e7c51b0d2a8", "'5ad1f0c2be77'")

  static func rules(_ health: HistoryHealth) -> [String] { health.findings.map(\.rule) }

  @Test func isSafeWithOneHead() throws {
    let health = try HistoryFolder(["a.py": Self.users, "b.py": Self.apps]).health()
    #expect(health.findings.isEmpty)
    #expect(health.safety.isSafe)
    #expect(health.safety.parents == ["0c9d3b7e41fa"])
    #expect(health.next.contains("alembic revision --autogenerate"))
  }

  @Test func showsAMessageOnOneLineWithoutControlCharacters() throws {
    let health = try HistoryFolder([
      "a.py": "\"\"\"add\tusers\nand \\x1b[31mapps\n\nRevision ID: x\"\"\"\n" + Self.users
    ]).health()
    #expect(health.heads.map(\.message) == ["add\u{FFFD}users and \u{FFFD}[31mapps"])
  }

  @Test func isSafeWithoutAnyRevision() throws {
    let health = try HistoryFolder([:]).health()
    #expect(health.safety.isSafe)
    #expect(health.counts.revisions == 0)
  }

  @Test func reportsAFork() throws {
    let health = try HistoryFolder(
      ["a.py": Self.users, "b.py": Self.apps, "c.py": Self.teams]
    ).health()
    #expect(Self.rules(health) == ["multiple-heads"])
    #expect(health.findings[0].places.map(\.file) == ["db/versions/b.py", "db/versions/c.py"])
    #expect(!health.safety.isSafe)
    #expect(health.counts.branchPoints == 1)
    #expect(health.next.contains("alembic merge -m \"merge heads\" heads"))
  }

  @Test func takesLabelledBranchesForPurpose() throws {
    let health = try HistoryFolder([
      "a.py": revision("5ad1f0c2be77", "None", "branch_labels = 'one'\n"),
      "b.py": revision("0c9d3b7e41fa", "None", "branch_labels = ('two',)\n"),
    ]).health()
    #expect(health.safety.isSafe)
    #expect(Self.rules(health) == ["multiple-heads"])
    #expect(health.findings[0].severity == .info)
    #expect(health.next.contains("--head=two@head") || health.next.contains("--head=one@head"))
  }

  @Test func namesBothFilesOfADuplicateID() throws {
    let health = try HistoryFolder([
      "a.py": Self.users, "b.py": Self.apps, "copy.py": Self.apps,
    ]).health()
    let finding = try #require(health.findings.first { $0.rule == "duplicate-revision-id" })
    #expect(finding.places.map(\.text) == ["db/versions/b.py:1:12", "db/versions/copy.py:1:12"])
    #expect(!health.safety.isSafe)
  }

  @Test func namesTheNearestIDOfAMissingParent() throws {
    let health = try HistoryFolder([
      "a.py": Self.users, "b.py": revision("0c9d3b7e41fa", "'5ad1f0c2be78'"),
    ]).health()
    let finding = try #require(health.findings.first { $0.rule == "down-revision-missing" })
    #expect(finding.places[0].text == "db/versions/b.py:2:17")
    #expect(finding.remedy.contains("5ad1f0c2be77"))
  }

  @Test func findsOnlyTheRevisionsOfACycle() throws {
    let health = try HistoryFolder([
      "a.py": revision("aa11", "'cc33'"), "b.py": revision("bb22", "'aa11'"),
      "c.py": revision("cc33", "'bb22'"), "d.py": revision("dd44", "'cc33'"),
    ]).health()
    let finding = try #require(health.findings.first { $0.rule == "revision-cycle" })
    #expect(finding.message.contains("aa11, bb22, cc33."))
    #expect(!finding.message.contains("dd44"))
  }

  @Test func answersEvenWhenAFileIsBroken() throws {
    let health = try HistoryFolder([
      "a.py": Self.users, "b.py": "revision = 'x\n", "plain.py": "x = 1\n", "notes.txt": "",
    ]).health()
    #expect(
      Self.rules(health).sorted() == [
        "not-a-revision", "not-a-revision", "syntax-error",
      ])
    #expect(health.heads.map(\.revision) == ["5ad1f0c2be77"])
    #expect(!health.safety.isSafe)
    let broken = try #require(health.findings.first { $0.rule == "syntax-error" })
    #expect(broken.places[0].line == 1)
  }

  @Test func neverGuessesAValueThatItCannotCompute() throws {
    let health = try HistoryFolder([
      "a.py": Self.users, "b.py": "revision = '0c9d3b7e41fa'\ndown_revision = latest()\n",
    ]).health()
    let finding = try #require(health.findings.first { $0.rule == "unknown-revision-value" })
    #expect(finding.places[0].text.hasPrefix("db/versions/b.py:2:"))
    #expect(!health.safety.isSafe)
  }

  @Test func reportsEveryOtherDefectWithItsRule() throws {
    let health = try HistoryFolder([
      "a.py": "\"\"\"x\n\nRevision ID: 111\nRevises: 222\n\"\"\"\n" + revision("a1b2c3d4e5f6"),
      "b.py": revision(String(repeating: "x", count: 33), "'a1b2c3d4e5f6'", "depends_on = 'zz'\n"),
      "c.py": revision("a-b", "'\(String(repeating: "x", count: 33))'", "branch_labels = 'q'\n"),
      "d.py": revision("0c9d3b7e41fa", "'a-b'", "branch_labels = 'q'\n"),
      "e.py": revision("9e7c51b0d2a8"),
    ]).health()
    for rule in [
      "synthetic-revision-id", "docstring-revision-mismatch", "revision-id-too-long",
      "depends-on-unknown", "illegal-revision-id", "duplicate-branch-label", "orphan-revision",
      "multiple-heads",
    ] {
      #expect(Self.rules(health).contains(rule), "\(rule) is missing")
    }
  }

  @Test func namesTheOddIDsOfAHistoryOnce() throws {
    let health = try HistoryFolder([
      "a.py": Self.users, "b.py": Self.apps, "c.py": revision("merge001", "'0c9d3b7e41fa'"),
    ]).health()
    #expect(Self.rules(health) == ["synthetic-revision-id"])
    #expect(health.findings[0].severity == .info)
    #expect(health.findings[0].message.hasPrefix("1 of 3 ids"))
    let convention = try HistoryFolder([
      "a.py": revision("001"), "b.py": revision("002", "'001'"),
    ]).health()
    #expect(convention.findings.isEmpty)
  }

  @Test func saysWhetherAnotherBranchWouldFork() throws {
    let folder = try HistoryFolder([
      "a.py": Self.users, "b.py": Self.apps, "other/a.py": Self.users, "other/c.py": Self.teams,
    ])
    let health = try folder.health(mergingWith: "other")
    let merge = try #require(health.merge)
    #expect(merge.forks)
    #expect(health.next.hasPrefix("settle the fork with other first"))
    #expect(merge.findings[0].message.hasPrefix("There are 2 heads: 0c9d3b7e41fa, 9e7c51b0d2a8."))
    #expect(merge.added.map(\.revision) == ["9e7c51b0d2a8"])
    #expect(merge.heads.map(\.revision) == ["0c9d3b7e41fa", "9e7c51b0d2a8"])
    try folder.write("other/c.py", revision("9e7c51b0d2a8", "'0c9d3b7e41fa'"))
    let straight = try #require(try folder.health(mergingWith: "other").merge)
    #expect(!straight.forks)
    #expect(straight.findings.isEmpty)
    try folder.write("other/a.py", revision("5ad1f0c2be77", "'1'"))
    let colliding = try #require(try folder.health(mergingWith: "other").merge)
    #expect(colliding.findings.contains { $0.rule == "duplicate-revision-id" })
  }

  @Test func readsNoOtherBranchOutsideItsFolders() throws {
    let folder = try HistoryFolder(["a.py": Self.users])
    let other = try HistoryFolder(["a.py": Self.teams])
    #expect(throws: ExpertFailure.self) {
      try folder.health(mergingWith: other.root.string + "/db/versions", roots: [folder.root])
    }
    #expect(throws: ExpertFailure.self) { try folder.health(mergingWith: "nowhere") }
  }
}
