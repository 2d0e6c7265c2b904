extension Replay {
  /// `COMMENT ON`.
  mutating func comment(_ operation: CommentOn) throws(SchemaFailure) {
    let text = operation.comment.flatMap { $0.isEmpty ? nil : $0 }
    let name = schema.canonical(operation.target.name)
    switch operation.target.kind {
    case .table, .foreignTable:
      guard var table = try table(name) else { return }
      table.comment = text
      schema.insert(table)
    case .column: try commentOnColumn(operation, text)
    case .constraint:
      guard let owner = operation.target.table, var table = try table(owner) else { return }
      guard let place = table.constraints.firstIndex(where: { $0.name == name.name }) else {
        if !table.isComplete { return }
        throw SchemaFailure(
          .undefinedObject,
          "constraint \"\(name.name)\" for table \"\(table.name.name)\" does not exist",
          subject: operation.target)
      }
      table.constraints[place].comment = text
      schema.insert(table)
    case .index:
      guard let owner = schema.tableOfIndex(name) else { return try requireIndex(name) }
      change(owner) { table in
        for place in table.indexes.indices where table.indexes[place].name == name.name {
          table.indexes[place].comment = text
        }
      }
    case .view, .materializedView:
      guard var view = schema.view(name) else { return try missing(name) }
      view.comment = text
      schema.insert(view)
    case .sequence:
      guard var sequence = schema.sequence(name) else { return try missing(name) }
      sequence.comment = text
      schema.insert(sequence)
    case .type, .domain:
      guard var type = try existingType(name) else { return }
      type.comment = text
      schema.insert(type)
    case .extension: schema.extensionStorage[name.name]?.comment = text
    case .schema: schema.namespaceStorage[name.name]?.comment = text
    case .statistics: schema.statisticsStorage[name]?.comment = text
    case .trigger, .policy: commentInTable(operation, text)
    case .function, .procedure, .routine, .aggregate:
      for var routine in schema.routines(name)
      where operation.target.arguments == nil
        || routine.argumentTypes == operation.target.arguments
      {
        routine.comment = text
        schema.insert(routine)
      }
    default: break
    }
  }

  private func missing(_ name: QualifiedName) throws(SchemaFailure) {
    if !schema.isComplete { return }
    try requireNamespace(name.schema)
    throw undefinedTable(name)
  }

  private mutating func commentOnColumn(
    _ operation: CommentOn, _ text: String?
  ) throws(SchemaFailure) {
    guard let owner = operation.target.table else { return }
    // Columns of views and composite types have comments too; they are not kept.
    if schema.view(owner) != nil || schema.type(owner) != nil { return }
    guard var table = try table(owner) else { return }
    let place = try columnPlace(operation.target.name.name, in: &table) {
      undefinedColumn(operation.target.name.name, of: $0)
    }
    table.columns[place].comment = text
    schema.insert(table)
  }

  private mutating func commentInTable(_ operation: CommentOn, _ text: String?) {
    guard let owner = operation.target.table else { return }
    let name = operation.target.name.name
    change(owner) { table in
      for place in table.triggers.indices
      where operation.target.kind == .trigger && table.triggers[place].name == name {
        table.triggers[place].comment = text
      }
      for place in table.policies.indices
      where operation.target.kind == .policy && table.policies[place].name == name {
        table.policies[place].comment = text
      }
    }
  }

  /// `OWNER TO`.
  mutating func changeOwner(_ operation: ChangeOwner) {
    switch operation.target.kind {
    case .table, .foreignTable: change(operation.target.name) { $0.owner = operation.owner }
    case .schema: schema.namespaceStorage[operation.target.name.name]?.owner = operation.owner
    default: break
    }
  }
}
