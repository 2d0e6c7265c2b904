/// A few threads that run jobs in the order in which they came; none until there is a job.
final class WorkerPool: Sendable {
  typealias Job = @Sendable () -> Void

  private struct State {
    var waiting: [Job] = []
    /// The first of `waiting` that is still to be run.
    var head = 0
    var threads = 0
    var idle = 0
    var isStopped = false

    var count: Int { waiting.count - head }

    mutating func next() -> Job? {
      guard head < waiting.count else { return nil }
      let job = waiting[head]
      head += 1
      if head == waiting.count || head >= 256 {
        waiting.removeFirst(head)
        head = 0
      }
      return job
    }
  }

  private let state = Monitor(State())
  private let width: Int
  private let capacity: Int

  /// A pool of at most `width` threads and `capacity` jobs that wait for one.
  init(width: Int, capacity: Int) {
    self.width = width
    self.capacity = capacity
  }

  /// Takes a job, waiting while too many wait already; false when that took until the deadline.
  func submit(_ job: @escaping Job, until deadline: Deadline) -> Bool {
    let isTaken = state.wait(until: deadline) { state -> Bool? in
      guard state.count < capacity else { return nil }
      state.waiting.append(job)
      return true
    }
    guard isTaken == true else { return false }
    let needsThread = state.change { state in
      guard state.count > state.idle, state.threads < width else { return false }
      state.threads += 1
      return true
    }
    if needsThread, !Thread.start({ self.work() }) {
      // Without any thread the job runs here: slow, but nothing is lost.
      let isAlone = state.change { state in
        state.threads -= 1
        return state.threads == 0
      }
      if isAlone, let job = state.change({ $0.next() }) { job() }
    }
    return true
  }

  /// Waits until every job has ended, at most until the deadline; answers whether all have.
  func drain(until deadline: Deadline) -> Bool {
    state.wait(until: deadline) { state in
      state.count == 0 && state.idle == state.threads ? true : nil
    } ?? false
  }

  /// Lets go of the jobs that wait, and of each thread after its job.
  func stop() {
    state.change { state in
      state.waiting = []
      state.head = 0
      state.isStopped = true
    }
  }

  private func work() {
    while true {
      state.change { $0.idle += 1 }
      let job: Job?? = state.wait { state in
        if state.isStopped { return .some(nil) }
        return state.next().map { job in
          state.idle -= 1
          return job
        }
      }
      guard let job, let job else { return }
      job()
    }
  }
}
