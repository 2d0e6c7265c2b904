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
  /// `default`, the client's; a `Sequence` among them.
  public internal(set) var clientDefault: Value = .none
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
  /// What is in doubt: an argument that is not known.
  public internal(set) var doubt: Unknown?

  init(_ name: String, _ pythonClass: TypeObject, _ interpreter: Interpreter) {
    self.name = name
    key = name
    super.init(pythonClass, interpreter)
  }

  public override var type: SQLType { columnType }
}
