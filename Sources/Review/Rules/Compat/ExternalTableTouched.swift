import PostgreSQLDialect
import Schema

/// An operation on a table that somebody else looks after.
enum ExternalTableTouched: ReviewRule {
  private static let filter = """
    from alembic import context


    def include_object(object, name, type_, reflected, compare_to):
        return not (type_ == 'table' and name == 'audit_log')


    context.configure(url='postgresql://', include_object=include_object)

    """

  static let page = RulePage(
    "external-table-touched", "A table that belongs to somebody else is touched", group: .compat,
    severity: .error,
    why: "env.py or the settings leave the table to another program, or it is one that LangChain, "
      + "LangGraph, PostGIS or Alembic makes for itself. Autogenerate writes a drop for each of them "
      + "when nobody tells it to look away, and the owner loses its rows.",
    remedy: "Take the operation out; let include_object or ignored_tables leave the table alone.",
    bad: [
      RuleExample("↓op.drop_table('langchain_pg_embedding')"),
      RuleExample("↓op.execute('DROP TABLE spatial_ref_sys')"),
      RuleExample("↓op.drop_index('ix_audit', table_name='audit_log')", environment: filter),
      RuleExample(
        "↓op.add_column('jobs', sa.Column('a', sa.Text(), nullable=True))",
        settings: "ignored_tables = ['jobs']"),
      RuleExample("↓op.execute(\"UPDATE alembic_version SET version_num = 'x'\")"),
    ],
    good: [
      RuleExample("op.drop_table('posts')", environment: filter),
      // A table of our own that happens to have the name.
      RuleExample(
        "op.add_column('checkpoints', sa.Column('a', sa.Text(), nullable=True))",
        before: "op.create_table('checkpoints', sa.Column('id', sa.Integer(), nullable=False))"),
      RuleExample("op.execute('SELECT * FROM langchain_pg_embedding')"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    var names = step.operation.subjects
    if case .dropIndex(let drop) = step.operation {
      names = [drop.table ?? step.before.tableOfIndex(drop.name)].compactMap { $0 }
    }
    if case .data(let data) = step.operation, data.kind == .select { return [] }
    return names.map(step.before.canonical).compactMap { name in
      // What the project's own revisions make, they may change.
      if step.before.table(name)?.isComplete == true { return nil }
      if case .createTable = step.operation { return nil }
      if revision.externalTables.contains(name) {
        return RuleFinding(
          "env.py or the settings leave \(name.plain) to somebody else, and no revision makes it.",
          at: step.place, locks: step.locks.relations)
      }
      guard let owner = KnownOwner.of(name) else { return nil }
      return RuleFinding(
        "\(name.plain) is a table of \(owner), and no revision makes it.", at: step.place,
        locks: step.locks.relations)
    }
  }
}
