import PythonSyntax

/// A generator or coroutine of the program.
///
/// A generator stops in the middle of its statements. Statements without `yield` inside run as
/// everywhere; those that contain one are kept on a stack of activities, so that `next` can return
/// and come back. A `yield` is understood as a statement, as the value of an assignment, and as
/// what `return` gives; inside a larger expression its value is unknown.
final class GeneratorObject: IteratorObject {
  /// What is under way, the innermost last.
  private enum Activity {
    case block(NodeSequence<StatementID>, Int)
    case forLoop(For, IteratorObject)
    case whileLoop(ExpressionID, NodeList<StatementID>, NodeList<StatementID>)
    case tryBody(Try)
    case handler(NameID?)
    case finally(Ending)
    case with(Value)
    case delegate(IteratorObject, NodeList<ExpressionID>?)
  }

  /// How something ended that a `finally` has held up.
  private enum Ending {
    case completion(Completion)
    case exception(RaisedException)
  }

  private let frame: Frame
  private let name: String
  private var stack: [Activity] = []
  private var isStarted = false
  private(set) var isFinished = false
  private var isRunning = false
  /// The targets of `target = yield value`, bound when the generator goes on.
  private var waitingTargets: NodeList<ExpressionID>?
  private var waitsForReturn = false
  /// What `return` gave; the value of `yield from` and of an awaited coroutine.
  private(set) var result: Value = .none

  init(_ frame: Frame, name: String) {
    self.frame = frame
    self.name = name
  }

  var isCoroutine: Bool { frame.scope.isAsync && !frame.scope.isGenerator }

  override var typeName: String { isCoroutine ? "coroutine" : "generator" }

  override func next(_ interpreter: Interpreter) throws(Interruption) -> Value? {
    try resume(.none, throwing: nil, interpreter)
  }

  /// Runs a coroutine to its end.
  func runToEnd(_ interpreter: Interpreter) throws(Interruption) -> Value {
    guard !isFinished else { return result }
    isFinished = true
    return try interpreter.run(frame)
  }

  /// Goes on after the last `yield`, with the value that it gives or the exception that it raises.
  func resume(
    _ sent: Value, throwing: RaisedException?, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    guard !isFinished else {
      if let throwing { throw .raised(throwing) }
      return nil
    }
    guard !isRunning else {
      throw interpreter.raise(interpreter.types.valueError, "generator already executing")
    }
    isRunning = true
    defer { isRunning = false }
    var failure = throwing
    if !isStarted {
      isStarted = true
      guard case .statements(let body) = frame.scope.body else {
        isFinished = true
        tail = Unknown(.unsupported, "a lambda that yields", interpreter.lastPlace)
        return nil
      }
      stack = [.block(frame.unit.tree[body], 0)]
    } else if let targets = waitingTargets, failure == nil {
      for target in frame.unit.tree[targets] { try interpreter.assign(target, sent, frame) }
    } else if waitsForReturn, failure == nil {
      frame.returnValue = sent
      unwind(.returned)
    }
    waitingTargets = nil
    waitsForReturn = false
    while !isFinished {
      do throws(Interruption) {
        try interpreter.step()
        if let raised = failure {
          failure = nil
          try unwind(raised, interpreter)
        }
        if let value = try advance(interpreter) { return value }
      } catch {
        guard case .raised(let raised) = error else {
          isFinished = true
          throw error
        }
        if stack.isEmpty {
          isFinished = true
          throw error
        }
        failure = raised
      }
    }
    return nil
  }

  /// Ends a generator that nobody will ask again.
  func close(_ interpreter: Interpreter) throws(Interruption) {
    guard isStarted, !isFinished else {
      isFinished = true
      return
    }
    let exit = InstanceObject(interpreter.types.generatorExit)
    exit.names[.args] = .tuple(of: [])
    do throws(Interruption) {
      _ = try resume(.none, throwing: RaisedException(exit), interpreter)
    } catch {
      guard case .raised(let raised) = error,
        raised.exception.type.isSubclass(of: interpreter.types.generatorExit)
          || interpreter.isStop(error)
      else { throw error }
    }
    isFinished = true
  }

  private func finish() {
    isFinished = true
    result = frame.returnValue
    stack = []
  }

  private func giveUp(_ unknown: Unknown) {
    tail = unknown
    isFinished = true
    stack = []
  }

  /// One step; the value that is yielded, or nil.
  private func advance(_ interpreter: Interpreter) throws(Interruption) -> Value? {
    guard let activity = stack.popLast() else {
      frame.returnValue = .none
      finish()
      return nil
    }
    let tree = frame.unit.tree
    switch activity {
    case .block(let list, let index):
      guard index < list.count else { return nil }
      stack.append(.block(list, index + 1))
      return try run(list[index], interpreter)
    case .forLoop(let loop, let iterator):
      if let value = try iterator.next(interpreter) {
        try interpreter.assign(loop.target, value, frame)
        stack.append(activity)
        stack.append(.block(tree[loop.body], 0))
      } else if let tail = iterator.tail {
        giveUp(tail)
      } else {
        stack.append(.block(tree[loop.orelse], 0))
      }
    case .whileLoop(let test, let body, let orelse):
      switch try interpreter.truth(interpreter.evaluate(test, frame)) {
      case .known(true):
        stack.append(activity)
        stack.append(.block(tree[body], 0))
      case .known(false): stack.append(.block(tree[orelse], 0))
      case .unknown(let unknown): giveUp(unknown)
      }
    case .tryBody(let statement):
      // The body has ended without an exception.
      if !statement.finalbody.isEmpty {
        stack.append(.finally(.completion(.normal)))
        stack.append(.block(tree[statement.finalbody], 0))
      }
      stack.append(.block(tree[statement.orelse], 0))
    case .handler(let name):
      if let name { interpreter.remove(name, frame) }
      if !interpreter.handled.isEmpty { interpreter.handled.removeLast() }
    case .finally(let ending):
      switch ending {
      case .completion(let completion): if completion != .normal { unwind(completion) }
      case .exception(let raised): throw .raised(raised)
      }
    case .with(let manager):
      _ = try interpreter.exit(manager, nil)
    case .delegate(let iterator, let targets):
      if let value = try iterator.next(interpreter) {
        stack.append(activity)
        return value
      }
      if let tail = iterator.tail {
        giveUp(tail)
      } else if let targets {
        let value = (iterator as? GeneratorObject)?.result ?? .none
        for target in tree[targets] { try interpreter.assign(target, value, frame) }
      }
    }
    return nil
  }

  private func run(_ id: StatementID, _ interpreter: Interpreter) throws(Interruption) -> Value? {
    let tree = frame.unit.tree
    guard frame.unit.yields(id) else {
      let completion = try interpreter.execute(id, frame)
      if completion != .normal { unwind(completion) }
      if !frame.pending.isEmpty, let cause = frame.pendingCause { giveUp(cause.unknown) }
      return nil
    }
    switch tree.statement(id) {
    case .expr(let value): return try yielded(value, nil, interpreter)
    case .assign(let targets, let value): return try yielded(value, targets, interpreter)
    case .annAssign(let target, _, let value?, _):
      _ = target
      return try yielded(value, nil, interpreter)
    case .return(let value?):
      if case .yield(let inner) = tree.expression(value) {
        waitsForReturn = true
        return try interpreter.evaluate(optional: inner, frame)
      }
    case .if(let test, let body, let orelse):
      switch try interpreter.truth(interpreter.evaluate(test, frame)) {
      case .known(let holds): stack.append(.block(tree[holds ? body : orelse], 0))
      case .unknown(let unknown): giveUp(unknown)
      }
      return nil
    case .for(let loop):
      switch try interpreter.iterate(interpreter.evaluate(loop.iter, frame)) {
      case .iterator(let iterator): stack.append(.forLoop(loop, iterator))
      case .unknown(let unknown): giveUp(unknown)
      }
      return nil
    case .while(let test, let body, let orelse):
      stack.append(.whileLoop(test, body, orelse))
      return nil
    case .try(let statement):
      stack.append(.tryBody(statement))
      stack.append(.block(tree[statement.body], 0))
      return nil
    case .with(let items, let body, _):
      for item in tree[items] {
        let item = tree.withItem(item)
        let manager = try interpreter.evaluate(item.contextExpr, frame)
        let value = try interpreter.enter(manager)
        stack.append(.with(manager))
        if let target = item.optionalVars { try interpreter.assign(target, value, frame) }
      }
      stack.append(.block(tree[body], 0))
      return nil
    default: break
    }
    giveUp(
      Unknown(.unsupported, "a yield inside an expression", interpreter.place(id, frame)))
    return nil
  }

  private func yielded(
    _ id: ExpressionID, _ targets: NodeList<ExpressionID>?, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch frame.unit.tree.expression(id) {
    case .yield(let value):
      waitingTargets = targets
      return try interpreter.evaluate(optional: value, frame)
    case .yieldFrom(let value):
      switch try interpreter.iterate(interpreter.evaluate(value, frame)) {
      case .iterator(let iterator): stack.append(.delegate(iterator, targets))
      case .unknown(let unknown): giveUp(unknown)
      }
    default:
      giveUp(
        Unknown(.unsupported, "a yield inside an expression", interpreter.place(id, frame)))
    }
    return nil
  }

  /// Leaves what is under way by `return`, `break` or `continue`.
  private func unwind(_ completion: Completion) {
    let tree = frame.unit.tree
    while let activity = stack.popLast() {
      switch activity {
      case .forLoop, .whileLoop:
        if completion == .broke { return }
        if completion == .continued {
          stack.append(activity)
          return
        }
      case .tryBody(let statement) where !statement.finalbody.isEmpty:
        stack.append(.finally(.completion(completion)))
        stack.append(.block(tree[statement.finalbody], 0))
        return
      case .with(let manager):
        stack.append(.finally(.completion(completion)))
        stack.append(.with(manager))
        return
      default: break
      }
    }
    finish()
  }

  /// Looks for what handles an exception.
  private func unwind(
    _ raised: RaisedException, _ interpreter: Interpreter
  ) throws(Interruption) {
    let tree = frame.unit.tree
    while let activity = stack.popLast() {
      switch activity {
      case .tryBody(let statement):
        for id in tree[statement.handlers] {
          let handler = tree.exceptHandler(id)
          if let type = handler.type {
            let type = try interpreter.evaluate(type, frame)
            guard case .known(true) = try interpreter.catches(raised.exception, type) else {
              continue
            }
          }
          if !statement.finalbody.isEmpty {
            stack.append(.finally(.completion(.normal)))
            stack.append(.block(tree[statement.finalbody], 0))
          }
          if let name = handler.name {
            interpreter.store(name, .instance(raised.exception), frame)
          }
          interpreter.handled.append(raised)
          stack.append(.handler(handler.name))
          stack.append(.block(tree[handler.body], 0))
          return
        }
        if !statement.finalbody.isEmpty {
          stack.append(.finally(.exception(raised)))
          stack.append(.block(tree[statement.finalbody], 0))
          return
        }
      case .with(let manager):
        if case .known(true) = try interpreter.exit(manager, raised) { return }
      default: break
      }
    }
    isFinished = true
    throw .raised(raised)
  }
}

extension SourceUnit {
  /// Whether a statement, or one inside it, contains a `yield` of its own function.
  func yields(_ id: StatementID) -> Bool {
    if let known = yielding[id.rawValue] { return known }
    let scope = Scope(.function, parent: nil, body: .statements(tree.body), span: tree.span(of: id))
    ScopeReader(self, scope).readOne(id)
    yielding[id.rawValue] = scope.isGenerator
    return scope.isGenerator
  }
}

extension Interpreter {
  /// What `await value` gives: coroutines run to their end at once.
  func awaited(_ value: Value) throws(Interruption) -> Value {
    if case .iterator(let iterator) = value, let generator = iterator as? GeneratorObject,
      generator.isCoroutine
    {
      return try generator.runToEnd(self)
    }
    return value
  }
}
