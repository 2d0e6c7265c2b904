extension Replay {
  /// `ADD COLUMN`.
  mutating func add(_ operation: AddColumn) throws(SchemaFailure) {
    guard var table = try table(operation.table, ifExists: operation.tableIfExists) else { return }
    var column = operation.column
    if table.column(column.name) != nil {
      if operation.ifNotExists { return }
      throw SchemaFailure(
        .duplicateColumn,
        "column \"\(column.name)\" of relation \"\(table.name.name)\" already exists",
        subject: ObjectReference(
          kind: .column, name: QualifiedName(column.name), table: table.name))
    }
    try requireType(column.type)
    try requireSequence(of: column.serverDefault)
    try requireValue(of: column, in: table)
    column.provenance = placed(column.provenance)
    table.columns.append(column)
    makeSequence(ofColumn: table.columns.count - 1, in: &table)
    let isSecondKey = operation.constraints.contains {
      if case .primaryKey = $0.rule { table.primaryKey != nil } else { false }
    }
    if isSecondKey { throw secondPrimaryKey(of: table) }
    let constraints = try prepared(operation.constraints, of: &table)
    schema.insert(table)
    try addConstraints(constraints, to: table.name)
    for child in schema.tables
    where child.partitionOf?.parent == table.name || child.parents.contains(table.name) {
      if child.column(column.name) == nil {
        try add(AddColumn(table: child.name, column: operation.column))
      }
    }
  }

  /// `ALTER COLUMN` in all its forms.
  mutating func alter(_ operation: AlterColumn) throws(SchemaFailure) {
    if let view = schema.view(operation.table) {
      return try alterViewColumn(operation, of: view)
    }
    guard var table = try table(operation.table, ifExists: operation.tableIfExists) else { return }
    // Columns of indexes are meant by number, and only statistics change.
    let place = try columnPlace(operation.column, in: &table) { table in
      operation.newName == nil
        ? undefinedColumn(operation.column, of: table)
        : SchemaFailure(
          .undefinedColumn, "column \"\(operation.column)\" does not exist",
          subject: ObjectReference(
            kind: .column, name: QualifiedName(operation.column), table: table.name))
    }
    var column = table.columns[place]
    if let type = operation.type { try change(&column, to: type, operation, in: table) }
    try changeDefault(&column, operation, in: table)
    try changeNullability(&column, operation, in: table)
    try changeGeneration(&column, operation, in: &table)
    switch operation.comment {
    case .keep: break
    case .drop: column.comment = nil
    case .set(let text): column.comment = text.isEmpty ? nil : text
    }
    apply(operation.settings, to: &column)
    table.columns[place] = column
    schema.insert(table)
    if case .add = operation.identity {
      var changed = table
      makeSequence(ofColumn: place, in: &changed)
      schema.insert(changed)
    }
    if let newName = operation.newName {
      try renameColumn(operation.column, to: newName, of: table.name)
    }
  }

  private mutating func alterViewColumn(
    _ operation: AlterColumn, of view: View
  ) throws(SchemaFailure) {
    guard let newName = operation.newName else { return }
    var view = view
    if let place = view.columns.firstIndex(of: operation.column) { view.columns[place] = newName }
    schema.insert(view)
  }

  private func change(
    _ column: inout Column, to type: DataType, _ operation: AlterColumn, in table: Table
  ) throws(SchemaFailure) {
    try requireType(type)
    let dependents = dependents(ofColumn: column.name, in: table)
    for dependent in dependents {
      let use: String
      switch dependent {
      case .view: use = "used by a view or rule"
      case .column: use = "used by a generated column"
      case .trigger: use = "used in a trigger definition"
      case .policy: use = "used in a policy definition"
      default: continue
      }
      throw SchemaFailure(
        .featureNotSupported, "cannot alter type of a column \(use)",
        detail: "\(dependent.description) depends on column \"\(column.name)\"",
        subject: ObjectReference(
          kind: .column, name: QualifiedName(column.name), table: table.name))
    }
    if !schema.canConvert(column.type, to: type) {
      let target = type.withoutModifiers
      if operation.using == nil {
        throw SchemaFailure(
          .datatypeMismatch,
          "column \"\(column.name)\" cannot be cast automatically to type \(target)",
          detail: "You might need to specify \"USING \(column.name)::\(type)\".",
          subject: ObjectReference(
            kind: .column, name: QualifiedName(column.name), table: table.name))
      }
      if column.serverDefault != nil, !operation.serverDefault.isChange {
        throw SchemaFailure(
          .datatypeMismatch,
          "default for column \"\(column.name)\" cannot be cast automatically to type \(target)",
          subject: ObjectReference(
            kind: .column, name: QualifiedName(column.name), table: table.name))
      }
    }
    // The default stays of its old type and is cast, so it goes on depending on that type.
    if let old = column.type.userTypeName, let value = column.serverDefault,
      !operation.serverDefault.isChange, column.type != type, !value.mentionsType(old)
    {
      column.serverDefault = SQLExpression(
        normalised: "(\(value.text)::\(column.type))::\(type.withoutModifiers)")
    }
    column.type = type
    column.collation = operation.collation
    // Its indexes are built anew.
    for index in table.indexes {
      for element in index.elements
      where element.column == column.name && element.operatorClass == nil {
        try requireOperatorClass(for: column, method: index.method, in: table)
      }
    }
    if table.constraints.contains(where: { $0.hasKey(on: column.name) }) {
      try requireOperatorClass(for: column, method: "btree", in: table)
    }
  }

  private func changeDefault(
    _ column: inout Column, _ operation: AlterColumn, in table: Table
  ) throws(SchemaFailure) {
    guard operation.serverDefault.isChange else { return }
    if column.identity != nil {
      throw refused(column, in: table, .syntaxError, "is an identity column")
    }
    if column.computed != nil {
      throw refused(column, in: table, .syntaxError, "is a generated column")
    }
    if case .set(let value) = operation.serverDefault {
      try requireSequence(of: value)
      column.serverDefault = value
      try requireValue(of: column, in: table)
    } else {
      column.serverDefault = nil
    }
  }

  private func changeNullability(
    _ column: inout Column, _ operation: AlterColumn, in table: Table
  ) throws(SchemaFailure) {
    guard let isNullable = operation.nullable else { return }
    if isNullable {
      if column.identity != nil {
        throw refused(column, in: table, .syntaxError, "is an identity column")
      }
      if table.primaryKey?.columns.contains(column.name) == true {
        throw SchemaFailure(
          .invalidTableDefinition, "column \"\(column.name)\" is in a primary key",
          subject: ObjectReference(
            kind: .column, name: QualifiedName(column.name), table: table.name))
      }
    }
    column.isNullable = isNullable
  }

  private mutating func changeGeneration(
    _ column: inout Column, _ operation: AlterColumn, in table: inout Table
  ) throws(SchemaFailure) {
    switch operation.identity {
    case .keep: break
    case .add(let identity):
      if column.identity != nil {
        throw refused(
          column, in: table, .objectNotInPrerequisiteState,
          "is already an identity column")
      }
      if column.isNullable, column.provenance.standing.isKnown {
        throw refused(
          column, in: table, .objectNotInPrerequisiteState,
          "must be declared NOT NULL before identity can be added")
      }
      if column.serverDefault != nil {
        throw refused(
          column, in: table, .objectNotInPrerequisiteState,
          "already has a default value")
      }
      column.identity = identity
    case .drop:
      guard column.identity != nil else {
        if operation.ifExists || !column.provenance.standing.isKnown { break }
        throw refused(
          column, in: table, .objectNotInPrerequisiteState,
          "is not an identity column")
      }
      column.identity = nil
      for sequence in schema.sequences(ownedBy: table.name, column: column.name)
      where sequence.isInternal { schema.sequenceStorage[sequence.name] = nil }
    case .alter(let isAlways, let options, _):
      guard var identity = column.identity else {
        if !column.provenance.standing.isKnown { break }
        throw refused(
          column, in: table, .objectNotInPrerequisiteState,
          "is not an identity column")
      }
      identity.isAlways = isAlways ?? identity.isAlways
      identity.options.merge(options)
      column.identity = identity
      for var sequence in schema.sequences(ownedBy: table.name, column: column.name) {
        sequence.options.merge(options)
        schema.insert(sequence)
      }
    }
    switch operation.computed {
    case .keep: break
    case .set(let expression): column.computed?.expression = expression
    case .drop:
      if column.computed == nil, !operation.ifExists, column.provenance.standing.isKnown {
        throw refused(
          column, in: table, .objectNotInPrerequisiteState,
          "is not a stored generated column")
      }
      column.computed = nil
    }
  }

  private func refused(
    _ column: Column, in table: Table, _ state: SQLState, _ what: String
  ) -> SchemaFailure {
    SchemaFailure(
      state, "column \"\(column.name)\" of relation \"\(table.name.name)\" \(what)",
      subject: ObjectReference(
        kind: .column, name: QualifiedName(column.name), table: table.name))
  }

  private func apply(_ settings: [ColumnSetting], to column: inout Column) {
    for setting in settings {
      switch setting {
      case .statistics(let target): column.statisticsTarget = target
      case .storage(let storage): column.storage = storage == "DEFAULT" ? nil : storage
      case .compression(let method):
        column.compression = method.lowercased() == "default" ? nil : method
      case .parameters(let parameters): column.parameters.set(parameters)
      case .resetParameters(let names):
        column.parameters.removeAll { names.contains($0.name) }
      case .options(let options): column.foreignOptions = options
      }
    }
  }
}

extension SequenceOptions {
  /// Takes over what `other` says.
  mutating func merge(_ other: SequenceOptions) {
    type = other.type ?? type
    start = other.start ?? start
    increment = other.increment ?? increment
    minimum = other.minimum ?? minimum
    maximum = other.maximum ?? maximum
    cache = other.cache ?? cache
    cycles = other.cycles ?? cycles
  }
}

extension [StorageParameter] {
  /// Sets parameters in place of those of the same names.
  mutating func set(_ parameters: [StorageParameter]) {
    for parameter in parameters {
      removeAll { $0.name == parameter.name }
      append(parameter)
    }
  }
}
