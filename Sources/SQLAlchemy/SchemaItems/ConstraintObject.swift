import PythonInterpreter

/// A column that a constraint or index names.
public enum ColumnSpecification {
  /// By its name, to be found in the table.
  case name(String)
  /// The column itself.
  case column(ColumnObject)
  /// An expression, as in an index or exclusion.
  case expression(ClauseElement)
  /// Not known.
  case unknown(Unknown)
}

/// `Constraint` and the classes that extend it.
public class ConstraintObject: SQLAlchemyObject {
  /// The name of a constraint or index.
  public enum Name {
    /// None was given: the naming convention or PostgreSQL chooses.
    case none
    /// As given; a convention may still make a longer one of it.
    case given(String)
    /// As given, in full: `op.f`, `conv`.
    case final(String)
    /// Not known.
    case unknown(Unknown)
  }

  /// The name.
  public internal(set) var name: Name = .none
  /// The table, once it has one.
  public internal(set) weak var table: TableObject?
  /// The columns.
  public internal(set) var columns: [ColumnSpecification] = []
  /// `deferrable`.
  public internal(set) var deferrable: Value = .none
  /// `initially`.
  public internal(set) var initially: Value = .none
  /// `comment`.
  public internal(set) var comment: Value = .none
  /// Options of the dialect without `postgresql_`.
  public internal(set) var options: [String: Value] = [:]
  /// Options of all dialects as they are written.
  public internal(set) var writtenOptions: [WrittenOption] = []
  /// `info`.
  public internal(set) var info = DictObject()
  /// The column whose arguments it stands in: an inline constraint.
  public internal(set) weak var inlineColumn: ColumnObject?
  /// Constraints are written in the order in which they were made.
  public let creationOrder: Int
  /// What is in doubt: an argument that is not known.
  public internal(set) var doubt: Unknown?
  /// `_create_rule`, which the compiler of `CREATE TABLE` asks whether to write it.
  var createRule: Value = .none
  /// The dialects of `ddl_if`; nil for all.
  var dialects: [String]?

  /// A constraint that belongs to no table yet.
  public override init(_ pythonClass: TypeObject, _ interpreter: Interpreter) {
    creationOrder = SQLAlchemyLibrary.of(interpreter).nextCreationOrder()
    super.init(pythonClass, interpreter)
  }

  /// The same constraint, belonging to no table.
  func copy(_ interpreter: Interpreter) -> ConstraintObject {
    let copy = make(interpreter)
    copy.place = place
    copy.name = name
    copy.columns = columns.map { column in
      if case .column(let object) = column { .name(object.name) } else { column }
    }
    copy.deferrable = deferrable
    copy.initially = initially
    copy.comment = comment
    copy.options = options
    copy.writtenOptions = writtenOptions
    copy.info = info
    copy.doubt = doubt
    copy.createRule = createRule
    copy.dialects = dialects
    return copy
  }

  /// An object of the same class with what that class adds.
  func make(_ interpreter: Interpreter) -> ConstraintObject {
    ConstraintObject(pythonClass, interpreter)
  }

  public override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "name":
      return try self.name.value(interpreter)
    case "table", "parent": return table.map { .host($0) } ?? Value.none
    case "deferrable": return deferrable
    case "initially": return initially
    case "comment": return comment
    case "info": return .dict(info)
    case "columns": return .list(of: columns.compactMap { $0.value(in: table) })
    case "ddl_if":
      return interpreter.builtin(name) { [self] (_, _, arguments) throws(Interruption) in
        let condition = DDLCondition(arguments)
        dialects = condition.dialects ?? dialects
        doubt = doubt ?? condition.doubt
        return .host(self)
      }
    default: return try super.attribute(name, interpreter)
    }
  }

  public override func setAttribute(
    _ name: String, _ value: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Bool {
    if name == "name" {
      self.name = Name(value)
      return true
    }
    return try super.setAttribute(name, value, interpreter)
  }
}

/// `PrimaryKeyConstraint`.
public final class PrimaryKeyObject: ConstraintObject {
  /// Made from `primary_key=True` of columns rather than written.
  public internal(set) var isImplicit = false

  override func make(_ interpreter: Interpreter) -> ConstraintObject {
    let copy = PrimaryKeyObject(pythonClass, interpreter)
    copy.isImplicit = isImplicit
    return copy
  }
}

/// `UniqueConstraint`.
public final class UniqueConstraintObject: ConstraintObject {
  override func make(_ interpreter: Interpreter) -> ConstraintObject {
    UniqueConstraintObject(pythonClass, interpreter)
  }
}

/// `CheckConstraint`.
public final class CheckConstraintObject: ConstraintObject {
  /// The condition.
  public internal(set) var condition: Value = .none
  /// Made for a `Boolean` or `Enum` with `create_constraint`.
  public internal(set) var isTypeBound = false

  /// The one table whose columns the condition reads.
  var tableOfColumns: TableObject? {
    guard case .host(let host) = condition, let element = host as? ClauseElement else { return nil }
    let tables = element.columnsRead.map(\.table)
    guard let first = tables.first, let table = first, tables.allSatisfy({ $0 === table }) else {
      return nil
    }
    return table
  }

  override func make(_ interpreter: Interpreter) -> ConstraintObject {
    let copy = CheckConstraintObject(pythonClass, interpreter)
    copy.condition = condition
    copy.isTypeBound = isTypeBound
    return copy
  }

  public override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    if name == "sqltext" { return condition }
    return try super.attribute(name, interpreter)
  }
}

/// `ForeignKeyConstraint`.
public final class ForeignKeyConstraintObject: ConstraintObject {
  /// What each column refers to.
  public internal(set) var targets: [ForeignKeyTarget] = []
  /// `ondelete`.
  public internal(set) var onDelete: Value = .none
  /// `onupdate`.
  public internal(set) var onUpdate: Value = .none
  /// `match`.
  public internal(set) var match: Value = .none
  /// `use_alter`.
  public internal(set) var usesAlter = false
  /// `elements`, once they were asked for.
  private var madeElements: [ForeignKeyObject] = []

  /// `elements`: one foreign key for each column.
  func elements(_ interpreter: Interpreter) -> [ForeignKeyObject] {
    if madeElements.count == targets.count { return madeElements }
    guard let type = SQLAlchemyLibrary.of(interpreter).type("ForeignKey") else { return [] }
    let arguments = [
      "ondelete": onDelete, "onupdate": onUpdate, "match": match, "deferrable": deferrable,
      "initially": initially,
    ]
    madeElements = zip(columns, targets).map { column, target in
      let key = ForeignKeyObject(type, interpreter)
      key.isElement = true
      key.place = place
      key.target = target
      key.arguments = arguments
      key.constraint = self
      if case .column(let column)? = table?.resolved(column) { key.column = column }
      return key
    }
    return madeElements
  }

  override func make(_ interpreter: Interpreter) -> ConstraintObject {
    let copy = ForeignKeyConstraintObject(pythonClass, interpreter)
    copy.targets = targets
    copy.onDelete = onDelete
    copy.onUpdate = onUpdate
    copy.match = match
    copy.usesAlter = usesAlter
    return copy
  }

  public override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "ondelete": return onDelete
    case "onupdate": return onUpdate
    case "elements": return .list(of: elements(interpreter).map { .host($0) })
    case "use_alter": return .bool(usesAlter)
    default: return try super.attribute(name, interpreter)
    }
  }
}

/// What a foreign key refers to.
public enum ForeignKeyTarget {
  /// `"table.column"` or `"schema.table.column"`, as written.
  case text(String)
  /// A column.
  case column(ColumnObject)
  /// Not known.
  case unknown(Unknown)
}

/// `ForeignKey`, in the arguments of a column.
public final class ForeignKeyObject: SQLAlchemyObject {
  /// What it refers to.
  public internal(set) var target: ForeignKeyTarget = .text("")
  /// `name`.
  public internal(set) var name: ConstraintObject.Name = .none
  /// The other arguments, as `ForeignKeyConstraint` takes them.
  public internal(set) var arguments: [String: Value] = [:]
  /// The column in whose arguments it stands.
  public internal(set) weak var column: ColumnObject?
  /// The constraint that it became when the column got a table.
  public internal(set) weak var constraint: ForeignKeyConstraintObject?
  /// Whether it stands for one column of a `ForeignKeyConstraint` that was written as such.
  var isElement = false

  func copy(_ interpreter: Interpreter) -> ForeignKeyObject {
    let copy = ForeignKeyObject(pythonClass, interpreter)
    copy.place = place
    copy.target = target
    copy.name = name
    copy.arguments = arguments
    return copy
  }

  public override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "name":
      return try (isElement ? constraint?.name ?? self.name : self.name).value(interpreter)
    case "column":
      if case .column(let column) = target { return .host(column) }
      guard case .text(let text) = target, let dot = text.lastIndex(of: "."),
        let table = column?.table?.metadata?.table(String(text[..<dot])),
        let found = table.column(String(text[text.index(after: dot)...]))
      else { return interpreter.unknown(.unsupported, "the column that a foreign key refers to") }
      return .host(found)
    case "ondelete", "onupdate", "deferrable", "initially", "match", "use_alter", "comment":
      return arguments[name] ?? Value.none
    case "target_fullname":
      switch target {
      case .text(let text): return .text(text)
      case .column(let column):
        return .text((column.table.map { $0.key + "." } ?? "") + column.name)
      case .unknown(let unknown): return .unknown(unknown)
      }
    case "parent": return column.map { .host($0) } ?? Value.none
    case "constraint": return constraint.map { .host($0) } ?? Value.none
    default: return try super.attribute(name, interpreter)
    }
  }
}

/// `ExcludeConstraint` of the PostgreSQL dialect.
public final class ExcludeConstraintObject: ConstraintObject {
  /// The operators, one a column.
  public internal(set) var operators: [String] = []
  /// `where`.
  public internal(set) var predicate: Value = .none
  /// `using`.
  public internal(set) var method = "gist"
  /// `ops`: operator classes by column.
  public internal(set) var operatorClasses: [String: String] = [:]

  override func make(_ interpreter: Interpreter) -> ConstraintObject {
    let copy = ExcludeConstraintObject(pythonClass, interpreter)
    copy.operators = operators
    copy.predicate = predicate
    copy.method = method
    copy.operatorClasses = operatorClasses
    return copy
  }
}
