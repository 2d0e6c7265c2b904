import PythonInterpreter
import PythonSyntax

/// Anything of SQLAlchemy that compiles to SQL.
open class ClauseElement: SQLAlchemyObject {
  /// The interpreter whose object it is.
  public unowned let interpreter: Interpreter

  /// An element of that class, made where evaluation stands.
  public override init(_ pythonClass: TypeObject, _ interpreter: Interpreter) {
    self.interpreter = interpreter
    super.init(pythonClass, interpreter)
  }

  /// Writes the element as PostgreSQL's dialect of SQLAlchemy does.
  ///
  /// - Throws: what SQLAlchemy raises, such as `CompileError`.
  open func write(to compiler: SQLCompiler) throws(Interruption) {
    compiler.text += try sql(compiler)
  }

  /// The text that `write` writes.
  func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    compiler.miss(
      Unknown(.unsupported, "the SQL of a \(typeName)", place))
  }

  /// The element as it stands as an operand of `outer`: itself, or between parentheses.
  ///
  /// Without an operator it is what an index puts around an expression.
  func grouped(in outer: SQLOperator?) -> ClauseElement { self }

  /// The elements that it consists of, in the order in which they are written.
  var parts: [ClauseElement] { [] }

  /// The tables whose rows it needs.
  var fromObjects: [FromClause] { parts.flatMap(\.fromObjects) }

  /// The columns of tables that the element reads, in the order in which they are written.
  open var columnsRead: [ColumnObject] { parts.flatMap(\.columnsRead) }

  /// The first column that the element reads.
  var firstColumn: ColumnObject? { columnsRead.first }

  open override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    if let value = try super.attribute(name, interpreter) { return value }
    switch name {
    case "is_clause_element": return .bool(true)
    case "compile":
      return interpreter.builtin(name) {
        (interpreter, _, arguments) throws(Interruption) -> Value in
        .host(CompiledObject(self, arguments, interpreter))
      }
    case "self_group":
      return interpreter.builtin(name) { (_, _, _) throws(Interruption) -> Value in
        .host(self.grouped(in: nil))
      }
    case "next_value":
      guard self is SequenceObject else { return nil }
      return interpreter.builtin(name) { (interpreter, _, _) throws(Interruption) -> Value in
        .host(try NextValue.make(.host(self), interpreter))
      }
    case "execution_options", "options", "unique_params":
      return interpreter.builtin(name) { (_, _, _) throws(Interruption) -> Value in .host(self) }
    default: return nil
    }
  }

  /// Whether the program's own class, or one that it extends, has a member of that name.
  func hasOwnMember(_ name: String) -> Bool {
    pythonClass.place.isInFile && interpreter.attributeAsWritten(pythonClass, name) != nil
  }

  /// What `str` gives: SQL of no dialect, which is known where all dialects write the same.
  open override func string(_ interpreter: Interpreter) throws(Interruption) -> Value {
    if let table = self as? any NamedTable {
      return .text(table.tableSchema.map { $0 + "." + table.tableName } ?? table.tableName)
    }
    if let column = self as? ColumnObject {
      let table = (column.owner as? any NamedTable)?.tableName
      return .text(table.map { $0 + "." + column.name } ?? column.name)
    }
    guard isWrittenAlike else {
      return interpreter.unknown(.unsupported, "str() of a \(typeName)")
    }
    switch try compiled(interpreter) {
    case .text(let text): return .text(text)
    case .unknown(let unknown): return .unknown(unknown)
    }
  }

  /// Whether every dialect writes the element as PostgreSQL's does.
  private var isWrittenAlike: Bool {
    switch self {
    case let constant as ConstantElement: constant.constant == .null
    case is any NamedColumn: true
    case let label as LabelElement: label.element.isWrittenAlike
    case let function as FunctionElement: function.parts.allSatisfy(\.isWrittenAlike)
    default: false
    }
  }

  open override func truth(_ interpreter: Interpreter) throws(Interruption) -> Value {
    throw interpreter.exception("TypeError", "Boolean value of this clause is not defined")
  }

  open override func compare(
    _ operation: CompareOperator, _ other: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    guard operation == .eq || operation == .notEq else { return nil }
    if case .unknown = other { return other }
    var isSame = false
    if case .host(let host) = other { isSame = host === self }
    return .bool(isSame == (operation == .eq))
  }
}

/// What can stand in `FROM`.
open class FromClause: ClauseElement {
  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    if let table = self as? any NamedTable { return compiler.table(table) }
    return try super.sql(compiler)
  }

  override var fromObjects: [FromClause] { [self] }

  /// Whether both are the same table.
  func isSameTable(as other: FromClause) -> Bool { self === other }

  /// The columns by key, in order; nil when they are not all known.
  var columnList: [(key: String, column: ColumnElement)]? {
    (self as? any NamedTable)?.tableColumns
  }

  /// Why there may be more columns than `columnList` has.
  var columnDoubt: Unknown? { (self as? TableObject)?.doubt }

  open override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    if let value = try super.attribute(name, interpreter) { return value }
    if name == "c" || name == "columns" || name == "exported_columns" {
      return .host(ColumnCollection(self, interpreter))
    }
    if let method = FromClause.methods[name] {
      return interpreter.builtin(name) {
        (interpreter, _, arguments) throws(Interruption) -> Value in
        try method(interpreter, self, arguments)
      }
    }
    return nil
  }
}

extension Interpreter {
  /// One of SQLAlchemy's classes by the name under which programs import it.
  func sqlClass(_ name: String) -> TypeObject {
    let library = SQLAlchemyLibrary.of(self)
    if let type = library.type(name) { return type }
    if case .type(let type)? = library.postgresqlNames[name] { return type }
    return makeType(name, module: "sqlalchemy.sql.elements")
  }
}
