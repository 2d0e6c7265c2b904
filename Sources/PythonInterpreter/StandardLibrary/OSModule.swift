import ProjectFiles
import PythonSyntax

/// `os`.
enum OSModule: StandInModule {
  static let name = "os"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    let environment = Value.host(EnvironmentStandIn())
    interpreter.set("environ", in: module, environment)
    interpreter.addFunction("getenv", to: module) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      EnvironmentStandIn.value(
        arguments.value(0, "key") ?? .none, interpreter, fallback: arguments.value(1, "default"))
        ?? .none
    }
    for (name, value) in [
      ("sep", "/"), ("linesep", "\n"), ("pathsep", ":"), ("curdir", "."), ("pardir", ".."),
      ("extsep", "."), ("name", "posix"), ("devnull", "/dev/null"),
    ] {
      interpreter.set(name, in: module, .text(value))
    }
    interpreter.addFunction("getcwd", to: module) {
      (interpreter, _, _) throws(Interruption) -> Value in
      .text(interpreter.options.workingDirectory)
    }
    interpreter.addFunction("fspath", to: module) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      arguments[0].flatMap { interpreter.pathText($0) }.map { .text($0) } ?? arguments[0] ?? .none
    }
    interpreter.addFunction("listdir", to: module) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      let value = arguments.value(0, "path") ?? .text(".")
      guard let path = interpreter.pathText(value) else { return value }
      let full = interpreter.absolutePath(path)
      guard let names = interpreter.options.source?.names(in: full) else {
        return interpreter.unknown(.file, "\(full): no folder of the project")
      }
      return .list(of: names.map { .text($0) })
    }
    interpreter.addFunction("walk", to: module) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      guard let path = arguments[0].flatMap({ interpreter.pathText($0) }) else {
        return arguments[0] ?? .none
      }
      return walk(path, interpreter)
    }
    interpreter.addSilent(
      ["makedirs", "mkdir", "chdir", "putenv", "unsetenv", "umask", "chmod"], to: module)
    interpreter.addUnknown(
      ["getpid", "getlogin", "cpu_count", "uname", "getuid", "stat"], to: module, .environment,
      "the machine")
    interpreter.addUnknown(["urandom"], to: module, .random, "random bytes")
    do throws(Interruption) {
      interpreter.set("path", in: module, try interpreter.importModule("os.path"))
    } catch {
      interpreter.set("path", in: module, interpreter.unknown(.budget, "os.path"))
    }
  }

  private static func walk(_ path: String, _ interpreter: Interpreter) -> Value {
    guard let source = interpreter.options.source,
      source.kind(at: interpreter.absolutePath(path)) == .directory
    else { return interpreter.unknown(.file, "\(path): no folder of the project") }
    var rows: [Value] = []
    func visit(_ folder: String, _ depth: Int) {
      guard depth < 12, rows.count < 10_000 else { return }
      let full = interpreter.absolutePath(folder)
      let names = source.names(in: full) ?? []
      let folders = names.filter { source.kind(at: full + "/" + $0) == .directory }
      let files = names.filter { !folders.contains($0) }
      rows.append(
        .tuple(of: [
          .text(folder), .list(of: folders.map { .text($0) }), .list(of: files.map { .text($0) }),
        ]))
      for name in folders { visit(folder + "/" + name, depth + 1) }
    }
    visit(path, 0)
    return .list(of: rows)
  }
}

/// `os.environ`: a variable is unknown unless the caller has declared it.
final class EnvironmentStandIn: HostObject {
  override var typeName: String { "_Environ" }

  /// What the program has set itself.
  private var changes: [String: Value] = [:]

  /// The value of a variable; nil when it is known not to be set and there is no fallback.
  static func value(_ key: Value, _ interpreter: Interpreter, fallback: Value?) -> Value? {
    guard let name = key.text else { return key }
    if let declared = interpreter.options.environment[name] {
      return declared.map { .text($0) } ?? fallback
    }
    return interpreter.unknown(.environment, "environment variable \(name)")
  }

  override func item(_ key: Value, _ interpreter: Interpreter) throws(Interruption) -> Value? {
    if let name = key.text, let value = changes[name] { return value }
    if let value = Self.value(key, interpreter, fallback: nil) { return value }
    throw interpreter.raise(interpreter.types.keyError, [key])
  }

  override func setItem(
    _ key: Value, _ value: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Bool {
    guard let name = key.text else { return true }
    if case .maybe(let decision) = interpreter.certainty {
      changes[name] = .unknown(decision.unknown)
    } else {
      changes[name] = value
    }
    return true
  }

  override func compare(
    _ operation: CompareOperator, _ other: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    guard operation == .in, let name = other.text else { return nil }
    if changes[name] != nil { return .bool(true) }
    if let declared = interpreter.options.environment[name] { return .bool(declared != nil) }
    return interpreter.unknown(.environment, "environment variable \(name)")
  }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "get", "pop", "setdefault":
      return interpreter.builtin(name) {
        (interpreter, _, arguments) throws(Interruption) -> Value in
        if let key = arguments[0]?.text, let value = self.changes[key] { return value }
        return Self.value(
          arguments.value(0, "key") ?? .none, interpreter,
          fallback: arguments.value(1, "default")) ?? .none
      }
    case "update":
      return interpreter.builtin(name) {
        (interpreter, _, arguments) throws(Interruption) -> Value in
        for (key, value) in arguments[0].flatMap({ interpreter.dictionary($0) })?.pairs ?? [] {
          _ = try self.setItem(key, value, interpreter)
        }
        for keyword in arguments.keywords {
          _ = try self.setItem(.text(keyword.name), keyword.value, interpreter)
        }
        return .none
      }
    default: return interpreter.unknown(.environment, "os.environ.\(name)")
    }
  }

  override func iterate(_ interpreter: Interpreter) throws(Interruption) -> Value? {
    interpreter.unknown(.environment, "the names of all environment variables")
  }
}
