import PostgreSQLSyntax
import Schema

/// A column more for those who take a table's columns by their number.
enum AddColumnBreaksPositionalReaders: ReviewRule {
  static let page = RulePage(
    "add-column-breaks-positional-readers", "Something reads a table's columns by position",
    group: .compat, severity: .info,
    why:
      "A subscriber's table lacks the column, and its replication stops. A trigger that copies whole "
      + "rows into another table, or a function that returns SELECT * as a fixed list of columns, fails "
      + "on the first call.",
    remedy: "Add the column there too, before this revision, or name the columns.",
    bad: [
      RuleExample(
        "↓op.add_column('users', sa.Column('bio', sa.Text(), nullable=True))",
        before: RuleExample.standardSchema + "\nop.execute('CREATE PUBLICATION p FOR TABLE users')"),
      RuleExample(
        "↓op.execute('ALTER TABLE users ADD COLUMN bio text')",
        before: RuleExample.standardSchema + """

          op.execute('''CREATE FUNCTION archive() RETURNS trigger LANGUAGE plpgsql AS $$
              BEGIN
                  INSERT INTO old_users VALUES (OLD.*);
                  RETURN OLD;
              END $$''')
          op.execute(
              'CREATE TRIGGER archive BEFORE DELETE ON users '
              'FOR EACH ROW EXECUTE FUNCTION archive()')
          """),
    ],
    good: [
      RuleExample("op.add_column('users', sa.Column('bio', sa.Text(), nullable=True))"),
      RuleExample(
        "op.add_column('posts', sa.Column('body', sa.Text(), nullable=True))",
        before: RuleExample.standardSchema + "\nop.execute('CREATE PUBLICATION p FOR TABLE users')"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .addColumn(let add) = step.operation, step.failure == nil,
      let table = step.existing(add.table)
    else { return [] }
    let readers = publications(of: table, in: step.before) + routines(of: table, in: step.before)
    guard !readers.isEmpty else { return [] }
    return [
      RuleFinding(
        "\(readers.joined(separator: ", ")) takes the columns of \(table.name.plain) as they were and "
          + "does not know \(add.column.name).",
        at: step.place)
    ]
  }

  private static func publications(of table: Table, in schema: Schema) -> [String] {
    schema.otherObjects.filter { object in
      guard object.kind == .publication else { return false }
      let words = words(object.statement)
      if words.contains("all"), words.contains("tables") { return true }
      // A list of columns behind the table's name leaves the new one out.
      guard let place = words.firstIndex(of: table.name.name) else { return false }
      return words.dropFirst(place + 1).first != "("
    }.map { "the publication \($0.name.plain)" }
  }

  private static func routines(of table: Table, in schema: Schema) -> [String] {
    schema.routines.filter { routine in
      guard let body = routine.body else { return false }
      let words = words(body)
      let isTrigger = table.triggers.contains {
        schema.canonical($0.function) == routine.name
      }
      if isTrigger, words.contains("insert"),
        contains(["old", ".", "*"], words) || contains(["new", ".", "*"], words)
      {
        return true
      }
      guard contains(["select", "*", "from", table.name.name], words) else { return false }
      let isFixed = routine.returns.map { $0.uppercased().hasPrefix("TABLE") } ?? false
      return isFixed || words.contains("insert")
    }.map { "the function \($0.name.plain)" }
  }

  private static func contains(_ wanted: [String], _ words: [String]) -> Bool {
    words.indices.contains { words[$0...].starts(with: wanted) }
  }

  private static func words(_ text: String) -> [String] {
    let parsed = SQLText(text)
    return parsed.tokens.map { parsed.name($0) ?? parsed.text($0) }
  }
}
