import PythonInterpreter

/// `Column`.
public class ColumnObject: ColumnElement {
  /// Its name; empty until a declarative class gives one.
  public internal(set) var name: String
  /// The key under which its table knows it.
  public internal(set) var key: String
  /// Its type; of one with a foreign key and no type, the type of the column it refers to.
  public internal(set) var columnType: SQLType = .null
  /// The table, once it has one.
  public internal(set) weak var table: TableObject?
  /// The `table()` that it was put into, which is no `Table`.
  weak var textTable: FromClause?
  /// Whether NULL is allowed: as given, else unless it is part of the primary key.
  public internal(set) var isNullable = true
  /// Whether `nullable` was given.
  public internal(set) var saysNullable = false
  /// `primary_key`.
  public internal(set) var isPrimaryKey = false
  /// `autoincrement`: `True`, `False`, `"auto"` or `"ignore_fk"`.
  public internal(set) var autoincrement: Value = .text("auto")
  /// `server_default`: a string, an expression, or `FetchedValue`; `None` when there is none.
  public internal(set) var serverDefault: Value = .none
  /// Where `server_default` is written.
  public internal(set) var serverDefaultPlace: Place = .nowhere
  /// `default`, the client's; a `Sequence` among them.
  public internal(set) var clientDefault: Value = .none
  /// `onupdate`, the client's.
  public internal(set) var clientOnUpdate: Value = .none
  /// `Identity`.
  public internal(set) var identity: IdentityObject?
  /// `Computed`.
  public internal(set) var computed: ComputedObject?
  /// `comment`.
  public internal(set) var comment: Value = .none
  /// `index`.
  public internal(set) var hasIndex: Value = .none
  /// `unique`.
  public internal(set) var isUnique: Value = .none
  /// `system`: PostgreSQL has the column without being told.
  public internal(set) var isSystem = false
  /// The foreign keys that stand in the column's own arguments.
  public internal(set) var foreignKeys: [ForeignKeyObject] = []
  /// Other constraints that stand there.
  public internal(set) var constraints: [ConstraintObject] = []
  /// `info`.
  public internal(set) var info = DictObject()
  /// What is in doubt: an argument that is not known.
  public internal(set) var doubt: Unknown?
  /// Whether a mapped class has it as an attribute: other than a plain column, that one is true.
  var isMapped = false
  /// Whether its name was given and is not known.
  var nameIsUnknown = false

  init(_ name: String, _ pythonClass: TypeObject, _ interpreter: Interpreter) {
    self.name = name
    key = name
    super.init(pythonClass, interpreter)
  }

  public override var type: SQLType { columnType }

  public override var columnsRead: [ColumnObject] { [self] }

  public override func truth(_ interpreter: Interpreter) throws(Interruption) -> Value {
    isMapped ? .bool(true) : try super.truth(interpreter)
  }

  /// A column that no program made: of a reflected table.
  public static func make(
    _ name: String, _ type: SQLType, _ interpreter: Interpreter
  ) -> ColumnObject? {
    guard let columnClass = SQLAlchemyLibrary.of(interpreter).type("Column") else { return nil }
    let column = ColumnObject(name, columnClass, interpreter)
    column.columnType = type
    return column
  }

  /// Sets what a reflected column is.
  public func set(nullable: Bool, primaryKey: Bool, serverDefault: Value = .none) {
    isNullable = nullable
    saysNullable = true
    isPrimaryKey = primaryKey
    self.serverDefault = serverDefault
  }

  public override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "name": return .text(self.name)
    case "key": return .text(key)
    case "type": return columnType.value(interpreter)
    case "table": return table.map { .host($0) } ?? Value.none
    case "nullable": return .bool(isNullable)
    case "primary_key": return .bool(isPrimaryKey)
    case "autoincrement": return autoincrement
    case "server_default":
      return serverDefault.isNone
        ? identity.map { .host($0) } ?? computed.map { .host($0) } ?? Value.none : serverDefault
    case "default": return clientDefault
    case "onupdate": return clientOnUpdate
    case "identity": return identity.map { .host($0) } ?? Value.none
    case "computed": return computed.map { .host($0) } ?? Value.none
    case "comment": return comment
    case "index": return hasIndex
    case "unique": return isUnique
    case "info": return .dict(info)
    case "foreign_keys": return .list(of: allForeignKeys(interpreter).map { .host($0) })
    case "constraints": return .list(of: constraints.map { .host($0) })
    case "copy", "_copy":
      return interpreter.builtin(name) { (interpreter, _, _) throws(Interruption) in
        .host(try self.copy(interpreter))
      }
    default: return try super.attribute(name, interpreter)
    }
  }

  public override func setAttribute(
    _ name: String, _ value: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Bool {
    if let unknown = value.unknown { doubt = doubt ?? unknown }
    switch name {
    case "name": self.name = value.text ?? self.name
    case "key": key = value.text ?? key
    case "type": columnType = try interpreter.sqlType(value)
    case "nullable":
      isNullable = value.boolean ?? isNullable
      saysNullable = true
    case "primary_key": isPrimaryKey = value.boolean ?? isPrimaryKey
    case "autoincrement": autoincrement = value
    case "server_default": serverDefault = value
    case "default": clientDefault = value
    case "comment": comment = value
    case "index": hasIndex = value
    case "unique": isUnique = value
    default: return try super.setAttribute(name, value, interpreter)
    }
    return true
  }

  /// A column of the same class with this name and nothing else.
  func emptyCopy(_ interpreter: Interpreter) -> ColumnObject {
    ColumnObject(name, pythonClass, interpreter)
  }

  /// A column of the same arguments that belongs to no table, as mixins and `to_metadata` need.
  ///
  /// - Throws: what the program's own column class raises.
  public func copy(_ interpreter: Interpreter) throws(Interruption) -> ColumnObject {
    let copy = emptyCopy(interpreter)
    copy.place = place
    copy.key = key
    copy.columnType = columnType
    copy.isNullable = isNullable
    copy.saysNullable = saysNullable
    copy.isPrimaryKey = isPrimaryKey
    copy.autoincrement = autoincrement
    copy.serverDefault = serverDefault
    copy.serverDefaultPlace = serverDefaultPlace
    copy.clientDefault = clientDefault
    copy.clientOnUpdate = clientOnUpdate
    copy.identity = identity
    copy.computed = computed
    copy.comment = comment
    copy.hasIndex = hasIndex
    copy.isUnique = isUnique
    copy.isSystem = isSystem
    copy.info = info
    copy.doubt = doubt
    copy.nameIsUnknown = nameIsUnknown
    copy.foreignKeys = foreignKeys.map { $0.copy(interpreter) }
    for constraint in constraints { copy.constraints.append(constraint.copy(interpreter)) }
    return copy
  }
}

extension ColumnObject {
  /// `foreign_keys`: those of its own arguments, and those of its table's constraints.
  func allForeignKeys(_ interpreter: Interpreter) -> [ForeignKeyObject] {
    guard let table else { return foreignKeys }
    return foreignKeys
      + table.constraints.flatMap { constraint -> [ForeignKeyObject] in
        guard let key = constraint as? ForeignKeyConstraintObject,
          !table.columns.contains(where: { $0.foreignKeys.contains { $0.constraint === key } })
        else { return [] }
        return key.elements(interpreter).filter { $0.column === self }
      }
  }
}
