import PythonSyntax
import Schema

/// A change of type that PostgreSQL does not know how to make.
enum TypeChangeNeedsUsing: ReviewRule {
  static let page = RulePage(
    "type-change-needs-using", "A change of type without USING that needs one", group: .column,
    severity: .error,
    why:
      "ALTER COLUMN … TYPE converts only where an assignment cast exists. From text to integer, uuid, "
      + "an enumeration or jsonb there is none, and it fails (42804), with rows or without.",
    remedy: "Say how: postgresql_using='column::type'.",
    bad: [
      RuleExample("↓op.alter_column('users', 'email', type_=sa.Integer())"),
      RuleExample("↓op.execute('ALTER TABLE users ALTER COLUMN name TYPE uuid')"),
      RuleExample(
        """
        with op.batch_alter_table('users') as batch_op:
            ↓batch_op.alter_column('name', type_=postgresql.JSONB())
        """),
    ],
    good: [
      RuleExample(
        """
        op.alter_column(
            'users', 'email', type_=sa.Integer(), postgresql_using='email::integer')
        """),
      RuleExample("op.alter_column('users', 'age', type_=sa.Text())"),
      RuleExample("op.alter_column('users', 'age', type_=sa.BigInteger())"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .alterColumn(let alter) = step.operation, let type = alter.type,
      alter.using == nil, let table = step.before.table(alter.table),
      let old = step.knownType(alter.column, of: table.name, said: alter.existingType),
      !step.before.canConvert(old, to: type)
    else { return [] }
    let cast = cast(alter.column, from: old, to: type, step.before)
    var rewrite: Rewrite?
    if let cast, let call = revision.source.call(of: step),
      call.name?.hasSuffix(".alter_column") == true
    {
      rewrite = revision.source.appending(
        "postgresql_using=" + PlannedCode.string(cast), to: call
      ).map { .edits([$0]) }
    }
    return [
      RuleFinding(
        "PostgreSQL converts \(alter.column) of \(table.name.plain) from \(old) to \(type) only with a "
          + "USING clause; without it the statement fails (42804).",
        at: step.place, remedy: cast.map { "Add postgresql_using=\(PlannedCode.string($0))." },
        rewrite: rewrite)
    ]
  }

  /// The cast that PostgreSQL has for the two types when it is asked for one; nil where it has none, or
  /// not surely one that means the same.
  private static func cast(
    _ column: String, from old: DataType, to new: DataType, _ schema: Schema
  ) -> String? {
    let name = QualifiedName(column).description
    let (from, target) = (schema.baseType(of: old), schema.baseType(of: new))
    if from.isArray || target.isArray { return nil }
    if from.isCharacters { return "\(name)::\(new)" }
    switch (from.builtinName, target.builtinName) {
    case ("integer", "boolean"), ("boolean", "integer"): return "\(name)::\(new)"
    case (nil, nil):
      // One enumeration becomes another by the labels.
      guard let one = from.userTypeName, let other = target.userTypeName,
        schema.type(one)?.labels != nil, schema.type(other)?.labels != nil
      else { return nil }
      return "\(name)::text::\(new)"
    default: return nil
    }
  }
}
