/// Which types PostgreSQL can put into an index without being told how (`pg_opclass`).
extension Replay {
  /// Fails when a type has no operator class that the access method takes by itself.
  func requireOperatorClass(
    for column: Column, method: String, in table: Table
  ) throws(SchemaFailure) {
    let type = schema.baseType(of: column.type)
    guard !type.isArray, let name = type.builtinName,
      Self.unindexed.contains(name) && (method == "btree" || method == "hash")
        || Self.neverIndexed.contains(name)
    else { return }
    throw SchemaFailure(
      .undefinedObject,
      "data type \(name) has no default operator class for access method \"\(method)\"",
      detail: "It is the type of the column \"\(column.name)\".",
      subject: ObjectReference(
        kind: .column, name: QualifiedName(column.name), table: table.name))
  }

  /// The same for all keys of an index that name none.
  func requireOperatorClasses(of index: Index, in table: Table) throws(SchemaFailure) {
    for element in index.elements where element.operatorClass == nil {
      guard let column = element.column.flatMap(table.column) else { continue }
      try requireOperatorClass(for: column, method: index.method, in: table)
    }
  }

  /// The same for the columns of a primary key or unique constraint.
  func requireOperatorClasses(of constraint: Constraint, in table: Table) throws(SchemaFailure) {
    let columns: [String]
    switch constraint.rule {
    case .primaryKey(let key), .unique(let key): columns = key.columns
    case .exclusion, .foreignKey, .check, .notNull: return
    }
    for column in columns.compactMap(table.column) {
      try requireOperatorClass(for: column, method: "btree", in: table)
    }
  }

  /// Types without an order and without a hash.
  private static let unindexed: Set<String> = [
    "point", "line", "lseg", "box", "path", "polygon", "circle",
  ]

  /// Types without an operator class of any method.
  private static let neverIndexed: Set<String> = ["json", "xml", "jsonpath"]
}

extension Constraint {
  /// Whether it is a primary key or unique constraint over the column, among others.
  func hasKey(on column: String) -> Bool {
    switch rule {
    case .primaryKey(let key), .unique(let key): key.columns.contains(column)
    case .exclusion, .foreignKey, .check, .notNull: false
    }
  }
}
