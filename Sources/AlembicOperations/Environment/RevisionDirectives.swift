import PythonInterpreter
import SQLAlchemy
import SchemaDiff

/// What `process_revision_directives` of `env.py` does to the operations that were found.
public enum RevisionDirectives: Sendable {
  /// There is no such function, or it leaves them alone.
  case keep
  /// It may change them.
  case mayChange(Undecided)
}

extension EnvironmentFilters {
  /// Runs the function over a revision with operations.
  ///
  /// One that asks no more than whether there are any, as the one of Flask-Migrate's template does,
  /// leaves them alone. One that looks at them may do anything to them.
  public var directives: RevisionDirectives {
    guard let function = session.contextOptions["process_revision_directives"], !function.isNone
    else { return .keep }
    func mayChange(_ reason: String, _ place: PythonInterpreter.Place) -> RevisionDirectives {
      .mayChange(
        Undecided(
          reason: "process_revision_directives of env.py may change what is found: \(reason)",
          place: session.place(place, interpreter)))
    }
    if let unknown = function.unknown { return mayChange(unknown.reason, unknown.place) }
    let script = DirectiveObject()
    let list = ListObject([.host(script)])
    let revision = interpreter.unknown(.caller, "the revision of a database")
    let calls = interpreter.record.unknownCalls.count
    let evaluation = interpreter.evaluate { (interpreter) throws(Interruption) in
      try interpreter.call(
        function, CallArguments([.host(MigrationContextObject()), revision, .list(list)]))
    }
    if let unknown = interpreter.unknown(for: evaluation) {
      return mayChange(unknown.reason, unknown.place)
    }
    for call in interpreter.record.unknownCalls.dropFirst(calls)
    where call.arguments.give(script, list) {
      return mayChange("a call of \(call.callee.reason)", call.place)
    }
    guard list.taint == nil, list.items.count == 1, case .host(let host)? = list.items.first,
      host === script
    else { return mayChange("it replaces them", list.taint?.place ?? .nowhere) }
    if let place = script.asked { return mayChange("it looks at them", place) }
    return .keep
  }
}

/// The `MigrationScript` that a revision with operations is.
private final class DirectiveObject: HostObject {
  /// Where the program looked at the operations, or replaced them.
  var asked: PythonInterpreter.Place?
  private var settings: [String: Value] = [:]

  /// What a program may set without a change of what the revision does.
  private static let free = [
    "rev_id", "message", "head", "splice", "branch_label", "version_path", "depends_on",
  ]

  override var typeName: String { "MigrationScript" }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    if let value = settings[name] { return value }
    if Self.free.contains(name) {
      return interpreter.unknown(.caller, "\(name) of a revision")
    }
    if name == "upgrade_ops" || name == "downgrade_ops" {
      return .host(FoundOperationsObject { self.asked = self.asked ?? $0 })
    }
    if name != "imports" { asked = asked ?? interpreter.currentPlace }
    return interpreter.unknown(.caller, "\(name) of a revision")
  }

  override func setAttribute(
    _ name: String, _ value: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Bool {
    if !Self.free.contains(name) { asked = asked ?? interpreter.currentPlace }
    settings[name] = value
    return true
  }
}

/// `upgrade_ops` of a revision with operations.
private final class FoundOperationsObject: HostObject {
  private let ask: (PythonInterpreter.Place) -> Void

  init(_ ask: @escaping (PythonInterpreter.Place) -> Void) { self.ask = ask }

  override var typeName: String { "UpgradeOps" }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    if name == "is_empty" {
      return interpreter.builtin(name) { (_, _, _) throws(Interruption) in .bool(false) }
    }
    ask(interpreter.currentPlace)
    return interpreter.unknown(.caller, "the operations of a revision")
  }

  override func setAttribute(
    _ name: String, _ value: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Bool {
    ask(interpreter.currentPlace)
    return true
  }
}

extension CallArguments {
  /// Whether an argument gives the callee the revision.
  fileprivate func give(_ script: HostObject, _ list: ListObject) -> Bool {
    (positional + keywords.map(\.value)).contains { value in
      switch value {
      case .host(let host): host === script || host is FoundOperationsObject
      case .list(let other): other === list
      default: false
      }
    }
  }
}
