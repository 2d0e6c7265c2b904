import PostgreSQLSyntax

extension Replay {
  /// `ALTER … RENAME TO` of anything but a table or column.
  mutating func rename(_ operation: RenameObject) throws(SchemaFailure) {
    let target = operation.target
    let name = schema.canonical(target.name)
    let newName = SQLIdentifier.truncated(operation.newName)
    let renamed = QualifiedName(newName, schema: name.schema)
    switch target.kind {
    case .table, .foreignTable:
      try rename(RenameTable(name: name, newName: newName, ifExists: operation.ifExists))
    case .index: try renameIndex(name, to: newName, ifExists: operation.ifExists)
    case .view, .materializedView:
      guard var view = schema.view(name) else {
        // `ALTER VIEW` takes a table of that name too.
        if schema.table(name) != nil {
          return try rename(RenameTable(name: name, newName: newName))
        }
        return try missingRelation(name, operation)
      }
      try requireFree(renamed)
      schema.viewStorage[name] = nil
      view.name = renamed
      schema.insert(view)
      follow(name, to: renamed)
    case .sequence:
      guard var sequence = schema.sequence(name) else {
        return try missingRelation(name, operation)
      }
      try requireFree(renamed)
      schema.sequenceStorage[name] = nil
      sequence.name = renamed
      schema.insert(sequence)
      renameInDefaults(name, to: renamed)
    case .type, .domain:
      guard var type = try existingType(name) else { return }
      if schema.type(renamed) != nil || schema.table(renamed) != nil {
        throw SchemaFailure(
          .duplicateObject, "type \"\(newName)\" already exists",
          subject: ObjectReference(kind: .type, name: renamed))
      }
      schema.typeStorage[name] = nil
      type.name = renamed
      schema.insert(type)
      followType(name, to: renamed)
    case .constraint: try renameConstraint(operation, to: newName)
    case .trigger, .policy: renameInTable(operation, to: newName)
    case .function, .procedure, .routine, .aggregate:
      var all = schema.routines(name)
      guard
        let place = all.firstIndex(where: {
          target.arguments == nil || $0.argumentTypes == target.arguments
        })
      else { return }
      var routine = all.remove(at: place)
      schema.routineStorage[name] = all.isEmpty ? nil : Shared(all)
      routine.name = renamed
      schema.insert(routine)
      for table in schema.tables
      where table.triggers.contains(where: { schema.canonical($0.function) == name }) {
        change(table.name) { table in
          for place in table.triggers.indices where table.triggers[place].function == name {
            table.triggers[place].function = renamed
          }
        }
      }
    case .schema: try renameNamespace(name.name, to: newName)
    default: break
    }
  }

  private func missingRelation(
    _ name: QualifiedName, _ operation: RenameObject
  ) throws(SchemaFailure) {
    if operation.ifExists || !schema.isComplete { return }
    try requireNamespace(name.schema)
    throw undefinedTable(name)
  }

  /// An index, with the constraint whose index it is.
  private mutating func renameIndex(
    _ name: QualifiedName, to newName: String, ifExists: Bool
  ) throws(SchemaFailure) {
    guard let owner = schema.tableOfIndex(name) else {
      if ifExists || !schema.isComplete || schema.hasIncompleteTable { return }
      throw undefinedTable(name)
    }
    try requireFree(QualifiedName(newName, schema: name.schema))
    if var view = schema.view(owner) {
      for place in view.indexes.indices where view.indexes[place].name == name.name {
        view.indexes[place].name = newName
      }
      schema.insert(view)
    }
    change(owner) { table in
      for place in table.indexes.indices where table.indexes[place].name == name.name {
        table.indexes[place].name = newName
      }
      for place in table.constraints.indices where table.constraints[place].name == name.name {
        if table.constraints[place].hasIndex { table.constraints[place].name = newName }
      }
    }
  }

  private mutating func renameConstraint(
    _ operation: RenameObject, to newName: String
  ) throws(SchemaFailure) {
    guard let owner = operation.target.table,
      var table = try table(owner, ifExists: operation.ifExists)
    else { return }
    let old = operation.target.name.name
    guard let place = table.constraints.firstIndex(where: { $0.name == old }) else {
      if !table.isComplete { return }
      throw SchemaFailure(
        .undefinedObject,
        "constraint \"\(old)\" for table \"\(table.name.name)\" does not exist",
        subject: operation.target)
    }
    if table.constraints[place].hasIndex {
      try requireFree(QualifiedName(newName, schema: table.name.schema))
    }
    if table.constraint(newName) != nil {
      throw SchemaFailure(
        .duplicateObject,
        "constraint \"\(newName)\" for relation \"\(table.name.name)\" already exists",
        subject: operation.target)
    }
    table.constraints[place].name = newName
    schema.insert(table)
  }

  private mutating func renameInTable(_ operation: RenameObject, to newName: String) {
    guard let owner = operation.target.table else { return }
    let old = operation.target.name.name
    change(owner) { table in
      for place in table.triggers.indices
      where operation.target.kind == .trigger && table.triggers[place].name == old {
        table.triggers[place].name = newName
      }
      for place in table.policies.indices
      where operation.target.kind == .policy && table.policies[place].name == old {
        table.policies[place].name = newName
      }
    }
  }

  /// Defaults keep taking numbers from a sequence under its new name.
  private mutating func renameInDefaults(_ old: QualifiedName, to new: QualifiedName) {
    for table in schema.tables {
      for place in table.columns.indices
      where table.columns[place].serverDefault?.takesFrom(sequence: old, schema) == true {
        change(table.name) { table in
          table.columns[place].serverDefault = SQLExpression(
            normalised: "nextval(\(SQLText.quoted(new.description))::regclass)")
        }
      }
    }
  }

  private mutating func renameNamespace(
    _ old: String, to new: String
  ) throws(SchemaFailure) {
    guard var namespace = schema.namespaceStorage[old] else {
      if schema.hasNamespace(old) || !schema.isComplete { return }
      throw SchemaFailure(.invalidSchemaName, "schema \"\(old)\" does not exist")
    }
    guard !schema.hasNamespace(new) else {
      throw SchemaFailure(.duplicateSchema, "schema \"\(new)\" already exists")
    }
    schema.namespaceStorage[old] = nil
    namespace.name = new
    schema.insert(namespace)
    for table in schema.tables where table.name.schema == old {
      try moveTable(table.name, to: new)
    }
    for type in schema.types where type.name.schema == old {
      try moveType(type.name, to: new)
    }
    for view in schema.views where view.name.schema == old { moveView(view.name, to: new) }
    for sequence in schema.sequences where sequence.name.schema == old {
      moveSequence(sequence.name, to: new)
    }
    for routine in schema.routines where routine.name.schema == old {
      schema.routineStorage[routine.name] = nil
      var routine = routine
      routine.name.schema = new
      schema.insert(routine)
    }
  }

  /// `SET SCHEMA`.
  mutating func move(_ operation: SetObjectSchema) throws(SchemaFailure) {
    let name = schema.canonical(operation.target.name)
    try requireNamespace(operation.schema)
    switch operation.target.kind {
    case .table, .foreignTable:
      if schema.view(name) != nil { return moveView(name, to: operation.schema) }
      guard let table = try table(name, ifExists: operation.ifExists) else { return }
      try requireFree(QualifiedName(name.name, schema: operation.schema))
      try moveTable(table.name, to: operation.schema)
    case .view, .materializedView: moveView(name, to: operation.schema)
    case .sequence: moveSequence(name, to: operation.schema)
    case .type, .domain: try moveType(name, to: operation.schema)
    case .extension: schema.extensionStorage[name.name]?.schema = operation.schema
    default: break
    }
  }

  /// A table takes its indexes, constraints and sequences along.
  private mutating func moveTable(
    _ name: QualifiedName, to namespace: String
  ) throws(SchemaFailure) {
    guard var table = schema.table(name) else { return }
    let sequences = schema.sequences(ownedBy: name)
    schema.tableStorage[name] = nil
    table.name = schema.canonical(QualifiedName(name.name, schema: namespace))
    schema.insert(table)
    follow(name, to: table.name)
    for sequence in sequences { moveSequence(sequence.name, to: namespace) }
  }

  private mutating func moveView(_ name: QualifiedName, to namespace: String) {
    guard var view = schema.view(name) else { return }
    schema.viewStorage[name] = nil
    view.name = schema.canonical(QualifiedName(name.name, schema: namespace))
    schema.insert(view)
    follow(name, to: view.name)
  }

  private mutating func moveSequence(_ name: QualifiedName, to namespace: String) {
    guard var sequence = schema.sequence(name) else { return }
    schema.sequenceStorage[name] = nil
    sequence.name = schema.canonical(QualifiedName(name.name, schema: namespace))
    schema.insert(sequence)
    renameInDefaults(name, to: sequence.name)
  }

  private mutating func moveType(
    _ name: QualifiedName, to namespace: String
  ) throws(SchemaFailure) {
    guard var type = try existingType(name) else { return }
    schema.typeStorage[name] = nil
    type.name = schema.canonical(QualifiedName(name.name, schema: namespace))
    schema.insert(type)
    followType(name, to: type.name)
  }
}
