import Synchronization

/// What is read once for as long as a repository is open.
final class ReadOnce<Value: Sendable>: Sendable {
  private let state = Mutex<Value??>(nil)

  func value(_ read: () throws(GitFailure) -> Value?) throws(GitFailure) -> Value? {
    if let known = state.withLock({ $0 }) { return known }
    let value = try read()
    state.withLock { $0 = .some(value) }
    return value
  }
}
