import PythonInterpreter

/// `bindparam()`, and every plain value of an expression.
final class BindParameter: ColumnElement {
  let key: String?
  let value: Value
  /// Whether the program gave a value; without one, the execution must.
  let isRequired: Bool
  /// For `IN`: the value is a list.
  var expandsFor: SQLOperator?
  /// What a made-up name begins with: the name of the column that the value is compared with.
  var seed: String?
  /// Whether the value stands in the text even where others do not, as `op.inline_literal` wants.
  var isLiteral = false
  private let bindType: SQLType

  init(
    key: String?, value: Value, type: SQLType, isRequired: Bool = false,
    expandsFor: SQLOperator? = nil, _ interpreter: Interpreter
  ) {
    self.key = key
    self.value = value
    self.isRequired = isRequired
    self.expandsFor = expandsFor
    bindType = type
    super.init(interpreter.sqlClass("BindParameter"), interpreter)
  }

  override var type: SQLType { bindType }

  /// The same parameter with another type.
  func with(type: SQLType) -> BindParameter {
    let copy = BindParameter(
      key: key, value: value, type: type, isRequired: isRequired, expandsFor: expandsFor,
      interpreter)
    copy.seed = seed
    copy.isLiteral = isLiteral
    return copy
  }

  /// The same parameter for the list of `IN`.
  func expanding(for operation: SQLOperator) -> BindParameter {
    let copy = BindParameter(
      key: key, value: value, type: bindType, isRequired: isRequired, expandsFor: operation,
      interpreter)
    copy.seed = seed
    copy.isLiteral = isLiteral
    return copy
  }

  /// The same parameter with a value, as `text().bindparams(name=value)` gives it.
  func with(value: Value) -> BindParameter {
    BindParameter(
      key: key, value: value,
      type: bindType.isNull ? interpreter.literalType(of: value) : bindType,
      expandsFor: expandsFor, interpreter)
  }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "key": return key.map { .text($0) } ?? Value.none
    case "value", "effective_value": return value
    default: return try super.attribute(name, interpreter)
    }
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    guard compiler.options.literalBinds || isLiteral else { return try placeholder(compiler) }
    if case .unknown(let unknown) = value { return compiler.miss(unknown) }
    if let operation = expandsFor {
      return "(" + (try list(for: operation, compiler)) + ")"
    }
    if value.isNone { return "NULL" }
    switch try compiler.interpreter.literal(value, type: bindType) {
    case .known(let text): return compiler.percents(text)
    case .unknown(let unknown): return compiler.miss(unknown)
    }
  }

  private func placeholder(_ compiler: SQLCompiler) throws(Interruption) -> String {
    let name = key ?? compiler.madeUpName(self, seed ?? "param")
    if expandsFor != nil { return "(__[POSTCOMPILE_\(name)])" }
    let text = compiler.placeholder(name)
    guard compiler.options.parameterCasts == .psycopg, let type = try castType(compiler) else {
      return text
    }
    return text + "::" + type
  }

  /// The type to which psycopg's dialect casts the parameter; nil for none.
  private func castType(_ compiler: SQLCompiler) throws(Interruption) -> String? {
    let type = bindType.decorated(interpreter)
    guard let kind = type.kind(interpreter) else { return nil }
    switch kind {
    case .string, .unicode, .varchar, .nvarchar, .char, .nchar, .text, .unicodeText, .clob:
      return "VARCHAR"
    case .datetime, .sqlDatetime, .timestamp, .time:
      let zone = try type.parameter("timezone", interpreter)?.boolean ?? false
      return (kind == .time ? "TIME" : "TIMESTAMP") + (zone ? " WITH" : " WITHOUT") + " TIME ZONE"
    case .uuid, .sqlUUID: return "UUID"
    case .integer, .smallInteger, .bigInteger, .date, .json, .jsonb, .array, .regconfig, .int4range,
      .int8range, .numrange, .daterange, .tsrange, .tstzrange, .int4multirange, .int8multirange,
      .nummultirange, .datemultirange, .tsmultirange, .tstzmultirange:
      return try compiler.typeText(type)
    default: return nil
    }
  }

  /// The members of the list after `IN`.
  private func list(
    for operation: SQLOperator, _ compiler: SQLCompiler
  ) throws(Interruption) -> String {
    guard let items = try compiler.interpreter.items(of: value) else {
      return compiler.miss(compiler.interpreter.doubt(aboutMembersOf: value))
    }
    if items.isEmpty {
      return operation == .notIn ? "NULL) OR (1 = 1" : "NULL) AND (1 != 1"
    }
    var texts: [String] = []
    for item in items {
      if case .tuple(let tuple) = item, bindType.isNull || isTupleType {
        var parts: [String] = []
        for part in tuple.items { parts.append(try member(part, of: nil, compiler)) }
        texts.append("(" + parts.joined(separator: ", ") + ")")
      } else {
        texts.append(try member(item, of: bindType, compiler))
      }
    }
    return texts.joined(separator: ", ")
  }

  private var isTupleType: Bool { bindType.kind(interpreter) == .other }

  private func member(
    _ item: Value, of type: SQLType?, _ compiler: SQLCompiler
  ) throws(Interruption) -> String {
    if item.isNone { return "NULL" }
    switch try interpreter.literal(item, type: type ?? interpreter.literalType(of: item)) {
    case .known(let text): return compiler.percents(text)
    case .unknown(let unknown): return compiler.miss(unknown)
    }
  }

  /// `bindparam(key, value, type_, unique, required, quote, callable_, expanding…)`.
  static func make(
    _ interpreter: Interpreter, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    if let spread = arguments.spread { return .unknown(spread) }
    let key = arguments.value(0, "key")?.text
    var given = arguments.value(1, "value")
    if let callable = arguments.value(6, "callable_"), !callable.isNone {
      given = try interpreter.call(callable, CallArguments())
    }
    let value = given ?? .none
    let expands = arguments.value(7, "expanding")?.boolean ?? false
    let type: SQLType
    if let written = arguments.value(2, "type_"), !written.isNone {
      type = try interpreter.sqlType(written)
    } else if expands {
      type = interpreter.literalType(of: value.elements?.first ?? .none)
    } else {
      type = interpreter.literalType(of: value)
    }
    return .host(
      BindParameter(
        key: key, value: value, type: type, isRequired: given == nil,
        expandsFor: expands ? .in : nil, interpreter))
  }
}
