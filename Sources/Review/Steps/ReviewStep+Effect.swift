import Schema

extension ReviewStep {
  /// Whether the operation is about objects, not about rows, sessions or transactions.
  public var changesSchema: Bool {
    switch operation {
    case .bulkInsert, .data, .session, .transaction, .maintenance: false
    case .opaque(let statement): statement.changesSchema
    default: true
    }
  }

  /// Whether the operation names a table, in any way.
  public func touches(_ table: QualifiedName) -> Bool {
    let name = before.canonical(table)
    return operation.subjects.contains { before.canonical($0) == name }
  }
}
