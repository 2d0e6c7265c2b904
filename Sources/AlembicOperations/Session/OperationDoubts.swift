import Schema

extension PlacedOperation {
  /// What the operation, once applied, leaves open about its tables.
  func doubts(in schema: Schema) -> [MigrationDoubt] {
    if case .opaque(let statement) = operation {
      guard statement.changesSchema else { return [] }
      let tables =
        statement.targets.isEmpty ? (schema.doubts.last?.targets ?? []) : statement.targets
      return [MigrationDoubt(reason: statement.reason, place: provenance.place, tables: tables)]
    }
    guard operation.changesSchema else { return [] }
    var doubts: [MigrationDoubt] = []
    let tables = operation.subjects
    func note(_ reason: String, _ place: FilePlace?, dependsOnData: Bool = false) {
      let doubt = MigrationDoubt(
        reason: reason, place: place ?? provenance.place, tables: tables,
        dependsOnData: dependsOnData)
      if !doubts.contains(doubt) { doubts.append(doubt) }
    }
    func note(_ fact: Provenance) {
      switch fact.standing {
      case .known: break
      case .dependsOnData(let reason): note(reason, fact.place, dependsOnData: true)
      case .unknown(let reason, let place): note(reason, place ?? fact.place)
      }
    }
    func note(_ type: DataType?, _ place: FilePlace?) {
      if case .unknown(let reason)? = type?.base { note(reason, place) }
    }
    note(provenance)
    switch operation {
    case .createTable(let operation):
      for column in operation.table.columns {
        note(column.type, column.provenance.place)
        note(column.provenance)
      }
      for constraint in operation.table.constraints { note(constraint.provenance) }
      note(operation.table.provenance)
    case .addColumn(let operation):
      note(operation.column.type, operation.column.provenance.place)
      note(operation.column.provenance)
      for constraint in operation.constraints { note(constraint.provenance) }
    case .alterColumn(let operation): note(operation.type, nil)
    case .addConstraint(let operation): note(operation.constraint.provenance)
    case .createIndex(let operation): note(operation.index.provenance)
    case .createType(let operation): note(operation.type.provenance)
    default: break
    }
    return doubts
  }
}
