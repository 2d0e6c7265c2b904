import PostgreSQLDialect
import Schema

/// Objects that move to another schema, or a schema that gets another name.
enum RenameSchema: ReviewRule {
  static let page = RulePage(
    "rename-schema", "Running code's objects move to another schema", group: .compat,
    severity: .error,
    why:
      "Code that is still running names the old schema, or finds the object by a search_path that "
      + "does not have the new one.",
    remedy:
      "Make the objects in the new schema, keep views in the old one until the code has changed.",
    bad: [
      RuleExample(
        "↓op.execute('ALTER SCHEMA reports RENAME TO archive')",
        before: "op.execute('CREATE SCHEMA reports')"),
      RuleExample(
        "↓op.execute('ALTER TABLE posts SET SCHEMA reports')",
        before: RuleExample.standardSchema + "\nop.execute('CREATE SCHEMA reports')"),
    ],
    good: [
      RuleExample(
        """
        op.execute('CREATE SCHEMA scratch')
        op.execute('ALTER SCHEMA scratch RENAME TO archive')
        """),
      RuleExample(
        """
        op.create_table('tags', sa.Column('name', sa.Text(), nullable=False))
        op.execute('ALTER TABLE tags SET SCHEMA reports')
        """, before: "op.execute('CREATE SCHEMA reports')"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard step.failure == nil else { return [] }
    switch step.operation {
    case .renameObject(let rename) where rename.target.kind == .schema:
      let name = rename.target.name.name
      guard revision.before.hasNamespace(name) || !revision.before.isComplete else { return [] }
      return [
        RuleFinding(
          "The schema \(name) becomes \(rename.newName): code that names the old one fails.",
          at: step.place)
      ]
    case .setObjectSchema(let move):
      let name = step.before.canonical(move.target.name)
      let isOld =
        revision.before.relation(name) != nil || revision.before.type(name) != nil
        || !revision.before.routines(name).isEmpty
      guard isOld, !revision.replaces(name, after: step) else { return [] }
      return [
        RuleFinding(
          "The \(move.target.kind.rawValue.lowercased()) \(name.plain) moves to the schema "
            + "\(move.schema): code that finds it where it was fails.",
          at: step.place, locks: step.locks.relations)
      ]
    default: return []
    }
  }
}
