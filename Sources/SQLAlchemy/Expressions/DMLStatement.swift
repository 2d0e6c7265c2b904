import PythonInterpreter

/// What `INSERT`, `UPDATE` and `DELETE` have in common.
class DMLStatement: ClauseElement {
  /// What the methods of a statement change.
  struct Clauses {
    /// The values by column, in the order given; one row, or several.
    var rows: [[(column: ColumnKey, value: Value)]] = []
    /// Several rows were given, if only one.
    var hasSeveralRows = false
    /// The order of the columns is that of the values (`ordered_values`).
    var keepsOrder = false
    var conditions: [ColumnElement] = []
    var returned: [ClauseElement] = []
    var isInline = false
    /// The query of `from_select`, and its columns.
    var source: (columns: [ColumnKey], select: SelectBase, includesDefaults: Bool)?
    var conflict: ConflictClause?
    var prefixes: [ClauseElement] = []
    /// What makes the whole statement unknown.
    var doubt: Unknown?
  }

  let table: FromClause
  let clauses: Clauses

  required init(
    _ table: FromClause, _ clauses: Clauses, _ pythonClass: TypeObject, _ interpreter: Interpreter
  ) {
    self.table = table
    self.clauses = clauses
    super.init(pythonClass, interpreter)
  }

  override var fromObjects: [FromClause] { [] }

  /// The statement with other clauses.
  func changing(
    _ change: (inout Clauses) throws(Interruption) -> Void
  ) throws(Interruption) -> DMLStatement {
    var clauses = clauses
    try change(&clauses)
    return Self(table, clauses, pythonClass, interpreter)
  }

  /// The names of the methods that the kind of statement has.
  var ownMethods: Set<String> { [] }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    if ownMethods.contains(name), let method = DMLStatement.methods[name] {
      return interpreter.builtin(name) { (_, _, arguments) throws(Interruption) in
        if let spread = arguments.spread {
          return .host(try self.changing { $0.doubt = $0.doubt ?? spread })
        }
        return .host(try method(self, arguments))
      }
    }
    switch name {
    case "table", "entity_description": return .host(table)
    case "excluded" where ownMethods.contains("on_conflict_do_update"):
      return .host(
        ColumnCollection(AliasClause(table, name: "excluded", interpreter), interpreter))
    case "return_defaults", "with_hint", "with_dialect_options", "params":
      return interpreter.builtin(name) { (_, _, _) throws(Interruption) in .host(self) }
    case "cte":
      return interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
        .host(
          CommonTableExpression(
            self, name: arguments.value(0, "name")?.text, isRecursive: false, interpreter))
      }
    default: return try super.attribute(name, interpreter)
    }
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    if let doubt = clauses.doubt { return compiler.miss(doubt) }
    let isOutermost = compiler.statements.isEmpty
    let text = try compiler.inside(
      compiler.context.with {
        $0.isFrom = false
        $0.isColumnList = false
      }
    ) { () throws(Interruption) -> String in
      try DMLWriter(statement: self, compiler: compiler, isOutermost: isOutermost).text()
    }
    return isOutermost ? compiler.commonTableText() + text : text
  }

  /// A statement on the table that the first value is.
  static func make(
    _ interpreter: Interpreter, _ values: [Value], _ arguments: CallArguments,
    className: String
  ) throws(Interruption) -> Value {
    let subject = values.first ?? arguments["table"] ?? .none
    if let unknown = subject.unknown ?? arguments.spread {
      return .unknown(unknown)
    }
    guard let element = try interpreter.existingElement(subject), let table = element as? FromClause
    else {
      throw interpreter.sqlAlchemyError(
        "ArgumentError",
        "subject table for an INSERT, UPDATE or DELETE expected, got "
          + "\(interpreter.describe(subject)).")
    }
    let statement = Self(table, Clauses(), interpreter.sqlClass(className), interpreter)
    return .host(statement)
  }
}

/// `insert(table)`.
final class InsertStatement: DMLStatement {
  override var ownMethods: Set<String> {
    [
      "values", "from_select", "returning", "inline", "prefix_with", "on_conflict_do_nothing",
      "on_conflict_do_update",
    ]
  }

  static func make(
    _ interpreter: Interpreter, _ values: [Value], _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    let made = try make(interpreter, values, arguments, className: "Insert")
    return try applied(made, values, arguments, position: 1)
  }

  static let functions: [FunctionDeclaration] = [
    FunctionDeclaration("insert") { (interpreter, _, arguments) throws(Interruption) in
      try make(interpreter, arguments.positional, arguments)
    }
  ]
}

/// `update(table)`.
final class UpdateStatement: DMLStatement {
  override var ownMethods: Set<String> {
    [
      "values", "where", "filter", "filter_by", "returning", "ordered_values", "prefix_with",
      "inline",
    ]
  }

  static func make(
    _ interpreter: Interpreter, _ values: [Value], _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    let made = try make(interpreter, values, arguments, className: "Update")
    return try applied(made, values, arguments, position: 2)
  }

  static let functions: [FunctionDeclaration] = [
    FunctionDeclaration("update") { (interpreter, _, arguments) throws(Interruption) in
      try make(interpreter, arguments.positional, arguments)
    }
  ]
}

/// `delete(table)`.
final class DeleteStatement: DMLStatement {
  override var ownMethods: Set<String> {
    ["where", "filter", "filter_by", "returning", "prefix_with"]
  }

  static func make(
    _ interpreter: Interpreter, _ values: [Value], _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    let made = try make(interpreter, values, arguments, className: "Delete")
    return try applied(made, values, arguments, position: 2)
  }

  static let functions: [FunctionDeclaration] = [
    FunctionDeclaration("delete") { (interpreter, _, arguments) throws(Interruption) in
      try make(interpreter, arguments.positional, arguments)
    }
  ]
}

extension DMLStatement {
  /// The statement with what programs for SQLAlchemy 1.3 give at once: a condition and values.
  static func applied(
    _ made: Value, _ values: [Value], _ arguments: CallArguments, position: Int
  ) throws(Interruption) -> Value {
    guard case .host(let host) = made, var statement = host as? DMLStatement else { return made }
    let condition = position > 1 ? (values.dropFirst().first ?? arguments["whereclause"]) : nil
    if let condition, !condition.isNone, let apply = methods["where"] {
      statement = try apply(statement, CallArguments([condition]))
    }
    let given = values.dropFirst(position).first ?? arguments["values"]
    if let given, !given.isNone, statement.ownMethods.contains("values"),
      let apply = methods["values"]
    {
      statement = try apply(statement, CallArguments([given]))
    }
    if arguments["inline"]?.boolean ?? false {
      statement = try statement.changing { $0.isInline = true }
    }
    return .host(statement)
  }
}
