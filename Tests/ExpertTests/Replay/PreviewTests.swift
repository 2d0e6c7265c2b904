import AlembicHistory
import MigrationReplay
import PostgreSQLDialect
import ProjectFiles
import Review
import Schema
import SchemaText
import Testing

@testable import Expert

/// What `question` answers about a project with these files, which are read again while it does.
func asking<Answer>(
  _ files: [String: String], _ question: (ProjectHistory) throws -> Answer
) throws -> Answer {
  let folder = try HistoryFolder([:])
  for (name, text) in files {
    try folder.write(
      name.hasSuffix(".py") && !name.contains("/") ? "db/versions/" + name : name, text)
  }
  return try withExtendedLifetime(folder) {
    try question(try ProjectHistory.read(ProjectRequest(currentDirectory: folder.root)))
  }
}

/// Two revisions whose operations are written out.
let users = """
  from alembic import op
  import sqlalchemy as sa

  revision = '5ad1f0c2be77'
  down_revision = None

  def upgrade():
      op.create_table('users', sa.Column('id', sa.Integer(), primary_key=True))
      op.execute("UPDATE users SET id = 1")

  def downgrade():
      op.drop_table('users')

  """
let apps = """
  \"\"\"add apps

  Revision ID: 0c9d3b7e41fa
  \"\"\"
  from alembic import op
  import sqlalchemy as sa

  revision = '0c9d3b7e41fa'
  down_revision = '5ad1f0c2be77'

  def upgrade():
      op.add_column('users', sa.Column('name', sa.String(50), server_default='x', nullable=False))
      op.create_index('ix_users_name', 'users', ['name'])

  def downgrade():
      op.drop_index('ix_users_name', table_name='users')
      op.drop_column('users', 'name')

  """

@Suite struct PreviewTests {
  @Test func everyStatementHasItsOriginAndItsLocks() throws {
    let preview = try asking(["a.py": users, "b.py": apps]) {
      try $0.preview(.upgrade, from: "5ad1f0c2be77", to: "head")
    }
    #expect(preview.doubts.isEmpty)
    #expect(preview.failures.isEmpty)
    #expect(preview.revisions.map(\.revision) == ["0c9d3b7e41fa"])
    #expect(preview.revisions.first?.message == "add apps")
    let statements = preview.revisions.flatMap(\.statements).filter { !$0.isBookkeeping }
    #expect(
      statements.map(\.sql) == [
        "ALTER TABLE users ADD COLUMN name VARCHAR(50) DEFAULT 'x' NOT NULL;",
        "CREATE INDEX ix_users_name ON users (name);",
      ])
    #expect(statements.map(\.operation) == ["add_column", "create_index"])
    #expect(
      statements.map { $0.place?.text } == ["db/versions/b.py:12:5", "db/versions/b.py:13:5"])
    let users = QualifiedName("users")
    #expect(statements[0].locks[users]?.mode == .accessExclusive)
    #expect(statements[0].locks[users]?.work == TableWork.none)
    #expect(statements[1].locks[users]?.mode == .share)
    #expect(statements[1].locks[users]?.work == .scan)
    #expect(statements.allSatisfy { $0.isInTransaction })
    #expect(preview.strongestLocks.map(\.mode) == [.accessExclusive])
    #expect(preview.transaction == "one for all")
    #expect(preview.next.contains("alembic upgrade head"))
  }

  @Test func nobodyWaitsForWhatTheRunItselfMakes() throws {
    let preview = try asking(["a.py": users, "b.py": apps]) {
      try $0.preview(.upgrade, from: nil, to: "heads")
    }
    #expect(preview.count == 4)
    #expect(preview.strongestLocks.isEmpty)
  }

  @Test func aDowngradeNamesWhatIsLost() throws {
    let preview = try asking(["a.py": users, "b.py": apps]) {
      try $0.preview(.downgrade, from: nil, to: "base")
    }
    #expect(preview.revisions.map(\.revision) == ["0c9d3b7e41fa", "5ad1f0c2be77"])
    #expect(preview.losses == ["column users.name", "table users"])
  }

  @Test func whatIsNotKnownAndWhatFailsComesWithItsPlace() throws {
    let files = [
      "a.py": users,
      "b.py": """
      from alembic import op
      import sqlalchemy as sa
      import elsewhere
      revision = '0c9d3b7e41fa'
      down_revision = '5ad1f0c2be77'

      def upgrade():
          op.drop_column('users', 'nosuch')
          elsewhere.migrate(op)

      """,
    ]
    let preview = try asking(files) { try $0.preview(.upgrade, from: "5ad1f0c2be77", to: "head") }
    #expect(preview.failures.map(\.code) == ["42703"])
    #expect(preview.failures.first?.place?.text == "db/versions/b.py:8:5")
    #expect(preview.doubts.count == 1)
    #expect(preview.doubts.first?.place?.line == 9)
    #expect(preview.next.contains("db/versions/b.py:8:5"))
  }

  @Test func aWrongRevisionIsAFailureWithARemedy() throws {
    let failure = #expect(throws: ExpertFailure.self) {
      try asking(["a.py": users]) { try $0.preview(.upgrade, from: nil, to: "nosuch") }
    }
    #expect(failure?.message == "Can't locate revision identified by 'nosuch'.")
    #expect(failure?.remedy.contains("check_heads") == true)
  }

  @Test func alembicBeginsTheTransactionBeforeItLooksForThePath() throws {
    let failures = try asking(["a.py": users, "b.py": apps]) { history in
      let replay = try history.replay(ReplaySettings())
      return [
        #expect(throws: AlembicFailure.self) { try replay.upgrade(to: "nosuch") },
        #expect(throws: AlembicFailure.self) { try replay.downgrade(from: "base", to: "head") },
      ]
    }
    #expect(
      failures.map { $0?.standardOutput } == [
        "BEGIN;\n\nFAILED: Can't locate revision identified by 'nosuch'\n",
        "BEGIN;\n\nFAILED: Destination head is not a valid downgrade target from current "
          + "head(s)\n",
      ])
  }

  @Test func theSchemaAtARevisionIsThatOfItsAncestors() throws {
    let (first, last, none) = try asking(["a.py": users, "b.py": apps]) {
      (try $0.schema(at: "5ad1f0c2be77"), try $0.schema(), try $0.schema(at: "base"))
    }
    #expect(first.schema.table(QualifiedName("users"))?.columns.map(\.name) == ["id"])
    #expect(last.revisions == 2)
    let column = try #require(last.schema.table(QualifiedName("users"))?.column("name"))
    let place = column.provenance.place.map { last.places.text($0) }
    #expect(place?.hasPrefix("db/versions/b.py:12:") == true)
    #expect(none.schema.tables.isEmpty)
  }

  @Test func aBaselineIsWhereTheHistoryStarts() throws {
    let answer = try asking([
      "b.py": apps.replacing("'5ad1f0c2be77'", with: "None"),
      "alembic-expert.toml": "baseline = \"schema.sql\"\n",
      "schema.sql": "create table users (id int);\nalter table nosuch add x int;\n",
    ]) { try $0.schema() }
    #expect(
      answer.schema.table(QualifiedName("users"))?.columns.map(\.name) == ["id", "name"])
    let doubt = try #require(answer.schema.doubts.first)
    #expect(doubt.reason.contains("relation \"nosuch\" does not exist"))
    #expect(doubt.provenance.place.map { answer.places.text($0) } == "schema.sql:2:1")
  }

  @Test func aMissingBaselineIsToldBeforeAnythingRuns() throws {
    let files = ["a.py": users, "alembic-expert.toml": "baseline = \"nosuch.sql\"\n"]
    let failure = #expect(throws: ExpertFailure.self) { try asking(files) { try $0.schema() } }
    #expect(failure?.message.contains("nosuch.sql") == true)
    #expect(failure?.message.contains("baseline") == true)
  }

  @Test func understandingCountsBothDirections() throws {
    let unknown = apps.replacing("op.drop_column('users', 'name')", with: "later(op)")
      .replacing(
        "import sqlalchemy as sa", with: "import sqlalchemy as sa\nfrom elsewhere import later")
    let understanding = try asking(["a.py": users, "b.py": unknown]) { try $0.understanding() }
    #expect(understanding.upgrades == 2)
    #expect(understanding.downgrades == 1)
    #expect(
      understanding.revisions[1].downgrade.doubts.first?.place?.file == "db/versions/b.py")
  }

  @Test func refusalsGiveTheCommandAndWhatItWouldUndo() throws {
    let (downgrade, stamp) = try asking(["a.py": users, "b.py": apps, "poetry.lock": ""]) {
      (
        $0.refusal(of: .downgrade, ["-1"]).text,
        $0.refusal(of: .stamp, ["head"], options: ["--purge"]).text
      )
    }
    #expect(downgrade.contains("Who does it instead: a person. "))
    #expect(downgrade.contains("run: poetry run alembic downgrade -1. "))
    #expect(downgrade.contains("  0c9d3b7e41fa  add apps  db/versions/b.py\n"))
    #expect(downgrade.contains("and drop, with all rows: column users.name\n"))
    #expect(!downgrade.contains("5ad1f0c2be77"))
    #expect(stamp.contains("poetry run alembic stamp --purge head\n"))
  }
}
