import PythonInterpreter

/// A call of a SQL function: `func.lower(a)`, and the functions that programs define.
class FunctionElement: ColumnElement {
  let name: String
  let packages: [String]
  let arguments: [ColumnElement]
  private let resultType: SQLType?
  /// Whether it was made by calling `func.…` with at least one argument.
  private let hasArguments: Bool

  init(
    _ name: String, packages: [String] = [], _ arguments: [ColumnElement], type: SQLType? = nil,
    pythonClass: TypeObject? = nil,
    _ interpreter: Interpreter
  ) {
    self.name = name
    self.packages = packages
    hasArguments = !arguments.isEmpty
    if name == "count", packages.isEmpty, arguments.isEmpty {
      self.arguments = [TextColumn("*", type: .null, isText: true, interpreter)]
    } else {
      self.arguments = arguments.map { $0.grouped(in: .comma) }
    }
    resultType = type
    let isKnown = packages.isEmpty && KnownFunction.named(name) != nil
    super.init(
      pythonClass ?? interpreter.sqlClass(isKnown ? "GenericFunction" : "Function"), interpreter)
  }

  /// A call with plain values.
  static func make(
    _ name: String, _ values: [Value], _ interpreter: Interpreter
  ) throws(Interruption) -> FunctionElement {
    var arguments: [ColumnElement] = []
    for value in values { arguments.append(try interpreter.expression(value)) }
    return FunctionElement(name, arguments, interpreter)
  }

  override var type: SQLType {
    if let resultType { return resultType }
    guard packages.isEmpty else { return .null }
    return KnownFunction.named(name)?.type(of: arguments, interpreter) ?? .null
  }

  override var parts: [ClauseElement] { arguments }
  override var labelSeed: String { name.isEmpty ? "anon" : name }

  override func grouped(in outer: SQLOperator?) -> ColumnElement {
    if outer == .item, type.isLike(.array, interpreter) { return Grouping(self, interpreter) }
    return super.grouped(in: outer)
  }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    if hasOwnMember(name) { return nil }
    switch name {
    case "name", "key", "description": return .text(self.name)
    case "packagenames": return .tuple(of: packages.map { .text($0) })
    case "clauses": return .list(of: arguments.map { .host($0) })
    case "over":
      return interpreter.builtin(name) { (_, _, arguments) throws(Interruption) in
        .host(try WindowElement.make(self, arguments))
      }
    case "filter":
      return interpreter.builtin(name) { (_, _, arguments) throws(Interruption) in
        .host(try FilteredFunction.make(self, arguments))
      }
    case "within_group":
      return interpreter.builtin(name) { (_, _, arguments) throws(Interruption) in
        .host(try OrderedFunction.make(self, arguments))
      }
    case "select":
      return interpreter.builtin(name) { (interpreter, _, _) throws(Interruption) in
        .host(try Select.of([self], interpreter))
      }
    case "table_valued":
      return interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
        .host(try ValuedFunction.make(self, arguments, interpreter))
      }
    case "column_valued":
      return interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
        let table = ValuedFunction(
          self, columns: [], name: arguments.value(0, "name")?.text, interpreter)
        return .host(ValuedColumn(table))
      }
    case "alias":
      return interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
        .host(
          AliasClause(
            FunctionTable(self), name: arguments.value(0, "name")?.text, interpreter))
      }
    case "scalar_table_valued", "as_comparison", "with_ordinality",
      "aggregate_order_by", "get_children":
      return interpreter.unknown(.unsupported, "\(name) of a SQL function")
    default: return try super.attribute(name, interpreter)
    }
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    if pythonClass.place.isInFile, let text = try compiler.custom(self) { return text }
    let known = packages.isEmpty ? KnownFunction.named(name) : nil
    if let special = try known?.special(arguments, compiler) { return special }
    var text = ""
    for package in packages { text += quoted(package) + "." }
    text += known?.text ?? quoted(name)
    if let known, known.isBare, !hasArguments { return text }
    return text + "(" + (try compiler.process(arguments, separator: ", ")) + ")"
  }

  /// A name is quoted only for characters that no plain name has.
  private func quoted(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy { byte in
      (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
        || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
    }
    return isPlain ? name : SQLAlchemyIdentifier.written(name)
  }
}

/// A function in `FROM`.
final class FunctionTable: FromClause {
  let function: FunctionElement

  init(_ function: FunctionElement) {
    self.function = function
    super.init(function.pythonClass, function.interpreter)
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    try compiler.process(function)
  }
}
