extension Replay {
  /// `DROP CONSTRAINT`.
  mutating func drop(_ operation: DropConstraint) throws(SchemaFailure) {
    if operation.onDomain { return try dropFromDomain(operation) }
    guard let table = try table(operation.table, ifExists: operation.tableIfExists) else { return }
    guard let constraint = table.constraint(operation.name) else {
      if operation.ifExists || !table.isComplete {
        return noteGone([.constraint(operation.name), .index(operation.name)], from: table)
      }
      throw undefinedConstraint(operation.name, of: table)
    }
    noteGone([.constraint(operation.name), .index(operation.name)], from: table)
    let reference = ObjectReference(
      kind: .constraint, name: QualifiedName(operation.name), table: table.name)
    let dependents = dependents(ofKey: constraint, in: table.name)
    try release(dependents, of: reference, cascade: operation.cascade)
    change(table.name) { table in
      table.constraints.removeAll { $0.name == operation.name }
      if case .notNull(let column) = constraint.rule,
        let place = table.columns.firstIndex(where: { $0.name == column })
      {
        table.columns[place].isNullable = true
      }
    }
  }

  /// `ALTER CONSTRAINT`, `VALIDATE CONSTRAINT`.
  mutating func alter(_ operation: AlterConstraint) throws(SchemaFailure) {
    if operation.onDomain { return }
    guard var table = try table(operation.table, ifExists: operation.tableIfExists) else { return }
    guard let place = table.constraints.firstIndex(where: { $0.name == operation.name }) else {
      if !table.isComplete { return }
      throw undefinedConstraint(operation.name, of: table)
    }
    if operation.validates {
      table.constraints[place].isValidated = true
    } else {
      guard case .foreignKey = table.constraints[place].rule else {
        throw SchemaFailure(
          .wrongObjectType,
          "constraint \"\(operation.name)\" of relation \"\(table.name.name)\" "
            + "is not a foreign key constraint",
          subject: ObjectReference(
            kind: .constraint, name: QualifiedName(operation.name), table: table.name))
      }
      if let value = operation.isDeferrable { table.constraints[place].isDeferrable = value }
      if let value = operation.isInitiallyDeferred {
        table.constraints[place].isInitiallyDeferred = value
      }
      if let value = operation.isEnforced { table.constraints[place].isEnforced = value }
      if let value = operation.isInherited { table.constraints[place].isInherited = value }
    }
    schema.insert(table)
  }

  /// An action of `ALTER TABLE` about the table as a whole.
  mutating func alter(_ operation: AlterTableSetting) throws(SchemaFailure) {
    let name = schema.canonical(operation.table)
    // Views, indexes and sequences take some of the actions; nothing that is kept changes.
    if let other = schema.relation(name), schema.table(name) == nil {
      if operation.objectKind == .index, other.kind == .index {
        changeIndex(name, operation.setting)
      }
      return
    }
    guard var table = try table(name, ifExists: operation.ifExists) else { return }
    switch operation.setting {
    case .parameters(let parameters): table.parameters.set(parameters)
    case .resetParameters(let names): table.parameters.removeAll { names.contains($0.name) }
    case .tablespace(let name): table.tablespace = name
    case .persistence(let persistence): table.persistence = persistence
    case .accessMethod(let method): table.accessMethod = method
    case .rowSecurity(let isEnabled): table.rowSecurity.isEnabled = isEnabled
    case .forceRowSecurity(let isForced): table.rowSecurity.isForced = isForced
    case .replicaIdentity(let identity):
      table.replicaIdentity = identity.lowercased() == "default" ? nil : identity
    case .inherit(let parent, let isAdded):
      table.parents.removeAll { schema.canonical($0) == schema.canonical(parent) }
      if isAdded { table.parents.append(schema.canonical(parent)) }
    case .trigger(let trigger, let mode):
      for place in table.triggers.indices
      where trigger == nil || trigger == "USER" || table.triggers[place].name == trigger {
        table.triggers[place].isEnabled = !mode.hasPrefix("DISABLE")
      }
      if let trigger, trigger != "USER", table.isComplete,
        !table.triggers.contains(where: { $0.name == trigger })
      {
        throw SchemaFailure(
          .undefinedObject,
          "trigger \"\(trigger)\" for table \"\(table.name.name)\" does not exist",
          subject: ObjectReference(
            kind: .trigger, name: QualifiedName(trigger), table: table.name))
      }
    case .ofType, .clusterOn, .rule, .options, .oids: break
    }
    schema.insert(table)
  }

  private mutating func changeIndex(_ name: QualifiedName, _ setting: TableSetting) {
    guard let owner = schema.tableOfIndex(name) else { return }
    change(owner) { table in
      guard let place = table.indexes.firstIndex(where: { $0.name == name.name }) else { return }
      switch setting {
      case .parameters(let parameters): table.indexes[place].parameters.set(parameters)
      case .resetParameters(let names):
        table.indexes[place].parameters.removeAll { names.contains($0.name) }
      case .tablespace(let tablespace): table.indexes[place].tablespace = tablespace
      default: break
      }
    }
  }
}
