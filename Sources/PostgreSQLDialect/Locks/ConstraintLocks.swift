import Schema

extension LockFinder {
  mutating func find(_ operation: AddConstraint) {
    if operation.onDomain {
      if operation.constraint.isValidated { lockUsers(ofDomain: operation.table) }
      return
    }
    let validates = operation.constraint.isValidated && operation.constraint.isEnforced
    switch operation.constraint.rule {
    case .foreignKey(let key):
      lock(operation.table, .shareRowExclusive, validates ? .scan : .none)
      lock(key.table, .shareRowExclusive)
    case .check, .notNull: lock(operation.table, .accessExclusive, validates ? .scan : .none)
    case .primaryKey(let key):
      let table = schema.table(operation.table)
      let isNotNull = key.columns.allSatisfy { table?.column($0)?.isNullable == false }
      let adopts = key.existingIndex != nil
      lock(operation.table, .accessExclusive, adopts && isNotNull ? .none : .scan)
    case .unique(let key):
      lock(operation.table, .accessExclusive, key.existingIndex == nil ? .scan : .none)
    case .exclusion: lock(operation.table, .accessExclusive, .scan)
    }
  }

  mutating func find(_ operation: DropConstraint) {
    if operation.onDomain { return }
    lock(operation.table, .accessExclusive)
    guard let table = schema.table(operation.table),
      let constraint = table.constraint(operation.name)
    else { return }
    if case .foreignKey(let key) = constraint.rule { lock(key.table, .accessExclusive) }
    guard operation.cascade, constraint.hasIndex else { return }
    for other in schema.tables {
      let rests = other.foreignKeys.contains { _, key in
        schema.canonical(key.table) == table.name
          && Set(key.referencedColumns) == Set(constraint.columns)
      }
      if rests { lock(other.name, .accessExclusive) }
    }
  }

  mutating func find(_ operation: AlterConstraint) {
    if operation.onDomain {
      if operation.validates { lockUsers(ofDomain: operation.table) }
      return
    }
    let rule = schema.table(operation.table)?.constraint(operation.name)?.rule
    guard operation.validates else { return lock(operation.table, .accessExclusive) }
    lock(operation.table, .shareUpdateExclusive, .scan)
    if case .foreignKey(let key)? = rule { lock(key.table, .rowShare) }
  }

  /// Tables with a column of the domain are read to check its new rule.
  mutating func lockUsers(ofDomain name: QualifiedName) {
    let name = schema.canonical(name)
    for table in schema.tables
    where table.columns.contains(where: { $0.type.userTypeName.map(schema.canonical) == name }) {
      lock(table.name, .share, .scan)
    }
  }
}
