/// A module written in Swift that stands for one that the project imports.
public protocol StandInModule: Sendable {
  /// The dotted name, such as `os.path`.
  static var name: String { get }

  /// Other dotted names under which the same names can be imported.
  static var aliases: [String] { get }

  /// Adds the names; called once in an interpreter, when the module is first imported.
  static func populate(_ module: ModuleObject, _ interpreter: Interpreter)
}

extension StandInModule {
  /// None.
  public static var aliases: [String] { [] }
}

extension Interpreter {
  /// Adds a name to a module.
  public func set(_ name: String, in module: ModuleObject, _ value: Value) {
    module.names[symbols.intern(name)] = value
  }

  /// Adds a function to a module.
  public func addFunction(_ name: String, to module: ModuleObject, _ body: @escaping NativeBody) {
    module.names[symbols.intern(name)] = .builtin(BuiltinFunction(name, body))
  }

  /// Adds a function whose result is unknown for one reason.
  func addUnknown(
    _ names: [String], to module: ModuleObject, _ kind: Unknown.Kind, _ reason: String
  ) {
    for name in names {
      addFunction(name, to: module) { (interpreter, _, _) throws(Interruption) -> Value in
        interpreter.unknown(kind, reason)
      }
    }
  }

  /// Adds functions that take anything and do nothing.
  func addSilent(_ names: [String], to module: ModuleObject) {
    for name in names {
      addFunction(name, to: module) { (_, _, _) throws(Interruption) -> Value in .none }
    }
  }

  /// The module whose code calls the function that runs.
  public var callingModule: ModuleObject? { callers.last?.module }

  /// A name of a module; nil when it has none.
  public func value(_ name: String, in module: ModuleObject) -> Value? {
    guard let symbol = symbols.existing(name) else { return nil }
    return module.names[symbol]
  }

  /// All names of a module in the order of their first assignment.
  public func names(of module: ModuleObject) -> [(name: String, value: Value)] {
    zip(module.names.symbols, module.names.values).map { (symbols.text($0), $1) }
  }
}
