import PythonInterpreter

extension TableObject {
  /// Adds a column with what its arguments bring along: keys, constraints, an index.
  ///
  /// - Throws: what naming conventions raise.
  public func append(_ column: ColumnObject, _ interpreter: Interpreter) throws(Interruption) {
    if let unknown = column.doubt { doubt = column.name.isEmpty ? doubt ?? unknown : doubt }
    column.table = self
    if let index = columns.firstIndex(where: { $0.key == column.key }) {
      // With the old column go its foreign keys, and nothing else.
      let replaced = columns[index].foreignKeys.compactMap(\.constraint)
      constraints.removeAll { constraint in replaced.contains { $0 === constraint } }
      columns[index] = column
    } else {
      columns.append(column)
    }
    let itself = Value.host(column)
    if case .object(let type) = column.columnType {
      try EventListeners.fire("before_parent_attach", .instance(type), itself, interpreter)
    }
    try EventListeners.fire("before_parent_attach", itself, .host(self), interpreter)
    // What the flags ask for comes before what types and foreign keys bring along.
    try attachFlags(of: column, interpreter)
    try bindTypes(of: column, interpreter)
    try EventListeners.fire("after_parent_attach", itself, .host(self), interpreter)
    if let primaryKey, !primaryKey.isImplicit, primaryKey.names(column) {
      column.isPrimaryKey = true
      if !column.saysNullable { column.isNullable = false }
      primaryKey.columns = primaryKey.columns.map(resolved)
    } else if column.isPrimaryKey {
      let key = try primaryKeyToExtend(interpreter)
      key.columns.append(.column(column))
      if key.isImplicit {
        // Each further column may give it another name.
        try nameByConvention(key, interpreter)
        try EventListeners.fire("after_parent_attach", .host(key), .host(self), interpreter)
      }
    }
    for constraint in column.constraints {
      if let key = constraint as? PrimaryKeyObject { key.columns = [.column(column)] }
      try attach(constraint, interpreter)
    }
    for key in column.foreignKeys where key.constraint == nil {
      try attach(key, of: column, interpreter)
    }
    try attachIndex(ofTypeOf: column, interpreter)
  }

  /// The index that a type of its own accord asks for, as PostGIS types do.
  private func attachIndex(
    ofTypeOf column: ColumnObject, _ interpreter: Interpreter
  ) throws(Interruption) {
    guard case .object(let type) = column.columnType,
      let method = try interpreter.attributeIfAny(.instance(type), "_column_index"),
      method.text != nil, let indexClass = SQLAlchemyLibrary.of(interpreter).type("Index")
    else { return }
    let index = IndexObject(indexClass, interpreter)
    index.place = column.place
    index.name = .final("idx_\(name)_\(column.name)")
    index.expressions = [.column(column)]
    index.options["using"] = method
    try attach(index, interpreter)
  }

  private func primaryKeyToExtend(
    _ interpreter: Interpreter
  ) throws(Interruption) -> PrimaryKeyObject {
    if let primaryKey { return primaryKey }
    let type = SQLAlchemyLibrary.of(interpreter).type("PrimaryKeyConstraint") ?? pythonClass
    let key = PrimaryKeyObject(type, interpreter)
    key.isImplicit = true
    key.table = self
    primaryKey = key
    return key
  }

  /// `index=True` and `unique=True`.
  private func attachFlags(
    of column: ColumnObject, _ interpreter: Interpreter
  ) throws(Interruption) {
    let library = SQLAlchemyLibrary.of(interpreter)
    for value in [column.hasIndex, column.isUnique] {
      if let unknown = value.unknown { doubt = doubt ?? unknown }
    }
    let isUnique = column.isUnique.boolean ?? false
    if column.hasIndex.boolean == true, let type = library.type("Index") {
      let index = IndexObject(type, interpreter)
      index.place = column.place
      index.expressions = [.column(column)]
      index.isUnique = isUnique
      index.isColumnFlag = true
      try attach(index, interpreter)
    } else if isUnique, let type = library.type("UniqueConstraint") {
      let unique = UniqueConstraintObject(type, interpreter)
      unique.place = column.place
      unique.columns = [.column(column)]
      try attach(unique, interpreter)
    }
  }

  /// A `ForeignKey` becomes a constraint when its column gets a table.
  private func attach(
    _ key: ForeignKeyObject, of column: ColumnObject, _ interpreter: Interpreter
  ) throws(Interruption) {
    let type = SQLAlchemyLibrary.of(interpreter).type("ForeignKeyConstraint") ?? pythonClass
    let constraint = ForeignKeyConstraintObject(type, interpreter)
    constraint.place = key.place
    constraint.name = key.name
    constraint.columns = [.column(column)]
    constraint.targets = [key.target]
    constraint.onDelete = key.arguments["ondelete"] ?? .none
    constraint.onUpdate = key.arguments["onupdate"] ?? .none
    constraint.match = key.arguments["match"] ?? .none
    constraint.deferrable = key.arguments["deferrable"] ?? .none
    constraint.initially = key.arguments["initially"] ?? .none
    constraint.comment = key.arguments["comment"] ?? .none
    constraint.usesAlter = key.arguments["use_alter"]?.boolean ?? false
    for (name, value) in key.arguments where name.hasPrefix("postgresql_") {
      constraint.options[String(name.dropFirst("postgresql_".count))] = value
    }
    key.constraint = constraint
    try attach(constraint, interpreter)
  }

  /// Adds a constraint, and names it where a convention does.
  ///
  /// - Throws: what naming conventions raise.
  public func attach(
    _ constraint: ConstraintObject, _ interpreter: Interpreter
  ) throws(Interruption) {
    constraint.table = self
    if let key = constraint as? PrimaryKeyObject {
      if primaryKey === key { return }
      primaryKey = key
      key.columns = key.columns.map(resolved)
      for case .column(let column) in key.columns {
        column.isPrimaryKey = true
        if !column.saysNullable { column.isNullable = false }
      }
    } else {
      guard !constraints.contains(where: { $0 === constraint }) else { return }
      constraints.append(constraint)
    }
    try nameByConvention(constraint, interpreter)
    try EventListeners.fire("after_parent_attach", .host(constraint), .host(self), interpreter)
  }

  /// Adds an index, and names it where a convention does.
  ///
  /// - Throws: what naming conventions raise.
  public func attach(_ index: IndexObject, _ interpreter: Interpreter) throws(Interruption) {
    guard !indexes.contains(where: { $0 === index }) else { return }
    index.table = self
    indexes.append(index)
    if let indexSet { try interpreter.add(.host(index), to: indexSet) }
    try nameByConvention(index, interpreter)
    try EventListeners.fire("after_parent_attach", .host(index), .host(self), interpreter)
  }

  /// The column that a name means, once it is there.
  func resolved(_ column: ColumnSpecification) -> ColumnSpecification {
    if case .name(let name) = column, let found = self.column(name) { return .column(found) }
    return column
  }
}
