import AlembicOperations
import MigrationReplay
import SQLAlchemyModels
import Schema
import SchemaDiff

/// Models and the end of the history that do not agree.
enum ModelDrift: ReviewRule {
  private static let base = """
    from sqlalchemy import Column, Integer, String, Text, DateTime
    from sqlalchemy.orm import DeclarativeBase

    class Base(DeclarativeBase):
        pass

    class User(Base):
        __tablename__ = 'users'
        id = Column(Integer, primary_key=True)
        email = Column(String(100))
        name = Column(Text, nullable=False)

    """
  private static let before = """
    op.create_table(
        'users',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('email', sa.String(100), nullable=True),
        sa.PrimaryKeyConstraint('id', name='users_pkey'))
    """

  static let page = RulePage(
    "model-drift", "Models and migrations end in different schemas", group: .model,
    severity: .warning,
    why:
      "What the models declare and no migration makes fails when the code asks for it; what only "
      + "the migrations make is dropped by the next autogenerate.",
    remedy:
      "Bring the missing operations into a revision (generate_revision), or correct the model.",
    bad: [
      RuleExample(
        "↓op.add_column('users', sa.Column('name', sa.Text(), nullable=True))",
        before: before, models: base)
    ],
    good: [
      RuleExample(
        "op.add_column('users', sa.Column('name', sa.Text(), nullable=False))",
        before: before, models: base),
      // Both hold the rows where it is false.
      RuleExample(
        """
        op.add_column('users', sa.Column('name', sa.Text(), nullable=False))
        op.add_column('users', sa.Column('gone', sa.Boolean(), nullable=False))
        op.create_index(
            'ix_users_name', 'users', ['name'], postgresql_where=sa.text('gone IS FALSE'))
        """,
        before: before,
        models: base.replacing("import Column", with: "import Boolean, Column, Index, text") + """
              gone = Column(Boolean, nullable=False)
              __table_args__ = (
                  Index('ix_users_name', 'name', postgresql_where=text('gone = false')),
              )

          """),
      RuleExample("op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))"),
      // The tables are older than the history.
      RuleExample(
        """
        op.create_table(
            'tags', sa.Column('name', sa.Text(), nullable=False),
            sa.PrimaryKeyConstraint('name', name='tags_pkey'))
        """,
        before: "pass",
        models: base + """
          class Tag(Base):
              __tablename__ = 'tags'
              name = Column(Text, primary_key=True)

          """),
      // A revision ends with an exception, so what it would have done is missing.
      RuleExample(
        "raise RuntimeError('not on this database')", before: before, models: base),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    guard let comparison = revision.comparison, !comparison.models.declared.tables.isEmpty else {
      return []
    }
    // After a revision that PostgreSQL or Python ends, what the later ones meet is not what is compared.
    let runs = revision.earlier.map(\.run) + [revision.upgrade.run]
    guard runs.allSatisfy({ $0.failures.allSatisfy(\.dependsOnData) }) else { return [] }
    let same = sameIndexes(comparison.changes)
    let made = isOlderThanHistory(runs) ? madeTables(runs) : nil
    let differences = comparison.changes.flatMap { SchemaDifference.all(in: $0) }.filter {
      !["add_index", "remove_index"].contains($0.operation) || !same.contains($0.name ?? "")
    }.filter { difference in
      made.map { made in difference.table.map(made.contains) ?? true } ?? true
    }
    var byTable: [String: [SchemaDifference]] = [:]
    for difference in differences {
      byTable[difference.table?.plain ?? "", default: []].append(difference)
    }
    var findings: [RuleFinding] = []
    var elsewhere: [String] = []
    for (table, differences) in byTable.sorted(by: { $0.key < $1.key }) {
      let touching = revision.upgrade.steps.last { step in
        differences.contains { difference in
          difference.table.map { step.touches($0) } ?? false
        }
      }
      guard let touching else {
        elsewhere.append(table.isEmpty ? differences[0].said : table)
        continue
      }
      let said = differences.prefix(5).map(\.said).joined(separator: ", ")
      let more = differences.count > 5 ? " and \(differences.count - 5) more" : ""
      findings.append(
        RuleFinding(
          "The models of \(table) need what no migration does: \(said)\(more).",
          at: touching.place, related: differences.compactMap(\.source).first.map { [$0] } ?? []))
    }
    guard !elsewhere.isEmpty else { return findings }
    let more = elsewhere.count > 5 ? " and \(elsewhere.count - 5) more" : ""
    findings.append(
      RuleFinding(
        "Models and migrations differ in what this revision leaves alone: "
          + elsewhere.prefix(5).joined(separator: ", ") + more + ".",
        at: nil, remedy: "inspect_models lists the differences.", severity: .info))
    return findings
  }
}

extension ModelDrift {
  /// Whether the first revision makes nothing: the tables were there before, by `create_all` or by hand.
  private static func isOlderThanHistory(_ runs: [RevisionRun]) -> Bool {
    guard runs.count > 1, let first = runs.first else { return false }
    return first.isKnown && first.steps.allSatisfy { $0.operations.isEmpty }
  }

  /// The tables that some revision makes.
  private static func madeTables(_ runs: [RevisionRun]) -> Set<QualifiedName> {
    var made: Set<QualifiedName> = []
    for run in runs {
      for placed in run.steps.flatMap(\.operations) {
        switch placed.operation {
        case .createTable(let create): made.insert(run.schema.canonical(create.table.name))
        case .renameTable(let rename):
          let old = run.schema.canonical(rename.name)
          if made.contains(old) {
            made.insert(QualifiedName(rename.newName, schema: old.schema))
          }
        default: break
        }
      }
    }
    return made
  }

  /// The indexes that differ only in how the condition on a truth value is worded: they hold the same rows.
  private static func sameIndexes(_ changes: [SchemaChange]) -> Set<String> {
    var dropped: [String: Index] = [:]
    var created: [String: Index] = [:]
    func note(_ change: TableChange) {
      switch change {
      case .dropIndex(let index): dropped[index.name ?? ""] = index
      case .createIndex(let index): created[index.name ?? ""] = index
      default: break
      }
    }
    for change in changes {
      switch change {
      case .modifyTable(_, let changes): for change in changes { note(change) }
      case .concurrently(_, let change): note(change)
      default: break
      }
    }
    let same = dropped.filter { name, old in
      guard let new = created[name], let one = old.predicate, let other = new.predicate else {
        return false
      }
      return old.isUnique == new.isUnique && old.elements.map(\.key) == new.elements.map(\.key)
        && one.withPlainTruth.isEquivalent(to: other.withPlainTruth)
    }
    return Set(same.keys)
  }
}

extension SQLExpression {
  /// `IS FALSE` and `IS TRUE` as a comparison: a row meets the one where it meets the other.
  fileprivate var withPlainTruth: SQLExpression {
    let words = text.lowercased().replacing("(", with: " ").replacing(")", with: " ")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return SQLExpression(
      words.replacing(" is false", with: " = false").replacing(" is true", with: " = true"))
  }
}

extension SchemaDifference {
  /// The operation with its name and detail, in a few words.
  var said: String {
    [operation, name, detail.map { "(\($0))" }].compactMap { $0 }.joined(separator: " ")
  }
}
