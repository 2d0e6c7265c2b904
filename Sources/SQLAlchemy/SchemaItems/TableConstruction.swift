import PythonInterpreter

extension TableObject {
  /// The class, for `SQLAlchemyLibrary`.
  static let declaration = ClassDeclaration(
    "Table", bases: ["TableClause", "SchemaItem"], module: "sqlalchemy.sql.schema",
    make: { (interpreter, type, arguments) throws(Interruption) in
      try make(type, arguments, interpreter)
    },
    extend: { interpreter, type in
      interpreter.addMethod("append_column", to: type, of: TableObject.self) {
        (interpreter, table, arguments) throws(Interruption) in
        try table.take(arguments.value(0, "column") ?? .none, interpreter)
        return .none
      }
      interpreter.addMethod("append_constraint", to: type, of: TableObject.self) {
        (interpreter, table, arguments) throws(Interruption) in
        try table.take(arguments.value(0, "constraint") ?? .none, interpreter)
        return .none
      }
      interpreter.addMethod("create", to: type, of: TableObject.self) {
        (interpreter, table, arguments) throws(Interruption) in
        try interpreter.emit(
          .host(table), on: arguments.value(0, "bind"), .create,
          checkFirst: arguments.value(1, "checkfirst") ?? .bool(false), arguments)
      }
      interpreter.addMethod("drop", to: type, of: TableObject.self) {
        (interpreter, table, arguments) throws(Interruption) in
        try interpreter.emit(
          .host(table), on: arguments.value(0, "bind"), .drop,
          checkFirst: arguments.value(1, "checkfirst") ?? .bool(false), arguments)
      }
      for name in ["to_metadata", "tometadata"] {
        interpreter.addMethod(name, to: type, of: TableObject.self) {
          (interpreter, table, arguments) throws(Interruption) in
          try table.copy(arguments, interpreter)
        }
      }
    })

  private static func make(
    _ type: TypeObject, _ arguments: CallArguments, _ interpreter: Interpreter
  ) throws(Interruption) -> Value {
    var reader = ArgumentReader(arguments, interpreter)
    let name = arguments.value(0, "name") ?? .none
    if let unknown = name.unknown { return .unknown(unknown) }
    let owner = arguments.value(1, "metadata") ?? .none
    var metadata: MetaDataObject?
    if case .host(let host) = owner { metadata = host as? MetaDataObject }
    var schema = metadata?.schema
    if let given = arguments["schema"] {
      if let unknown = given.unknown { return .unknown(unknown) }
      // `None` too takes the default schema of the metadata.
      if let text = given.text { schema = text }
    }
    guard let text = name.text else {
      return interpreter.unknown(.unsupported, "a Table without a name")
    }
    let items = Array(arguments.positional.dropFirst(2))
    let key = MetaDataObject.key(text, schema)
    if let existing = metadata?.table(key), let before = interpreter.location(of: existing.place),
      before == interpreter.location(of: arguments.place)
    {
      // The same call a second time: a replay runs a function more than once.
      metadata?.remove(existing)
    }
    if let existing = metadata?.table(key) {
      let extends = try reader.flag("extend_existing") ?? false
      let keeps = try reader.flag("keep_existing") ?? false
      if !items.isEmpty, !extends, !keeps {
        throw interpreter.sqlAlchemyError(
          "InvalidRequestError",
          "Table '\(key)' is already defined for this MetaData instance.  Specify "
            + "'extend_existing=True' to redefine options and columns on an existing Table object.")
      }
      if !keeps { for item in items { try existing.take(item, interpreter) } }
      return .host(existing)
    }
    let table = TableObject(text, type, interpreter)
    if arguments.place.isInFile { table.place = arguments.place }
    table.schema = schema
    table.metadata = metadata
    table.comment = arguments["comment"] ?? .none
    table.options = reader.dialectOptions
    table.writtenOptions = reader.writtenOptions
    if let prefixes = arguments["prefixes"] {
      table.prefixes = try interpreter.items(of: prefixes) ?? []
    }
    if case .dict(let info)? = arguments["info"] { table.info = info }
    for value in table.options.values { reader.note(value) }
    table.doubt = reader.doubt
    metadata?.tables.append((key, table))
    if let bind = arguments["autoload_with"], !bind.isNone {
      try table.reflect(bind, interpreter)
    } else if arguments["autoload"]?.boolean ?? false {
      // Before 2.0 the metadata could have a connection.
      try table.reflect(.none, interpreter)
    }
    // A written key must be there before the columns that belong to it.
    for item in items {
      if case .host(let host) = item, let key = host as? PrimaryKeyObject {
        try table.attach(key, interpreter)
      }
    }
    for item in items { try table.take(item, interpreter) }
    return .host(table)
  }

  private func reflect(_ bind: Value, _ interpreter: Interpreter) throws(Interruption) {
    if case .host(let host) = bind, let source = host as? any ReflectionSource {
      try source.reflect(into: self, interpreter)
    } else {
      doubt =
        doubt ?? bind.unknown
        ?? Unknown(.data, "the table \(key) as the database has it", interpreter.currentPlace)
    }
  }

  /// One of the items after name and metadata.
  ///
  /// - Throws: `ArgumentError` where SQLAlchemy raises it.
  public func take(_ item: Value, _ interpreter: Interpreter) throws(Interruption) {
    switch item {
    case .unknown(let unknown): doubt = doubt ?? unknown
    case .host(let host):
      switch host {
      case let column as ColumnObject: try append(column, interpreter)
      case let constraint as ConstraintObject: try attach(constraint, interpreter)
      case let index as IndexObject: try attach(index, interpreter)
      default: break
      }
    case .none: break
    default:
      if let unknown = item.unknown { doubt = doubt ?? unknown }
    }
  }

  /// `to_metadata(metadata, schema=…)`.
  private func copy(
    _ arguments: CallArguments, _ interpreter: Interpreter
  ) throws(Interruption) -> Value {
    guard case .host(let host)? = arguments.value(0, "metadata"),
      let target = host as? MetaDataObject
    else { return interpreter.unknown(.unsupported, "a copy of a table to an unknown metadata") }
    let name = arguments["name"]?.text ?? self.name
    let schema = arguments["schema"].map { $0.text } ?? self.schema
    if let existing = target.table(MetaDataObject.key(name, schema)) { return .host(existing) }
    let copy = TableObject(name, pythonClass, interpreter)
    copy.place = place
    copy.schema = schema ?? target.schema
    copy.metadata = target
    copy.comment = comment
    copy.options = options
    copy.writtenOptions = writtenOptions
    copy.prefixes = prefixes
    copy.info = info
    copy.doubt = doubt
    target.tables.append((copy.key, copy))
    for column in columns { try copy.append(column.copy(interpreter), interpreter) }
    for constraint in constraints
    where constraint.inlineColumn == nil
      && !columns.contains(where: { $0.foreignKeys.contains { $0.constraint === constraint } })
    {
      if constraint is UniqueConstraintObject,
        columns.contains(where: { column in
          column.isUnique.boolean == true && constraint.names(only: column.name)
        })
      {
        continue
      }
      try copy.attach(constraint.copy(interpreter), interpreter)
    }
    if let primaryKey, !primaryKey.isImplicit {
      try copy.attach(primaryKey.copy(interpreter), interpreter)
    }
    return .host(copy)
  }
}

extension ConstraintObject {
  /// Whether it names the column among others.
  func names(_ column: ColumnObject) -> Bool {
    columns.contains { specification in
      switch specification {
      case .name(let name): name == column.key || name == column.name
      case .column(let object): object === column
      case .expression, .unknown: false
      }
    }
  }

  /// Whether it is about this one column.
  func names(only column: String) -> Bool {
    guard columns.count == 1 else { return false }
    switch columns[0] {
    case .name(let name): return name == column
    case .column(let object): return object.name == column
    case .expression, .unknown: return false
    }
  }
}
