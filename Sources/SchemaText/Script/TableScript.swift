import PostgreSQLSyntax
import Schema

/// What makes one table: the table itself, and what has to wait for other objects.
struct TableScript {
  /// The table with its keys, and what says more about its columns.
  private(set) var creation: [SchemaScript.Part] = []
  /// Its indexes.
  private(set) var indexes: [SchemaScript.Part] = []
  /// Constraints and defaults that need what is made later, and comments on constraints.
  private(set) var constraints: [SchemaScript.Part] = []
  /// Triggers, policies and what is switched on or off.
  private(set) var behaviour: [SchemaScript.Part] = []

  private let table: Table
  private let isWhole: Bool
  private let schema: Schema
  private let order: ScriptOrder
  /// The columns that can be written.
  let columns: Set<String>

  init(_ table: Table, schema: Schema, order: ScriptOrder) {
    self.table = table
    self.schema = schema
    self.order = order
    columns = schema.makeableColumns(of: table)
    isWhole = table.isComplete && columns.count == table.columns.count
    if table.isForeign {
      omit(
        "foreign table \(table.name.plain)", "its server and options are not kept",
        table.provenance, in: \.creation)
      return
    }
    writeTable()
    writeIndexes()
    writeBehaviour()
  }

  private typealias Parts = WritableKeyPath<TableScript, [SchemaScript.Part]>

  private mutating func add(_ operation: MigrationOperation, to parts: Parts) {
    self[keyPath: parts].append(.operation(operation))
  }

  private mutating func omit(
    _ subject: String, _ reason: String, _ provenance: Provenance, in parts: Parts
  ) {
    self[keyPath: parts].append(
      .omission(
        SchemaScript.Omission(subject: subject, reason: reason, provenance: provenance)))
  }

  private mutating func writeTable() {
    var made = table
    made.columns = []
    made.constraints = []
    made.indexes = []
    made.triggers = []
    made.policies = []
    made.rules = []
    made.partitionOf = nil
    made.rowSecurity = RowSecurity()
    made.replicaIdentity = nil
    made.owner = nil
    made.partitioning?.keys = table.partitioning?.keys.map(\.withoutSpelling) ?? []
    let parents = table.parents.compactMap(schema.table)
    for column in table.columns {
      if columns.contains(column.name) {
        // A column that a parent has in the same way comes with the parent.
        if parents.contains(where: { $0.column(column.name) == column }) { continue }
        made.columns.append(writtenColumn(column))
        continue
      }
      let reason: String
      if case .unknown(let why) = column.type.base {
        reason = "its type is unknown: \(why)"
      } else if schema.canMake(column.type) {
        reason = "it is computed from what is unknown"
      } else {
        reason = "its type \(column.type) is unknown"
      }
      omit(
        "column \(table.name.plain).\(column.name)", reason, column.provenance, in: \.creation)
    }
    for constraint in table.constraints {
      guard let reason = obstacle(constraint) else {
        write(constraint, into: &made, parents)
        continue
      }
      omit(
        "constraint \(constraint.name ?? "") of table \(table.name.plain)", reason,
        constraint.provenance, in: \.constraints)
    }
    add(.createTable(CreateTable(table: made)), to: \.creation)
    for column in table.columns where columns.contains(column.name) { writeSettings(column) }
  }

  /// The column as it stands in `CREATE TABLE`.
  private mutating func writtenColumn(_ column: Column) -> Column {
    var column = column
    let original = column
    column.type.written = nil
    if let sequence = order.serials.sequence(of: column, in: table) {
      column.isSerial = true
      column.serverDefault = nil
      if let comment = sequence.comment {
        let target = ObjectReference(kind: .sequence, name: sequence.name)
        add(.commentOn(CommentOn(target: target, comment: comment)), to: \.constraints)
      }
    }
    if column.identity != nil { writeIdentity(of: &column) }
    if !order.functionsAreMade(column.serverDefault, before: table.name) {
      column.serverDefault = nil
      if let value = original.serverDefault {
        add(
          .alterColumn(
            AlterColumn(table: table.name, column: column.name, serverDefault: .set(value))),
          to: \.constraints)
      }
    }
    return column
  }

  /// The sequence of an identity column takes its name when the table is made.
  private mutating func writeIdentity(of column: inout Column) {
    let owned = schema.sequences(ownedBy: table.name, column: column.name)
    guard let sequence = owned.first(where: \.isInternal) else { return }
    column.identity?.options = sequence.options
    column.identity?.options.type = nil
    column.identity?.sequenceName = nil
    let chosen = SQLIdentifier.generated(table.name.name, column.name, label: "seq")
    guard sequence.name.name != chosen else { return }
    let target = ObjectReference(
      kind: .sequence, name: QualifiedName(chosen, schema: table.name.schema))
    creationTail.append(
      .renameObject(RenameObject(target: target, newName: sequence.name.name)))
  }

  /// What follows the table at once.
  private var creationTail: [MigrationOperation] = []

  private mutating func writeSettings(_ column: Column) {
    for operation in creationTail { add(operation, to: \.creation) }
    creationTail = []
    var settings: [ColumnSetting] = []
    if let target = column.statisticsTarget { settings.append(.statistics(target)) }
    if let storage = column.storage { settings.append(.storage(storage)) }
    if let compression = column.compression { settings.append(.compression(compression)) }
    if !column.parameters.isEmpty { settings.append(.parameters(column.parameters)) }
    guard !settings.isEmpty else { return }
    add(
      .alterColumn(AlterColumn(table: table.name, column: column.name, settings: settings)),
      to: \.creation)
  }

  /// Why a constraint cannot be written; nil when it can.
  private func obstacle(_ constraint: Constraint) -> String? {
    if let reason = obstacle(constraint.columns) { return reason }
    if case .check(let condition) = constraint.rule { return obstacle(condition) }
    if case .exclusion(let exclusion) = constraint.rule {
      return obstacle(exclusion.elements.map(\.element), exclusion.predicate)
    }
    guard case .foreignKey(let key) = constraint.rule else { return nil }
    guard let other = schema.table(key.table) else {
      return "table \(key.table.plain) is unknown"
    }
    if other.isForeign { return "table \(key.table.plain) is left out" }
    let known = key.referencedColumns.allSatisfy(schema.makeableColumns(of: other).contains)
    guard known, !key.referencedColumns.isEmpty,
      other.hasKey(key.referencedColumns)
    else { return "the key of \(key.table.plain) that it refers to is unknown" }
    return nil
  }

  private func obstacle(_ names: [String]) -> String? {
    let missing = names.filter { !columns.contains($0) }
    return missing.isEmpty ? nil : "column \(missing.joined(separator: ", ")) is unknown"
  }

  /// Where not every column is known, a name that is none of them may be one.
  private func obstacle(_ expression: SQLExpression?) -> String? {
    guard let expression, !schema.isComplete else { return nil }
    if let function = schema.unknownFunction(in: expression) {
      return "function \(function.plain) is unknown"
    }
    return isWhole ? nil : obstacle(expression.plainNames)
  }

  private func obstacle(_ elements: [IndexElement], _ predicate: SQLExpression?) -> String? {
    for element in elements {
      guard case .expression(let expression) = element.key else { continue }
      if let reason = obstacle(expression) { return reason }
    }
    return obstacle(elements.compactMap(\.column)) ?? obstacle(predicate)
  }

  private mutating func write(
    _ constraint: Constraint, into made: inout Table, _ parents: [Table]
  ) {
    var written = constraint
    var waits = !constraint.isValidated
    switch constraint.rule {
    case .foreignKey(var key):
      key.writtenActions = .unspoken
      written.rule = .foreignKey(key)
      let target = schema.canonical(key.table)
      if !order.isMade(target, before: table.name) { waits = true }
      if schema.table(target)?.hasConstraint(over: key.referencedColumns) != true { waits = true }
    case .check(let condition):
      if parents.contains(where: { $0.constraint(constraint.name ?? "") == constraint }) { return }
      if !order.functionsAreMade(condition, before: table.name) { waits = true }
    case .exclusion(var exclusion):
      for place in exclusion.elements.indices {
        exclusion.elements[place].element.written = .unspoken
      }
      written.rule = .exclusion(exclusion)
    case .primaryKey, .unique, .notNull: break
    }
    written.comment = nil
    if waits {
      let add = AddConstraint(table: table.name, constraint: written)
      self.add(.addConstraint(add), to: \.constraints)
    } else {
      made.constraints.append(written)
    }
    if let comment = constraint.comment, let name = constraint.name {
      let target = ObjectReference(
        kind: .constraint, name: QualifiedName(name), table: table.name)
      add(.commentOn(CommentOn(target: target, comment: comment)), to: \.constraints)
    }
  }

  private mutating func writeIndexes() {
    for index in table.indexes {
      if let reason = obstacle(index.elements, index.predicate) ?? obstacle(index.include) {
        omit("index \(index.name ?? "")", reason, index.provenance, in: \.indexes)
        continue
      }
      add(
        .createIndex(CreateIndex(table: table.name, index: index.withoutSpelling)),
        to: \.indexes)
    }
  }

  private mutating func writeBehaviour() {
    for trigger in table.triggers {
      if let reason = obstacle(trigger.columns) {
        omit(
          "trigger \(trigger.name) of \(table.name.plain)", reason, trigger.provenance,
          in: \.behaviour)
      } else {
        behaviour += TriggerText.parts(trigger, of: table.name, in: schema)
      }
    }
    func set(_ setting: TableSetting) {
      add(.alterTable(AlterTableSetting(table: table.name, setting: setting)), to: \.behaviour)
    }
    if table.rowSecurity.isEnabled { set(.rowSecurity(isEnabled: true)) }
    if table.rowSecurity.isForced { set(.forceRowSecurity(true)) }
    for policy in table.policies {
      if let reason = obstacle(policy.using) ?? obstacle(policy.check) {
        omit(
          "policy \(policy.name) of \(table.name.plain)", reason, policy.provenance,
          in: \.behaviour)
        continue
      }
      add(.createPolicy(CreatePolicy(table: table.name, policy: policy)), to: \.behaviour)
      guard let comment = policy.comment else { continue }
      let target = ObjectReference(
        kind: .policy, name: QualifiedName(policy.name), table: table.name)
      add(.commentOn(CommentOn(target: target, comment: comment)), to: \.behaviour)
    }
    for rule in table.rules {
      add(.createOther(CreateOther(object: rule, table: table.name)), to: \.behaviour)
    }
    if let identity = table.replicaIdentity { set(.replicaIdentity(identity)) }
    if let owner = table.owner {
      let target = ObjectReference(kind: .table, name: table.name)
      add(.changeOwner(ChangeOwner(target: target, owner: owner)), to: \.behaviour)
    }
  }
}

extension Table {
  /// Whether a primary key or unique constraint has exactly these columns.
  fileprivate func hasConstraint(over columns: [String]) -> Bool {
    constraints.contains { constraint in
      switch constraint.rule {
      case .primaryKey(let key), .unique(let key): Set(key.columns) == Set(columns)
      default: false
      }
    }
  }

  /// Whether a key or a unique index has exactly these columns.
  func hasKey(_ columns: [String]) -> Bool {
    hasConstraint(over: columns)
      || indexes.contains { index in
        index.isUnique && index.predicate == nil
          && Set(index.elements.compactMap(\.column)) == Set(columns)
      }
  }
}
