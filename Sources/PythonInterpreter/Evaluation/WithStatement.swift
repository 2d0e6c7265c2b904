import PythonSyntax

extension Interpreter {
  func executeWith(
    _ items: NodeSequence<WithItemID>, _ index: Int, _ body: NodeList<StatementID>, _ frame: Frame
  ) throws(Interruption) -> Completion {
    guard index < items.count else { return try execute(body, frame) }
    let item = frame.unit.tree.withItem(items[index])
    let manager = try evaluate(item.contextExpr, frame)
    let value = try enter(manager)
    if let target = item.optionalVars { try assign(target, value, frame) }
    let completion: Completion
    do throws(Interruption) {
      completion = try executeWith(items, index + 1, body, frame)
    } catch {
      guard case .raised(let raised) = error else { throw error }
      switch try exit(manager, raised) {
      case .known(true): return .normal
      case .known(false): throw error
      case .unknown: throw error
      }
    }
    let (saved, pending) = (frame.returnValue, frame.pending)
    _ = try exit(manager, nil)
    frame.returnValue = saved
    frame.pending = pending
    return completion
  }

  /// The value that `with manager as name` binds.
  func enter(_ manager: Value) throws(Interruption) -> Value {
    switch manager {
    case .unknown: return manager
    case .host(let host):
      if let value = try host.enter(self) { return value }
    default:
      if let method = try optionalAttribute(manager, .dunderEnter) {
        return try call(method, CallArguments())
      }
      if let method = try optionalAttribute(manager, .dunderAenter) {
        return try awaited(call(method, CallArguments()))
      }
    }
    throw raise(
      types.typeError,
      "'\(typeName(manager))' object does not support the context manager protocol")
  }

  /// Ends a `with`; the truth says whether the exception is swallowed.
  func exit(_ manager: Value, _ raised: RaisedException?) throws(Interruption) -> Truth {
    switch manager {
    case .unknown(let unknown): return raised == nil ? .known(false) : .unknown(unknown)
    case .host(let host): return .known(try host.exit(raised, self))
    default:
      var arguments: [Value] = [.none, .none, .none]
      if let raised {
        arguments = [.type(raised.exception.type), .instance(raised.exception), .none]
      }
      if let method = try optionalAttribute(manager, .dunderExit) {
        return try truth(call(method, CallArguments(arguments)))
      }
      if let method = try optionalAttribute(manager, .dunderAexit) {
        return try truth(awaited(call(method, CallArguments(arguments))))
      }
      return .known(false)
    }
  }
}
