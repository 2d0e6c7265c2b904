import PythonInterpreter

/// SQLAlchemy as one interpreter sees it: its classes, and which line of releases it stands for.
public final class SQLAlchemyLibrary {
  /// The line of releases.
  public let line: SQLAlchemyLine
  /// The names that programs import, from whichever of its modules.
  private(set) var names: [String: Value] = [:]
  /// The names of `sqlalchemy.dialects.postgresql`, where they are not those of `names`.
  private(set) var postgresqlNames: [String: Value] = [:]

  /// Every mapped class in the order in which the program made them.
  public internal(set) var mappedClasses: [MappedClass] = []

  /// Whether the program has asked a running application for its database object.
  public internal(set) var asksApplication = false

  /// Why there are tables that a package makes of mapped classes.
  public internal(set) var versioning: Unknown?

  /// Whether the project's SQLModel, 0.0.45 or newer, gives every `datetime` a time zone.
  ///
  /// It is asked only by a program that uses SQLModel, as lock files are long.
  let modelDatetimesAreAware: () -> Bool

  private var creationOrder = 0

  /// A number higher than all before: constraints are written in the order in which they were made.
  func nextCreationOrder() -> Int {
    creationOrder += 1
    return creationOrder
  }

  private init(line: SQLAlchemyLine, modelDatetimesAreAware: @escaping () -> Bool = { true }) {
    self.line = line
    self.modelDatetimesAreAware = modelDatetimesAreAware
  }

  /// Chooses the line of releases; without it, or once the program has imported SQLAlchemy, it is the
  /// newest.
  ///
  /// - Parameter modelDatetimesAreAware: Whether SQLModel gives every `datetime` a time zone.
  public static func prepare(
    _ interpreter: Interpreter, line: SQLAlchemyLine,
    modelDatetimesAreAware: @escaping () -> Bool = { true }
  ) {
    guard interpreter.storage[key] == nil else { return }
    interpreter.storage[key] = SQLAlchemyLibrary(
      line: line, modelDatetimesAreAware: modelDatetimesAreAware)
  }

  /// The library of an interpreter.
  public static func of(_ interpreter: Interpreter) -> SQLAlchemyLibrary {
    let library: SQLAlchemyLibrary
    if let found = interpreter.storage[key] as? SQLAlchemyLibrary {
      library = found
    } else {
      library = SQLAlchemyLibrary(line: .v21)
      interpreter.storage[key] = library
    }
    if library.names.isEmpty { library.populate(interpreter) }
    return library
  }

  private static let key = "sqlalchemy"

  /// A class by the name under which programs import it.
  func type(_ name: String) -> TypeObject? {
    if case .type(let type) = names[name] { return type }
    return nil
  }

  /// What a name means that programs import.
  func value(_ name: String) -> Value? { names[name] }

  private func populate(_ interpreter: Interpreter) {
    names["__version__"] = .text(line == .v20 ? "2.0.44" : "2.1.9")
    for declaration in Self.classes { declare(declaration, interpreter) }
    for function in Self.functions {
      names[function.name] = interpreter.builtin(function.name, function.body)
    }
    for (name, value) in Self.expressionObjects(interpreter) { names[name] = value }
    for (name, value) in typeNames(interpreter, TypesModule.name) { names[name] = value }
    for (name, value) in typeNames(interpreter, PostgreSQLTypesModule.name) {
      postgresqlNames[name] = value
    }
    for function in Self.postgresqlFunctions {
      postgresqlNames[function.name] = interpreter.builtin(function.name, function.body)
    }
    for declaration in Self.postgresqlClasses {
      declare(declaration, interpreter, postgresql: true)
    }
  }

  private func declare(
    _ declaration: ClassDeclaration, _ interpreter: Interpreter, postgresql: Bool = false
  ) {
    let type = interpreter.makeType(
      declaration.name, module: declaration.module,
      bases: declaration.bases.compactMap { self.type($0) })
    type.hooks.call = declaration.make
    declaration.extend?(interpreter, type)
    if postgresql {
      postgresqlNames[declaration.name] = .type(type)
    } else {
      names[declaration.name] = .type(type)
    }
  }

  /// The public names of a module that is written in Python.
  private func typeNames(
    _ interpreter: Interpreter, _ module: String
  ) -> [(name: String, value: Value)] {
    let value: Value
    do throws(Interruption) { value = try interpreter.importModule(module) } catch { return [] }
    guard case .module(let object) = value else { return [] }
    return interpreter.names(of: object).filter { !$0.name.hasPrefix("__") }
  }
}
