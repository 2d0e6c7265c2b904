import Schema

extension LockFinder {
  mutating func find(_ operation: CreateOther) {
    switch operation.object.kind {
    case .rule: if let table = operation.table { lock(table, .accessExclusive) }
    case .database, .tablespace: result.isAllowedInTransaction = false
    case .subscription, .eventTrigger, .publication: result.isComplete = false
    default: break
    }
  }

  mutating func find(_ operation: DropObject) {
    let target = operation.target
    switch target.kind {
    case .table, .foreignTable: dropTable(target.name, cascade: operation.cascade)
    case .view, .materializedView, .sequence: lock(target.name, .accessExclusive)
    case .trigger, .policy, .rule: lock(target.subject, .accessExclusive)
    case .statistics:
      if let found = schema.statistics.first(where: { $0.name == target.name }) {
        lock(found.table, .shareUpdateExclusive)
      }
    case .database, .tablespace: result.isAllowedInTransaction = false
    case .type, .domain:
      guard operation.cascade else { return }
      let name = schema.canonical(target.name)
      for table in schema.tables
      where table.columns.contains(where: { $0.type.userTypeName.map(schema.canonical) == name }) {
        lock(table.name, .accessExclusive)
      }
    case .schema:
      guard operation.cascade else { return }
      for table in schema.tables where table.name.schema == target.name.name {
        dropTable(table.name, cascade: true)
      }
    case .extension, .function, .procedure, .routine, .aggregate:
      if operation.cascade { result.isComplete = false }
    default: break
    }
  }

  mutating func rename(_ target: ObjectReference) {
    switch target.kind {
    case .index: lock(target.name, .shareUpdateExclusive)
    default: alter(target)
    }
  }

  /// `RENAME`, `SET SCHEMA`, `OWNER TO`: everything about the object waits.
  mutating func alter(_ target: ObjectReference) {
    switch target.kind {
    case .table, .foreignTable, .view, .materializedView, .sequence:
      lock(target.name, .accessExclusive)
    case .column, .constraint, .trigger, .policy, .rule: lock(target.subject, .accessExclusive)
    case .index: lock(target.name, .accessExclusive)
    default: break
    }
  }

  mutating func find(_ operation: Maintenance) {
    let targets = operation.targets.map(\.name)
    let isConcurrent = operation.options.contains("CONCURRENTLY")
    switch operation.command {
    case "VACUUM":
      result.isAllowedInTransaction = false
      let isFull = operation.options.contains("FULL")
      for table in targets {
        lock(
          table, isFull ? .accessExclusive : .shareUpdateExclusive, isFull ? .rewrite : .scan)
      }
    case "ANALYZE": for table in targets { lock(table, .shareUpdateExclusive) }
    case "CLUSTER":
      if targets.isEmpty { result.isAllowedInTransaction = false }
      for table in targets { lock(table, .accessExclusive, .rewrite) }
    case "REFRESH MATERIALIZED VIEW":
      for view in targets {
        // CONCURRENTLY changes only the rows that differ.
        lock(
          view, isConcurrent ? .exclusive : .accessExclusive, isConcurrent ? .scan : .rewrite)
      }
    case "LOCK":
      let mode = operation.options.lazy.compactMap(LockMode.init(name:)).first
      for table in targets { lock(table, mode ?? .accessExclusive) }
    case "REINDEX":
      if isConcurrent { result.isAllowedInTransaction = false }
      for target in operation.targets {
        let table = target.kind == .index ? schema.tableOfIndex(target.name) : target.name
        guard [.table, .index].contains(target.kind), let table else {
          result.isAllowedInTransaction = false
          result.isComplete = false
          continue
        }
        lock(table, isConcurrent ? .shareUpdateExclusive : .share, .scan)
      }
    case "CHECKPOINT": break
    default: result.isComplete = false
    }
    if targets.isEmpty, operation.command != "CHECKPOINT" { result.isComplete = false }
  }
}
