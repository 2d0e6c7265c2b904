import PostgreSQLSyntax

extension Replay {
  /// `ALTER TABLE … RENAME TO`, which PostgreSQL takes for views, indexes and sequences too.
  mutating func rename(_ operation: RenameTable) throws(SchemaFailure) {
    let name = schema.canonical(operation.name)
    if schema.table(name) == nil, let other = schema.relation(name) {
      return try rename(
        RenameObject(
          target: ObjectReference(kind: other.kind, name: name), newName: operation.newName))
    }
    guard var table = try table(name, ifExists: operation.ifExists) else { return }
    let newName = QualifiedName(
      SQLIdentifier.truncated(operation.newName), schema: table.name.schema)
    try requireFree(newName)
    schema.tableStorage[table.name] = nil
    table.name = newName
    schema.insert(table)
    follow(name, to: newName)
  }

  /// Makes everything that names a table or view name it anew.
  mutating func follow(_ old: QualifiedName, to new: QualifiedName) {
    for table in schema.tables {
      var changed = table
      for place in changed.constraints.indices {
        if case .foreignKey(var key) = changed.constraints[place].rule,
          schema.canonical(key.table) == old
        {
          key.table = new
          changed.constraints[place].rule = .foreignKey(key)
        }
      }
      changed.parents = changed.parents.map { schema.canonical($0) == old ? new : $0 }
      if changed.partitionOf?.parent == old { changed.partitionOf?.parent = new }
      if changed != table { schema.insert(changed) }
    }
    for var sequence in schema.sequences where sequence.owner?.table == old {
      sequence.owner?.table = new
      schema.insert(sequence)
    }
    for var view in schema.views
    where view.references.contains(where: { schema.canonical($0) == old }) {
      view.references = view.references.map { schema.canonical($0) == old ? new : $0 }
      for place in view.reads.indices where view.reads[place].table == old {
        view.reads[place].table = new
      }
      schema.insert(view)
    }
    for (name, statistics) in schema.statisticsStorage
    where schema.canonical(statistics.table) == old {
      schema.statisticsStorage[name]?.table = new
    }
  }

  /// `RENAME COLUMN`, with everything that reads the column.
  mutating func renameColumn(
    _ column: String, to newName: String, of name: QualifiedName
  ) throws(SchemaFailure) {
    let newName = SQLIdentifier.truncated(newName)
    guard var table = schema.table(name) else { return }
    if table.column(newName) != nil {
      throw SchemaFailure(
        .duplicateColumn,
        "column \"\(newName)\" of relation \"\(table.name.name)\" already exists",
        subject: ObjectReference(
          kind: .column, name: QualifiedName(newName), table: table.name))
    }
    table.renameColumn(column, to: newName)
    if !table.isComplete { table.unreadParts[.column(column)] = false }
    schema.insert(table)
    for other in schema.tables {
      var changed = other
      for place in changed.constraints.indices {
        guard case .foreignKey(var key) = changed.constraints[place].rule,
          schema.canonical(key.table) == table.name
        else { continue }
        key.referencedColumns = key.referencedColumns.map { $0 == column ? newName : $0 }
        changed.constraints[place].rule = .foreignKey(key)
      }
      if changed != other { schema.insert(changed) }
    }
    for var sequence in schema.sequences(ownedBy: table.name, column: column) {
      sequence.owner?.column = newName
      schema.insert(sequence)
    }
    for var view in schema.views {
      let before = view.reads
      for place in view.reads.indices
      where view.reads[place].table == table.name && view.reads[place].column == column {
        view.reads[place].column = newName
      }
      if view.reads != before { schema.insert(view) }
    }
    for child in schema.tables
    where child.partitionOf?.parent == table.name || child.parents.contains(table.name) {
      try renameColumn(column, to: newName, of: child.name)
    }
  }
}

extension Table {
  /// Renames a column everywhere inside of the table.
  fileprivate mutating func renameColumn(_ old: String, to new: String) {
    func renamed(_ name: String) -> String { name == old ? new : name }
    for place in columns.indices {
      if columns[place].name == old { columns[place].name = new }
      if let computed = columns[place].computed {
        columns[place].computed?.expression = computed.expression.renaming(old, to: new)
      }
    }
    for place in indexes.indices {
      indexes[place].elements = indexes[place].elements.map { $0.renaming(old, to: new) }
      indexes[place].include = indexes[place].include.map(renamed)
      indexes[place].predicate = indexes[place].predicate?.renaming(old, to: new)
    }
    for place in constraints.indices {
      constraints[place].rule = constraints[place].rule.renaming(old, to: new)
    }
    for place in triggers.indices {
      triggers[place].columns = triggers[place].columns.map(renamed)
      triggers[place].condition = triggers[place].condition?.renaming(old, to: new)
    }
    for place in policies.indices {
      policies[place].using = policies[place].using?.renaming(old, to: new)
      policies[place].check = policies[place].check?.renaming(old, to: new)
    }
    if let keys = partitioning?.keys {
      partitioning?.keys = keys.map { $0.renaming(old, to: new) }
    }
  }
}

extension ConstraintRule {
  fileprivate func renaming(_ old: String, to new: String) -> ConstraintRule {
    func renamed(_ names: [String]) -> [String] { names.map { $0 == old ? new : $0 } }
    func renamed(_ key: Key) -> Key {
      var key = key
      key.columns = renamed(key.columns)
      key.include = renamed(key.include)
      return key
    }
    switch self {
    case .primaryKey(let key): return .primaryKey(renamed(key))
    case .unique(let key): return .unique(renamed(key))
    case .foreignKey(var key):
      key.columns = renamed(key.columns)
      key.onDeleteColumns = renamed(key.onDeleteColumns)
      return .foreignKey(key)
    case .check(let expression): return .check(expression.renaming(old, to: new))
    case .exclusion(var exclusion):
      for place in exclusion.elements.indices {
        exclusion.elements[place].element = exclusion.elements[place].element.renaming(
          old, to: new)
      }
      exclusion.include = renamed(exclusion.include)
      exclusion.predicate = exclusion.predicate?.renaming(old, to: new)
      return .exclusion(exclusion)
    case .notNull(let column): return .notNull(column: column == old ? new : column)
    }
  }
}
