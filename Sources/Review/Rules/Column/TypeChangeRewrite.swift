import PostgreSQLDialect
import Schema

/// A change of type that writes every row anew.
enum TypeChangeRewrite: ReviewRule {
  static let page = RulePage(
    "type-change-rewrite", "A change of type rewrites the table", group: .column,
    severity: .error,
    why:
      "Unless both types store a value alike, ALTER COLUMN … TYPE writes every row and every index "
      + "anew under ACCESS EXCLUSIVE. A longer varchar, varchar to text, and a numeric of more digits "
      + "and the same scale rewrite nothing.",
    remedy:
      "Add a new column of the new type, write both, fill it in batches, read it, and drop the old "
      + "one in a later release.",
    bad: [
      RuleExample(
        """
        ↓op.alter_column(
            'users', 'age', existing_type=sa.Integer(), type_=sa.BigInteger())
        """),
      RuleExample("↓op.execute('ALTER TABLE users ALTER COLUMN age TYPE text')"),
      RuleExample(
        """
        ↓op.alter_column(
            'posts', 'mood', type_=postgresql.ENUM('good', 'bad', name='mood', create_type=False),
            postgresql_using='mood::text::mood')
        """,
        before: RuleExample.standardSchema
          + """

          op.execute("CREATE TYPE mood_old AS ENUM ('good', 'fair', 'bad')")
          op.execute("CREATE TYPE mood AS ENUM ('good', 'bad')")
          op.execute("ALTER TABLE posts ADD COLUMN mood mood_old")
          """),
      // A table that is older than the history.
      RuleExample("↓op.alter_column('legacy', 'size', type_=sa.BigInteger())"),
    ],
    good: [
      RuleExample("op.alter_column('users', 'email', type_=sa.String(200))"),
      RuleExample("op.alter_column('users', 'email', type_=sa.Text())"),
      RuleExample(
        """
        op.create_table('tags', sa.Column('rank', sa.Integer()))
        op.alter_column('tags', 'rank', type_=sa.BigInteger())
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .alterColumn(let alter) = step.operation, let type = alter.type,
      step.failure == nil || step.failure?.state == .datatypeMismatch,
      let table = step.existing(alter.table), !revision.isEmpty(table.name, at: step)
    else { return [] }
    if case .unknown = type.base { return [] }
    guard let old = step.knownType(alter.column, of: table.name, said: alter.existingType) else {
      return step.isCertain ? [unjudged(alter, type, table, step)] : []
    }
    var schema = step.before
    var known = table
    if let place = known.columns.firstIndex(where: { $0.name == alter.column }) {
      known.columns[place].type = old
      schema.insert(known)
    }
    let change = AlterColumn(
      table: alter.table, column: alter.column, type: type, using: alter.using, existingType: old)
    let locks = LockTable(version: revision.settings.postgresql)
      .locks(of: .alterColumn(change), in: schema)
    guard let lock = locks.relations.first(where: { $0.work == .rewrite }) else { return [] }
    if !lock.isWorkCertain {
      return [
        RuleFinding(
          "The change of \(alter.column) from \(old) to \(type) writes every row of \(table.name.plain) "
            + "anew under ACCESS EXCLUSIVE, unless the session's TimeZone is UTC.",
          at: step.place,
          remedy: "SET LOCAL timezone = 'UTC' before it, if that is what the stored times mean.",
          severity: .warning, locks: step.locks.relations)
      ]
    }
    return [
      RuleFinding(
        "The change of \(alter.column) from \(old) to \(type) writes every row of \(table.name.plain) and "
          + "its indexes anew, and nobody reads or writes it meanwhile (ACCESS EXCLUSIVE).",
        at: step.place, locks: step.locks.relations,
        rewrite: ReplacedColumn(alter, in: step.before).map { .plan($0.plan) })
    ]
  }

  /// A column whose type nothing tells.
  private static func unjudged(
    _ alter: AlterColumn, _ type: DataType, _ table: Table, _ step: ReviewStep
  ) -> RuleFinding {
    RuleFinding(
      "Whether the change of \(alter.column) to \(type) writes every row of \(table.name.plain) anew cannot "
        + "be judged: no revision tells what its type was.",
      at: step.place,
      remedy: "Give existing_type=…, and look whether both types store a value alike.",
      severity: .info, locks: step.locks.relations)
  }
}
