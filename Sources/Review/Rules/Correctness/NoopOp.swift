import Schema

/// An operation that leaves everything as it is.
enum NoopOp: ReviewRule {
  static let page = RulePage(
    "noop-op", "An operation changes nothing", group: .correctness, severity: .info,
    why:
      "Either a parameter is missing, so that the intended change does not happen, or the operation "
      + "only takes its lock for nothing.",
    remedy: "Take it out, or say what it was meant to change.",
    bad: [
      RuleExample("↓op.alter_column('users', 'age', existing_type=sa.Integer())"),
      RuleExample("↓op.alter_column('users', 'name', nullable=False)"),
      RuleExample("↓op.execute('ALTER TABLE users ALTER COLUMN age TYPE integer')"),
      RuleExample(
        """
        ↓op.add_column('users', sa.Column('bio', sa.Text(), nullable=True))
        op.drop_column('users', 'bio')
        """),
      RuleExample(
        """
        ↓op.create_index('ix_users_email', 'users', ['email'])
        op.drop_index('ix_users_email', table_name='users')
        """),
    ],
    good: [
      RuleExample("op.alter_column('users', 'age', nullable=False)"),
      RuleExample("op.alter_column('users', 'age', type_=sa.BigInteger(), nullable=True)"),
      // The table or column is there for the rows in between.
      RuleExample(
        """
        op.create_table('old', sa.Column('id', sa.Integer(), nullable=False))
        op.execute('INSERT INTO old SELECT id FROM users')
        op.execute('DELETE FROM posts USING old WHERE old.id = posts.user_id')
        op.drop_table('old')
        """),
      RuleExample(
        """
        op.create_index('ix_users_email', 'users', ['email'])
        op.execute("UPDATE users SET name = 'x' WHERE email = 'y'")
        op.drop_index('ix_users_email', table_name='users')
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard step.failure == nil, step.isCertain else { return [] }
    if case .alterColumn(let alter) = step.operation {
      guard let column = step.before.table(alter.table)?.column(alter.column),
        column.provenance.standing.isKnown, !alter.changes(column)
      else { return [] }
      return [
        RuleFinding(
          "\(alter.table.plain).\(alter.column) is already so: the operation changes nothing.",
          at: step.place)
      ]
    }
    guard let made = step.operation.made else { return [] }
    let rest = revision.steps(after: step)
    guard let drop = rest.first(where: { $0.operation.drops(made) }), drop.failure == nil,
      !rest.prefix(while: { $0.index < drop.index }).contains(where: \.operation.isAboutRows)
    else { return [] }
    let line = drop.place.flatMap(revision.source.line).map { " in line \($0)" } ?? ""
    return [
      RuleFinding(
        "The revision makes \(made) and drops it again\(line), with no use in between.",
        at: step.place, related: [drop.place].compactMap { $0 })
    ]
  }

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    // Without anything to change, Alembic sends nothing at all.
    let changed = Set(revision.upgrade.steps.compactMap(\.place?.span))
    return revision.source.calls.compactMap { call in
      guard call.name == "alembic.op.alter_column", call.function == "upgrade",
        call.keywords.allSatisfy({ $0.name?.hasPrefix("existing_") == true || $0.name == "schema" }
        ),
        !changed.contains(call.span), call.arguments.count == 2
      else { return nil }
      return RuleFinding(
        "alter_column says what the column is, and nothing that it should become.",
        at: revision.source.place(call.span))
    }
  }
}

extension AlterColumn {
  /// Whether anything of a column becomes other than it is.
  fileprivate func changes(_ column: Column) -> Bool {
    if newName.map({ $0 != column.name }) == true || identity != .keep || computed.isChange {
      return true
    }
    // What the author says of the type before counts as much as what was read.
    if let type, let existingType, existingType != type { return true }
    if !settings.isEmpty || using != nil || collation != nil { return true }
    if let nullable, nullable != column.isNullable { return true }
    if let type {
      if case .unknown = type.base { return true }
      if case .unknown = column.type.base { return true }
      if type != column.type { return true }
    }
    switch serverDefault {
    case .keep: break
    case .drop: if column.serverDefault != nil { return true }
    case .set(let value): if column.serverDefault?.isEquivalent(to: value) != true { return true }
    }
    switch comment {
    case .keep: return false
    case .drop: return column.comment != nil
    case .set(let text): return column.comment != text
    }
  }
}

extension MigrationOperation {
  /// What the operation makes, of the kinds that a revision may make for itself.
  fileprivate var made: ObjectReference? {
    switch self {
    case .createTable(let create) where !create.ifNotExists && create.query == nil:
      ObjectReference(kind: .table, name: create.table.name)
    case .addColumn(let add) where !add.ifNotExists:
      ObjectReference(kind: .column, name: QualifiedName(add.column.name), table: add.table)
    case .createIndex(let create) where !create.ifNotExists:
      create.index.name.map {
        ObjectReference(kind: .index, name: QualifiedName($0), table: create.table)
      }
    default: nil
    }
  }

  fileprivate func drops(_ object: ObjectReference) -> Bool {
    switch self {
    case .dropTable(let drop): object.kind == .table && drop.name == object.name
    case .dropColumn(let drop):
      object.kind == .column && drop.column == object.name.name && drop.table == object.table
    case .dropIndex(let drop): object.kind == .index && drop.name.name == object.name.name
    default: false
    }
  }

  /// Whether it reads or writes rows, or nobody knows what it does.
  fileprivate var isAboutRows: Bool {
    switch self {
    case .bulkInsert, .data, .opaque: true
    default: false
    }
  }
}
