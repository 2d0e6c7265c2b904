import ArgumentParser
import Expert
import Testing

@testable import alembic_expert

@Suite struct ArgumentOrderTests {
  @Test(arguments: [
    (["downgrade", "-1", "--sql"], ["downgrade", "--sql", "--", "-1"]),
    (["upgrade", "-12"], ["upgrade", "--", "-12"]),
    (["downgrade", "-x", "-1", "head:-1"], ["downgrade", "-x", "-1", "head:-1"]),
    (["upgrade", "--tag", "-1", "+1"], ["upgrade", "--tag", "-1", "+1"]),
    (["upgrade", "-n", "main", "-2"], ["upgrade", "-n", "main", "--", "-2"]),
    (["history", "-r", "-3:"], ["history", "-r", "-3:"]),
    (["graph", "-1"], ["graph", "-1"]),
    (["upgrade", "--", "-1"], ["upgrade", "--", "-1"]),
  ])
  func aNegativeRevisionIsAnArgument(given: [String], wanted: [String]) {
    #expect(RelativeRevisions.movedBehindOptions(given) == wanted)
  }

  @Test func alembicsOrderOfOptionsIsTaken() throws {
    let arguments = RelativeRevisions.movedBehindOptions(
      GlobalOptions.movedBehindSubcommand(["-c", "other.ini", "downgrade", "-1"]))
    let command = try #require(try AlembicExpert.parseAsRoot(arguments) as? DowngradeCommand)
    #expect(command.revision == "-1")
    #expect(command.project.config == "other.ini")
    #expect(!command.sql)
  }

  @Test func previewTakesRelativeRevisionsAsValues() throws {
    let arguments = ["preview-sql", "--direction", "downgrade", "--from", "head", "--to", "-1"]
    let command = try #require(try AlembicExpert.parseAsRoot(arguments) as? PreviewSQLCommand)
    #expect(command.to == "-1")
    #expect(command.direction == .downgrade)
  }

  @Test func ensureVersionHasAlembicsNameAndOurs() throws {
    for name in ["ensure_version", "ensure-version"] {
      #expect(try AlembicExpert.parseAsRoot([name]) is EnsureVersionCommand)
    }
  }
}
