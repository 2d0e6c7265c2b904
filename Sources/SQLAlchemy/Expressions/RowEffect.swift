import PythonInterpreter
import Schema

extension ClauseElement {
  /// What a statement of Core does to rows, known also when its values are not; nil for every other
  /// element.
  public var rowEffect: DataStatement? {
    switch self {
    case is SelectBase: return DataStatement(kind: .select, targets: [], text: "SELECT")
    case let statement as DMLStatement: return statement.effect
    default: return nil
    }
  }
}

extension DMLStatement {
  /// What it does to which table.
  fileprivate var effect: DataStatement? {
    guard let table = table as? any NamedTable else { return nil }
    let kind: DataStatementKind
    switch self {
    case is InsertStatement: kind = .insert
    case is UpdateStatement: kind = .update
    default: kind = .delete
    }
    return DataStatement(
      kind: kind, targets: [QualifiedName(table.tableName, schema: table.tableSchema)],
      columns: clauses.rows.first?.map(\.column.key) ?? [],
      hasCondition: !clauses.conditions.isEmpty, isReturning: !clauses.returned.isEmpty,
      text: kind.rawValue)
  }
}
