import PostgreSQLDialect
import PostgreSQLSyntax
import Schema

/// The statement of a trigger as it is now.
enum TriggerText {
  /// The trigger, with its comment and whether it is switched on.
  static func parts(
    _ trigger: Trigger, of table: QualifiedName, in schema: Schema
  ) -> [SchemaScript.Part] {
    if !schema.isComplete, schema.routines(trigger.function).isEmpty {
      return [
        .omission(
          SchemaScript.Omission(
            subject: "trigger \(trigger.name) of \(table.plain)",
            reason: "its function \(trigger.function.plain) is unknown",
            provenance: trigger.provenance))
      ]
    }
    var written = trigger
    written.statement = statement(trigger, of: table)
    written.isEnabled = true
    written.comment = nil
    var operations: [MigrationOperation] = [
      .createTrigger(CreateTrigger(table: table, trigger: written))
    ]
    if !trigger.isEnabled {
      let setting = TableSetting.trigger(name: trigger.name, mode: "DISABLE")
      operations.append(.alterTable(AlterTableSetting(table: table, setting: setting)))
    }
    if let comment = trigger.comment {
      let target = ObjectReference(
        kind: .trigger, name: QualifiedName(trigger.name), table: table)
      operations.append(.commentOn(CommentOn(target: target, comment: comment)))
    }
    return operations.map(SchemaScript.Part.operation)
  }

  /// The statement as it was written where that still says the same; names may have changed since.
  private static func statement(_ trigger: Trigger, of table: QualifiedName) -> String {
    var known = trigger
    known.isEnabled = true
    known.comment = nil
    for case .createTrigger(let read) in ReadStatement.all(in: trigger.statement)
      .flatMap(\.operations) where read.table == table
    {
      var again = read.trigger
      again.statement = known.statement
      if again == known { return trigger.statement }
    }
    return composed(trigger, of: table)
  }

  private static func composed(_ trigger: Trigger, of table: QualifiedName) -> String {
    var parts = ["CREATE" + (trigger.isConstraint ? " CONSTRAINT" : "") + " TRIGGER"]
    parts.append(SQLIdentifier.quoted(trigger.name))
    parts.append(trigger.timing)
    let columns = trigger.columns.map(SQLIdentifier.quoted).joined(separator: ", ")
    let events = trigger.events.map { event in
      event == "UPDATE" && !columns.isEmpty ? "UPDATE OF " + columns : event
    }
    parts.append(events.joined(separator: " OR "))
    parts.append("ON " + table.description)
    parts += clauses(of: trigger.statement)
    parts.append("FOR EACH " + (trigger.isForEachRow ? "ROW" : "STATEMENT"))
    if let condition = trigger.condition { parts.append("WHEN (\(condition.text))") }
    parts.append("EXECUTE FUNCTION \(trigger.function.description)(\(trigger.arguments))")
    return parts.joined(separator: " ")
  }

  /// When a constraint trigger runs, and `REFERENCING …`: what is kept in the statement only.
  private static func clauses(of statement: String) -> [String] {
    let parsed = SQLText(statement)
    func isWord(_ place: Int, _ words: [StaticString]) -> Bool {
      words.contains { parsed.isWord(parsed.tokens[place], $0) }
    }
    let starts: [StaticString] = ["NOT", "DEFERRABLE", "INITIALLY", "REFERENCING"]
    let ends: [StaticString] = ["FOR", "WHEN", "EXECUTE"]
    guard let on = parsed.tokens.indices.first(where: { isWord($0, ["ON"]) }),
      let start = parsed.tokens.indices.first(where: { $0 > on && isWord($0, starts) }),
      let end = parsed.tokens.indices.first(where: { $0 > on && isWord($0, ends) }), start < end
    else { return [] }
    return [parsed.normalised(start..<end)]
  }
}
