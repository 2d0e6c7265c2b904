import AlembicOperations
import MigrationReplay
import Schema
import SourceText

/// An operation on something that no revision has made.
enum UnknownObject: ReviewRule {
  static let page = RulePage(
    "unknown-object", "An operation names what does not exist", group: .correctness,
    severity: .error,
    why:
      "The replay of the history up to here knows every table, column, index and constraint that "
      + "its revisions have made. PostgreSQL refuses a statement that names another.",
    remedy: "Correct the name, or make the object in an earlier revision.",
    bad: [
      RuleExample("↓op.drop_column('users', 'nickname')"),
      RuleExample("↓op.add_column('user', sa.Column('bio', sa.Text(), nullable=True))"),
      RuleExample(
        """
        ↓op.drop_constraint('users_email_key', 'users', type_='unique')
        ↓op.execute('CREATE INDEX ix_posts_author ON posts (author)')
        """),
      RuleExample("↓op.drop_index('ix_users_email', table_name='users')"),
    ],
    good: [
      RuleExample("op.drop_column('users', 'age')"),
      RuleExample("op.execute('ALTER TABLE users DROP COLUMN IF EXISTS nickname')"),
      RuleExample("op.execute('ALTER TABLE IF EXISTS old_users ADD COLUMN a integer')"),
      RuleExample("op.execute('ANALYZE')"),
      // What is older than the history may have types too.
      RuleExample(
        "op.execute('ALTER TYPE mood RENAME TO temper')",
        before: "op.execute('ALTER TABLE old ADD COLUMN a integer')"),
      // Nobody knows what the table had before the history began.
      RuleExample("op.drop_column('users', 'nickname')", before: "op.drop_column('users', 'a')"),
      RuleExample(
        """
        try:
            op.drop_column('users', 'nickname')
        except Exception:
            pass
        """),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    revision.failures(.unknownObject).map { failure in
      failure.finding(failure.sentence, remedy: hint(failure))
    } + strangeTables(revision)
  }

  /// Tables that no revision makes and none before this one knows: in a history that begins with an
  /// empty database, most likely a mistyped name.
  private static func strangeTables(_ revision: ReviewedRevision) -> [RuleFinding] {
    var told: Set<QualifiedName> = []
    return revision.upgrade.steps.compactMap { step in
      guard step.failure == nil, step.isCertain, !step.operation.forgivesAbsence,
        let name = step.operation.subjects.first.map(step.before.canonical),
        !told.contains(name), !revision.externalTables.contains(name),
        KnownOwner.of(name) == nil, let table = revision.before.table(name), !table.isComplete,
        table.provenance.place?.revision.map({ $0 == revision.id }) ?? true,
        !revision.earlier.contains(where: { $0.run.mentions(name) })
      else { return nil }
      let known = revision.before.tables.filter { $0.name != name }
      // Where the history does not begin with an empty database, other tables are older than it too.
      guard known.contains(where: \.isComplete), known.allSatisfy(\.isComplete) else { return nil }
      told.insert(name)
      let near = NearestNames.of(name.plain, in: known.map(\.name.plain), limit: 1).first
      return RuleFinding(
        "No revision makes the table \(name.plain), and none before this one uses it; if it is not "
          + "older than the history, PostgreSQL refuses the operation (42P01).",
        at: step.place,
        remedy: near.map { "Did you mean \($0)? Else make it in a revision before." },
        severity: near == nil ? .warning : .error)
    }
  }

  /// The names that are there and look alike.
  private static func hint(_ failure: CertainFailure) -> String? {
    guard let subject = failure.failure.subject, let schema = failure.step?.before else {
      return nil
    }
    let table = subject.table.flatMap(schema.table)
    let known: [String] =
      switch subject.kind {
      case .column: table?.columns.map(\.name) ?? []
      case .constraint: table?.constraints.compactMap(\.name) ?? []
      case .table: schema.tables.map(\.name.plain)
      case .index: schema.tables.flatMap { $0.indexes.compactMap(\.name) }
      case .type: schema.types.map(\.name.plain)
      default: []
      }
    let near = NearestNames.of(subject.name.plain, in: known, limit: 2)
    guard !near.isEmpty else { return nil }
    return "Did you mean \(near.joined(separator: " or "))? Else make it in an earlier revision."
  }
}

extension MigrationOperation {
  /// Whether nothing happens where its object is missing.
  fileprivate var forgivesAbsence: Bool {
    switch self {
    case .dropTable(let drop): drop.ifExists
    case .addColumn(let add): add.tableIfExists
    case .dropColumn(let drop): drop.tableIfExists
    case .alterColumn(let alter): alter.tableIfExists
    case .addConstraint(let add): add.tableIfExists
    case .dropConstraint(let drop): drop.tableIfExists
    case .renameTable(let rename): rename.ifExists
    case .alterTable(let alter): alter.ifExists
    case .createTable, .opaque, .session, .transaction, .maintenance: true
    default: false
    }
  }
}
