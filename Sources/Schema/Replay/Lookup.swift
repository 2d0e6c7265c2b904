/// Finding what a statement names, and the failures when it is not there.
extension Replay {
  /// A table that must exist; nil when `ifExists` forgives that it does not.
  ///
  /// Where the schema is not complete, a table that nobody told of is made up as unknown.
  mutating func table(
    _ name: QualifiedName, ifExists: Bool = false
  ) throws(SchemaFailure) -> Table? {
    if let table = schema.table(name) { return table }
    if let other = schema.relation(name) {
      throw SchemaFailure(
        .wrongObjectType, "\"\(name.name)\" is not a table", subject: other)
    }
    if ifExists { return nil }
    if !schema.isComplete { return inventTable(name) }
    try requireNamespace(name.schema)
    throw undefinedTable(name)
  }

  /// A table for an operation that cannot be forgiven.
  mutating func existingTable(_ name: QualifiedName) throws(SchemaFailure) -> Table {
    if let table = try table(name) { return table }
    throw undefinedTable(name)
  }

  func undefinedTable(_ name: QualifiedName) -> SchemaFailure {
    SchemaFailure(
      .undefinedTable, "relation \"\(name.plain)\" does not exist",
      subject: ObjectReference(kind: .table, name: name))
  }

  /// A table that is older than what was read.
  mutating func inventTable(_ name: QualifiedName) -> Table {
    let table = Table(
      name: schema.canonical(name), isComplete: false,
      provenance: Provenance(
        place: provenance.place,
        standing: .unknown(reason: unknownReason, place: provenance.place)))
    schema.insert(table)
    return table
  }

  private var unknownReason: String {
    switch schema.origin {
    case .unknown(let reason): reason
    case .empty: schema.doubts.last?.reason ?? "no operation that was read creates it"
    }
  }

  /// The place of a column that must exist; in an incomplete table it is made up.
  func columnPlace(
    _ column: String, in table: inout Table, orFail failure: (Table) -> SchemaFailure
  ) throws(SchemaFailure) -> Int {
    if let place = table.columns.firstIndex(where: { $0.name == column }) { return place }
    guard !table.isComplete else { throw failure(table) }
    table.columns.append(
      Column(
        name: column, type: .unknown("no operation that was read creates the column"),
        provenance: Provenance(
          place: provenance.place,
          standing: .unknown(
            reason: "no operation that was read creates the column", place: provenance.place))))
    return table.columns.count - 1
  }

  func undefinedColumn(_ column: String, of table: Table) -> SchemaFailure {
    SchemaFailure(
      .undefinedColumn,
      "column \"\(column)\" of relation \"\(table.name.name)\" does not exist",
      subject: ObjectReference(kind: .column, name: QualifiedName(column), table: table.name))
  }

  func undefinedConstraint(_ name: String, of table: Table) -> SchemaFailure {
    SchemaFailure(
      .undefinedObject,
      "constraint \"\(name)\" of relation \"\(table.name.name)\" does not exist",
      subject: ObjectReference(kind: .constraint, name: QualifiedName(name), table: table.name))
  }

  /// Fails when the schema of a name does not exist.
  func requireNamespace(_ name: String?) throws(SchemaFailure) {
    guard let name, !schema.hasNamespace(name), schema.isComplete else { return }
    throw SchemaFailure(
      .invalidSchemaName, "schema \"\(name)\" does not exist",
      subject: ObjectReference(kind: .schema, name: QualifiedName(name)))
  }

  /// Fails when a table, view, sequence or index of the name exists.
  func requireFree(_ name: QualifiedName) throws(SchemaFailure) {
    if let taken = schema.relation(name) {
      throw SchemaFailure(
        .duplicateTable, "relation \"\(name.name)\" already exists", subject: taken)
    }
  }

  /// Fails when a type that the replay could know does not exist.
  func requireType(_ type: DataType) throws(SchemaFailure) {
    try requireLength(of: type)
    guard let name = type.userTypeName, schema.isComplete else { return }
    if schema.type(name) != nil || schema.table(name) != nil || schema.view(name) != nil { return }
    if ExtensionTypes.contains(name.name) || name.schema == "information_schema" { return }
    // An extension that we do not know may bring types that we do not know.
    if schema.extensions.contains(where: { !ExtensionTypes.knows($0.name) }) { return }
    try requireNamespace(name.schema)
    throw SchemaFailure(
      .undefinedObject, "type \"\(name.plain)\" does not exist",
      subject: ObjectReference(kind: .type, name: name))
  }

  /// Fails when a text type is longer than PostgreSQL's longest (`MaxAttrSize`).
  private func requireLength(of type: DataType) throws(SchemaFailure) {
    let names = ["character varying": "varchar", "character": "char", "bpchar": "char"]
    guard let name = type.builtinName.flatMap({ names[$0] }),
      let length = type.modifiers.first.flatMap({ Int($0) }), length > 10_485_760
    else { return }
    throw SchemaFailure(
      .invalidParameterValue, "length for type \(name) cannot exceed 10485760")
  }

  /// Fails when a default takes numbers from a sequence that does not exist.
  func requireSequence(of value: SQLExpression?) throws(SchemaFailure) {
    guard schema.isComplete, let name = value?.sequenceName, schema.relation(name) == nil else {
      return
    }
    try requireNamespace(name.schema)
    throw undefinedTable(name)
  }

  func requireIndex(_ name: QualifiedName) throws(SchemaFailure) {
    if schema.relation(name)?.kind != .index, schema.isComplete, !schema.hasIncompleteTable {
      throw undefinedTable(name)
    }
  }
}

extension Schema {
  /// The table, view, sequence or index of that name: they share one namespace.
  public func relation(_ name: QualifiedName) -> ObjectReference? {
    let name = canonical(name)
    if let table = tableStorage[name]?.value {
      return ObjectReference(kind: table.isForeign ? .foreignTable : .table, name: name)
    }
    if let view = viewStorage[name]?.value {
      return ObjectReference(kind: view.isMaterialized ? .materializedView : .view, name: name)
    }
    if sequenceStorage[name] != nil { return ObjectReference(kind: .sequence, name: name) }
    if let table = tableOfIndex(name) {
      return ObjectReference(kind: .index, name: name, table: table)
    }
    return nil
  }

  /// The table or materialised view whose index, or whose constraint's index, has that name.
  public func tableOfIndex(_ name: QualifiedName) -> QualifiedName? {
    let name = canonical(name)
    for (table, shared) in tableStorage where table.schema == name.schema {
      if shared.value.hasIndex(name.name) { return table }
    }
    for (view, shared) in viewStorage where view.schema == name.schema {
      if shared.value.indexes.contains(where: { $0.name == name.name }) { return view }
    }
    return nil
  }

  /// Whether some table may have parts that nobody read.
  var hasIncompleteTable: Bool { tableStorage.values.contains { !$0.value.isComplete } }
}

extension Table {
  /// Whether an index of that name exists, be it a constraint's.
  func hasIndex(_ name: String) -> Bool {
    indexes.contains { $0.name == name }
      || constraints.contains { $0.name == name && $0.hasIndex }
  }
}
