extension Replay {
  /// `CREATE SEQUENCE`.
  mutating func create(_ operation: CreateSequence) throws(SchemaFailure) {
    var sequence = operation.sequence
    try requireNamespace(sequence.name.schema)
    if operation.ifNotExists, schema.relation(sequence.name) != nil { return }
    try requireFree(sequence.name)
    sequence.provenance = placed(sequence.provenance)
    if let owner = sequence.owner { sequence.owner = try existing(owner) }
    schema.insert(sequence)
  }

  /// `ALTER SEQUENCE` with options.
  mutating func alter(_ operation: AlterSequence) throws(SchemaFailure) {
    guard var sequence = schema.sequence(operation.name) else {
      if operation.ifExists || !schema.isComplete { return }
      throw undefinedTable(operation.name)
    }
    sequence.options.merge(operation.options)
    switch operation.owner {
    case .keep: break
    case .drop: sequence.owner = nil
    case .set(let owner): sequence.owner = try existing(owner)
    }
    schema.insert(sequence)
  }

  /// A column that owns a sequence, which must exist.
  private mutating func existing(
    _ owner: ColumnReference
  ) throws(SchemaFailure) -> ColumnReference {
    let table = try existingTable(owner.table)
    guard table.column(owner.column) != nil || !table.isComplete else {
      throw SchemaFailure(
        .undefinedColumn,
        "column \"\(owner.column)\" of relation \"\(table.name.name)\" does not exist",
        subject: ObjectReference(
          kind: .column, name: QualifiedName(owner.column), table: table.name))
    }
    return ColumnReference(table: table.name, column: owner.column)
  }
}
