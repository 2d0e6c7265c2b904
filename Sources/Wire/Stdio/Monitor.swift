import Glibc

/// State behind a lock, with waiting for a change of it.
///
/// `Synchronization.Mutex` has no condition to wait for, and the concurrency runtime costs
/// milliseconds when a process starts.
final class Monitor<State>: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var state: State

  init(_ state: State) {
    self.state = state
    pthread_mutex_init(mutex, nil)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(condition, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Looks at the state or changes it without anybody waiting for the change.
  func withLock<Result>(_ body: (inout State) -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body(&state)
  }

  /// Changes the state and lets all who wait look again.
  func change<Result>(_ body: (inout State) -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer {
      pthread_cond_broadcast(condition)
      pthread_mutex_unlock(mutex)
    }
    return body(&state)
  }

  /// Waits until `body` answers something, looking after every change, at most until `deadline`.
  func wait<Result>(until deadline: Deadline = .never, for body: (inout State) -> Result?)
    -> Result?
  {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while true {
      if let result = body(&state) { return result }
      guard var time = deadline.time else {
        pthread_cond_wait(condition, mutex)
        continue
      }
      if pthread_cond_timedwait(condition, mutex, &time) == ETIMEDOUT { return body(&state) }
    }
  }
}

/// A moment on the clock that nobody sets.
struct Deadline {
  let time: timespec?

  static let never = Deadline(time: nil)

  static func after(milliseconds: Int) -> Deadline {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    let nanoseconds = now.tv_nsec + milliseconds % 1000 * 1_000_000
    return Deadline(
      time: timespec(
        tv_sec: now.tv_sec + milliseconds / 1000 + nanoseconds / 1_000_000_000,
        tv_nsec: nanoseconds % 1_000_000_000))
  }
}
