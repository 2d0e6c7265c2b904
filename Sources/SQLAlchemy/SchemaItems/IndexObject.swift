import PythonInterpreter

/// `Index`.
public final class IndexObject: SQLAlchemyObject {
  /// The name.
  public internal(set) var name: ConstraintObject.Name = .none
  /// The table, once it has one.
  public internal(set) weak var table: TableObject?
  /// What it is sorted or hashed by.
  public internal(set) var expressions: [ColumnSpecification] = []
  /// `unique`.
  public internal(set) var isUnique = false
  /// Options of the dialect without `postgresql_`: `using`, `where`, `ops`, `include`, `with`….
  public internal(set) var options: [String: Value] = [:]
  /// Options of all dialects as they are written.
  public internal(set) var writtenOptions: [WrittenOption] = []
  /// `info`.
  public internal(set) var info = DictObject()
  /// Made for `Column(index=True)`.
  public internal(set) var isColumnFlag = false
  /// What is in doubt: an argument that is not known.
  public internal(set) var doubt: Unknown?
  /// `ddl_if`: when `create_all` makes it; nil for always.
  private(set) var condition: DDLCondition?

  /// Whether `create_all` makes it on PostgreSQL.
  public var isMadeOnPostgreSQL: Bool { DDLCondition.holds(for: condition?.dialects) }

  public override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "name":
      return try self.name.value(interpreter)
    case "unique": return .bool(isUnique)
    case "table": return table.map { .host($0) } ?? Value.none
    case "info": return .dict(info)
    case "dialect_kwargs", "kwargs":
      let dict = DictObject()
      for option in writtenOptions { dict.set(option.name, option.value) }
      return .dict(dict)
    case "dialect_options": return .dict(dialectOptions(interpreter))
    case "columns", "expressions":
      return .list(of: expressions.map { $0.value(in: table) })
    case "ddl_if":
      return interpreter.builtin(name) { [self] (_, _, arguments) throws(Interruption) in
        let condition = DDLCondition(arguments)
        self.condition = condition
        doubt = doubt ?? condition.doubt
        return .host(self)
      }
    case "_ddl_if":
      return condition.map { .host(DDLConditionObject($0)) } ?? Value.none
    case "create", "drop":
      let emission: Emission = name == "create" ? .create : .drop
      return interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
        try interpreter.emit(
          .host(self), on: arguments.value(0, "bind"), emission,
          checkFirst: arguments.value(1, "checkfirst") ?? .bool(false), arguments)
      }
    default: return try super.attribute(name, interpreter)
    }
  }

  /// `dialect_options`: the options of a dialect by name, those that were not written with their defaults.
  private func dialectOptions(_ interpreter: Interpreter) -> DictObject {
    let all = DictObject(
      taint: Unknown(.unsupported, "options of another dialect", interpreter.currentPlace))
    let defaults: [(dialect: String, options: [(String, Value)])] = [
      (
        "postgresql",
        [
          ("using", .bool(false)), ("include", .none), ("where", .none),
          ("ops", .dict(DictObject())),
          ("concurrently", .bool(false)), ("with", .dict(DictObject())), ("tablespace", .none),
          ("nulls_not_distinct", .none),
        ]
      ),
      ("sqlite", [("where", .none)]),
    ]
    for (dialect, options) in defaults {
      let dict = DictObject()
      for (name, value) in options { dict.set(name, value) }
      let prefix = dialect + "_"
      for option in writtenOptions where option.name.hasPrefix(prefix) {
        dict.set(String(option.name.dropFirst(prefix.count)), option.value)
      }
      all.set(dialect, .dict(dict))
    }
    return all
  }

  /// The table that its columns belong to.
  var impliedTable: TableObject? {
    for expression in expressions {
      switch expression {
      case .column(let column): if let table = column.table { return table }
      case .expression(let element):
        if let table = element.firstColumn?.table { return table }
      case .name, .unknown: break
      }
    }
    return nil
  }

  /// The class, for `SQLAlchemyLibrary`.
  static let declaration = ClassDeclaration(
    "Index", bases: ["SchemaItem"], module: "sqlalchemy.sql.schema",
    make: { (interpreter, type, arguments) throws(Interruption) in
      let index = IndexObject(type, interpreter)
      if arguments.place.isInFile { index.place = arguments.place }
      var reader = ArgumentReader(arguments, interpreter)
      index.name = ConstraintObject.Name(arguments.value(0, "name"))
      index.expressions = arguments.positional.dropFirst().map { ColumnSpecification($0) }
      for case .unknown(let unknown) in index.expressions { reader.note(.unknown(unknown)) }
      index.isUnique = try reader.flag("unique") ?? false
      index.options = reader.dialectOptions
      index.writtenOptions = reader.writtenOptions
      for value in index.options.values { reader.note(value) }
      if case .dict(let dict)? = arguments["info"] { index.info = dict }
      index.doubt = reader.doubt
      if case .host(let host)? = arguments["_table"], let table = host as? TableObject {
        try table.attach(index, interpreter)
      } else if let table = index.impliedTable {
        try table.attach(index, interpreter)
      }
      return .host(index)
    })
}
