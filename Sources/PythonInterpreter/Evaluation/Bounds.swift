import Glibc

extension Interpreter {
  /// Begins an evaluation with a fresh budget on the present thread.
  func begin(_ budget: Budget) {
    self.budget = budget
    steps = 0
    allocated = 0
    nextCheck = 1_024
    exhaustion = nil
    deadline = Clock.now() + budget.milliseconds
    stackLimit = Interpreter.stackEnd() + (192 << 10)
  }

  /// Runs the body of a module that is imported, with a budget of its own for each.
  ///
  /// What a revision imports may be a whole application: that takes time which is no sign of a
  /// program that never ends. A body that alone uses up a budget is one, and so are more imports
  /// than `Budget.importing` allows in all; it is not tried again.
  ///
  /// - Throws: what the body raises, and the end of its budget.
  func withinImport(
    _ name: String, _ body: () throws(Interruption) -> Void
  ) throws(Interruption) {
    let outer = (steps: steps, allocated: allocated, deadline: deadline)
    let start = Clock.now()
    if importDepth == 0 {
      importEnd = .forImport(from: start, budget.importing)
      importEnd.advance(by: importing, backwards: true)
    }
    importDepth += 1
    steps = 0
    nextCheck = 1_024
    allocated = 0
    deadline = Clock.forImport(from: start, budget.milliseconds).earlier(importEnd)
    defer {
      importDepth -= 1
      let elapsed = Clock.now().since(start)
      if importDepth == 0 { importing.advance(by: elapsed) }
      steps = outer.steps
      nextCheck = steps + 1_024
      allocated = outer.allocated
      deadline = outer.deadline
      deadline.advance(by: elapsed)
    }
    do throws(Interruption) {
      try body()
    } catch {
      if case .exhausted(let exhaustion) = error {
        exhaustedModules[name] = Unknown(
          .budget, "the import of \(name): \(exhaustion.reason)", exhaustion.place)
      }
      throw error
    }
  }

  /// The lowest address of the present thread's stack that may be used.
  private static func stackEnd() -> UInt {
    if let end = EvaluationThread.stackEnd { return end }
    // Another's thread: half of what a thread is given by default is assumed to be left.
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    var size = 0
    pthread_attr_getstacksize(&attributes, &size)
    var marker: UInt8 = 0
    let here = withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
    return here - min(here, UInt(size / 2))
  }

  @inline(__always)
  func step() throws(Interruption) {
    steps &+= 1
    if steps >= nextCheck { try checkBudget() }
    var marker: UInt8 = 0
    let address = withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
    if address < stackLimit { try exhaust(.depth, "nested too deeply") }
  }

  private func checkBudget() throws(Interruption) {
    nextCheck = steps + 1_024
    if steps > budget.steps { try exhaust(.steps, "more than \(budget.steps) steps") }
    if Clock.now().isAfter(deadline) {
      try exhaust(.time, "more than \(budget.milliseconds) ms")
    }
  }

  /// Counts the iterations of a loop written in Swift.
  @inline(__always)
  func tick(_ count: Int = 1) throws(Interruption) {
    steps &+= count
    if steps >= nextCheck { try checkBudget() }
  }

  /// Counts memory before it is taken.
  @inline(__always)
  func charge(_ bytes: Int) throws(Interruption) {
    let (sum, overflow) = allocated.addingReportingOverflow(bytes)
    if overflow || sum > budget.memory {
      try exhaust(.memory, "values of more than \(budget.memory >> 20) MiB")
    }
    allocated = sum
  }

  func exhaust(_ limit: Exhaustion.Limit, _ reason: String) throws(Interruption) -> Never {
    let exhaustion = Exhaustion(limit: limit, reason: reason, place: lastPlace)
    self.exhaustion = exhaustion
    throw .exhausted(exhaustion)
  }
}
