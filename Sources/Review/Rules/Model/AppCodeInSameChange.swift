import Schema

/// Something that goes in the very change in which the application stops using it.
enum AppCodeInSameChange: ReviewRule {
  private static let old = "SELECT = 'SELECT id, email, age FROM users'\n"
  private static let new = "SELECT = 'SELECT id, email FROM users'\n"

  static let page = RulePage(
    "app-code-in-same-change", "Code stops using what the same change drops", group: .model,
    severity: .warning,
    why: "Migration and code are never live at the same moment. While the old code still runs, it "
      + "asks for what is gone already, and a rollback of the code brings such code back.",
    remedy: "Deploy the code first, and drop or rename in a change of its own.",
    bad: [
      RuleExample(
        "↓op.drop_column('users', 'age')", modules: ["app/service.py": new],
        committed: ["app/service.py": old]),
      RuleExample(
        "↓op.alter_column('users', 'age', new_column_name='years')",
        modules: ["app/service.py": "SELECT = 'SELECT id, email, years FROM users'\n"],
        committed: ["app/service.py": old]),
    ],
    good: [
      // The code went before.
      RuleExample(
        "op.drop_column('users', 'age')", modules: ["app/service.py": new],
        committed: ["app/service.py": new]),
      // What the change does to the code has nothing to do with the column.
      RuleExample(
        "op.drop_column('users', 'age')",
        modules: ["app/service.py": "SELECT = 'SELECT id, name FROM users'\n"],
        committed: ["app/service.py": new]),
      RuleExample(
        "op.add_column('users', sa.Column('size', sa.Integer(), nullable=True))",
        modules: ["app/service.py": new], committed: ["app/service.py": old]),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard !revision.changedCode.isEmpty, step.failure == nil,
      let (name, title) = removed(by: step, in: revision)
    else { return [] }
    let files = revision.changedCode.filter { $0.stopsUsing(name) }.map(\.file)
    guard !files.isEmpty else { return [] }
    let named = files.prefix(3).joined(separator: ", ")
    let more = files.count > 3 ? " and \(files.count - 3) more" : ""
    return [
      RuleFinding(
        "\(title) goes in the same change in which \(named)\(more) "
          + "stop\(files.count == 1 ? "s" : "") using `\(name)`: code that still runs asks for it.",
        at: step.place)
    ]
  }

  /// The name that code would use, and what it belongs to.
  private static func removed(
    by step: ReviewStep, in revision: ReviewedRevision
  ) -> (String, String)? {
    switch step.operation {
    case .dropColumn(let drop):
      guard revision.isOld(drop.column, of: drop.table, at: step) else { return nil }
      return (drop.column, "\(drop.table.plain).\(drop.column)")
    case .alterColumn(let alter):
      guard let name = alter.newName, name != alter.column,
        revision.isOld(alter.column, of: alter.table, at: step)
      else { return nil }
      return (alter.column, "\(alter.table.plain).\(alter.column)")
    case .dropTable(let drop):
      guard let table = step.existing(drop.name), !revision.replaces(table.name, after: step) else {
        return nil
      }
      return (table.name.name, table.name.plain)
    case .renameTable(let rename):
      guard let table = step.existing(rename.name), table.name.name != rename.newName,
        !revision.replaces(table.name, after: step)
      else { return nil }
      return (table.name.name, table.name.plain)
    default: return nil
    }
  }
}
