import PythonInterpreter

extension ColumnObject {
  /// The class, for `SQLAlchemyLibrary`.
  static let declaration = ClassDeclaration(
    "Column", bases: ["ColumnClause", "SchemaItem"], module: "sqlalchemy.sql.schema",
    make: { (interpreter, type, arguments) throws(Interruption) in
      let column = ColumnObject("", type, interpreter)
      if arguments.place.isInFile { column.place = arguments.place }
      try column.read(arguments, interpreter)
      return .host(column)
    })

  /// Reads `Column(name, type, *items, **options)`.
  ///
  /// - Throws: `ArgumentError` where SQLAlchemy raises it.
  func read(_ arguments: CallArguments, _ interpreter: Interpreter) throws(Interruption) {
    var reader = ArgumentReader(arguments, interpreter)
    var items = arguments.positional
    if let first = items.first, first.text != nil || first.isNone || first.unknown != nil {
      // An unknown first argument is the name where a type follows.
      if first.unknown == nil || items.count > 1 {
        reader.note(first)
        name = first.text ?? ""
        nameIsUnknown = first.unknown != nil
        items.removeFirst()
      }
    }
    if let given = arguments["name"], !given.isNone {
      reader.note(given)
      name = given.text ?? name
      nameIsUnknown = given.unknown != nil
    }
    key = name
    if let given = reader.text("key") { key = given }
    if let first = items.first, isType(first, interpreter) {
      columnType = try interpreter.sqlType(first)
      items.removeFirst()
    } else if let given = arguments["type_"] {
      columnType = try interpreter.sqlType(given)
    }
    if let flag = try reader.flag("primary_key") { isPrimaryKey = flag }
    isNullable = !isPrimaryKey
    if let value = arguments["nullable"] {
      reader.note(value)
      if let flag = value.boolean {
        isNullable = flag
        saysNullable = true
      } else if value.isNone {
        isNullable = false
        saysNullable = true
      }
    }
    autoincrement = arguments["autoincrement"] ?? .text("auto")
    if let value = arguments["server_default"] {
      serverDefault = value
      serverDefaultPlace = arguments.place(of: "server_default")
    }
    clientDefault = arguments["default"] ?? arguments["insert_default"] ?? .none
    clientOnUpdate = arguments["onupdate"] ?? .none
    comment = arguments["comment"] ?? .none
    hasIndex = arguments["index"] ?? .none
    isUnique = arguments["unique"] ?? .none
    isSystem = try reader.flag("system") ?? false
    if case .dict(let dict)? = arguments["info"] { info = dict }
    // `Computed` and `Identity` may also be given as the server's default.
    if case .host(let host) = serverDefault, host is ComputedObject || host is IdentityObject {
      items.append(serverDefault)
      serverDefault = .none
    }
    for item in items { take(item, &reader) }
    doubt = reader.doubt
  }

  private func isType(_ value: Value, _ interpreter: Interpreter) -> Bool {
    switch value {
    case .instance(let instance): TypeKind.of(instance.type, interpreter) != nil
    case .type(let type): TypeKind.of(type, interpreter) != nil
    case .none, .unknown: true
    default: false
    }
  }

  /// One of the items after name and type.
  private func take(_ item: Value, _ reader: inout ArgumentReader) {
    guard case .host(let host) = item else {
      reader.note(item)
      return
    }
    switch host {
    case let key as ForeignKeyObject:
      key.column = self
      foreignKeys.append(key)
    case let identity as IdentityObject:
      self.identity = identity
      if !saysNullable { isNullable = false }
    case let computed as ComputedObject: self.computed = computed
    case let constraint as ConstraintObject:
      constraint.inlineColumn = self
      constraints.append(constraint)
    case is SequenceObject: clientDefault = item
    default:
      // `DefaultClause`, `ColumnDefault` and their like.
      if let clause = host as? DefaultClauseObject {
        if clause.isServers {
          serverDefault = clause.argument
        } else {
          clientDefault = clause.argument
        }
      }
    }
  }
}
