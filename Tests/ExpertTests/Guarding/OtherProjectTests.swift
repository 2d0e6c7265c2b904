import AlembicHistory
import Expert
import Guard
import ProjectFiles
import SystemPackage
import Testing

/// Two projects side by side, of which only one is where the agent stands.
struct OtherProjectTests {
  private static let revision =
    "revision = 'aaaaaaaaaaaa'\ndown_revision = None\n\n\ndef upgrade():\n    pass\n"

  private func decide(_ line: String) throws -> Decision {
    let folder = try HistoryFolder([
      "here/alembic.ini": "[alembic]\nscript_location = db\n",
      "here/db/versions/a.py": Self.revision,
      "there/alembic.ini": "[alembic]\nscript_location = db\n",
      "there/db/versions/b.py": Self.revision,
      "there/alembic-expert.lock":
        "# alembic-expert.lock 1\naaaaaaaaaaaa  sha256:0000  production\n",
      "notes/b.py": "",
    ])
    return withExtendedLifetime(folder) {
      ActionCheck.decide(
        .command(line), ProjectRequest(currentDirectory: folder.root.appending("here")),
        in: folder.root.appending("here"), isOwnAgent: false)
    }
  }

  @Test(arguments: [
    "rm ../there/db/versions/b.py", "cd ../there && rm db/versions/b.py",
    "cd ../there/db/versions; echo x >> b.py", "rm -rf ../there/db/versions/*",
  ])
  func revisionsOfAnotherProjectAreJudgedByItsOwnHistory(_ line: String) throws {
    let decision = try decide(line)
    #expect(decision.verdict != .allowed, "\(decision.text)")
    #expect(decision.refusals.contains { $0.subject.contains("b.py") }, "\(decision.text)")
  }

  @Test(arguments: ["cat ../there/db/versions/b.py", "rm ../notes/b.py", "cd ../there && ls db"])
  func whatTouchesNoRevisionIsAllowed(_ line: String) throws {
    #expect(try decide(line).verdict == .allowed)
  }
}
