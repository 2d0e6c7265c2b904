extension Replay {
  /// A foreign key with the columns that it refers to, which must be a key of their table.
  mutating func resolve(
    _ key: ForeignKey, of table: inout Table, name: String?
  ) throws(SchemaFailure) -> ForeignKey {
    var key = key
    key.table = schema.canonical(key.table)
    let referenced = key.table == table.name ? table : try existingTable(key.table)
    for column in key.columns {
      _ = try columnPlace(column, in: &table) { missingColumn(column, in: $0) }
    }
    if key.referencedColumns.isEmpty {
      key.referencedColumns = try primaryKeyColumns(of: referenced)
      // An incomplete table's key may not be known.
      if key.referencedColumns.isEmpty { return key }
    }
    guard key.columns.count == key.referencedColumns.count else {
      throw SchemaFailure(
        .invalidForeignKey,
        "number of referencing and referenced columns for foreign key disagree")
    }
    guard referenced.isComplete else { return key }
    for column in key.referencedColumns where referenced.column(column) == nil {
      throw missingColumn(column, in: referenced)
    }
    guard
      referenced.keyConstraint(over: key.referencedColumns) != nil
        || referenced.hasUniqueIndex(over: key.referencedColumns)
    else {
      throw SchemaFailure(
        .invalidForeignKey,
        "there is no unique constraint matching given keys for referenced table "
          + "\"\(referenced.name.name)\"",
        subject: ObjectReference(kind: .table, name: referenced.name))
    }
    try requireComparable(key, table, referenced, name: name)
    return key
  }

  private func missingColumn(_ column: String, in table: Table) -> SchemaFailure {
    SchemaFailure(
      .undefinedColumn, "column \"\(column)\" referenced in foreign key constraint does not exist",
      subject: ObjectReference(kind: .column, name: QualifiedName(column), table: table.name))
  }

  private func primaryKeyColumns(of table: Table) throws(SchemaFailure) -> [String] {
    if let key = table.primaryKey { return key.columns }
    guard table.isComplete else { return [] }
    throw SchemaFailure(
      .undefinedObject, "there is no primary key for referenced table \"\(table.name.name)\"",
      subject: ObjectReference(kind: .table, name: table.name))
  }

  private func requireComparable(
    _ key: ForeignKey, _ table: Table, _ referenced: Table, name: String?
  ) throws(SchemaFailure) {
    for (column, other) in zip(key.columns, key.referencedColumns) {
      guard let left = table.column(column)?.type, let right = referenced.column(other)?.type,
        !schema.canCompare(left, right)
      else { continue }
      let constraint =
        name ?? nameOfConstraint(Constraint(rule: .foreignKey(key)), of: table)
      throw SchemaFailure(
        .datatypeMismatch, "foreign key constraint \"\(constraint)\" cannot be implemented",
        detail: "Key columns \"\(column)\" and \"\(other)\" are of incompatible types: "
          + "\(left.withoutModifiers) and \(right.withoutModifiers).",
        subject: ObjectReference(
          kind: .constraint, name: QualifiedName(constraint), table: table.name))
    }
  }
}

extension Table {
  /// The primary key or unique constraint over exactly these columns, in any order; the one that
  /// was made first, as PostgreSQL picks it.
  func keyConstraint(over columns: [String]) -> Constraint? {
    constraints.first { constraint in
      switch constraint.rule {
      case .primaryKey(let key), .unique(let key): Set(key.columns) == Set(columns)
      default: false
      }
    }
  }

  /// Whether a plain unique index over exactly these columns exists.
  func hasUniqueIndex(over columns: [String]) -> Bool {
    indexes.contains { index in
      index.isUnique && index.predicate == nil
        && index.elements.allSatisfy { $0.column != nil }
        && Set(index.elements.compactMap(\.column)) == Set(columns)
    }
  }
}
