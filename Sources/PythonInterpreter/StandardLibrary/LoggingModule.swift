/// `logging`: everything is accepted and nothing happens.
enum LoggingModule: StandInModule {
  static let name = "logging"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    for (name, level) in [
      ("NOTSET", 0), ("DEBUG", 10), ("INFO", 20), ("WARNING", 30), ("WARN", 30), ("ERROR", 40),
      ("CRITICAL", 50), ("FATAL", 50),
    ] {
      interpreter.set(name, in: module, .int(level))
    }
    let adapter = interpreter.makeType("LoggerAdapter", module: "logging")
    adapter.hooks.call = { (_, _, arguments) throws(Interruption) in
      .host(LoggerStandIn(arguments[0]?.text ?? "root"))
    }
    adapter.hooks.subscriptClass = { (_, type, _) throws(Interruption) in .type(type) }
    interpreter.set("LoggerAdapter", in: module, .type(adapter))
    for name in ["getLogger", "getLoggerClass"] {
      interpreter.addFunction(name, to: module) { (_, _, arguments) throws(Interruption) -> Value in
        .host(LoggerStandIn(arguments[0]?.text ?? "root"))
      }
    }
    for name in [
      "Logger", "Handler", "StreamHandler", "FileHandler", "NullHandler", "Formatter", "Filter",
      "LogRecord",
    ] {
      let type = interpreter.makeType(name, module: self.name)
      interpreter.addMethod("__init__", to: type) { (_, _, _) throws(Interruption) -> Value in .none
      }
      type.hooks.instanceAttribute = { (interpreter, _, method) throws(Interruption) -> Value? in
        interpreter.builtin(method) { (_, _, _) throws(Interruption) -> Value in .none }
      }
      interpreter.set(name, in: module, .type(type))
    }
    interpreter.addSilent(
      [
        "debug", "info", "warning", "warn", "error", "critical", "exception", "log", "basicConfig",
        "disable", "addLevelName", "captureWarnings", "shutdown",
      ], to: module)
  }
}

/// `logging.config`.
enum LoggingConfigModule: StandInModule {
  static let name = "logging.config"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    interpreter.addSilent(["fileConfig", "dictConfig", "listen"], to: module)
  }
}

/// A logger.
final class LoggerStandIn: HostObject {
  private let name: String
  private var changes: [String: Value] = [:]

  init(_ name: String) { self.name = name }

  override var typeName: String { "Logger" }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    if let value = changes[name] { return value }
    switch name {
    case "name": return .text(self.name)
    case "level": return .int(0)
    case "handlers": return .list(of: [])
    case "propagate", "disabled": return .bool(name == "propagate")
    case "getChild":
      return interpreter.builtin(name) {
        (_, _, _) throws(Interruption) -> Value in .host(self)
      }
    case "isEnabledFor", "hasHandlers":
      return interpreter.builtin(name) {
        (interpreter, _, _) throws(Interruption) -> Value in
        interpreter.unknown(.environment, "the configuration of logging")
      }
    case "debug", "info", "warning", "warn", "error", "critical", "fatal", "exception", "log",
      "setLevel", "addHandler", "removeHandler", "addFilter", "removeFilter", "handle":
      return interpreter.builtin(name) { (_, _, _) throws(Interruption) -> Value in .none }
    default: return interpreter.unknown(.unsupported, "a logger's \(name)")
    }
  }

  override func setAttribute(
    _ name: String, _ value: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Bool {
    changes[name] = value
    return true
  }
}
