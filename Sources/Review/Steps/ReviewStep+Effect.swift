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
}
