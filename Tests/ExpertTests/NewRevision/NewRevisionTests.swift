import AlembicHistory
import Glibc
import ProjectFiles
import SystemPackage
import Testing

@testable import Expert

/// A project with a template of its own, in which revisions are made.
struct RevisionFolder {
  let folder: HistoryFolder

  static let template = """
    \"""${message}

    Revision ID: ${up_revision}
    Revises: ${down_revision | comma,n}
    Create Date: ${create_date}

    \"""
    from alembic import op
    import sqlalchemy as sa
    ${imports if imports else ""}

    revision = ${repr(up_revision)}
    down_revision = ${repr(down_revision)}
    branch_labels = ${repr(branch_labels)}
    depends_on = ${repr(depends_on)}


    def upgrade():
        ${upgrades if upgrades else "pass"}


    def downgrade():
        ${downgrades if downgrades else "pass"}

    """

  init(_ files: [String: String] = [:], ini: String = "") throws {
    folder = try HistoryFolder(files)
    try folder.write("alembic.ini", "[alembic]\nscript_location = db\n" + ini)
    try folder.write("db/script.py.mako", Self.template)
  }

  var history: ProjectHistory {
    get throws { try ProjectHistory.read(ProjectRequest(currentDirectory: folder.root)) }
  }

  func make(
    _ mode: RevisionRequest.Mode = .empty, _ message: String? = "add the color of apps",
    _ change: (inout RevisionRequest) -> Void = { _ in }
  ) throws -> NewRevision {
    var request = RevisionRequest(mode, message: message)
    change(&request)
    return try history.newRevision(request)
  }

  /// The names in the version folder.
  var names: [String] {
    get throws {
      try FileReading.entries(of: folder.root.pushing(FilePath("db/versions"))).map(\.name)
    }
  }

  func refusal(
    _ mode: RevisionRequest.Mode = .empty, _ message: String? = "add the color of apps",
    _ change: (inout RevisionRequest) -> Void = { _ in }
  ) throws -> String {
    let before = try names
    var text = ""
    do {
      _ = try make(mode, message, change)
    } catch let failure as ExpertFailure {
      text = failure.description
    }
    #expect(try names == before)
    return text
  }
}

@Suite struct NewRevisionTests {
  static let users = """
    from alembic import op
    import sqlalchemy as sa
    revision = '5ad1f0c2be77'
    down_revision = None
    def upgrade():
        op.create_table('user', sa.Column('id', sa.Integer(), primary_key=True),
                        sa.Column('email', sa.String(255), nullable=False))
    def downgrade():
        op.drop_table('user')
    """

  @Test func theFirstRevisionIsABase() throws {
    let made = try RevisionFolder().make()
    let file = try #require(made.files.first)
    #expect(file.parents.isEmpty)
    #expect(file.text.contains("down_revision = None"))
    #expect(made.proof?.heads == [file.revision])
  }

  @Test func theNextFollowsTheHeadAndIsReadBack() throws {
    let project = try RevisionFolder(["a.py": Self.users])
    let made = try project.make()
    let file = try #require(made.files.first)
    #expect(made.isWritten)
    #expect(file.parents == ["5ad1f0c2be77"])
    #expect(file.path == "db/versions/\(file.revision)_add_the_color_of_apps.py")
    #expect(file.revision.utf8.count == 12 && HandTypedID.isDrawn(file.revision))
    #expect(made.proof?.heads == [file.revision])
    #expect(made.proof?.isReversible == true)
    let bytes = try FileReading.bytes(of: project.folder.root.pushing(FilePath(file.path)))
    #expect(String(decoding: bytes, as: UTF8.self) == file.text)
  }

  @Test func aDryRunWritesNothing() throws {
    let project = try RevisionFolder(["a.py": Self.users])
    let made = try project.make { $0.isDryRun = true }
    #expect(!made.isWritten)
    #expect(made.proof?.heads == made.files.map(\.revision))
    #expect(try project.names == ["a.py"])
  }

  @Test(arguments: ["update", "WIP", "fix db", "Changes 2", "", "  ", "auto-generated migration"])
  func aMessageWithoutContentIsRefused(message: String) throws {
    #expect(try RevisionFolder().refusal(.empty, message).contains("message"))
  }

  @Test(arguments: ["a\nb of users", "x\"\"\"y of users", "users\\", "drop \"users\""])
  func aMessageThatCannotStandInTheFileIsRefused(message: String) throws {
    #expect(try RevisionFolder().refusal(.empty, message).contains("cannot stand in the file"))
  }

  @Test func twoHeadsOfOneBranchAreRefusedWithTheMergeOffered() throws {
    let project = try RevisionFolder([
      "a.py": Self.users, "b.py": revision("0c9d3b7e41fa", "'5ad1f0c2be77'"),
      "c.py": revision("9e7c51b0d2a8", "'5ad1f0c2be77'"),
    ])
    let text = try project.refusal()
    #expect(text.contains("0c9d3b7e41fa") && text.contains("mode \"merge\""))
    let merge = try project.make(.merge, nil)
    #expect(Set(merge.files[0].parents) == ["0c9d3b7e41fa", "9e7c51b0d2a8"])
    #expect(merge.proof?.heads.count == 1)
    #expect(merge.collisions.isEmpty)
    #expect(try project.refusal(.merge).contains("nothing to merge"))
  }

  @Test func labelledBranchesGrowWhereTheCallerSays() throws {
    let project = try RevisionFolder([
      "a.py": revision("0c9d3b7e41fa", "None", "branch_labels = 'left'\n"),
      "b.py": revision("9e7c51b0d2a8", "None", "branch_labels = 'right'\n"),
    ])
    #expect(try project.refusal().contains("branch \"left\" or \"right\""))
    #expect(try project.refusal { $0.branch = "rigth" }.contains("right"))
    let made = try project.make { $0.branch = "right" }
    #expect(made.files[0].parents == ["9e7c51b0d2a8"])
    #expect(try project.refusal(.merge).contains("on purpose"))
  }

  @Test func theVersionPathPicksTheBranchThatLivesThere() throws {
    let project = try RevisionFolder(
      [
        "a.py": revision("0c9d3b7e41fa", "None", "branch_labels = 'left'\n"),
        "other/b.py": revision("9e7c51b0d2a8", "None", "branch_labels = 'right'\n"),
      ], ini: "version_locations = db/versions other\n")
    let made = try project.make { $0.versionPath = "other" }
    #expect(made.files[0].parents == ["9e7c51b0d2a8"])
    #expect(made.files[0].path.hasPrefix("other/"))
    #expect(try project.refusal { $0.versionPath = "db" }.contains("no version location"))
    let left = try project.make { $0.branch = "left" }
    #expect(left.files[0].path.hasPrefix("db/versions/"))
  }

  @Test func aHistoryThatAlembicCannotLoadIsNotAddedTo() throws {
    let project = try RevisionFolder([
      "a.py": Self.users, "b.py": revision("0c9d3b7e41fa", "'000000000000'"),
    ])
    #expect(try project.refusal().contains("cannot be added to"))
    try project.folder.write(
      "db/versions/b.py", "revision = '0c9d3b7e41fa'\ndown_revision = None\n")
    try project.folder.write("db/versions/teams.py", "x = 1\n")
    #expect(try project.refusal().contains("assigns no `revision`"))
  }

  @Test func aVersionFolderThatLeadsOutOfTheProjectIsRefused() throws {
    let outside = try RevisionFolder()
    let project = try RevisionFolder()
    let versions = project.folder.root.pushing(FilePath("db/versions"))
    #expect(versions.withPlatformString(rmdir) == 0)
    #expect(symlink(outside.folder.root.string, versions.string) == 0)
    #expect(try project.refusal().contains("outside of the project"))
  }

  @Test func aMissingVersionFolderIsMade() throws {
    let project = try RevisionFolder()
    let versions = project.folder.root.pushing(FilePath("db/versions"))
    #expect(versions.withPlatformString(rmdir) == 0)
    #expect(try project.make().isWritten)
  }

  @Test func settingsAreFollowedOrNamed() throws {
    let project = try RevisionFolder(
      ini: "file_template = %%(year)d_%%(month).2d_%%(slug)s\ntruncate_slug_length = 9\n"
        + "timezone = Europe/Madrid\n\n[post_write_hooks]\nhooks = black, ruff\n")
    let made = try project.make()
    let file = made.files[0]
    #expect(file.path.hasSuffix("_add_the_.py"), "\(file.path)")
    #expect(made.notes.contains { $0.contains("black, ruff") })
    #expect(file.createDate.hasSuffix("+01:00") || file.createDate.hasSuffix("+02:00"))
    #expect(try project.refusal().contains("exists already"))
  }

  @Test func aFileNameThatAlembicWouldNotFindIsRefused() throws {
    let folders = try RevisionFolder(ini: "file_template = %%(year)d/%%(rev)s\n")
    #expect(try folders.refusal().contains("recursive_version_locations"))
    let out = try RevisionFolder(ini: "file_template = ../%%(rev)s\n")
    #expect(try out.refusal().contains("file_template"))
    let deep = try RevisionFolder(
      ini: "file_template = %%(year)d/%%(rev)s\nrecursive_version_locations = true\n")
    #expect(try deep.make().files[0].path.contains("/versions/20"))
  }

  @Test func aTemplateThatCannotBeEvaluatedLeavesNoFile() throws {
    let project = try RevisionFolder()
    try project.folder.write("db/script.py.mako", "\"\"\"x\"\"\"\n${message.missing}\n")
    #expect(try project.refusal().contains("script.py.mako:2: "))
    try project.folder.write("db/script.py.mako", "\"\"\"${message}\"\"\"\nrevision = 'x'\n")
    #expect(try project.refusal().contains("does not assign revision"))
    try project.folder.write("db/script.py.mako", "\"\"\"${message}\"\"\"\nrevision = (\n")
    #expect(try project.refusal().contains("no Python"))
  }

  @Test func idsAreNotThoseOfFilesThatAlembicPassesBy() throws {
    let project = try RevisionFolder(["notes.txt": "0c9d3b7e41fa", "a.py": Self.users])
    let names = RevisionNames(try project.history)
    for _ in 0..<50 {
      let id = names.fresh()
      #expect(id != "0c9d3b7e41fa" && id != "5ad1f0c2be77" && HandTypedID.reason(id) == nil)
    }
  }
}
