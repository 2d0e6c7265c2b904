import SQLAlchemy
import Testing

@testable import MigrationReplay

@Suite struct SQLAlchemyPinTests {
  @Test(arguments: [
    ("uv.lock", "[[package]]\nname = \"sqlalchemy\"\nversion = \"2.0.44\"\n", "2.0"),
    ("poetry.lock", "[[package]]\nname = \"SQLAlchemy\"\nversion = \"2.1.3\"\n", "2.1"),
    (
      "Pipfile.lock", "{\"sqlalchemy\": {\"hashes\": [\"sha256:0\"], \"version\": \"==2.0.1\"}}",
      "2.0"
    ),
    ("requirements.txt", "alembic\nSQLAlchemy[asyncio]>=2.0,<2.1\n", "2.0"),
    ("requirements.txt", "sqlalchemy>=1.4\n", "2.1"),
    ("requirements.txt", "sqlalchemy-utils==0.42\n", "nothing"),
    ("pyproject.toml", "dependencies = [\"sqlalchemy~=2.0.30\"]\n", "2.0"),
  ])
  func theProjectSaysWhichLineItUses(_ file: String, _ text: String, _ expected: String) throws {
    let project = try TemporaryProject(revisions: ["def upgrade(): pass\n"], files: [file: text])
    let line = SQLAlchemyPin.line(of: try project.located())
    #expect(line?.rawValue ?? "nothing" == expected)
  }

  @Test(arguments: [
    ("uv.lock", "[[package]]\nname = \"sqlmodel\"\nversion = \"0.0.31\"\n", false),
    ("poetry.lock", "[[package]]\nname = \"sqlmodel\"\nversion = \"0.0.46\"\n", true),
    ("requirements.txt", "sqlmodel==0.0.44\n", false),
    ("requirements.txt", "sqlmodel>=0.0.20,<0.0.45\n", false),
    ("requirements.txt", "sqlmodel~=0.0.20\n", true),
    ("requirements.txt", "alembic\n", true),
  ])
  func sqlModelSaysWhetherDatetimesHaveAZone(
    _ file: String, _ text: String, _ expected: Bool
  ) throws {
    let project = try TemporaryProject(revisions: ["def upgrade(): pass\n"], files: [file: text])
    #expect(SQLAlchemyPin.hasAwareModelDatetimes(try project.located()) == expected)
  }
}
