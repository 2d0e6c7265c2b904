import PythonInterpreter

extension ConstraintObject {
  /// The classes, for `SQLAlchemyLibrary`.
  static let declarations: [ClassDeclaration] = [
    ClassDeclaration("SchemaItem", module: "sqlalchemy.sql.schema"),
    ClassDeclaration("Constraint", bases: ["SchemaItem"], module: "sqlalchemy.sql.schema"),
    ClassDeclaration(
      "ColumnCollectionConstraint", bases: ["Constraint"], module: "sqlalchemy.sql.schema"),
    ClassDeclaration(
      "PrimaryKeyConstraint", bases: ["ColumnCollectionConstraint"],
      module: "sqlalchemy.sql.schema",
      make: { (interpreter, type, arguments) throws(Interruption) in
        let key = PrimaryKeyObject(type, interpreter)
        key.readColumns(arguments.positional)
        key.readOptions(arguments, interpreter)
        return .host(key)
      }),
    ClassDeclaration(
      "UniqueConstraint", bases: ["ColumnCollectionConstraint"], module: "sqlalchemy.sql.schema",
      make: { (interpreter, type, arguments) throws(Interruption) in
        let unique = UniqueConstraintObject(type, interpreter)
        unique.readColumns(arguments.positional)
        unique.readOptions(arguments, interpreter)
        return .host(unique)
      }),
    ClassDeclaration(
      "CheckConstraint", bases: ["ColumnCollectionConstraint"], module: "sqlalchemy.sql.schema",
      make: { (interpreter, type, arguments) throws(Interruption) in
        let check = CheckConstraintObject(type, interpreter)
        check.condition = arguments.value(0, "sqltext") ?? .none
        check.readOptions(arguments, interpreter, namePosition: 1)
        if case .host(let host)? = arguments["table"], let table = host as? TableObject {
          try table.attach(check, interpreter)
        } else if let table = check.tableOfColumns {
          // Columns that have a table bring the constraint there.
          try table.attach(check, interpreter)
        }
        return .host(check)
      }),
    ClassDeclaration(
      "ForeignKeyConstraint", bases: ["ColumnCollectionConstraint"],
      module: "sqlalchemy.sql.schema",
      make: { (interpreter, type, arguments) throws(Interruption) in
        let key = ForeignKeyConstraintObject(type, interpreter)
        key.readColumns(try key.list(arguments.value(0, "columns"), interpreter))
        key.targets = try key.list(arguments.value(1, "refcolumns"), interpreter)
          .map { ForeignKeyTarget($0) }
        key.readOptions(arguments, interpreter, namePosition: 2)
        key.onUpdate = arguments.value(3, "onupdate") ?? .none
        key.onDelete = arguments.value(4, "ondelete") ?? .none
        key.match = arguments["match"] ?? .none
        key.usesAlter = arguments["use_alter"]?.boolean ?? false
        return .host(key)
      }),
    ClassDeclaration(
      "ForeignKey", bases: ["SchemaItem"], module: "sqlalchemy.sql.schema",
      make: { (interpreter, type, arguments) throws(Interruption) in
        let key = ForeignKeyObject(type, interpreter)
        if arguments.place.isInFile { key.place = arguments.place }
        var target = arguments.value(0, "column") ?? .none
        if case .function = target {
          // Given as a function so that the other table need not exist yet.
          target = try interpreter.call(target, CallArguments())
        }
        key.target = ForeignKeyTarget(target)
        key.name = Name(arguments["name"])
        for keyword in arguments.keywords { key.arguments[keyword.name] = keyword.value }
        if let spread = arguments.spread { key.target = .unknown(spread) }
        return .host(key)
      }),
  ]

  /// `ExcludeConstraint` of the PostgreSQL dialect.
  static let postgresqlDeclarations: [ClassDeclaration] = [
    ClassDeclaration(
      "ExcludeConstraint", bases: ["ColumnCollectionConstraint"],
      module: "sqlalchemy.dialects.postgresql.ext",
      make: { (interpreter, type, arguments) throws(Interruption) in
        let exclusion = ExcludeConstraintObject(type, interpreter)
        for pair in arguments.positional {
          guard let parts = pair.elements, parts.count == 2 else {
            exclusion.doubt =
              pair.unknown
              ?? Unknown(.unsupported, "an element of an exclusion constraint", arguments.place)
            continue
          }
          exclusion.columns.append(ColumnSpecification(parts[0]))
          exclusion.operators.append(parts[1].text ?? "")
        }
        exclusion.readOptions(arguments, interpreter)
        exclusion.predicate = arguments["where"] ?? .none
        exclusion.method = arguments["using"]?.text ?? "gist"
        if case .dict(let classes)? = arguments["ops"] {
          for (column, name) in classes.pairs {
            if let column = column.text { exclusion.operatorClasses[column] = name.text }
          }
        }
        return .host(exclusion)
      })
  ]

  /// The elements of a list or tuple argument; of an unknown one, the unknown itself.
  func list(_ value: Value?, _ interpreter: Interpreter) throws(Interruption) -> [Value] {
    guard let value, !value.isNone else { return [] }
    if let unknown = value.unknown {
      doubt = doubt ?? unknown
      return [value]
    }
    if value.text != nil { return [value] }
    return try interpreter.items(of: value) ?? []
  }

  /// Sets the columns from names and columns.
  func readColumns(_ values: [Value]) {
    columns = values.map { ColumnSpecification($0) }
    for case .unknown(let unknown) in columns { doubt = doubt ?? unknown }
  }

  /// Sets what all constraints take.
  func readOptions(
    _ arguments: CallArguments, _ interpreter: Interpreter, namePosition: Int? = nil
  ) {
    if arguments.place.isInFile { place = arguments.place }
    var reader = ArgumentReader(arguments, interpreter)
    let positional = namePosition.flatMap { arguments[$0] }
    name = Name(arguments["name"] ?? positional)
    deferrable = arguments["deferrable"] ?? .none
    initially = arguments["initially"] ?? .none
    comment = arguments["comment"] ?? .none
    options = reader.dialectOptions
    writtenOptions = reader.writtenOptions
    if case .dict(let dict)? = arguments["info"] { info = dict }
    createRule = arguments["_create_rule"] ?? .none
    for value in [deferrable, initially] + options.values { reader.note(value) }
    doubt = doubt ?? reader.doubt
  }
}

extension ColumnSpecification {
  /// What a program gives as a column.
  init(_ value: Value) {
    switch value {
    case .unknown(let unknown): self = .unknown(unknown)
    case .host(let host):
      if let column = host as? ColumnObject {
        self = .column(column)
      } else if let element = host as? ClauseElement {
        self = .expression(element)
      } else {
        self = .unknown(Unknown(.unsupported, "a column given as a \(host.typeName)", host.place))
      }
    default:
      if let text = value.text {
        self = .name(text)
      } else if let element = value.instance?.payload as? ClauseElement {
        self = .expression(element)
      } else {
        self = .unknown(Unknown(.unsupported, "a column that is no name", .nowhere))
      }
    }
  }
}

extension ForeignKeyTarget {
  /// What a program gives as the other column.
  init(_ value: Value) {
    switch value {
    case .unknown(let unknown): self = .unknown(unknown)
    case .host(let host):
      if let column = host as? ColumnObject {
        self = .column(column)
      } else {
        self = .unknown(
          Unknown(.unsupported, "a foreign key to a \(host.typeName)", host.place))
      }
    default:
      self =
        value.text.map { .text($0) }
        ?? .unknown(Unknown(.unsupported, "a foreign key that is no name", .nowhere))
    }
  }
}
