import PythonSyntax

/// The objects that one way through a decision has changed, as they were before.
struct Branch {
  private(set) var changed: [(object: MutableObject, before: Snapshot)] = []
  private var seen: Set<ObjectIdentifier> = []

  mutating func record(_ object: MutableObject) {
    if seen.insert(ObjectIdentifier(object)).inserted {
      changed.append((object, object.snapshot()))
    }
  }

  /// Takes an object that did not exist before the way: there is nothing to undo.
  mutating func forget(_ object: MutableObject) {
    guard seen.remove(ObjectIdentifier(object)) != nil else { return }
    changed.removeAll { $0.object === object }
  }

  mutating func record(_ object: MutableObject, before: Snapshot) {
    if seen.insert(ObjectIdentifier(object)).inserted { changed.append((object, before)) }
  }
}

/// A `try` whose body is running.
struct TryContext {
  /// Exceptions that some way through a decision raised while others went on.
  var raised: [(exception: RaisedException, decision: Decision)] = []
}

/// How one way through a decision ended.
struct Outcome {
  var completion: Completion = .normal
  var value: Value = .none
}

extension Interpreter {
  /// Called before an object changes.
  @inline(__always)
  func touch(_ object: MutableObject) {
    if !branches.isEmpty { branches[branches.count - 1].record(object) }
  }

  /// Whether a `try` with handlers is running, which would see an exception that is raised now.
  public var isInsideTry: Bool { !tries.isEmpty }

  /// Takes every way through a decision that hangs on `unknown` and joins what they leave behind.
  ///
  /// What a way changes is undone before the next one. Afterwards a variable or attribute that the
  /// ways leave different is unknown; a container with different elements is tainted. A way that
  /// raises while others go on is assumed not to be taken, or is given to the `try` around it.
  func explore(
    _ unknown: Unknown, _ place: Place, ways: Int, _ frame: Frame,
    _ run: (Int) throws(Interruption) -> Outcome
  ) throws(Interruption) -> Outcome {
    decisionCount += 1
    let number = decisionCount
    var ends: [(outcome: Outcome, after: [ObjectIdentifier: Snapshot])] = []
    var befores = Branch()
    var failures: [(RaisedException, Decision)] = []
    var cause = Decision(
      number: number, way: 0, ways: ways, unknown: unknown, place: place)
    if record.decisions.count < EvaluationRecord.limit { record.decisions.append(cause) }
    let pending = frame.pending
    var allPending = pending
    for way in 0..<ways {
      let decision = Decision(
        number: number, way: way, ways: ways, unknown: unknown, place: place)
      branches.append(Branch())
      decisions.append(decision)
      let depth = branches.count
      frame.pending = pending
      var outcome: Outcome?
      do throws(Interruption) {
        outcome = try run(way)
      } catch {
        guard case .raised(let exception) = error else {
          branches.removeLast(branches.count - depth + 1)
          decisions.removeLast()
          throw error
        }
        failures.append((exception, decision))
      }
      let branch = branches.removeLast()
      decisions.removeLast()
      allPending.formUnion(frame.pending)
      if let outcome {
        if outcome.completion != .normal { cause = decision }
        var after: [ObjectIdentifier: Snapshot] = [:]
        for change in branch.changed {
          after[ObjectIdentifier(change.object)] = change.object.snapshot()
        }
        ends.append((outcome, after))
      } else if !tries.isEmpty {
        // The handlers will see what the way had done before it raised.
        var after: [ObjectIdentifier: Snapshot] = [:]
        for change in branch.changed {
          after[ObjectIdentifier(change.object)] = change.object.snapshot()
        }
        ends.append((Outcome(completion: .returned), after))
        ends[ends.count - 1].outcome.value = .notImplemented
      }
      for change in branch.changed {
        change.object.restore(change.before)
        befores.record(change.object, before: change.before)
      }
    }
    frame.pending = allPending
    let raisedWays = tries.isEmpty ? 0 : failures.count
    if ends.count == raisedWays, let first = failures.first { throw .raised(first.0) }
    merge(ends, befores, unknown, frame)
    note(failures, frame)
    if tries.isEmpty { return combine(ends.map(\.outcome), cause, unknown, frame) }
    var outcomes: [Outcome] = []
    for end in ends {
      if case .notImplemented = end.outcome.value, end.outcome.completion == .returned { continue }
      outcomes.append(end.outcome)
    }
    return combine(outcomes, cause, unknown, frame)
  }

  private func merge(
    _ ends: [(outcome: Outcome, after: [ObjectIdentifier: Snapshot])], _ befores: Branch,
    _ unknown: Unknown, _ frame: Frame
  ) {
    for (object, before) in befores.changed {
      if !branches.isEmpty { branches[branches.count - 1].record(object, before: before) }
      let id = ObjectIdentifier(object)
      var isFirst = true
      for end in ends {
        // The variables of a call that has returned are gone.
        if object === frame, end.outcome.completion == .returned,
          ends.contains(where: { $0.outcome.completion != .returned })
        {
          continue
        }
        let state = end.after[id] ?? before
        if isFirst {
          object.restore(state)
          isFirst = false
        } else {
          object.join(state, unknown)
        }
      }
    }
  }

  private func note(_ failures: [(RaisedException, Decision)], _ frame: Frame) {
    for (exception, decision) in failures {
      if tries.isEmpty {
        if record.assumptions.count < EvaluationRecord.limit {
          record.assumptions.append(.init(exception: exception, decision: decision))
        }
      } else {
        tries[tries.count - 1].raised.append((exception, decision))
        frame.pending.insert(.raised)
        frame.pendingCause = decision
      }
    }
  }

  /// One outcome for all ways; what only some do is left pending in the frame.
  private func combine(
    _ outcomes: [Outcome], _ cause: Decision, _ unknown: Unknown, _ frame: Frame
  ) -> Outcome {
    let order: [Completion] = [.normal, .continued, .broke, .returned]
    guard
      let completion = order.first(where: { kind in outcomes.contains { $0.completion == kind } })
    else { return Outcome() }
    var result = Outcome(completion: completion)
    var isFirst = true
    for outcome in outcomes {
      if outcome.completion == completion {
        result.value = isFirst ? outcome.value : joined(result.value, outcome.value, unknown)
        isFirst = false
        continue
      }
      frame.pendingCause = cause
      switch outcome.completion {
      case .normal: break
      case .continued: frame.pending.insert(.continued)
      case .broke: frame.pending.insert(.broke)
      case .returned:
        frame.pending.insert(.returned)
        frame.pendingReturn =
          frame.pendingReturn.map { joined($0, outcome.value, unknown) } ?? outcome.value
      }
    }
    return result
  }

  /// Runs something that a decision may pass over: once, or not at all.
  func maybe(
    _ unknown: Unknown, _ place: Place, _ frame: Frame,
    _ run: () throws(Interruption) -> Outcome
  ) throws(Interruption) -> Outcome {
    try explore(unknown, place, ways: 2, frame) { (way) throws(Interruption) -> Outcome in
      way == 0 ? try run() : Outcome()
    }
  }

  /// Runs the statements after one that some ways have left by `return`, `break` or `continue`.
  func rest(
    _ frame: Frame, _ run: () throws(Interruption) -> Completion
  ) throws(Interruption) -> Completion {
    let left = frame.pending
    guard let cause = frame.pendingCause else { return try run() }
    let value = frame.pendingReturn
    frame.pending = []
    frame.pendingReturn = nil
    let outcome = try explore(cause.unknown, cause.place, ways: 2, frame) {
      (way) throws(Interruption) -> Outcome in
      if way == 0 {
        let completion = try run()
        return Outcome(
          completion: completion, value: completion == .returned ? frame.returnValue : .none)
      }
      if left.contains(.continued) { return Outcome(completion: .continued) }
      if left.contains(.broke) { return Outcome(completion: .broke) }
      if left.contains(.returned) { return Outcome(completion: .returned, value: value ?? .none) }
      return Outcome()
    }
    frame.pending.formUnion(left)
    if outcome.completion == .continued { frame.pending.remove(.continued) }
    if outcome.completion == .broke { frame.pending.remove(.broke) }
    if left.contains(.returned), frame.pendingReturn == nil { frame.pendingReturn = value }
    if outcome.completion == .returned {
      frame.returnValue = outcome.value
      frame.pending.remove(.returned)
    }
    if frame.pendingCause == nil { frame.pendingCause = cause }
    return outcome.completion
  }

  /// Runs something that every way through the decisions needs alike, such as an imported module.
  func withCertainty<Result>(
    _ body: () throws(Interruption) -> Result
  ) throws(Interruption) -> Result {
    let (branches, decisions, tries) = (branches, decisions, tries)
    self.branches = []
    self.decisions = []
    self.tries = []
    defer {
      self.branches = branches
      self.decisions = decisions
      self.tries = tries
    }
    return try body()
  }
}
