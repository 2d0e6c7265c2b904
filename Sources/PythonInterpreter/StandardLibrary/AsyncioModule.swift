/// `asyncio`: coroutines run to their end where they are awaited.
enum AsyncioModule: StandInModule {
  static let name = "asyncio"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    for name in ["run", "wait_for", "shield", "create_task", "ensure_future"] {
      interpreter.addFunction(name, to: module) {
        (interpreter, _, arguments) throws(Interruption) -> Value in
        try interpreter.awaited(arguments[0] ?? .none)
      }
    }
    interpreter.addFunction("gather", to: module) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      var results: [Value] = []
      for value in arguments.positional { results.append(try interpreter.awaited(value)) }
      return .list(of: results)
    }
    InspectModule.addFunctionKinds(["iscoroutinefunction"], to: module, interpreter)
    interpreter.addSilent(["sleep", "set_event_loop", "set_event_loop_policy"], to: module)
    for name in ["get_event_loop", "new_event_loop", "get_running_loop"] {
      interpreter.addFunction(name, to: module) { (_, _, _) throws(Interruption) -> Value in
        .host(EventLoopStandIn())
      }
    }
  }
}

/// An event loop: `run_until_complete` runs a coroutine to its end.
final class EventLoopStandIn: HostObject {
  override var typeName: String { "EventLoop" }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "run_until_complete", "create_task":
      return interpreter.builtin(name) {
        (interpreter, _, arguments) throws(Interruption) -> Value in
        try interpreter.awaited(arguments[0] ?? .none)
      }
    case "is_running", "is_closed":
      return interpreter.builtin(name) { (_, _, _) throws(Interruption) -> Value in .bool(false) }
    case "close", "stop":
      return interpreter.builtin(name) { (_, _, _) throws(Interruption) -> Value in .none }
    default: return interpreter.unknown(.unsupported, "an event loop's \(name)")
    }
  }
}
