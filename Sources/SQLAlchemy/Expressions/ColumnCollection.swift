import PythonInterpreter
import PythonSyntax

/// `.c` of whatever stands in `FROM`.
final class ColumnCollection: SQLAlchemyObject {
  private let clause: FromClause

  init(_ clause: FromClause, _ interpreter: Interpreter) {
    self.clause = clause
    super.init(interpreter.sqlClass("ColumnCollection"), interpreter)
  }

  /// The columns as far as they are known; of a table in doubt those that were read.
  private var known: [(key: String, column: ColumnElement)]? {
    (clause as? TableObject)?.columns.map { ($0.key, $0) } ?? clause.columnList
  }

  private func missing(_ interpreter: Interpreter) -> Value {
    interpreter.unknown(.unsupported, "the columns of a \(clause.typeName)")
  }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    guard let list = known else { return missing(interpreter) }
    if let found = list.first(where: { $0.key == name }) { return .host(found.column) }
    let values: [Value]
    switch name {
    case "keys": values = list.map { .text($0.key) }
    case "values": values = list.map { .host($0.column) }
    case "items": values = list.map { .tuple(of: [.text($0.key), .host($0.column)]) }
    case "get":
      return interpreter.builtin(name) { (_, _, arguments) throws(Interruption) in
        list.first { $0.key == arguments[0]?.text }.map { .host($0.column) }
          ?? arguments[1] ?? .none
      }
    default: return clause.columnDoubt.map { .unknown($0) }
    }
    if let doubt = clause.columnDoubt { return .unknown(doubt) }
    return interpreter.builtin(name) { (_, _, _) throws(Interruption) in .list(of: values) }
  }

  override func item(_ key: Value, _ interpreter: Interpreter) throws(Interruption) -> Value? {
    guard let list = known else { return missing(interpreter) }
    if let unknown = key.unknown { return .unknown(unknown) }
    if let index = key.integer, list.indices.contains(index) { return .host(list[index].column) }
    guard let name = key.text else { return nil }
    if let found = list.first(where: { $0.key == name }) { return .host(found.column) }
    if let doubt = clause.columnDoubt { return .unknown(doubt) }
    throw interpreter.exception("KeyError", name)
  }

  override func compare(
    _ operation: CompareOperator, _ other: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    guard operation == .in || operation == .notIn else { return nil }
    guard let list = known else { return missing(interpreter) }
    if let unknown = other.unknown { return .unknown(unknown) }
    let isThere = list.contains { entry in
      if case .host(let host) = other { return entry.column === host }
      return entry.key == other.text
    }
    if !isThere, let doubt = clause.columnDoubt { return .unknown(doubt) }
    return .bool(isThere == (operation == .in))
  }

  override func iterate(_ interpreter: Interpreter) throws(Interruption) -> Value? {
    guard let list = known else { return missing(interpreter) }
    if let doubt = clause.columnDoubt { return .unknown(doubt) }
    return .list(of: list.map { .host($0.column) })
  }

  override func length(_ interpreter: Interpreter) throws(Interruption) -> Value? {
    if let doubt = clause.columnDoubt { return .unknown(doubt) }
    return known.map { .int($0.count) } ?? missing(interpreter)
  }
}
