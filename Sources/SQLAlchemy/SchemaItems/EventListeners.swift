import PythonInterpreter

/// The functions that a program has registered with `sqlalchemy.event`, for the events of tables, columns,
/// constraints, indexes and types that change what they are.
final class EventListeners {
  private struct Listener {
    let target: Value
    let event: String
    let function: Value
  }

  private static let key = "sqlalchemy.event"
  private static let events = ["before_parent_attach", "after_parent_attach"]
  private var listeners: [Listener] = []

  /// The listeners of an interpreter; nil while there are none.
  private static func of(_ interpreter: Interpreter) -> EventListeners? {
    interpreter.storage[key] as? EventListeners
  }

  /// `event.listen(target, identifier, function)`.
  ///
  /// What happens on a connection is no event here: nothing is sent.
  static func listen(
    _ target: Value, _ event: Value, _ function: Value, _ interpreter: Interpreter
  ) {
    if event.text == "after_create", case .host(let host) = target,
      let table = host as? TableObject
    {
      table.noteCreation(function)
    }
    guard let event = event.text, events.contains(event) else { return }
    let all = of(interpreter) ?? EventListeners()
    interpreter.storage[key] = all
    all.listeners.append(Listener(target: target, event: event, function: function))
  }

  /// Calls those that listen for an event of an object or of its class.
  ///
  /// - Throws: what they raise.
  static func fire(
    _ event: String, _ subject: Value, _ parent: Value, _ interpreter: Interpreter
  ) throws(Interruption) {
    guard let all = of(interpreter) else { return }
    var place = 0
    // A listener may add others.
    while place < all.listeners.count {
      let listener = all.listeners[place]
      place += 1
      guard listener.event == event, concerns(listener.target, subject, interpreter) else {
        continue
      }
      _ = try interpreter.call(listener.function, CallArguments([subject, parent]))
    }
  }

  private static func concerns(
    _ target: Value, _ subject: Value, _ interpreter: Interpreter
  ) -> Bool {
    switch (target, subject) {
    case (.type(let type), _): interpreter.type(of: subject).isSubclass(of: type)
    case (.host(let one), .host(let other)): one === other
    case (.instance(let one), .instance(let other)): one === other
    default: false
    }
  }
}
