import PostgreSQLSyntax
import Schema

/// Prints operations as the SQL that Alembic 1.20 with SQLAlchemy 2.1 sends to PostgreSQL.
///
/// What Alembic has no operation for is printed in PostgreSQL's plain form.
public struct DDLWriter: Sendable {
  /// A writer.
  public init() {}

  /// The statements of `operation` in order, without semicolons.
  public func statements(for operation: MigrationOperation) -> [String] {
    switch operation {
    case .createTable(let operation): statements(operation)
    case .dropTable(let operation): statements(operation)
    case .renameTable(let operation): statements(operation)
    case .alterTable(let operation): statements(operation)
    case .addColumn(let operation): statements(operation)
    case .dropColumn(let operation): statements(operation)
    case .alterColumn(let operation): statements(operation)
    case .addConstraint(let operation): statements(operation)
    case .dropConstraint(let operation): statements(operation)
    case .alterConstraint(let operation): statements(operation)
    case .createIndex(let operation): statements(operation)
    case .dropIndex(let operation): statements(operation)
    case .alterIndex(let operation):
      ["ALTER INDEX \(WrittenName.qualified(operation.name)) " + operation.action]
    case .createType(let operation): statements(operation)
    case .alterEnum(let operation): statements(operation)
    case .alterComposite(let operation): statements(operation)
    case .alterDomain(let operation): statements(operation)
    case .createSequence(let operation): statements(operation)
    case .alterSequence(let operation): statements(operation)
    case .createView(let operation): statements(operation)
    case .createRoutine(let operation): [operation.routine.statement]
    case .createTrigger(let operation): [operation.trigger.statement]
    case .createExtension(let operation): statements(operation)
    case .createNamespace(let operation): statements(operation)
    case .createPolicy(let operation): statements(operation)
    case .alterPolicy(let operation): statements(operation)
    case .createStatistics(let operation): statements(operation)
    case .createOther(let operation): [operation.object.statement]
    case .alterOther(let operation):
      ["ALTER " + named(operation.target, operation.ifExists) + " " + operation.action]
    case .dropObject(let operation):
      [
        "DROP " + named(operation.target, operation.ifExists, withTable: true)
          + (operation.cascade ? " CASCADE" : "")
      ]
    case .renameObject(let operation): statements(operation)
    case .setObjectSchema(let operation):
      [
        "ALTER " + named(operation.target, operation.ifExists) + " SET SCHEMA "
          + WrittenName.identifier(operation.schema)
      ]
    case .changeOwner(let operation):
      [
        "ALTER " + named(operation.target, operation.ifExists) + " OWNER TO "
          + WrittenName.identifier(operation.owner)
      ]
    case .commentOn(let operation):
      [
        "COMMENT ON " + commented(operation.target) + " IS "
          + (operation.comment.map(SQLText.quoted) ?? "NULL")
      ]
    case .changePrivileges(let operation): [operation.text]
    case .attachPartition(let operation):
      [
        alterTable(
          operation.table,
          "ATTACH PARTITION \(WrittenName.qualified(operation.partition)) " + operation.bound)
      ]
    case .detachPartition(let operation):
      [
        alterTable(
          operation.table,
          "DETACH PARTITION " + WrittenName.qualified(operation.partition)
            + (operation.concurrently ? " CONCURRENTLY" : "")
            + (operation.finalize ? " FINALIZE" : ""))
      ]
    case .bulkInsert(let operation): statements(operation)
    case .data(let operation): [operation.text]
    case .session(let operation): [statement(operation)]
    case .transaction(let operation):
      [operation.command + (operation.name.map { " " + WrittenName.identifier($0) } ?? "")]
    case .maintenance(let operation): [statement(operation)]
    case .opaque(let operation): [operation.text]
    case .batch(let operation): operation.operations.flatMap(statements)
    }
  }

  /// The text of `statement` as Alembic's `--sql` prints it: stripped, tabs as four spaces, with
  /// a semicolon.
  public static func offline(_ statement: String) -> String {
    var text = ""
    for character in statement.unicodeScalars {
      if character == "\t" {
        text += "    "
      } else {
        text.unicodeScalars.append(character)
      }
    }
    let scalars = text.unicodeScalars
    let start = scalars.firstIndex { !$0.properties.isWhitespace } ?? scalars.endIndex
    let end = scalars.lastIndex { !$0.properties.isWhitespace }
    guard let end else { return ";" }
    return String(scalars[start...end]) + ";"
  }

  func alterTable(_ name: QualifiedName, _ action: String, ifExists: Bool = false) -> String {
    "ALTER TABLE " + (ifExists ? "IF EXISTS " : "") + WrittenName.qualified(name) + " " + action
  }

  func commentOnColumn(_ column: String, of table: QualifiedName, _ comment: String?) -> String {
    "COMMENT ON COLUMN \(WrittenName.qualified(table)).\(WrittenName.identifier(column)) IS "
      + (comment.map(SQLText.quoted) ?? "NULL")
  }

  /// `name = value, …`.
  func list(_ parameters: [StorageParameter]) -> String {
    parameters.map { parameter in
      parameter.name + (parameter.value.map { " = " + $0 } ?? "")
    }.joined(separator: ", ")
  }

  /// `KIND [IF EXISTS] name`, with ` ON table` where the kind needs it.
  private func named(
    _ target: ObjectReference, _ ifExists: Bool, withTable: Bool = false
  ) -> String {
    var text = target.kind.rawValue + (ifExists ? " IF EXISTS " : " ")
    text += WrittenName.qualified(target.name)
    if let arguments = target.arguments {
      text += "(" + arguments.map(\.ddl).joined(separator: ", ") + ")"
    }
    if let table = target.table, withTable || target.kind == .policy || target.kind == .trigger {
      text += " ON " + WrittenName.qualified(table)
    }
    return text
  }

  private func commented(_ target: ObjectReference) -> String {
    switch target.kind {
    case .column:
      return "COLUMN \(WrittenName.qualified(target.subject))."
        + WrittenName.identifier(target.name.name)
    case .domainConstraint:
      return "CONSTRAINT \(WrittenName.identifier(target.name.name)) ON DOMAIN "
        + WrittenName.qualified(target.subject)
    default: return named(target, false, withTable: true)
    }
  }

  private func statements(_ operation: RenameObject) -> [String] {
    let newName = WrittenName.identifier(operation.newName)
    let target = operation.target
    let old = WrittenName.identifier(target.name.name)
    switch target.kind {
    case .constraint:
      return [
        alterTable(
          target.subject, "RENAME CONSTRAINT \(old) TO \(newName)", ifExists: operation.ifExists)
      ]
    case .domainConstraint:
      return [
        "ALTER DOMAIN \(WrittenName.qualified(target.subject)) RENAME CONSTRAINT \(old) TO \(newName)"
      ]
    case .attribute:
      return [
        "ALTER TYPE \(WrittenName.qualified(target.subject)) RENAME ATTRIBUTE \(old) TO \(newName)"
      ]
    default:
      return ["ALTER " + named(target, operation.ifExists) + " RENAME TO " + newName]
    }
  }

  private func statement(_ operation: SessionSetting) -> String {
    var text = operation.command
    if operation.isLocal { text += " LOCAL" }
    if let name = operation.name { text += " " + name }
    if let value = operation.value {
      text += (operation.command == "SET" ? " TO " : " ") + value
    }
    return text
  }

  private func statement(_ operation: Maintenance) -> String {
    let names = operation.targets.map { WrittenName.qualified($0.name) }.joined(separator: ", ")
    switch operation.command {
    case "LOCK":
      let mode = operation.options.first ?? "ACCESS EXCLUSIVE"
      let nowait = operation.options.contains("NOWAIT") ? " NOWAIT" : ""
      return "LOCK TABLE \(names) IN \(mode) MODE" + nowait
    case "REINDEX":
      let kind = operation.targets.first?.kind.rawValue ?? "DATABASE"
      let concurrently = operation.options.contains("CONCURRENTLY") ? " CONCURRENTLY" : ""
      return "REINDEX \(kind)\(concurrently) \(names)"
    case "REFRESH MATERIALIZED VIEW":
      let concurrently = operation.options.contains("CONCURRENTLY") ? " CONCURRENTLY" : ""
      let noData = operation.options.contains("WITH NO DATA") ? " WITH NO DATA" : ""
      return operation.command + concurrently + " " + names + noData
    default:
      let parts = [operation.command] + operation.options + (names.isEmpty ? [] : [names])
      return parts.joined(separator: " ")
    }
  }
}
