extension Replay {
  /// `DROP TABLE`.
  mutating func drop(_ operation: DropTable) throws(SchemaFailure) {
    let name = schema.canonical(operation.name)
    guard schema.table(name) != nil else {
      if let other = schema.relation(name) {
        throw SchemaFailure(.wrongObjectType, "\"\(name.name)\" is not a table", subject: other)
      }
      if operation.ifExists || !schema.isComplete { return }
      try requireNamespace(name.schema)
      throw SchemaFailure(
        .undefinedTable, "table \"\(name.plain)\" does not exist",
        subject: ObjectReference(kind: .table, name: name))
    }
    try dropTable(name, cascade: operation.cascade)
  }

  /// Drops a table with its partitions, sequences and everything inside of it.
  mutating func dropTable(_ name: QualifiedName, cascade: Bool) throws(SchemaFailure) {
    guard let table = schema.table(name) else { return }
    let partitions = schema.tables.filter { $0.partitionOf?.parent == table.name }.map(\.name)
    var dependents = dependents(ofRelation: table.name).filter { dependent in
      if case .constraint(let owner, _) = dependent { return !partitions.contains(owner) }
      return true
    }
    let sequences = schema.sequences(ownedBy: table.name)
    for sequence in sequences {
      dependents += self.dependents(ofSequence: sequence.name).filter { dependent in
        if case .columnDefault(table.name, _) = dependent { return false }
        return true
      }
    }
    try release(
      dependents, of: ObjectReference(kind: .table, name: table.name), cascade: cascade)
    for partition in partitions { try dropTable(partition, cascade: cascade) }
    for sequence in sequences { schema.sequenceStorage[sequence.name] = nil }
    for statistics in schema.statistics where schema.canonical(statistics.table) == table.name {
      if let name = statistics.name { schema.statisticsStorage[schema.canonical(name)] = nil }
    }
    schema.tableStorage[table.name] = nil
  }

  /// `DROP COLUMN`.
  mutating func drop(_ operation: DropColumn) throws(SchemaFailure) {
    guard let table = try table(operation.table, ifExists: operation.tableIfExists) else { return }
    guard table.column(operation.column) != nil else {
      if operation.ifExists || !table.isComplete {
        return noteGone([.column(operation.column)], from: table)
      }
      throw undefinedColumn(operation.column, of: table)
    }
    try dropColumn(operation.column, of: table.name, cascade: operation.cascade)
    noteGone([.column(operation.column)], from: table)
  }

  /// After a part was dropped from a table that is not complete, it is known that it is not there.
  mutating func noteGone(_ parts: [TablePart], from table: Table) {
    if table.isComplete { return }
    change(table.name) { table in
      for part in parts { table.unreadParts[part] = false }
    }
  }

  /// Drops a column with the indexes and constraints that have it.
  mutating func dropColumn(
    _ column: String, of name: QualifiedName, cascade: Bool
  ) throws(SchemaFailure) {
    guard let table = schema.table(name), table.column(column) != nil else { return }
    if table.partitioning?.keys.contains(where: { $0.reads(column) }) == true {
      throw SchemaFailure(
        .invalidTableDefinition,
        "cannot drop column \"\(column)\" because it is part of the partition key of relation "
          + "\"\(table.name.name)\"")
    }
    let reference = ObjectReference(
      kind: .column, name: QualifiedName(column), table: table.name)
    var dependents = dependents(ofColumn: column, in: table)
    for sequence in schema.sequences(ownedBy: table.name, column: column) {
      dependents += self.dependents(ofSequence: sequence.name).filter {
        $0 != .columnDefault(table: table.name, column: column)
      }
    }
    try release(dependents, of: reference, cascade: cascade)
    for sequence in schema.sequences(ownedBy: table.name, column: column) {
      schema.sequenceStorage[sequence.name] = nil
    }
    for statistics in schema.statistics
    where schema.canonical(statistics.table) == table.name
      && statistics.elements.contains(where: { SQLExpression($0).reads(column) })
    {
      if let name = statistics.name { schema.statisticsStorage[schema.canonical(name)] = nil }
    }
    change(table.name) { table in
      table.columns.removeAll { $0.name == column }
      table.indexes.removeAll { $0.reads(column) }
      table.constraints.removeAll { $0.reads(column) }
    }
    for child in schema.tables
    where child.partitionOf?.parent == table.name || child.parents.contains(table.name) {
      try dropColumn(column, of: child.name, cascade: cascade)
    }
  }

  /// `ATTACH PARTITION`.
  mutating func attach(_ operation: AttachPartition) throws(SchemaFailure) {
    let parent = try existingTable(operation.table)
    guard parent.partitioning != nil || !parent.isComplete else {
      throw SchemaFailure(
        .wrongObjectType, "table \"\(parent.name.name)\" is not partitioned",
        subject: ObjectReference(kind: .table, name: parent.name))
    }
    var partition = try existingTable(operation.partition)
    if let already = partition.partitionOf {
      throw SchemaFailure(
        .wrongObjectType, "\"\(partition.name.name)\" is already a partition",
        detail: "of \(already.parent.plain)")
    }
    partition.partitionOf = Partition(parent: parent.name, bound: operation.bound)
    schema.insert(partition)
  }

  /// `DETACH PARTITION`.
  mutating func detach(_ operation: DetachPartition) throws(SchemaFailure) {
    let parent = try existingTable(operation.table)
    var partition = try existingTable(operation.partition)
    guard partition.partitionOf?.parent == parent.name || !partition.isComplete else {
      throw SchemaFailure(
        .undefinedTable,
        "relation \"\(partition.name.name)\" is not a partition of relation "
          + "\"\(parent.name.name)\"")
    }
    partition.partitionOf = nil
    schema.insert(partition)
  }
}

extension IndexElement {
  /// Whether the key is the column or reads it.
  func reads(_ column: String) -> Bool {
    switch key {
    case .column(let name): name == column
    case .expression(let expression): expression.reads(column)
    }
  }

  /// The key after a column's rename.
  func renaming(_ column: String, to newName: String) -> IndexElement {
    var element = self
    if reads(column) { element.written = .unspoken }
    switch key {
    case .column(let name): if name == column { element.key = .column(newName) }
    case .expression(let expression):
      element.key = .expression(expression.renaming(column, to: newName))
    }
    return element
  }
}

extension Index {
  /// Whether the index has the column anywhere.
  public func reads(_ column: String) -> Bool {
    elements.contains { $0.reads(column) } || include.contains(column)
      || predicate?.reads(column) == true
  }
}

extension Constraint {
  /// Whether the constraint has the column anywhere on its own table.
  public func reads(_ column: String) -> Bool {
    switch rule {
    case .primaryKey(let key), .unique(let key):
      key.columns.contains(column) || key.include.contains(column)
    case .foreignKey(let key): key.columns.contains(column)
    case .check(let expression): expression.reads(column)
    case .exclusion(let exclusion):
      exclusion.elements.contains { $0.element.reads(column) }
        || exclusion.include.contains(column) || exclusion.predicate?.reads(column) == true
    case .notNull(let name): name == column
    }
  }
}
