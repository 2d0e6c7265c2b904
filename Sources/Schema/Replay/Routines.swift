extension Replay {
  /// `CREATE FUNCTION`, `CREATE PROCEDURE`.
  mutating func create(_ operation: CreateRoutine) throws(SchemaFailure) {
    var routine = operation.routine
    routine.name = schema.canonical(routine.name)
    routine.provenance = placed(routine.provenance)
    try requireNamespace(routine.name.schema)
    for type in routine.argumentTypes { try requireType(type) }
    let same = schema.routines(routine.name).first { $0.argumentTypes == routine.argumentTypes }
    if let same {
      guard operation.orReplace else {
        throw SchemaFailure(
          .duplicateFunction,
          "function \"\(routine.name.name)\" already exists with same argument types",
          subject: ObjectReference(
            kind: .function, name: routine.name, arguments: routine.argumentTypes))
      }
      routine.comment = routine.comment ?? same.comment
    }
    schema.insert(routine)
  }

  /// `CREATE TRIGGER`.
  mutating func create(_ operation: CreateTrigger) throws(SchemaFailure) {
    var trigger = operation.trigger
    trigger.provenance = placed(trigger.provenance)
    let isKnown = !schema.routines(trigger.function).isEmpty
    if var view = schema.view(operation.table) {
      view.triggers.removeAll { $0.name == trigger.name }
      view.triggers.append(trigger)
      schema.insert(view)
      return
    }
    var table = try existingTable(operation.table)
    for column in trigger.columns where table.column(column) == nil && table.isComplete {
      throw undefinedColumn(column, of: table)
    }
    if schema.isComplete, !isKnown, trigger.function.schema == nil, schema.extensions.isEmpty,
      !Self.isTriggerOfPostgreSQL(trigger.function.name)
    {
      throw SchemaFailure(
        .undefinedFunction, "function \(trigger.function.plain)() does not exist",
        subject: ObjectReference(kind: .function, name: trigger.function))
    }
    if let place = table.triggers.firstIndex(where: { $0.name == trigger.name }) {
      guard operation.orReplace else {
        throw SchemaFailure(
          .duplicateObject,
          "trigger \"\(trigger.name)\" for relation \"\(table.name.name)\" already exists",
          subject: ObjectReference(
            kind: .trigger, name: QualifiedName(trigger.name), table: table.name))
      }
      table.triggers[place] = trigger
    } else {
      table.triggers.append(trigger)
    }
    schema.insert(table)
  }

  private static func isTriggerOfPostgreSQL(_ name: String) -> Bool {
    [
      "tsvector_update_trigger", "tsvector_update_trigger_column",
      "suppress_redundant_updates_trigger",
    ].contains(name)
  }

  /// `CREATE POLICY`.
  mutating func create(_ operation: CreatePolicy) throws(SchemaFailure) {
    var table = try existingTable(operation.table)
    var policy = operation.policy
    policy.provenance = placed(policy.provenance)
    guard !table.policies.contains(where: { $0.name == policy.name }) else {
      throw SchemaFailure(
        .duplicateObject,
        "policy \"\(policy.name)\" for table \"\(table.name.name)\" already exists",
        subject: ObjectReference(
          kind: .policy, name: QualifiedName(policy.name), table: table.name))
    }
    table.policies.append(policy)
    schema.insert(table)
  }

  /// `ALTER POLICY`.
  mutating func alter(_ operation: AlterPolicy) throws(SchemaFailure) {
    var table = try existingTable(operation.table)
    guard let place = table.policies.firstIndex(where: { $0.name == operation.name }) else {
      if !table.isComplete { return }
      throw SchemaFailure(
        .undefinedObject,
        "policy \"\(operation.name)\" for table \"\(table.name.name)\" does not exist",
        subject: ObjectReference(
          kind: .policy, name: QualifiedName(operation.name), table: table.name))
    }
    if let roles = operation.roles { table.policies[place].roles = roles }
    if let using = operation.using { table.policies[place].using = using }
    if let check = operation.check { table.policies[place].check = check }
    schema.insert(table)
  }
}
