import PythonInterpreter

/// `func`: `func.lower`, `func.pg_catalog.lower`….
final class FunctionGenerator: SQLAlchemyObject {
  private let names: [String]

  init(_ names: [String], _ interpreter: Interpreter) {
    self.names = names
    super.init(interpreter.sqlClass("_FunctionGenerator"), interpreter)
  }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    if name.hasPrefix("__") { return nil }
    let plain = name.hasSuffix("_") ? String(name.dropLast()) : name
    return .host(FunctionGenerator(names + [plain], interpreter))
  }

  override func call(
    _ arguments: CallArguments, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    guard let name = names.last else { return nil }
    if let spread = arguments.spread { return .host(UnknownElement(spread, interpreter)) }
    let packages = Array(names.dropLast())
    if packages.isEmpty {
      switch name.lowercased() {
      case "cast", "extract":
        let function = interpreter.sqlName(name.lowercased())
        return try interpreter.call(function, arguments)
      case "next_value":
        return .host(try NextValue.make(arguments.value(0, "seq") ?? .none, interpreter))
      default: break
      }
      if let own = ProgramFunctions.of(interpreter).types[name.lowercased()] {
        return try interpreter.call(.type(own), arguments)
      }
    }
    var type: SQLType?
    if let given = arguments["type_"], !given.isNone { type = try interpreter.sqlType(given) }
    var elements: [ColumnElement] = []
    for value in arguments.positional { elements.append(try interpreter.expression(value)) }
    return .host(
      FunctionElement(name, packages: packages, elements, type: type, interpreter))
  }
}

/// The classes of the program that extend `GenericFunction`, by the name under which `func` knows
/// them.
final class ProgramFunctions {
  var types: [String: TypeObject] = [:]

  static func of(_ interpreter: Interpreter) -> ProgramFunctions {
    let key = "sqlalchemy.functions"
    if let found = interpreter.storage[key] as? ProgramFunctions { return found }
    let made = ProgramFunctions()
    interpreter.storage[key] = made
    return made
  }
}

/// `sequence.next_value()`, `func.next_value(sequence)`.
final class NextValue: ColumnElement {
  private let sequence: SequenceObject

  init(_ sequence: SequenceObject, _ interpreter: Interpreter) {
    self.sequence = sequence
    super.init(interpreter.sqlClass("next_value"), interpreter)
  }

  override var type: SQLType { interpreter.standardType("Integer") }

  static func make(
    _ value: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> ColumnElement {
    if case .host(let host) = value, let sequence = host as? SequenceObject {
      return NextValue(sequence, interpreter)
    }
    return UnknownElement(
      value.unknown ?? Unknown(.unsupported, "a sequence", interpreter.currentPlace), interpreter)
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    if let doubt = sequence.doubt { return compiler.miss(doubt) }
    var name = SQLAlchemyIdentifier.written(sequence.name)
    if let schema = sequence.schema { name = SQLAlchemyIdentifier.written(schema) + "." + name }
    return "nextval('"
      + name.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "''") + "')"
  }
}

extension Interpreter {
  /// What programs import from SQLAlchemy under a name.
  func sqlName(_ name: String) -> Value {
    SQLAlchemyLibrary.of(self).names[name] ?? unknown(.unsupported, "sqlalchemy.\(name)")
  }

  /// One of the classes of `sqlalchemy.dialects.postgresql`.
  func postgresqlClass(_ name: String) -> TypeObject {
    if case .type(let type)? = SQLAlchemyLibrary.of(self).postgresqlNames[name] { return type }
    return sqlClass(name)
  }

  /// `NullType()`.
  var nullType: Value { newType("NullType") ?? .none }
}
