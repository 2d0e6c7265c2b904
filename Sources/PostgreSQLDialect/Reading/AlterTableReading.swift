import PostgreSQLSyntax
import Schema

extension StatementReader {
  /// `ALTER TABLE …`, after those words; also of foreign tables, and what views take of it.
  mutating func alterTable(_ objectKind: ObjectKind) throws(ReadFailure) -> [MigrationOperation] {
    kind = "ALTER " + objectKind.rawValue
    if at("ALL", "IN") { throw ReadFailure(reason: "moves every table of a tablespace") }
    let ifExists = ifExists()
    let table = try relationName()
    let context = AlterTableContext(table: table, kind: objectKind, ifExists: ifExists)
    if let operation = try renameOrMove(context) { return [operation] }
    var actions: [(pass: Int, operation: MigrationOperation)] = []
    repeat {
      let operation = try tableAction(context)
      actions.append((operation.alterTablePass, operation))
    } while accept(symbol: ",")
    // PostgreSQL carries the actions out in passes, whatever their order in the text.
    return actions.enumerated()
      .sorted { ($0.element.pass, $0.offset) < ($1.element.pass, $1.offset) }
      .map(\.element.operation)
  }

  /// The forms that stand alone: `RENAME`, `SET SCHEMA`, partitions.
  private mutating func renameOrMove(
    _ context: AlterTableContext
  ) throws(ReadFailure) -> MigrationOperation? {
    if accept("RENAME") { return try rename(context) }
    if accept("SET", "SCHEMA") {
      return .setObjectSchema(
        SetObjectSchema(
          target: context.reference, schema: try name(), ifExists: context.ifExists))
    }
    if accept("ATTACH", "PARTITION") {
      let partition = try qualifiedName()
      return .attachPartition(
        AttachPartition(
          table: context.table, partition: partition, bound: try partitionBound()))
    }
    if accept("DETACH", "PARTITION") {
      return .detachPartition(
        DetachPartition(
          table: context.table, partition: try qualifiedName(),
          concurrently: accept("CONCURRENTLY"), finalize: accept("FINALIZE")))
    }
    return nil
  }

  private mutating func rename(
    _ context: AlterTableContext
  ) throws(ReadFailure) -> MigrationOperation {
    if accept("TO") {
      let newName = try name()
      if context.kind == .table || context.kind == .foreignTable {
        return .renameTable(
          RenameTable(name: context.table, newName: newName, ifExists: context.ifExists))
      }
      return .renameObject(
        RenameObject(target: context.reference, newName: newName, ifExists: context.ifExists))
    }
    if accept("CONSTRAINT") {
      let old = try name()
      try expect("TO")
      let target = ObjectReference(
        kind: .constraint, name: QualifiedName(old), table: context.table)
      return .renameObject(
        RenameObject(target: target, newName: try name(), ifExists: context.ifExists))
    }
    _ = accept("COLUMN")
    let old = try name()
    try expect("TO")
    return .alterColumn(
      AlterColumn(
        table: context.table, column: old, newName: try name(), tableIfExists: context.ifExists))
  }

  private mutating func tableAction(
    _ context: AlterTableContext
  ) throws(ReadFailure) -> MigrationOperation {
    if accept("ADD") { return try addAction(context) }
    if accept("DROP") { return try dropAction(context) }
    if at("ALTER", "CONSTRAINT") || at("VALIDATE", "CONSTRAINT") {
      return try alterConstraint(context)
    }
    if accept("ALTER") { return try alterColumnAction(context) }
    if accept("OWNER", "TO") {
      return .changeOwner(
        ChangeOwner(target: context.reference, owner: try role(), ifExists: context.ifExists))
    }
    guard let setting = try tableSetting() else { throw unexpected() }
    return .alterTable(
      AlterTableSetting(
        table: context.table, setting: setting, ifExists: context.ifExists,
        objectKind: context.kind))
  }

  private mutating func addAction(
    _ context: AlterTableContext
  ) throws(ReadFailure) -> MigrationOperation {
    if atTableConstraint {
      return .addConstraint(
        AddConstraint(
          table: context.table, constraint: try tableConstraint(),
          tableIfExists: context.ifExists))
    }
    _ = accept("COLUMN")
    let ifNotExists = ifNotExists()
    let (column, constraints) = try columnDefinition()
    return .addColumn(
      AddColumn(
        table: context.table, column: column, constraints: constraints,
        ifNotExists: ifNotExists, tableIfExists: context.ifExists))
  }

  private mutating func dropAction(
    _ context: AlterTableContext
  ) throws(ReadFailure) -> MigrationOperation {
    if accept("CONSTRAINT") {
      let ifExists = ifExists()
      return .dropConstraint(
        DropConstraint(
          table: context.table, name: try name(), ifExists: ifExists, cascade: cascades(),
          tableIfExists: context.ifExists))
    }
    _ = accept("COLUMN")
    let ifExists = ifExists()
    return .dropColumn(
      DropColumn(
        table: context.table, column: try name(), ifExists: ifExists, cascade: cascades(),
        tableIfExists: context.ifExists))
  }

  private mutating func alterConstraint(
    _ context: AlterTableContext
  ) throws(ReadFailure) -> MigrationOperation {
    let validates = at("VALIDATE")
    index += 2
    var change = AlterConstraint(
      table: context.table, name: try name(), validates: validates,
      tableIfExists: context.ifExists)
    var attributes = Constraint(rule: .notNull(column: ""))
    if !validates {
      try constraintAttributes(&attributes)
      change.isDeferrable = attributes.isDeferrable
      change.isInitiallyDeferred = attributes.isInitiallyDeferred
      if !attributes.isEnforced { change.isEnforced = false }
      if !attributes.isInherited || accept("INHERIT") {
        change.isInherited = attributes.isInherited
      }
    }
    return .alterConstraint(change)
  }
}

/// What every action of one `ALTER TABLE` shares.
struct AlterTableContext {
  var table: QualifiedName
  var kind: ObjectKind
  var ifExists: Bool

  var reference: ObjectReference { ObjectReference(kind: kind, name: table) }
}

extension MigrationOperation {
  /// The pass of `ALTER TABLE` in which PostgreSQL carries the action out (`tablecmds.c`).
  fileprivate var alterTablePass: Int {
    switch self {
    case .dropColumn, .dropConstraint: 0
    case .alterColumn(let change) where change.type != nil: 1
    case .addColumn: 2
    case .alterColumn(let change) where change.identity != .keep: 3
    case .alterColumn: 4
    case .addConstraint(let addition):
      addition.constraint.hasIndex ? 5 : 6
    default: 7
    }
  }
}
