import AlembicHistory
import Review
import Testing

@testable import Expert

/// What a review takes from the revisions around the reviewed one, and from modules beside it.
@Suite struct ReviewedHistoryTests {
  private func reviewed(
    _ revisions: [String: String], modules: [String: String] = [:], template: String? = nil,
    _ targets: [String] = ["base:heads"]
  ) throws -> MigrationReview {
    let folder = try HistoryFolder([:])
    try folder.write("alembic.ini", "[alembic]\nscript_location = db\nprepend_sys_path = .\n")
    try folder.write(
      "db/env.py", "from alembic import context\ncontext.configure(url='postgresql://')\n")
    for (name, text) in revisions { try folder.write("db/versions/" + name + ".py", text) }
    for (name, text) in modules { try folder.write(name, text) }
    if let template { try folder.write("db/script.py.mako", template) }
    return try withExtendedLifetime(folder) {
      try ProjectHistory.read(ProjectRequest(currentDirectory: folder.root))
        .review(ReviewRequest(targets))
    }
  }

  private func revision(
    _ id: String, after parent: String?, _ upgrade: String, down downgrade: String? = "pass",
    imports: String = ""
  ) -> String {
    func body(_ text: String) -> String {
      text.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
    }
    return """
      from alembic import op
      import sqlalchemy as sa
      \(imports)
      revision = '\(id)'
      down_revision = \(parent.map { "'\($0)'" } ?? "None")

      def upgrade():
      \(body(upgrade))

      """ + (downgrade.map { "\ndef downgrade():\n\(body($0))\n" } ?? "")
  }

  private let users = "op.create_table('users', sa.Column('id', sa.Integer(), nullable=False))"

  @Test func aRootMeetsOnlyWhatItsOwnAncestorsMade() throws {
    let review = try reviewed([
      "a1": revision("a1", after: nil, users),
      "a2": revision(
        "a2", after: "a1", "op.add_column('users', sa.Column('type', sa.Text(), nullable=True))",
        down: "op.drop_column('users', 'type')"),
      "b1": revision(
        "b1", after: nil,
        "op.create_table('users', sa.Column('type', sa.Text(), nullable=True))",
        down: "op.drop_table('users')"),
      "b2": revision(
        "b2", after: "b1", "op.alter_column('users', 'type', new_column_name='kind')",
        down: "op.alter_column('users', 'kind', new_column_name='type')"),
    ])
    let found = review.findings.map(\.rule)
    for rule in ["asymmetric-downgrade", "unknown-object", "object-already-exists", "would-fail"] {
      #expect(!found.contains(rule), "\(rule)")
    }
    #expect(review.notes.contains { $0.contains("database of its own") })
  }

  @Test func branchesThatShareADatabaseAreRunTogether() throws {
    let review = try reviewed([
      "b1": revision("b1", after: nil, users, down: "op.drop_table('users')"),
      "a1": revision(
        "a1", after: nil, "op.add_column('users', sa.Column('age', sa.Integer(), nullable=True))",
        down: "op.drop_column('users', 'age')"),
    ])
    #expect(!review.findings.contains { $0.rule == "unknown-object" })
    #expect(!review.notes.contains { $0.contains("database of its own") })
  }

  @Test func aHelperOfAnotherModuleIsFoundAtItsCall() throws {
    let review = try reviewed(
      [
        "a1": revision("a1", after: nil, users),
        "a2": revision(
          "a2", after: "a1", "indexed('users', 'id')", imports: "from helpers import indexed"),
      ],
      modules: [
        "helpers.py": """
        from alembic import op


        def indexed(table, column):
            op.create_index('ix_' + table, table, [column])

        """
      ], ["a2"])
    let finding = try #require(review.remarks.first { $0.finding.rule == "index-not-concurrent" })
    #expect(finding.finding.places.first?.file == "db/versions/a2.py")
    #expect(finding.finding.places.first?.line == 8)
    // The call is no call of Alembic that could be given an argument.
    #expect(finding.diff == nil)
  }

  @Test func aStatementAmongSeveralHasItsOwnLine() throws {
    let review = try reviewed(
      [
        "a1": revision("a1", after: nil, users),
        "a2": revision(
          "a2", after: "a1",
          "op.execute('''\nALTER TABLE users ADD COLUMN age int;\nCREATE INDEX ix_age ON users (id);\n''')"
        ),
      ], ["a2"])
    let finding = try #require(review.findings.first { $0.rule == "index-not-concurrent" })
    #expect(finding.places.first?.line == 10)
  }

  @Test func aProjectThatGoesForwardOnlyIsToldOnce() throws {
    let forward = try reviewed(
      [
        "a1": revision("a1", after: nil, users, down: nil),
        "a2": revision(
          "a2", after: "a1", "op.execute('SELECT 1')", down: nil),
        "a3": revision("a3", after: "a2", "pass", down: nil),
      ], template: "def upgrade():\n    ${upgrades if upgrades else \"pass\"}\n")
    let told = forward.findings.filter { $0.rule == "missing-downgrade" }
    #expect(told.count == 1)
    #expect(told.first?.severity == .info)
    let usual = try reviewed([
      "a1": revision("a1", after: nil, users, down: "op.drop_table('users')"),
      "a2": revision("a2", after: "a1", "op.execute('SELECT 1')", down: nil),
    ])
    #expect(
      usual.findings.filter { $0.rule == "missing-downgrade" }.map(\.severity) == [.error])
  }
}
