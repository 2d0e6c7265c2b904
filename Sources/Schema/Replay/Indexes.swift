import PostgreSQLSyntax

extension Replay {
  /// `CREATE INDEX`.
  mutating func create(_ operation: CreateIndex) throws(SchemaFailure) {
    var index = operation.index
    index.provenance = placed(index.provenance)
    if let name = index.name { index.name = SQLIdentifier.truncated(name) }
    if var view = schema.view(operation.table), view.isMaterialized {
      let name = index.name ?? nameOfIndex(index, of: view.name)
      if schema.relation(QualifiedName(name, schema: view.name.schema)) != nil,
        operation.ifNotExists
      {
        return
      }
      try requireFree(QualifiedName(name, schema: view.name.schema))
      index.name = name
      view.indexes.append(index)
      schema.insert(view)
      return
    }
    var table = try existingTable(operation.table)
    if let name = index.name {
      let qualified = QualifiedName(name, schema: table.name.schema)
      if operation.ifNotExists, schema.relation(qualified) != nil { return }
    }
    for element in index.elements {
      guard let column = element.column else { continue }
      _ = try columnPlace(column, in: &table) { missingColumn(column, in: $0) }
    }
    for column in index.include {
      _ = try columnPlace(column, in: &table) { missingColumn(column, in: $0) }
    }
    try requireOperatorClasses(of: index, in: table)
    if let name = index.name {
      try requireFree(QualifiedName(name, schema: table.name.schema))
    } else {
      index.name = nameOfIndex(index, of: table.name)
    }
    table.indexes.append(index)
    schema.insert(table)
    guard table.partitioning != nil, !operation.only else { return }
    // An index of a partitioned table is made on each partition, under a name of its own.
    for partition in schema.tables where partition.partitionOf?.parent == table.name {
      var inner = operation
      inner.table = partition.name
      inner.index.name = nil
      try create(inner)
    }
  }

  private func missingColumn(_ column: String, in table: Table) -> SchemaFailure {
    SchemaFailure(
      .undefinedColumn, "column \"\(column)\" does not exist",
      subject: ObjectReference(kind: .column, name: QualifiedName(column), table: table.name))
  }

  /// The name that PostgreSQL gives the index.
  func nameOfIndex(
    _ index: Index, of table: QualifiedName, besides taken: Set<String> = []
  ) -> String {
    let columns = Self.columnNames(index.elements, include: index.include)
    return relationName(
      table.name, Self.addition(columns), label: "idx", in: table.schema, besides: taken)
  }

  /// `DROP INDEX`.
  mutating func drop(_ operation: DropIndex) throws(SchemaFailure) {
    var name = schema.canonical(operation.name)
    // Alembic names the table's schema, not the index's.
    if name.schema == nil, let table = operation.table { name.schema = table.schema }
    name = schema.canonical(name)
    guard let owner = schema.tableOfIndex(name) else {
      if let other = schema.relation(name) {
        throw SchemaFailure(.wrongObjectType, "\"\(name.name)\" is not an index", subject: other)
      }
      if operation.ifExists || !schema.isComplete || schema.hasIncompleteTable {
        if let owner = operation.table.flatMap({ schema.table(schema.canonical($0)) }) {
          noteGone([.index(name.name)], from: owner)
        }
        return
      }
      try requireNamespace(name.schema)
      throw SchemaFailure(
        .undefinedObject, "index \"\(name.plain)\" does not exist",
        subject: ObjectReference(kind: .index, name: name))
    }
    if var view = schema.view(owner) {
      view.indexes.removeAll { $0.name == name.name }
      schema.insert(view)
      return
    }
    guard let table = schema.table(owner) else { return }
    if let constraint = table.constraint(name.name), constraint.hasIndex {
      throw SchemaFailure(
        .dependentObjectsStillExist,
        "cannot drop index \(name.plain) because constraint \(name.name) on table "
          + "\(table.name.plain) requires it",
        detail: "You can drop constraint \(name.name) on table \(table.name.plain) instead.",
        subject: ObjectReference(kind: .index, name: name, table: table.name))
    }
    let dependents = dependents(ofUniqueIndex: name.name, of: table)
    try release(
      dependents, of: ObjectReference(kind: .index, name: name), cascade: operation.cascade)
    change(table.name) { $0.indexes.removeAll { $0.name == name.name } }
    noteGone([.index(name.name)], from: table)
  }

  /// Foreign keys that rest on a unique index which is no constraint's.
  private func dependents(ofUniqueIndex name: String, of table: Table) -> [Dependent] {
    guard let index = table.index(name), index.isUnique, index.predicate == nil else { return [] }
    let columns = Set(index.elements.compactMap(\.column))
    return schema.tables.flatMap { other in
      other.foreignKeys.filter { _, key in
        schema.canonical(key.table) == table.name && Set(key.referencedColumns) == columns
          && table.keyConstraint(over: key.referencedColumns) == nil
      }.map { Dependent.constraint(table: other.name, name: $0.constraint.name ?? "") }
    }
  }
}
