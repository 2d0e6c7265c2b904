import PythonSyntax

extension Interpreter {
  func executeFor(_ id: StatementID, _ loop: For, _ frame: Frame) throws(Interruption) -> Completion
  {
    let source = try evaluate(loop.iter, frame)
    switch try iterate(source) {
    case .unknown(let unknown):
      return try unknownLoop(unknown, loop.iter, loop.body, loop.orelse, frame) {
        () throws(Interruption) in
        try assign(loop.target, .unknown(unknown), frame)
      }
    case .iterator(let iterator):
      return try runFor(loop, iterator, frame, exits: 0)
    }
  }

  /// The iterations of a `for` loop; `exits` counts the iterations that some way has left by `break`.
  private func runFor(
    _ loop: For, _ iterator: IteratorObject, _ frame: Frame, exits: Int
  ) throws(Interruption) -> Completion {
    while let value = try iterator.next(self) {
      try step()
      try assign(loop.target, value, frame)
      let completion = try execute(loop.body, frame)
      frame.pending.remove(.continued)
      if completion == .broke {
        frame.pending.remove(.broke)
        return .normal
      }
      if completion == .returned { return .returned }
      guard !frame.pending.isEmpty else { continue }
      if exits >= 16, let cause = frame.pendingCause {
        let completion = try unknownLoop(cause.unknown, loop.iter, loop.body, loop.orelse, frame) {
          () throws(Interruption) in
          try assign(loop.target, .unknown(cause.unknown), frame)
        }
        return completion
      }
      let completionOfRest = try rest(frame) { () throws(Interruption) -> Completion in
        try runFor(loop, iterator, frame, exits: exits + 1)
      }
      frame.pending.remove(.broke)
      return completionOfRest == .broke ? .normal : completionOfRest
    }
    if let tail = iterator.tail {
      return try unknownLoop(tail, loop.iter, loop.body, loop.orelse, frame) {
        () throws(Interruption) in
        try assign(loop.target, .unknown(tail), frame)
      }
    }
    return try execute(loop.orelse, frame)
  }

  /// A loop of which it is not known how often it runs: its body runs once, uncertainly, after
  /// everything that it assigns has become unknown.
  func unknownLoop(
    _ unknown: Unknown, _ test: ExpressionID, _ body: NodeList<StatementID>,
    _ orelse: NodeList<StatementID>, _ frame: Frame, _ bind: () throws(Interruption) -> Void
  ) throws(Interruption) -> Completion {
    let names = ScopeReader.names(boundBy: body, in: frame.unit)
    let outcome = try maybe(unknown, place(test, frame), frame) {
      () throws(Interruption) -> Outcome in
      for name in names where load(name, frame) != nil { store(name, .unknown(unknown), frame) }
      try bind()
      let completion = try execute(body, frame)
      frame.pending.remove(.continued)
      switch completion {
      case .normal, .continued, .broke: return Outcome()
      case .returned: return Outcome(completion: .returned, value: frame.returnValue)
      }
    }
    frame.pending.remove(.broke)
    if outcome.completion == .returned {
      frame.returnValue = outcome.value
      return .returned
    }
    if orelse.isEmpty { return .normal }
    return try frame.pending.isEmpty
      ? execute(orelse, frame)
      : rest(frame) { () throws(Interruption) -> Completion in try execute(orelse, frame) }
  }

  func executeWhile(
    _ id: StatementID, _ test: ExpressionID, _ body: NodeList<StatementID>,
    _ orelse: NodeList<StatementID>, _ frame: Frame
  ) throws(Interruption) -> Completion {
    while true {
      try step()
      switch try truth(evaluate(test, frame)) {
      case .unknown(let unknown):
        return try unknownLoop(unknown, test, body, orelse, frame) {}
      case .known(false):
        return try execute(orelse, frame)
      case .known(true):
        let completion = try execute(body, frame)
        frame.pending.remove(.continued)
        if completion == .broke {
          frame.pending.remove(.broke)
          return .normal
        }
        if completion == .returned { return .returned }
        if !frame.pending.isEmpty, let cause = frame.pendingCause {
          let completion = try rest(frame) { () throws(Interruption) -> Completion in
            try unknownLoop(cause.unknown, test, body, orelse, frame) {}
          }
          frame.pending.remove(.broke)
          return completion == .broke ? .normal : completion
        }
      }
    }
  }
}
