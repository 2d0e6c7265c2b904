import ProjectFiles
import PythonInterpreter
import PythonSyntax

/// `flask`, as far as the `env.py` of Flask-Migrate uses it: the application that is running, and
/// through it the one `SQLAlchemy()` object of the project.
enum FlaskModule: StandInModule {
  static let name = "flask"
  static let aliases = ["flask.globals", "flask.current_app"]

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    interpreter.set("current_app", in: module, .host(ApplicationObject()))
  }
}

/// `current_app`.
private final class ApplicationObject: HostObject {
  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    if name == "extensions" { return .host(ExtensionsObject()) }
    return interpreter.unknown(.caller, "the \(name) of the running application")
  }
}

/// `current_app.extensions`.
private final class ExtensionsObject: HostObject {
  override func item(_ key: Value, _ interpreter: Interpreter) throws(Interruption) -> Value? {
    switch key.text {
    case "migrate": return .host(MigrateObject())
    case "sqlalchemy": return try ProjectDatabase.find(interpreter)
    default: return interpreter.unknown(.caller, "an extension of the running application")
    }
  }

  override func compare(
    _ operation: CompareOperator, _ other: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    operation == .in && other.text == "migrate" ? .bool(true) : nil
  }
}

/// `current_app.extensions["migrate"]`.
private final class MigrateObject: HostObject {
  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    if name == "db" { return try ProjectDatabase.find(interpreter) }
    return interpreter.unknown(.caller, "the \(name) of Flask-Migrate")
  }
}

/// The project's `SQLAlchemy()` object of Flask-SQLAlchemy.
private enum ProjectDatabase {
  /// The object, when exactly one module of the project makes one; else unknown.
  static func find(_ interpreter: Interpreter) throws(Interruption) -> Value {
    if let known = interpreter.storage["flask.database"] as? InstanceObject {
      return .instance(known)
    }
    var found: [InstanceObject] = []
    for module in modules(interpreter) {
      let value: Value
      do throws(Interruption) {
        value = try interpreter.importModule(module)
      } catch {
        // What follows its first lines may need a running application; those before it count.
        if case .exhausted = error { throw error }
        continue
      }
      guard case .module(let object) = value else { continue }
      for (_, value) in interpreter.names(of: object) {
        if case .instance(let instance) = value,
          instance.type.mro.contains(where: {
            $0.name == "SQLAlchemy" && $0.moduleName == "flask_sqlalchemy"
          }), !found.contains(where: { $0 === instance })
        {
          found.append(instance)
        }
      }
    }
    guard found.count == 1, let database = found.first else {
      return interpreter.unknown(
        .caller,
        "the database object of the running application, of which \(found.count) were found")
    }
    interpreter.storage["flask.database"] = database
    SQLAlchemyLibrary.of(interpreter).asksApplication = true
    return .instance(database)
  }

  /// The dotted names of modules whose text makes a `SQLAlchemy(…)` of Flask-SQLAlchemy.
  private static func modules(_ interpreter: Interpreter) -> [String] {
    guard let source = interpreter.options.source else { return [] }
    var names: [String] = []
    for root in interpreter.options.searchRoots {
      var files = 0
      search(root, "", source, &files, &names)
      // A package may be the project's although the folder that it lies in is not.
      guard source.names(in: root) == nil else { continue }
      for folder in source.folders where folder.hasPrefix(root + "/") {
        let package = folder.dropFirst(root.count + 1)
        if !package.contains("/") { search(folder, String(package), source, &files, &names) }
      }
    }
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  private static func search(
    _ folder: String, _ prefix: String, _ source: any ProjectSource, _ files: inout Int,
    _ names: inout [String]
  ) {
    let skipped: Set<String> = [
      "node_modules", "tests", "test", "migrations", "versions", "site-packages", "venv", "docs",
    ]
    for entry in source.names(in: folder) ?? [] where files < 4_000 {
      if entry.hasPrefix(".") || entry.hasPrefix("_") && entry != "__init__.py" { continue }
      let path = folder + "/" + entry
      if entry.hasSuffix(".py") {
        files += 1
        guard let bytes = source.bytes(at: path), mentions(bytes) else { continue }
        let stem = String(entry.dropLast(3))
        names.append(stem == "__init__" ? prefix : prefix.isEmpty ? stem : prefix + "." + stem)
      } else if !entry.contains("."), !skipped.contains(entry), source.kind(at: path) == .directory
      {
        search(path, prefix.isEmpty ? entry : prefix + "." + entry, source, &files, &names)
      }
    }
  }

  private static func mentions(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.contains("SQLAlchemy(") else { return false }
    return text.contains("flask_sqlalchemy") || text.contains("flask_appbuilder")
  }
}
