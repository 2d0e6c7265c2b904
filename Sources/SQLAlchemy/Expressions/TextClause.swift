import PythonInterpreter
import PythonSyntax

/// `text("…")`: SQL as the program wrote it, with parameters `:name`.
final class TextClause: ColumnElement {
  let text: String
  /// Where the text is written.
  let textPlace: Place
  private let parameters: [String: ColumnElement]

  private init(
    _ text: String, _ textPlace: Place, parameters: [String: ColumnElement],
    _ interpreter: Interpreter
  ) {
    self.text = text
    self.textPlace = textPlace
    self.parameters = parameters
    super.init(interpreter.sqlClass("TextClause"), interpreter)
  }

  /// A text without values for its parameters.
  convenience init(_ text: String, _ place: Place, _ interpreter: Interpreter) {
    self.init(text, place, parameters: [:], interpreter)
  }

  override var outline: String? { parameters.isEmpty ? text : nil }

  override func grouped(in outer: SQLOperator?) -> ColumnElement {
    outer == .in || outer == .notIn ? Grouping(self, interpreter) : self
  }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "text": return .string(StringObject(text, textPlace))
    case "bindparams", "params":
      return interpreter.builtin(name) { (_, _, arguments) throws(Interruption) in
        .host(try self.binding(arguments))
      }
    case "columns":
      return interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
        .host(try TextualSelect(self, arguments, interpreter))
      }
    case "type", "comparator", "self_group", "compile", "execution_options", "options",
      "is_clause_element", "is_text", "key", "name":
      return try super.attribute(name, interpreter)
    default: return nil
    }
  }

  private func binding(_ arguments: CallArguments) throws(Interruption) -> TextClause {
    var parameters = parameters
    let names = Set(BindSyntax(text).names)
    func check(_ name: String) throws(Interruption) {
      if names.contains(name) { return }
      throw interpreter.sqlAlchemyError(
        "ArgumentError",
        "This text() construct doesn't define a bound parameter named "
          + interpreter.describe(.text(name)))
    }
    for value in arguments.positional {
      if case .host(let host) = value, let parameter = host as? BindParameter,
        let key = parameter.key
      {
        try check(key)
        parameters[key] = parameter
      } else if let unknown = value.unknown {
        for name in names { parameters[name] = UnknownElement(unknown, interpreter) }
      }
    }
    for keyword in arguments.keywords {
      try check(keyword.name)
      if let old = parameters[keyword.name] as? BindParameter, keyword.value.unknown == nil {
        parameters[keyword.name] = old.with(value: keyword.value)
      } else {
        parameters[keyword.name] = try interpreter.bound(keyword.value, key: keyword.name)
      }
    }
    if let spread = arguments.spread {
      for name in names where parameters[name] == nil {
        parameters[name] = UnknownElement(spread, interpreter)
      }
    }
    return TextClause(text, textPlace, parameters: parameters, interpreter)
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    var result = ""
    for piece in BindSyntax(text).pieces {
      switch piece {
      case .text(let text): result += compiler.percents(text)
      case .parameter(let name):
        if let parameter = parameters[name] {
          result += try compiler.process(parameter)
        } else {
          result += compiler.options.literalBinds ? "NULL" : compiler.placeholder(name)
        }
      }
    }
    return result
  }

  override func binary(
    _ operation: Operator, _ other: Value, isReflected: Bool, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    guard operation == .bitAnd else { return nil }
    return try super.binary(operation, other, isReflected: isReflected, interpreter)
  }

  override func unary(
    _ operation: UnaryOperator, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    operation == .invert ? .host(try negated()) : nil
  }

  override func compare(
    _ operation: CompareOperator, _ other: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    if case .unknown = other { return other }
    var isSame = false
    if case .host(let host) = other { isSame = host === self }
    switch operation {
    case .eq: return .bool(isSame)
    case .notEq: return .bool(!isSame)
    default: return nil
    }
  }

  override func string(_ interpreter: Interpreter) throws(Interruption) -> Value {
    .text(BindSyntax(text).withoutEscapes)
  }

  /// `text(…)`, `TextClause(…)`.
  static func make(
    _ interpreter: Interpreter, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    guard let value = arguments.value(0, "text") else {
      if let spread = arguments.spread { return .host(UnknownElement(spread, interpreter)) }
      throw interpreter.exception(
        "TypeError", "text() missing 1 required positional argument: 'text'")
    }
    switch value {
    case .unknown(let unknown): return .host(UnknownText(unknown, interpreter))
    case .string(let string):
      let place = string.place.isInFile ? string.place : interpreter.currentPlace
      return .host(TextClause(string.text, place, interpreter))
    default:
      if let text = value.text {
        return .host(TextClause(text, interpreter.currentPlace, interpreter))
      }
      throw interpreter.exception(
        "TypeError", "expected string or bytes-like object, got '\(interpreter.typeName(value))'")
    }
  }
}

/// `text(…)` of a string that is not known.
final class UnknownText: ColumnElement {
  let unknown: Unknown

  init(_ unknown: Unknown, _ interpreter: Interpreter) {
    self.unknown = unknown
    super.init(interpreter.sqlClass("TextClause"), interpreter)
  }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "text": return .unknown(unknown)
    case "bindparams", "columns", "params":
      return interpreter.builtin(name) { (_, _, _) throws(Interruption) in .host(self) }
    default: return try super.attribute(name, interpreter)
    }
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    compiler.miss(unknown)
  }

  override func string(_ interpreter: Interpreter) throws(Interruption) -> Value {
    .unknown(unknown)
  }
}
