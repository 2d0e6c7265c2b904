import Schema

/// A foreign key between columns of different types.
enum FKColumnTypeMismatch: ReviewRule {
  private static let orders =
    RuleExample.standardSchema + """

      op.create_table(
          'orders', sa.Column('id', sa.BigInteger(), primary_key=True, nullable=False))
      """

  static let page = RulePage(
    "fk-column-type-mismatch", "A foreign key between columns of different types",
    group: .constraint, severity: .warning,
    why:
      "PostgreSQL compares them all the same. But a key that outgrows the narrower column cannot be "
      + "referred to any more (22003), and each look-up converts.",
    remedy: "Give the referring column the type of the key that it refers to.",
    bad: [
      RuleExample(
        """
        op.add_column('posts', sa.Column('order_id', sa.Integer(), nullable=True))
        ↓op.create_foreign_key('fk', 'posts', 'orders', ['order_id'], ['id'])
        """, before: orders),
      RuleExample(
        """
        ↓op.create_table(
            'lines', sa.Column('order_id', sa.Integer(), sa.ForeignKey('orders.id')))
        """, before: orders),
    ],
    good: [
      RuleExample(
        """
        op.create_table(
            'lines', sa.Column('order_id', sa.BigInteger(), sa.ForeignKey('orders.id')))
        """, before: orders),
      RuleExample(
        "op.create_foreign_key('fk', 'posts', 'users', ['title'], ['email'])",
        before: RuleExample.standardSchema
          + "\nop.create_index('users_email', 'users', ['email'], unique=True)"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard step.failure == nil else { return [] }
    return made(step).flatMap { table, key -> [RuleFinding] in
      let parent = step.after.canonical(key.table)
      return zip(key.columns, key.referencedColumns).compactMap { column, other -> RuleFinding? in
        guard let type = step.after.table(table)?.column(column)?.type,
          let target = step.after.table(parent)?.column(other)?.type
        else { return nil }
        let (left, right) = (step.after.baseType(of: type), step.after.baseType(of: target))
        guard !left.isArray, !right.isArray, let one = left.builtinName,
          let two = right.builtinName,
          one != two, !(left.isCharacters && right.isCharacters)
        else { return nil }
        let sizes = ["smallint": 2, "integer": 4, "bigint": 8]
        let isNarrower = (sizes[one] ?? 0) < (sizes[two] ?? 0) && sizes[one] != nil
        let effect =
          isNarrower
          ? "keys beyond \(one) cannot be referred to." : "each look-up compares different types."
        return RuleFinding(
          "\(column) of \(table.plain) is \(one) and refers to \(other) of \(parent.plain), which is "
            + "\(two): \(effect)",
          at: step.place, severity: isNarrower ? .warning : .info)
      }
    }
  }

  /// The foreign keys that the step makes, with the columns that they refer to.
  private static func made(_ step: ReviewStep) -> [(QualifiedName, ForeignKey)] {
    if case .createTable(let create) = step.operation {
      guard step.before.table(create.table.name) == nil else { return [] }
      return (step.after.table(create.table.name)?.foreignKeys ?? []).map {
        (create.table.name, $0.key)
      }
    }
    return step.addedConstraints.compactMap { added in
      guard case .foreignKey(let key)? = step.made(added)?.rule else { return nil }
      return (step.before.canonical(added.table), key)
    }
  }
}
