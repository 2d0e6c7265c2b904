import PythonSyntax

extension Interpreter {
  func executeTry(_ id: StatementID, _ statement: Try, _ frame: Frame) throws(Interruption)
    -> Completion
  {
    guard !statement.finalbody.isEmpty else { return try executeHandled(id, statement, frame) }
    var completion = Completion.normal
    var failure: Interruption?
    do throws(Interruption) {
      completion = try executeHandled(id, statement, frame)
    } catch {
      if case .exhausted = error { throw error }
      failure = error
    }
    let value = frame.returnValue
    let pending = frame.pending
    let pendingReturn = frame.pendingReturn
    frame.pending = []
    let final = try execute(statement.finalbody, frame)
    if final != .normal { return final }
    frame.pending.formUnion(pending)
    frame.pendingReturn = pendingReturn ?? frame.pendingReturn
    if let failure { throw failure }
    frame.returnValue = value
    return completion
  }

  /// The body with its `except` and `else` clauses.
  private func executeHandled(
    _ id: StatementID, _ statement: Try, _ frame: Frame
  ) throws(Interruption) -> Completion {
    if statement.handlers.isEmpty { return try execute(statement.body, frame) }
    let unknownsBefore = unknownOperations
    tries.append(TryContext())
    let depth = tries.count
    let outerBranches = branches.count
    let outerDecisions = decisions.count
    var completion = Completion.normal
    do throws(Interruption) {
      completion = try execute(statement.body, frame)
    } catch {
      branches.removeLast(branches.count - outerBranches)
      decisions.removeLast(decisions.count - outerDecisions)
      tries.removeLast(tries.count - depth + 1)
      raisedMaybe = false
      guard case .raised(let raised) = error else { throw error }
      return try handle(raised, statement, frame)
    }
    let context = tries.removeLast()
    raisedMaybe = false
    let raisedHere = frame.pending.contains(.raised)
    frame.pending.remove(.raised)
    if completion == .normal, !statement.orelse.isEmpty {
      if raisedHere || !frame.pending.isEmpty {
        if raisedHere { frame.pending.insert(.raised) }
        completion = try rest(frame) { () throws(Interruption) -> Completion in
          try execute(statement.orelse, frame)
        }
        frame.pending.remove(.raised)
      } else {
        completion = try execute(statement.orelse, frame)
      }
    }
    for (exception, decision) in context.raised {
      completion = try perhapsHandle(
        decision.unknown, decision.place, completion, frame
      ) { () throws(Interruption) -> Completion in try handle(exception, statement, frame) }
    }
    if context.raised.isEmpty, unknownOperations != unknownsBefore {
      let unknown = Unknown(.thirdParty, "whether the body of `try` raises", place(id, frame))
      for handler in frame.unit.tree[statement.handlers] {
        let exception = RaisedException(try unknownException(unknown))
        completion = try perhapsHandle(unknown, place(id, frame), completion, frame) {
          () throws(Interruption) -> Completion in
          try run(frame.unit.tree.exceptHandler(handler), exception, .unknown(unknown), frame)
        }
      }
    }
    return completion
  }

  /// Runs a handler that may be needed after a body that has ended with `completion`.
  private func perhapsHandle(
    _ unknown: Unknown, _ place: Place, _ completion: Completion, _ frame: Frame,
    _ run: () throws(Interruption) -> Completion
  ) throws(Interruption) -> Completion {
    let value = frame.returnValue
    let outcome = try explore(unknown, place, ways: 2, frame) {
      (way) throws(Interruption) -> Outcome in
      if way == 0 { return Outcome(completion: completion, value: value) }
      let completion = try run()
      return Outcome(
        completion: completion, value: completion == .returned ? frame.returnValue : .none)
    }
    if outcome.completion == .returned { frame.returnValue = outcome.value }
    return outcome.completion
  }

  /// Finds the clause for an exception and runs it.
  private func handle(
    _ raised: RaisedException, _ statement: Try, _ frame: Frame
  ) throws(Interruption) -> Completion {
    let tree = frame.unit.tree
    for id in tree[statement.handlers] {
      let handler = tree.exceptHandler(id)
      guard let type = handler.type else {
        return try run(handler, raised, .instance(raised.exception), frame)
      }
      switch try catches(raised.exception, evaluate(type, frame)) {
      case .known(false): continue
      case .known(true):
        var value = Value.instance(raised.exception)
        if statement.isStar, !raised.exception.type.isSubclass(of: types.exceptionGroup) {
          value = try call(
            .type(types.exceptionGroup), CallArguments([.text(""), .list(of: [value])]))
        }
        return try run(handler, raised, value, frame)
      case .unknown(let unknown):
        // An unknown class in `except`: the clause may catch; if it does not, the exception goes on.
        var result = Completion.normal
        let outcome = try explore(unknown, place(id, frame), ways: 2, frame) {
          (way) throws(Interruption) -> Outcome in
          if way == 1 { throw .raised(raised) }
          result = try run(handler, raised, .instance(raised.exception), frame)
          return Outcome(completion: result, value: result == .returned ? frame.returnValue : .none)
        }
        if outcome.completion == .returned { frame.returnValue = outcome.value }
        return outcome.completion
      }
    }
    throw .raised(raised)
  }

  /// Whether an `except` clause with the value `type` catches `exception`.
  func catches(_ exception: InstanceObject, _ type: Value) throws(Interruption) -> Truth {
    switch type {
    case .type(let type): return .known(exception.type.isSubclass(of: type))
    case .tuple(let tuple):
      var doubt: Truth = .known(false)
      for item in tuple.items {
        switch try catches(exception, item) {
        case .known(true): return .known(true)
        case .known(false): break
        case .unknown(let unknown): doubt = .unknown(unknown)
        }
      }
      return doubt
    case .unknown(let unknown):
      // A third party's exception class: what the interpreter itself raises is none of these.
      return exception.names[.args]?.unknown == nil ? .known(false) : .unknown(unknown)
    default: return .known(false)
    }
  }

  private func run(
    _ handler: ExceptHandler, _ raised: RaisedException, _ value: Value, _ frame: Frame
  ) throws(Interruption) -> Completion {
    handled.append(raised)
    let depth = handled.count
    defer { handled.removeLast(handled.count - depth + 1) }
    if let name = handler.name { store(name, value, frame) }
    let completion: Completion
    do throws(Interruption) {
      completion = try execute(handler.body, frame)
    } catch {
      if case .raised(let next) = error, next !== raised,
        next.exception.names[.dunderContext] == nil
      {
        next.exception.names[.dunderContext] = .instance(raised.exception)
      }
      throw error
    }
    if let name = handler.name { remove(name, frame) }
    return completion
  }
}
