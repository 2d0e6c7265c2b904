import PythonInterpreter

/// What programs register with `sqlalchemy.ext.compiler.compiles`: the text of their own constructs.
final class CompilationRegistry {
  /// The functions by class, then by dialect; the empty name is the default.
  private var functions: [ObjectIdentifier: [String: Value]] = [:]

  static func of(_ interpreter: Interpreter) -> CompilationRegistry {
    let key = "sqlalchemy.compiles"
    if let found = interpreter.storage[key] as? CompilationRegistry { return found }
    let made = CompilationRegistry()
    interpreter.storage[key] = made
    return made
  }

  func register(_ function: Value, for type: TypeObject, _ dialects: [String]) {
    for dialect in dialects.isEmpty ? [""] : dialects {
      functions[ObjectIdentifier(type), default: [:]][dialect] = function
    }
  }

  /// The function for a class or one that it extends; nil when none is registered.
  func function(for type: TypeObject) -> Value? {
    for base in type.mro {
      guard let found = functions[ObjectIdentifier(base)] else { continue }
      return found["postgresql"] ?? found[""]
    }
    return nil
  }
}

extension SQLCompiler {
  /// The text of a construct of the program; nil when it has registered none.
  func custom(_ element: ClauseElement) throws(Interruption) -> String? {
    guard let function = CompilationRegistry.of(interpreter).function(for: element.pythonClass)
    else { return nil }
    let result = try interpreter.call(
      function, CallArguments([.host(element), .host(CompilerObject(self))]))
    switch try interpreter.known(result) {
    case .known(let text): return text
    case .unknown(let unknown): return miss(unknown)
    }
  }
}

/// The compiler, as a program's own construct sees it.
final class CompilerObject: SQLAlchemyObject {
  private let compiler: SQLCompiler

  init(_ compiler: SQLCompiler) {
    self.compiler = compiler
    super.init(compiler.interpreter.sqlClass("SQLCompiler"), compiler.interpreter)
  }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "process":
      return interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
        let value = arguments[0] ?? .none
        if case .unknown = value { return value }
        guard let element = try interpreter.existingElement(value) else {
          return interpreter.unknown(.unsupported, "the SQL of a \(interpreter.typeName(value))")
        }
        let isFrom = arguments["asfrom"]?.boolean ?? self.compiler.context.isFrom
        let context = self.compiler.context.with { $0.isFrom = isFrom }
        let text = try self.compiler.inside(context) { () throws(Interruption) -> String in
          try self.compiler.process(element)
        }
        return self.compiler.unknown.map { .unknown($0) } ?? .text(text)
      }
    case "dialect": return DialectObject.of(interpreter).map { .host($0) } ?? Value.none
    case "render_literal_value":
      return interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
        let type = try interpreter.sqlType(arguments[1] ?? .none)
        switch try interpreter.literal(arguments[0] ?? .none, type: type) {
        case .known(let text): return .text(text)
        case .unknown(let unknown): return .unknown(unknown)
        }
      }
    case "preparer":
      return .host(IdentifierPreparerObject())
    default:
      return interpreter.unknown(.unsupported, "\(name) of the compiler")
    }
  }
}

/// A construct of the program that extends one of SQLAlchemy's classes.
final class CustomElement: ColumnElement {
  override var type: SQLType {
    guard let value = interpreter.attributeAsWritten(pythonClass, "type") else { return .null }
    do throws(Interruption) { return try interpreter.sqlType(value) } catch { return .null }
  }

  override var labelSeed: String {
    interpreter.attributeAsWritten(pythonClass, "name")?.text ?? "anon"
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    try compiler.custom(self)
      ?? compiler.miss(Unknown(.unsupported, "the SQL of a \(typeName)", place))
  }

  /// Makes an object of a program's class and runs its `__init__`.
  static func make(
    _ interpreter: Interpreter, _ type: TypeObject, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    let element: ColumnElement
    if type.mro.contains(where: { $0.name == "FunctionElement" && !$0.place.isInFile }) {
      var values: [ColumnElement] = []
      for value in arguments.positional { values.append(try interpreter.expression(value)) }
      let name = interpreter.attributeAsWritten(type, "name")?.text ?? type.name
      let own = interpreter.attributeAsWritten(type, "type")
      element = FunctionElement(
        name, values,
        type: try own.map { (value) throws(Interruption) in try interpreter.sqlType(value) },
        pythonClass: type, interpreter)
    } else {
      element = CustomElement(type, interpreter)
    }
    if let method = interpreter.attributeAsWritten(type, "__init__"), case .function = method {
      var rest = arguments
      rest.positional.insert(.host(element), at: 0)
      _ = try interpreter.call(method, rest)
    }
    return .host(element)
  }
}
