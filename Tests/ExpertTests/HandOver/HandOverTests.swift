import AlembicHistory
import ProjectFiles
import ScratchGit
import SystemPackage
import Testing

@testable import Expert

/// A modelled project in a repository that real git has made, with one commit.
private struct Work {
  let repository: ScratchRepository

  init(_ more: [String: String] = [:], folder: String = "") throws {
    repository = try ScratchRepository()
    var files = modelled(["user.py": userModel()], registry: "from .user import User\n")
    files["alembic.ini"] = "[alembic]\nscript_location = db\n"
    files["poetry.lock"] = ""
    files.merge(more) { $1 }
    for (name, text) in files { try write(name, text) }
    try repository.run("git init -q; git checkout -q -b develop; git add -A; git commit -qm one")
  }

  func write(_ name: String, _ text: String) throws {
    let isRevision = name.hasSuffix(".py") && !name.contains("/")
    let path = FilePath(repository.path).pushing(
      FilePath(isRevision ? "db/versions/" + name : name))
    try FileWriting.makeFolder(path.removingLastComponent())
    try FileWriting.write(Array(text.utf8), to: path, existing: .replace)
  }

  func handOver(files: [String]? = nil) throws -> HandOver {
    try ProjectHistory.read(ProjectRequest(currentDirectory: FilePath(repository.path)))
      .handOver(files: files)
  }

  func refusal(files: [String]? = nil) throws -> String {
    do {
      _ = try handOver(files: files)
      Issue.record("It was handed over.")
      return ""
    } catch let failure as ExpertFailure {
      return failure.description
    }
  }
}

/// A revision after the one that every modelled project has.
private func next(
  _ id: String = "8c1e5b7d2a90", after parent: String = "'5ad1f0c2be77'",
  _ message: String = "add_age", upgrade: String, downgrade: String = "pass"
) -> String {
  """
  \"\"\"\(message)

  Revision ID: \(id)
  \"\"\"
  from alembic import op
  import sqlalchemy as sa

  revision = '\(id)'
  down_revision = \(parent)

  def upgrade():
      \(upgrade)

  def downgrade():
      \(downgrade)

  """
}

private let addAge = next(
  upgrade: "op.add_column('users', sa.Column('age', sa.Integer(), nullable=True))",
  downgrade: "op.drop_column('users', 'age')")

@Suite(.enabled(if: ScratchRepository.hasGit)) struct HandOverTests {
  @Test func whatHeadHasIsNoWork() throws {
    let summary = try Work().handOver()
    #expect(summary.files.isEmpty)
    #expect(summary.branch == "develop")
  }

  @Test func aNewColumnIsAFeatureOfItsModel() throws {
    let work = try Work([".github/skills/commit-and-push/SKILL.md": "# Commit\n"])
    try work.write("8c1e5b7d2a90_age.py", addAge)
    try work.write("models/user.py", userModel("age = Column(Integer, nullable=True)"))
    let summary = try work.handOver()
    #expect(summary.kind == .feat)
    #expect(summary.reason == "it brings something new or changes what is stored: add age to users")
    #expect(
      summary.description
        == "add age: add age to users. For code that uses User. Rows that exist keep their values.")
    #expect(
      summary.files == [
        HandOver.File(
          path: "db/versions/8c1e5b7d2a90_age.py", role: .revision, change: .added),
        HandOver.File(path: "models/user.py", role: .model, change: .modified),
      ])
    #expect(summary.commit.line == "feat(alembic): add age")
    #expect(summary.commit.body.contains("- add age to users\n"))
    #expect(summary.commit.body.hasSuffix("Revision 8c1e5b7d2a90, after 5ad1f0c2be77."))
    #expect(
      summary.commands == [
        "poetry run alembic upgrade head", "poetry run alembic downgrade -1",
        "poetry run alembic upgrade head",
      ])
    #expect(summary.skill == ".github/skills/commit-and-push/SKILL.md")
    #expect(summary.review?.hasPrefix("consider (") == true)
    #expect(!summary.isReviewOpen)
  }

  @Test(
    "What only corrects what is there is a fix",
    arguments: [
      ("op.create_index('ix_users_email', 'users', ['email'])", "index users (email)"),
      ("op.alter_column('users', 'email', nullable=False)", "make users.email NOT NULL"),
      ("op.create_unique_constraint('uq', 'users', ['email'])", "make users (email) unique"),
      ("op.execute(\"UPDATE users SET email = ''\")", "change rows of users"),
      (
        "op.alter_column('users', 'email', type_=sa.String(200))",
        "make users.email character varying(200)"
      ),
    ])
  func fixes(operation: String, phrase: String) throws {
    let work = try Work()
    try work.write("8c1e5b7d2a90_x.py", next(upgrade: operation))
    let summary = try work.handOver()
    #expect(summary.kind == .fix)
    #expect(summary.changes == [phrase])
    #expect(summary.reason == "it only corrects what is there: \(phrase)")
  }

  @Test(
    "What is new, renamed or gone is a feature",
    arguments: [
      ("op.create_table('t', sa.Column('id', sa.Integer()))", ["add table t"]),
      (
        "op.create_table('t', sa.Column('id', sa.Integer())); op.create_index('i', 't', ['id'])",
        ["add table t"]
      ),
      ("op.rename_table('users', 'people')", ["rename table users to people"]),
      ("op.alter_column('users', 'email', new_column_name='mail')", ["rename users.email to mail"]),
      ("op.drop_column('users', 'email')", ["drop email of users"]),
      (
        "op.bulk_insert(sa.table('users', sa.column('id')), [{'id': 1}])", ["add rows to users"]
      ),
      (
        "[op.add_column('users', sa.Column(c, sa.Text(), nullable=True)) for c in 'abc']",
        ["add a, b and c to users"]
      ),
    ])
  func features(operation: String, phrases: [String]) throws {
    let work = try Work()
    try work.write("8c1e5b7d2a90_x.py", next(upgrade: operation))
    let summary = try work.handOver()
    #expect(summary.kind == .feat)
    #expect(summary.changes == phrases)
  }

  @Test func rowsThatGoAreSaid() throws {
    let work = try Work()
    try work.write("8c1e5b7d2a90_x.py", next(upgrade: "op.drop_column('users', 'email')"))
    let summary = try work.handOver()
    #expect(summary.description.hasSuffix("Data goes: users.email."))
    #expect(summary.isReviewOpen)
    #expect(summary.next.hasPrefix("settle what the review found"))
  }

  @Test func aModelThatIsLeftOutRefusesTheSummary() throws {
    let work = try Work()
    try work.write("8c1e5b7d2a90_age.py", addAge)
    try work.write(
      "models/team.py",
      """
      from sqlalchemy import Column, Integer
      from .base import Base

      class Team(Base):
          __tablename__ = 'teams'
          id = Column(Integer, primary_key=True)

      """)
    #expect(
      try work.refusal() == """
        The model Team is declared and never registered: no import of env.py leads to it. Add \
        "from .team import Team" to models/__init__.py, then ask again.
        """)
    try work.write(
      "models/__init__.py", "from .user import User\nfrom .team import Team\n")
    let roles = try work.handOver().files.map(\.role)
    #expect(roles == [.revision, .model, .registry])
  }

  @Test(arguments: [("db", "feat(db): add age"), ("", "feat: add age")])
  func theSettingsNameTheScope(scope: String, line: String) throws {
    let work = try Work(["alembic-expert.toml": "commit_scope = \"\(scope)\"\n"])
    try work.write("8c1e5b7d2a90_age.py", addAge)
    let summary = try work.handOver()
    #expect(summary.scope == (scope.isEmpty ? nil : scope))
    #expect(summary.commit.line == line)
  }

  @Test func modelsAloneAreNoMigrationWork() throws {
    let work = try Work()
    try work.write("models/user.py", userModel("age = Column(Integer, nullable=True)"))
    let summary = try work.handOver()
    #expect(summary.files.isEmpty)
    #expect(summary.next.contains("inspect_models"))
  }

  @Test func editedAndDeletedRevisionsAreNamed() throws {
    let work = try Work(["8c1e5b7d2a90_age.py": addAge])
    try work.write("8c1e5b7d2a90_age.py", addAge.replacing("add_age", with: "add_the_age"))
    let edited = try work.handOver()
    #expect(edited.files.map(\.change) == [.modified])
    #expect(edited.commit.line == "feat(alembic): add the age")
    #expect(edited.notes.first?.contains("is in HEAD") == true)
    try work.repository.run("rm db/versions/8c1e5b7d2a90_age.py")
    let deleted = try work.handOver()
    #expect(deleted.files.map(\.change) == [.deleted])
    #expect(deleted.commit.line == "fix(alembic): change the revision history")
  }

  @Test func severalRevisionsAreOneCommit() throws {
    let work = try Work()
    try work.write("8c1e5b7d2a90_age.py", addAge)
    try work.write(
      "d4f60a9b3c11_more.py",
      next(
        "d4f60a9b3c11", after: "'8c1e5b7d2a90'", "Make the address of each user unique.",
        upgrade: "op.create_unique_constraint('uq', 'users', ['email'])"))
    let summary = try work.handOver()
    #expect(
      summary.commit.line == "feat(alembic): add age and make the address of each user unique")
    #expect(summary.commit.line.count <= 72)
    #expect(summary.commands[1] == "poetry run alembic downgrade -2")
    #expect(summary.revisions.map(\.revision) == ["8c1e5b7d2a90", "d4f60a9b3c11"])
  }

  @Test func aMergeChangesNothing() throws {
    let work = try Work([
      "8c1e5b7d2a90_age.py": addAge,
      "d4f60a9b3c11_more.py": next(
        "d4f60a9b3c11", "add_mail",
        upgrade: "op.add_column('users', sa.Column('mail', sa.Text(), nullable=True))"),
    ])
    try work.write(
      "e5a71bac4d22_merge.py",
      next(
        "e5a71bac4d22", after: "('8c1e5b7d2a90', 'd4f60a9b3c11')", "merge age and mail",
        upgrade: "pass"))
    let summary = try work.handOver()
    #expect(summary.kind == .fix)
    #expect(summary.reason == "it joins heads and changes no schema")
    #expect(summary.commit.line == "fix(alembic): merge age and mail")
    #expect(summary.commands[1] == "poetry run alembic downgrade 8c1e5b7d2a90")
  }

  @Test("Line ends that git would change are no change") func lineEnds() throws {
    let work = try Work(["8c1e5b7d2a90_age.py": addAge])
    try work.write("8c1e5b7d2a90_age.py", addAge.replacing("\n", with: "\r\n"))
    #expect(try work.handOver().files.isEmpty)
  }

  @Test func namedFilesNeedNoRepository() throws {
    let files = modelled(["user.py": userModel()], registry: "from .user import User\n")
    try asking(files.merging(["8c1e5b7d2a90_age.py": addAge]) { $1 }) { history in
      let summary = try history.handOver(
        files: ["db/versions/8c1e5b7d2a90_age.py", "models/__init__.py", "db/env.py"])
      #expect(summary.files.map(\.role) == [.revision, .registry, .environment])
      #expect(summary.files.map(\.change) == [.named, .named, .named])
      #expect(summary.branch == nil)
      #expect(throws: ExpertFailure.self) { try history.handOver() }
      do {
        _ = try history.handOver(files: ["db/versions/8c1e5b7d2a90_agee.py"])
        Issue.record("It was taken.")
      } catch let failure as ExpertFailure {
        #expect(failure.remedy == "Did you mean db/versions/8c1e5b7d2a90_age.py?")
      }
      #expect(throws: ExpertFailure.self) { try history.handOver(files: ["/etc/passwd"]) }
    }
  }
}

@Suite struct CommitWordsTests {
  @Test(arguments: [
    ("add_memory_management_fields", "add memory management fields"),
    ("Add users.", "add users"), ("URL of a `page`", "URL of a 'page'"),
    ("add user_id to teams", "add user_id to teams"),
  ])
  func subjects(message: String, subject: String) {
    #expect(CommitWords.subject(message) == subject)
  }

  @Test func linesAreCutBetweenWords() {
    let long = String(repeating: "word ", count: 30)
    let line = CommitWords.line(.feat, "alembic", CommitWords.subject(long))
    #expect(line.count <= 72 && line.hasSuffix(" word"))
    #expect(CommitWords.cut(String(repeating: "x", count: 100)).count == 72)
    let subject = CommitWords.subject(ofAll: [long, "b", "c"], width: 57)
    #expect(subject.count <= 57 && subject.hasSuffix(" and 2 more"))
    #expect(CommitWords.wrapped("- " + long, hang: "  ").split(separator: "\n").count == 3)
  }
}
