import PostgreSQLDialect
import PythonInterpreter

extension Interpreter {
  /// A value as SQLAlchemy writes it into SQL text for a type (`literal_binds`), for the PostgreSQL
  /// dialect before it has met a server.
  ///
  /// Some values SQLAlchemy refuses to write although it sends them: JSON, strings for types such as
  /// `INET`, values without a type. They are given as the server would read them.
  ///
  /// - Throws: `CompileError` for a value that the type cannot write.
  public func literal(
    _ value: Value, type: SQLType
  ) throws(Interruption) -> Known<String> {
    if case .unknown(let unknown) = value { return .unknown(unknown) }
    if case .unknown(let unknown) = type { return .unknown(unknown) }
    if value.isNone { return .known("NULL") }
    let known = try LiteralWriter(interpreter: self).text(value, type)
    guard case .known(let text) = known, SQLAlchemyLibrary.of(self).line == .v20 else {
      return known
    }
    // The 2.0 dialect doubles backslashes until a server says `standard_conforming_strings`.
    return .known(
      text.split(separator: "\\", omittingEmptySubsequences: false)
        .joined(separator: "\\\\"))
  }
}

/// Writes values by the rules of SQLAlchemy's types (`literal_processor`).
struct LiteralWriter {
  let interpreter: Interpreter

  /// Why a type could not write a value.
  enum Refusal: Error {
    /// The type writes no values at all.
    case noRenderer
    /// It does not write this one.
    case wrongValue
    /// Python raised something else, or the budget is used up.
    case interrupted(Interruption)
    case unknown(Unknown)
  }

  func text(_ value: Value, _ type: SQLType) throws(Interruption) -> Known<String> {
    do throws(Refusal) {
      return .known(try write(value, type))
    } catch {
      switch error {
      case .unknown(let unknown): return .unknown(unknown)
      case .interrupted(let interruption): throw interruption
      case .noRenderer:
        throw interpreter.sqlAlchemyError(
          "CompileError",
          "No literal value renderer is available for literal value "
            + "\"\(interpreter.describe(value))\" with datatype \(name(of: type))")
      case .wrongValue:
        throw interpreter.sqlAlchemyError(
          "CompileError",
          "Could not render literal value \"\(interpreter.describe(value))\" with datatype "
            + "\(name(of: type)); see parent stack trace for more detail.")
      }
    }
  }

  private func name(of type: SQLType) -> String {
    if type.isNull { return "NULL" }
    do throws(Interruption) {
      if case .known(let written) = try type.dataType(interpreter) { return written.ddl }
    } catch {}
    return interpreter.typeName(type.value(interpreter))
  }

  func python<Result>(
    _ body: () throws(Interruption) -> Result
  ) throws(Refusal) -> Result {
    do throws(Interruption) { return try body() } catch { throw .interrupted(error) }
  }

  func write(_ value: Value, _ type: SQLType) throws(Refusal) -> String {
    if case .unknown(let unknown) = value { throw .unknown(unknown) }
    if case .unknown(let unknown) = type { throw .unknown(unknown) }
    guard case .object(let object) = type, let kind = type.kind(interpreter) else {
      let own = interpreter.literalType(of: value)
      if own.isNull { throw .noRenderer }
      return try write(value, own)
    }
    if let text = try programRendering(value, object) { return text }
    switch kind {
    case .typeDecorator: return try decorated(value, object)
    case .enumeration: return try quoted(label(value, object))
    case .string, .unicode, .varchar, .nvarchar, .char, .nchar, .text, .unicodeText, .clob, .citext:
      return try quoted(value)
    case .integer, .smallInteger, .bigInteger, .oid: return try integer(value)
    case .numeric, .decimal, .float, .double, .sqlDouble, .real: return try number(value)
    case .boolean: return try boolean(value)
    case .date, .datetime, .sqlDatetime, .timestamp, .time: return try moment(value, kind)
    case .interval:
      guard case .instance(let delta) = value, delta.type.name == "timedelta" else {
        throw .wrongValue
      }
      return "make_interval(secs=>\(try call(value, "total_seconds")))"
    case .largeBinary, .blob, .binary, .varbinary:
      guard case .bytes(let bytes) = value,
        let text = String(validating: bytes.bytes, as: UTF8.self)
      else { throw .wrongValue }
      return quote(text)
    case .uuid, .sqlUUID: return try uuid(value, type)
    case .array: return try array(value, type)
    case .json, .jsonb: return try json(value)
    default:
      guard case .string = value else { throw .noRenderer }
      return try quoted(value)
    }
  }

  private func quote(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  private func quoted(_ value: Value) throws(Refusal) -> String {
    if case .unknown(let unknown) = value { throw .unknown(unknown) }
    guard let text = value.text else { throw .wrongValue }
    return quote(text)
  }

  private func call(_ value: Value, _ method: String) throws(Refusal) -> String {
    let known = try python { () throws(Interruption) -> Known<String> in
      let result = try interpreter.call(interpreter.attribute(value, method), CallArguments())
      return try interpreter.known(interpreter.string(result))
    }
    return try fact(known)
  }

  private func integer(_ value: Value) throws(Refusal) -> String {
    if let number = value.integer { return String(number) }
    switch value {
    case .float(let number):
      guard let whole = Int(exactly: number.rounded(.towardZero)) else { throw .wrongValue }
      return String(whole)
    case .string(let text):
      guard let number = Int(text.text) else { throw .wrongValue }
      return String(number)
    case .instance(let object) where object.type.name == "Decimal":
      return try call(value, "__int__")
    default: throw .wrongValue
    }
  }

  private func number(_ value: Value) throws(Refusal) -> String {
    switch value {
    case .int, .float, .bool: return interpreter.describe(value)
    case .string(let text):
      guard Double(text.text) != nil else { throw .wrongValue }
      return text.text
    case .instance(let object):
      if object.type.name == "Decimal" { return try call(value, "__str__") }
      if let native = object.native { return try number(native) }
      throw .wrongValue
    default: throw .wrongValue
    }
  }

  private func boolean(_ value: Value) throws(Refusal) -> String {
    switch value {
    case .none: return "false"
    case .bool(let flag): return flag ? "true" : "false"
    case .int(0), .float(0): return "false"
    case .int(1), .float(1): return "true"
    default: throw .wrongValue
    }
  }

  private func moment(_ value: Value, _ kind: TypeKind) throws(Refusal) -> String {
    guard case .instance(let object) = value,
      object.type.mro.contains(where: {
        $0.moduleName == "datetime" && ($0.name == "date" || $0.name == "time")
      })
    else { throw .wrongValue }
    let text = try call(value, "isoformat")
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    switch kind {
    case .date: return "'\(parts.first ?? "")'"
    case .time: return "'\(parts.last ?? "")'"
    default: return "'\(parts.joined(separator: " "))'"
    }
  }

  private func uuid(_ value: Value, _ type: SQLType) throws(Refusal) -> String {
    let isObject = try python { () throws(Interruption) -> Bool in
      try type.parameter("as_uuid", interpreter)?.boolean ?? true
    }
    if isObject {
      if let text = value.text { return quote(text) }
      guard case .instance = value else { return quote(interpreter.describe(value)) }
      return try quote(call(value, "__str__"))
    }
    guard let text = value.text else { throw .wrongValue }
    return quote(String(text.filter { $0 != "-" }))
  }

  private func array(_ value: Value, _ type: SQLType) throws(Refusal) -> String {
    let itemType = try python { () throws(Interruption) -> SQLType in
      try interpreter.sqlType(try type.parameter("item_type", interpreter) ?? .none)
    }
    if itemType.isNull { throw .noRenderer }
    let items: [Value]?
    switch value {
    case .list, .tuple, .set, .iterator:
      items = try python { () throws(Interruption) -> [Value]? in try interpreter.items(of: value) }
    default: throw .wrongValue
    }
    guard let items else {
      throw .unknown(
        Unknown(.unsupported, "the members of an array", interpreter.currentPlace))
    }
    var texts: [String] = []
    for item in items {
      switch item {
      case .list, .tuple: texts.append(try array(item, type))
      default: texts.append(try write(item, itemType))
      }
    }
    return "ARRAY[" + texts.joined(separator: ", ") + "]"
  }

  private func json(_ value: Value) throws(Refusal) -> String {
    if value.instance?.type.name == "JSONNull" { return "'null'" }
    let known = try python { () throws(Interruption) -> Known<String> in
      let module = try interpreter.importModule("json")
      return try interpreter.known(
        interpreter.call(interpreter.attribute(module, "dumps"), CallArguments([value])))
    }
    return try quote(fact(known))
  }

  /// What an `Enum` stores for a member or a string.
  private func label(_ value: Value, _ object: InstanceObject) throws(Refusal) -> Value {
    let (labels, enumeration, validates) = try python {
      () throws(Interruption) -> ([Value]?, Value, Bool) in
      let type = Value.instance(object)
      return (
        try interpreter.attribute(type, "enums").elements,
        try interpreter.attribute(type, "enum_class"),
        try interpreter.attribute(type, "validate_strings").boolean ?? false
      )
    }
    guard let labels else {
      throw .unknown(Unknown(.unsupported, "the labels of an enum", object.place))
    }
    if case .type(let type) = enumeration, let members = EnumMembers.of(type)?.members {
      guard members.count == labels.count else {
        throw .unknown(Unknown(.unsupported, "the labels of an enum", object.place))
      }
      for (member, label) in zip(members, labels) {
        if case .instance(let given) = value, given === member { return label }
        // A member of a class that extends `str` equals its value.
        if case .string(let text) = value, member.native?.text == text.text { return label }
      }
    }
    if case .unknown(let unknown) = enumeration { throw .unknown(unknown) }
    guard case .string = value else {
      if let text = value.text, !validates { return .text(text) }
      throw .wrongValue
    }
    if validates, !labels.contains(where: { $0.text == value.text }) { throw .wrongValue }
    return value
  }
}

extension Interpreter {
  /// A string that a call gave, or why it is not known.
  func known(_ value: Value) throws(Interruption) -> Known<String> {
    if let unknown = value.unknown { return .unknown(unknown) }
    if let text = value.text { return .known(text) }
    return .unknown(Unknown(.unsupported, "a text that is a \(typeName(value))", currentPlace))
  }
}
