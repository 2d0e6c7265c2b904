import PythonSyntax

/// `sys`.
enum SysModule: StandInModule {
  static let name = "sys"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    let version = interpreter.options.pythonVersion
    interpreter.set("path", in: module, .list(interpreter.searchPath))
    interpreter.set("version_info", in: module, versionInformation(interpreter))
    interpreter.set("implementation", in: module, implementation(interpreter))
    interpreter.set("version", in: module, .text("\(version.major).\(version.minor).0"))
    for (name, value) in [
      ("platform", "linux"), ("byteorder", "little"), ("prefix", "/usr"), ("executable", "python3"),
    ] {
      interpreter.set(name, in: module, .text(value))
    }
    interpreter.set("maxsize", in: module, .int(.max))
    interpreter.set("argv", in: module, interpreter.unknown(.environment, "the command line"))
    interpreter.set("modules", in: module, .host(ModulesStandIn()))
    interpreter.set("dont_write_bytecode", in: module, .bool(false))
    interpreter.set(
      "exc_info", in: module,
      interpreter.builtin("exc_info") {
        (interpreter, _, _) throws(Interruption) -> Value in
        guard let raised = interpreter.handled.last else {
          return .tuple(of: [.none, .none, .none])
        }
        return .tuple(of: [.type(raised.exception.type), .instance(raised.exception), .none])
      })
    interpreter.addFunction("exit", to: module) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      throw interpreter.raise(interpreter.types.systemExit, arguments.positional)
    }
    interpreter.addFunction("intern", to: module) {
      (_, _, arguments) throws(Interruption) -> Value in arguments[0] ?? .none
    }
    interpreter.addFunction("getrecursionlimit", to: module) {
      (_, _, _) throws(Interruption) -> Value in .int(1_000)
    }
    interpreter.addSilent(["setrecursionlimit", "settrace", "setprofile"], to: module)
    for name in ["stdout", "stderr", "stdin"] {
      interpreter.set(name, in: module, .host(StreamStandIn(name)))
    }
  }
}

extension SysModule {
  /// `sys.implementation`.
  fileprivate static func implementation(_ interpreter: Interpreter) -> Value {
    let version = interpreter.options.pythonVersion
    let type = interpreter.makeType("SimpleNamespace", module: "types", bases: [])
    interpreter.addAttribute("name", to: type, .text("cpython"))
    interpreter.addAttribute(
      "cache_tag", to: type, .text("cpython-\(version.major)\(version.minor)"))
    interpreter.addAttribute("version", to: type, versionInformation(interpreter))
    return .instance(InstanceObject(type))
  }

  /// A tuple whose parts have names.
  fileprivate static func versionInformation(_ interpreter: Interpreter) -> Value {
    let version = interpreter.options.pythonVersion
    let parts: [(String, Value)] = [
      ("major", .int(version.major)), ("minor", .int(version.minor)), ("micro", .int(0)),
      ("releaselevel", .text("final")), ("serial", .int(0)),
    ]
    let type = interpreter.makeType("version_info", module: name, bases: [interpreter.types.tuple])
    let instance = InstanceObject(type)
    instance.native = .tuple(of: parts.map(\.1))
    for (name, value) in parts { interpreter.addAttribute(name, to: type, value) }
    return .instance(instance)
  }
}

/// `sys.stdout` and its like: what is written there is not kept.
final class StreamStandIn: HostObject {
  private let name: String
  init(_ name: String) { self.name = name }

  override var typeName: String { "TextIOWrapper" }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "name": return .text("<\(self.name)>")
    case "encoding": return .text("utf-8")
    case "isatty":
      return interpreter.builtin(name) { (interpreter, _, _) throws(Interruption) -> Value in
        interpreter.unknown(.environment, "whether there is a terminal")
      }
    default: return interpreter.builtin(name) { (_, _, _) throws(Interruption) -> Value in .none }
    }
  }
}

/// `sys.modules`.
final class ModulesStandIn: HostObject {
  override var typeName: String { "dict" }

  override func item(_ key: Value, _ interpreter: Interpreter) throws(Interruption) -> Value? {
    guard let name = key.text else { return key }
    if let module = interpreter.modules[name] { return .module(module) }
    throw interpreter.raise(interpreter.types.keyError, [key])
  }

  override func setItem(
    _ key: Value, _ value: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Bool {
    if let name = key.text, case .module(let module) = value { interpreter.modules[name] = module }
    return true
  }

  override func compare(
    _ operation: CompareOperator, _ other: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    guard operation == .in, let name = other.text else { return nil }
    return interpreter.modules[name] != nil
      ? .bool(true) : interpreter.unknown(.thirdParty, "whether \(name) is loaded")
  }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    guard name == "get" else { return interpreter.unknown(.unsupported, "sys.modules.\(name)") }
    return interpreter.builtin(name) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      if let name = arguments[0]?.text, let module = interpreter.modules[name] {
        return .module(module)
      }
      return arguments[1] ?? .none
    }
  }
}
