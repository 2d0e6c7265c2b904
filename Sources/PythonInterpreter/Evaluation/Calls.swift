import PythonSyntax

extension Interpreter {
  func evaluateCall(
    _ id: ExpressionID, _ function: ExpressionID, _ args: NodeList<ExpressionID>,
    _ keywords: NodeList<KeywordID>, _ frame: Frame
  ) throws(Interruption) -> Value {
    let tree = frame.unit.tree
    // `receiver.method(…)` is called without making an object of the method.
    var receiver = Value.none
    let callee: Value
    var isMethodCall = false
    if case .attribute(let object, let attr, _) = tree.expression(function) {
      let target = try evaluate(object, frame)
      lastPlace = place(function, frame)
      let symbol = frame.unit.symbol(attr, self, in: frame.scope)
      if let method = try methodForCall(target, symbol) {
        receiver = target
        callee = method
        isMethodCall = true
      } else {
        callee = try attribute(target, symbol)
      }
    } else {
      if case .name(let name, _) = tree.expression(function), args.isEmpty, keywords.isEmpty,
        case .type(let type) = try evaluateName(function, name, frame), type === types.superType
      {
        return try zeroArgumentSuper(frame)
      }
      callee = try evaluate(function, frame)
    }
    let arguments = try evaluateArguments(id, args, keywords, frame)
    lastPlace = place(id, frame)
    frame.callSite = id
    callers.append(frame)
    defer { callers.removeLast() }
    do throws(Interruption) {
      if isMethodCall { return try call(callee, receiver: receiver, arguments) }
      return try call(callee, arguments)
    } catch {
      if case .raised(let raised) = error, raised.traceback.count < 100 {
        raised.traceback.append(place(id, frame))
      }
      throw error
    }
  }

  private func evaluateArguments(
    _ id: ExpressionID, _ args: NodeList<ExpressionID>, _ keywords: NodeList<KeywordID>,
    _ frame: Frame
  ) throws(Interruption) -> CallArguments {
    let tree = frame.unit.tree
    var arguments = CallArguments()
    arguments.site = CallArguments.Site(unit: frame.unit, expression: id)
    let written = tree[args]
    if !written.isEmpty { arguments.positional.reserveCapacity(written.count) }
    for argument in written {
      if case .starred(let value, _) = tree.expression(argument) {
        let value = try evaluate(value, frame)
        if case .list(let list) = value, let taint = list.taint {
          arguments.positional.append(contentsOf: list.items)
          arguments.addSpread(taint)
          continue
        }
        switch try collect(value) {
        case .items(let items): arguments.positional.append(contentsOf: items)
        case .unknown(let unknown): arguments.addSpread(unknown)
        }
      } else {
        arguments.positional.append(try evaluate(argument, frame))
      }
    }
    for keyword in tree[keywords] {
      let keyword = tree.keyword(keyword)
      let value = try evaluate(keyword.value, frame)
      let place = place(keyword.value, frame)
      if let name = keyword.arg {
        let symbol = frame.unit.symbol(name, self)
        arguments.keywords.append(
          CallArguments.Keyword(
            symbol: symbol, name: symbols.text(symbol), value: value, place: place))
        continue
      }
      try spread(value, into: &arguments, place)
    }
    return arguments
  }

  /// `**value` in a call.
  private func spread(
    _ value: Value, into arguments: inout CallArguments, _ place: Place
  ) throws(Interruption) {
    if case .unknown(let unknown) = value {
      arguments.addSpread(unknown, keywords: unknown.possibleKeys)
      return
    }
    let dict: DictObject
    if let existing = dictionary(value) {
      dict = existing
    } else {
      dict = DictObject()
      try update(dict, from: value)
    }
    if let taint = dict.taint { arguments.addSpread(taint, keywords: dict.furtherKeys) }
    for (key, item) in dict.pairs {
      guard let text = key.text else { throw raise(types.typeError, "keywords must be strings") }
      arguments.keywords.append(
        CallArguments.Keyword(
          symbol: symbols.intern(text), name: text, value: item, place: place))
    }
  }

  /// Calls any value.
  public func call(_ callee: Value, _ arguments: CallArguments) throws(Interruption) -> Value {
    switch callee {
    case .function(let function): return try callFunction(function, nil, arguments)
    case .builtin(let builtin):
      guard builtin.isMethod else { return try builtin.body(self, .none, arguments) }
      var rest = arguments
      guard !rest.positional.isEmpty else {
        if let spread = rest.spread { return .unknown(spread) }
        throw raise(types.typeError, "unbound method \(builtin.name)() needs an argument")
      }
      let receiver = rest.positional.removeFirst()
      rest.site = nil
      return try builtin.body(self, receiver, rest)
    case .method(let method):
      return try call(method.function, receiver: method.receiver, arguments)
    case .type(let type): return try instantiate(type, arguments)
    case .host(let host):
      if let value = try host.call(arguments, self) { return value }
    case .unknown(let unknown):
      note(call: unknown, arguments)
      return callee
    case .instance(let instance):
      if let method = lookup(instance.type, .dunderCall) {
        return try call(method, receiver: callee, arguments)
      }
      if let form = TypingForm.of(callee) {
        if form.kind == .alias { return arguments[0] ?? .none }
        if let origin = form.origin { return try call(origin, arguments) }
      }
      if let value = try missingOnInstance(instance, .dunderCall) {
        return try call(value, arguments)
      }
    case .descriptor(let descriptor) where descriptor.kind == .staticMethod:
      return try call(descriptor.getter, arguments)
    default: break
    }
    throw raise(types.typeError, "'\(typeName(callee))' object is not callable")
  }

  /// Calls a function found on a class with the object that it was found on.
  func call(
    _ function: Value, receiver: Value, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    switch function {
    case .function(let function): return try callFunction(function, receiver, arguments)
    case .builtin(let builtin):
      if builtin.isMethod { return try builtin.body(self, receiver, arguments) }
      return try builtin.body(self, .none, arguments)
    default: return try call(bind(function, to: receiver), arguments)
    }
  }

  private func note(call unknown: Unknown, _ arguments: CallArguments) {
    unknownOperations += 1
    guard record.unknownCalls.count < EvaluationRecord.limit else { return }
    record.unknownCalls.append(
      .init(callee: unknown, arguments: arguments, place: arguments.place, certainty: certainty))
  }

  /// Calls a function of the program.
  func callFunction(
    _ function: FunctionObject, _ receiver: Value?, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    guard callers.count <= budget.calls else {
      throw raise(types.recursionError, "maximum recursion depth exceeded")
    }
    let scope = function.scope
    if scope.active > 1, let decision = decisions.last,
      scope.active > 6 || decisions.count > scope.decisionsBefore + 1
        || firstUnknown(arguments) != nil
    {
      // Every level takes every way: the next one would tell nothing new.
      let unknown = Unknown(.unsupported, "recursion on \(decision.unknown.reason)", lastPlace)
      note(call: unknown, arguments)
      return .unknown(unknown)
    }
    let frame = Frame(
      scope: scope, unit: function.unit, module: function.module, parent: function.closure)
    frame.function = function
    if scope.active == 0 { scope.decisionsBefore = decisions.count }
    scope.active += 1
    defer { scope.active -= 1 }
    try bindParameters(function, receiver, arguments, frame)
    if function.scope.isGenerator || function.scope.isAsync {
      let generator = GeneratorObject(frame, name: function.name)
      return .iterator(generator)
    }
    return try run(frame)
  }

  /// Runs the body of a function whose parameters are bound.
  func run(_ frame: Frame) throws(Interruption) -> Value {
    switch frame.scope.body {
    case .expression(let body): return try evaluate(body, frame)
    case .statements(let body):
      let completion = try execute(body, frame)
      return result(of: frame, completion)
    }
  }

  /// The value that a call gives after its body has ended.
  func result(of frame: Frame, _ completion: Completion) -> Value {
    var value = completion == .returned ? frame.returnValue : Value.none
    if frame.pending.contains(.returned), let cause = frame.pendingCause {
      value = joined(value, frame.pendingReturn ?? .none, cause.unknown)
    }
    if frame.pending.contains(.raised), !tries.isEmpty { raisedMaybe = true }
    return value
  }
}
