extension Replay {
  /// `DROP` of anything but a table or index.
  mutating func drop(_ operation: DropObject) throws(SchemaFailure) {
    let name = schema.canonical(operation.target.name)
    switch operation.target.kind {
    case .view, .materializedView: try dropView(name, operation)
    case .sequence: try dropSequence(name, operation)
    case .type, .domain: try dropType(name, operation)
    case .function, .procedure, .routine, .aggregate: try dropRoutine(name, operation)
    case .trigger, .policy, .rule: try dropFromTable(operation)
    case .extension: try dropExtension(operation)
    case .schema: try dropNamespace(operation)
    case .statistics:
      guard schema.statisticsStorage.removeValue(forKey: name) == nil else { return }
      try missing(operation, .undefinedObject, "statistics object \"\(name.plain)\"")
    default:
      schema.otherStorage[Schema.OtherKey(kind: operation.target.kind, name: name)] = nil
    }
  }

  /// Fails unless `IF EXISTS` or an incomplete schema forgives.
  private func missing(
    _ operation: DropObject, _ state: SQLState, _ what: String
  ) throws(SchemaFailure) {
    if operation.ifExists || !schema.isComplete { return }
    try requireNamespace(operation.target.name.schema)
    throw SchemaFailure(state, what + " does not exist", subject: operation.target)
  }

  private mutating func dropView(
    _ name: QualifiedName, _ operation: DropObject
  ) throws(SchemaFailure) {
    let word = operation.target.kind == .view ? "view" : "materialized view"
    guard let view = schema.view(name) else {
      if let other = schema.relation(name) {
        throw SchemaFailure(.wrongObjectType, "\"\(name.name)\" is not a \(word)", subject: other)
      }
      return try missing(operation, .undefinedTable, "\(word) \"\(name.plain)\"")
    }
    guard view.isMaterialized == (operation.target.kind == .materializedView) else {
      throw SchemaFailure(
        .wrongObjectType, "\"\(name.name)\" is not a \(word)", subject: schema.relation(name))
    }
    try release(
      dependents(ofRelation: name), of: operation.target, cascade: operation.cascade)
    schema.viewStorage[name] = nil
  }

  private mutating func dropSequence(
    _ name: QualifiedName, _ operation: DropObject
  ) throws(SchemaFailure) {
    guard let sequence = schema.sequence(name) else {
      if let other = schema.relation(name) {
        throw SchemaFailure(
          .wrongObjectType, "\"\(name.name)\" is not a sequence", subject: other)
      }
      return try missing(operation, .undefinedTable, "sequence \"\(name.plain)\"")
    }
    if sequence.isInternal, let owner = sequence.owner {
      throw SchemaFailure(
        .dependentObjectsStillExist,
        "cannot drop sequence \(name.plain) because column \(owner.column) of table "
          + "\(owner.table.plain) requires it",
        subject: operation.target)
    }
    try release(
      dependents(ofSequence: name), of: operation.target, cascade: operation.cascade)
    schema.sequenceStorage[name] = nil
  }

  private mutating func dropType(
    _ name: QualifiedName, _ operation: DropObject
  ) throws(SchemaFailure) {
    guard let type = schema.type(name) else {
      if schema.table(name) != nil || schema.view(name) != nil {
        throw SchemaFailure(
          .dependentObjectsStillExist,
          "cannot drop type \(name.plain) because table \(name.plain) requires it",
          subject: operation.target)
      }
      return try missing(operation, .undefinedObject, "type \"\(name.plain)\"")
    }
    if operation.target.kind == .domain, !type.isDomain {
      throw SchemaFailure(
        .wrongObjectType, "\"\(name.plain)\" is not a domain", subject: operation.target)
    }
    // PostgreSQL calls a domain a type when something depends on it.
    let subject = ObjectReference(kind: .type, name: name)
    try release(dependents(ofType: name), of: subject, cascade: operation.cascade)
    schema.typeStorage[name] = nil
  }

  private mutating func dropRoutine(
    _ name: QualifiedName, _ operation: DropObject
  ) throws(SchemaFailure) {
    let all = schema.routines(name)
    let arguments = operation.target.arguments
    let matching = all.filter { arguments == nil || $0.argumentTypes == arguments }
    let word = operation.target.kind.rawValue.lowercased()
    guard let routine = matching.first else {
      if arguments == nil {
        return try missing(operation, .undefinedFunction, "\(word) \(name.plain)")
      }
      let list = (arguments ?? []).map(\.description).joined(separator: ", ")
      return try missing(operation, .undefinedFunction, "\(word) \(name.plain)(\(list))")
    }
    guard matching.count == 1 else {
      throw SchemaFailure(
        .ambiguousFunction, "\(word) name \"\(name.plain)\" is not unique",
        subject: operation.target)
    }
    var dependents: [Dependent] = []
    for table in schema.tables {
      for trigger in table.triggers where schema.canonical(trigger.function) == name {
        // The functions of triggers take no arguments.
        if routine.argumentTypes.isEmpty {
          dependents.append(.trigger(table: table.name, name: trigger.name))
        }
      }
      for column in table.columns where column.serverDefault?.calls(name.name) == true {
        if all.count == 1 {
          dependents.append(.columnDefault(table: table.name, column: column.name))
        }
      }
    }
    let subject = ObjectReference(
      kind: operation.target.kind, name: name, arguments: routine.argumentTypes)
    try release(dependents, of: subject, cascade: operation.cascade)
    let rest = all.filter { $0.argumentTypes != routine.argumentTypes }
    schema.routineStorage[name] = rest.isEmpty ? nil : Shared(rest)
  }

  private mutating func dropFromTable(_ operation: DropObject) throws(SchemaFailure) {
    guard let tableName = operation.target.table else { return }
    let name = operation.target.name.name
    if var view = schema.view(tableName) {
      view.triggers.removeAll { $0.name == name }
      schema.insert(view)
      return
    }
    guard var table = schema.table(tableName) else {
      if operation.ifExists || !schema.isComplete { return }
      try requireNamespace(tableName.schema)
      throw undefinedTable(tableName)
    }
    let exists: Bool
    switch operation.target.kind {
    case .trigger:
      exists = table.triggers.contains { $0.name == name }
      table.triggers.removeAll { $0.name == name }
    case .policy:
      exists = table.policies.contains { $0.name == name }
      table.policies.removeAll { $0.name == name }
    default:
      exists = table.rules.contains { $0.name.name == name }
      table.rules.removeAll { $0.name.name == name }
    }
    if !exists {
      guard table.isComplete else { return }
      let word = operation.target.kind.rawValue.lowercased()
      let of = operation.target.kind == .rule ? "relation" : "table"
      return try missing(
        operation, .undefinedObject, "\(word) \"\(name)\" for \(of) \"\(table.name.name)\"")
    }
    schema.insert(table)
  }

  private mutating func dropExtension(_ operation: DropObject) throws(SchemaFailure) {
    let name = operation.target.name.name
    guard schema.extensionStorage[name] != nil else {
      return try missing(operation, .undefinedObject, "extension \"\(name)\"")
    }
    var dependents: [Dependent] = []
    for table in schema.tables {
      for column in table.columns {
        guard let type = column.type.userTypeName, ExtensionTypes.owner(of: type.name) == name
        else { continue }
        dependents.append(.column(table: table.name, name: column.name))
      }
    }
    try release(dependents, of: operation.target, cascade: operation.cascade)
    schema.extensionStorage[name] = nil
  }

  private mutating func dropNamespace(_ operation: DropObject) throws(SchemaFailure) {
    let name = operation.target.name.name
    guard schema.hasNamespace(name) else {
      if operation.ifExists || !schema.isComplete { return }
      throw SchemaFailure(
        .invalidSchemaName, "schema \"\(name)\" does not exist", subject: operation.target)
    }
    let inner: String? = name == schema.defaultSchema ? nil : name
    func isInside(_ object: QualifiedName) -> Bool { object.schema == inner }
    var dependents = schema.tables.map(\.name).filter(isInside).map(Dependent.table)
    dependents += schema.views.map(\.name).filter(isInside).map(Dependent.view)
    dependents += schema.routines.map(\.name).filter(isInside).map(Dependent.routine)
    let types = schema.types.map(\.name).filter(isInside)
    let sequences = schema.sequences.filter { isInside($0.name) && $0.owner == nil }.map(\.name)
    if !operation.cascade, dependents.isEmpty, let first = types.first ?? sequences.first {
      throw SchemaFailure(
        .dependentObjectsStillExist,
        "cannot drop schema \(name) because other objects depend on it",
        detail: "\(first.plain) depends on schema \(name)", subject: operation.target)
    }
    try release(dependents, of: operation.target, cascade: operation.cascade)
    for type in types {
      for dependent in self.dependents(ofType: type) {
        try release([dependent], of: operation.target, cascade: true)
      }
      schema.typeStorage[type] = nil
    }
    for sequence in sequences { schema.sequenceStorage[sequence] = nil }
    schema.namespaceStorage[name] = nil
  }
}
