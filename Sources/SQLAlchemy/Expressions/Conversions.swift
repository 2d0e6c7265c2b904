import PostgreSQLDialect
import PythonInterpreter

/// `cast(a, type)`.
final class CastElement: ColumnElement {
  private let element: ColumnElement
  private let target: SQLType

  init(_ element: ColumnElement, _ type: SQLType, _ interpreter: Interpreter) {
    self.element = element
    target = type
    super.init(interpreter.sqlClass("Cast"), interpreter)
  }

  override var type: SQLType { target }
  override var parts: [ClauseElement] { [element] }
  override var resultName: String? { nil }
  override var labelSeed: String { element.wrappedName ?? "anon" }
  override var wrappedName: String? { element.wrappedName }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    if name == "clause" { return .host(element) }
    return try super.attribute(name, interpreter)
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    let inner = try compiler.process(element)
    let text = try "CAST(" + inner + " AS " + compiler.typeText(target) + ")"
    // A collation stands behind the whole cast.
    guard target.isLike(.string, interpreter),
      let collation = try target.parameter("collation", interpreter), !collation.isNone
    else { return text }
    guard let name = collation.text else {
      return compiler.miss(
        collation.unknown ?? Unknown(.unsupported, "a collation", interpreter.currentPlace))
    }
    return text + " COLLATE " + SQLAlchemyIdentifier.written(name)
  }

  static let functions: [FunctionDeclaration] = [
    FunctionDeclaration("cast") { (interpreter, _, arguments) throws(Interruption) in
      let type = try interpreter.sqlType(arguments.value(1, "type_") ?? .none)
      let element = try interpreter.expression(
        arguments.value(0, "expression") ?? .none, type: type)
      return .host(CastElement(element, type, interpreter))
    },
    FunctionDeclaration("type_coerce") { (interpreter, _, arguments) throws(Interruption) in
      let type = try interpreter.sqlType(arguments.value(1, "type_") ?? .none)
      let element = try interpreter.expression(
        arguments.value(0, "expression") ?? .none, type: type)
      return .host(TypeCoercion(element, type, interpreter))
    },
  ]
}

/// `type_coerce(a, type)`: another type in Python, the same SQL.
final class TypeCoercion: ColumnElement {
  private let element: ColumnElement
  private let target: SQLType

  init(_ element: ColumnElement, _ type: SQLType, _ interpreter: Interpreter) {
    self.element = (element as? BindParameter)?.with(type: type) ?? element
    target = type
    super.init(interpreter.sqlClass("TypeCoerce"), interpreter)
  }

  override var type: SQLType { target }
  override var parts: [ClauseElement] { [element] }
  override var labelSeed: String { element.wrappedName ?? "anon" }
  override var wrappedName: String? { element.wrappedName }

  override func grouped(in outer: SQLOperator?) -> ColumnElement {
    let inner = element.grouped(in: outer)
    return inner === element ? self : TypeCoercion(inner, target, interpreter)
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    try compiler.process(element)
  }
}

/// `extract(field, a)`.
final class ExtractElement: ColumnElement {
  private let field: String
  private let element: ColumnElement

  init(_ field: String, _ element: ColumnElement, _ interpreter: Interpreter) {
    self.field = field
    self.element = element
    super.init(interpreter.sqlClass("Extract"), interpreter)
  }

  override var type: SQLType { interpreter.standardType("Integer") }
  override var parts: [ClauseElement] { [element] }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    "EXTRACT(\(field) FROM " + (try compiler.process(element)) + ")"
  }

  static let functions: [FunctionDeclaration] = [
    FunctionDeclaration("extract") { (interpreter, _, arguments) throws(Interruption) in
      let field = arguments.value(0, "field") ?? .none
      if let unknown = field.unknown { return .host(UnknownElement(unknown, interpreter)) }
      return .host(
        ExtractElement(
          field.text ?? "", try interpreter.expression(arguments.value(1, "expr") ?? .none),
          interpreter))
    }
  ]
}

/// `case((condition, result), …, else_=…)`.
final class CaseElement: ColumnElement {
  private let value: ColumnElement?
  private let branches: [(condition: ColumnElement, result: ColumnElement)]
  private let otherwise: ColumnElement?

  init(
    value: ColumnElement?, branches: [(condition: ColumnElement, result: ColumnElement)],
    otherwise: ColumnElement?, _ interpreter: Interpreter
  ) {
    self.value = value
    self.branches = branches
    self.otherwise = otherwise
    super.init(interpreter.sqlClass("Case"), interpreter)
  }

  override var type: SQLType {
    branches.last { !$0.result.type.isNull }?.result.type ?? otherwise?.type ?? .null
  }

  override var parts: [ClauseElement] {
    (value.map { [$0] } ?? []) + branches.flatMap { [$0.condition, $0.result] }
      + (otherwise.map { [$0] } ?? [])
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    var text = "CASE "
    if let value { text += try compiler.process(value) + " " }
    for branch in branches {
      text += try "WHEN " + compiler.process(branch.condition) + " THEN "
      text += try compiler.process(branch.result) + " "
    }
    if let otherwise { text += try "ELSE " + compiler.process(otherwise) + " " }
    return text + "END"
  }

  /// The pairs of a call: `(a, b), …`, a dict, or 1.4's list of pairs; nil when not known.
  private static func pairs(
    _ arguments: CallArguments, _ interpreter: Interpreter
  ) throws(Interruption) -> [(Value, Value)]? {
    var written = arguments.positional
    if let named = arguments["whens"] { written = [named] }
    if written.count == 1 {
      if case .dict(let dict) = written[0] {
        return dict.taint == nil ? dict.pairs.map { ($0.key, $0.value) } : nil
      }
      if case .list = written[0] {
        guard let items = try interpreter.items(of: written[0]) else { return nil }
        written = items
      }
    }
    var pairs: [(Value, Value)] = []
    for item in written {
      guard let both = item.elements, both.count == 2 else {
        if item.unknown != nil { return nil }
        throw interpreter.sqlAlchemyError(
          "ArgumentError",
          "The \"whens\" argument to case(), when referring to a sequence of items, is now passed "
            + "as a series of positional elements, rather than as a list.")
      }
      pairs.append((both[0], both[1]))
    }
    return pairs
  }

  static let functions: [FunctionDeclaration] = [
    FunctionDeclaration("case") { (interpreter, _, arguments) throws(Interruption) in
      guard arguments.spread == nil, let pairs = try pairs(arguments, interpreter) else {
        return .host(
          UnknownElement(
            arguments.spread
              ?? Unknown(.unsupported, "the branches of a case", interpreter.currentPlace),
            interpreter))
      }
      var value: ColumnElement?
      if let given = arguments["value"], !given.isNone { value = try interpreter.expression(given) }
      var branches: [(condition: ColumnElement, result: ColumnElement)] = []
      for (condition, result) in pairs {
        let when =
          value == nil
          ? try interpreter.condition(condition) : try interpreter.expression(condition)
        branches.append((when.grouped(in: nil), try interpreter.expression(result)))
      }
      var otherwise: ColumnElement?
      if let given = arguments["else_"], !given.isNone {
        otherwise = try interpreter.expression(given)
      }
      return .host(
        CaseElement(value: value, branches: branches, otherwise: otherwise, interpreter))
    }
  ]
}

extension SQLCompiler {
  /// A type as it stands in a `CAST`.
  func typeText(_ type: SQLType) throws(Interruption) -> String {
    if type.isNull { return "NULL" }
    switch try type.dataType(interpreter) {
    case .known(let type): return type.ddl
    case .unknown(let unknown): return miss(unknown)
    }
  }
}
