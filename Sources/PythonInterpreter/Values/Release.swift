import Glibc

/// Releases deeply nested objects without using the stack up.
///
/// Letting go of `[[[…]]]` releases one level inside the release of the other. Beyond a depth the
/// children are put aside and released by the outermost release of the thread.
enum Release {
  private final class State {
    var depth = 0
    var waiting: [[Value]] = []
  }

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key) { pointer in
      if let pointer { Unmanaged<State>.fromOpaque(pointer).release() }
    }
    return key
  }()

  private static func state() -> State {
    if let pointer = pthread_getspecific(key) {
      return Unmanaged<State>.fromOpaque(pointer).takeUnretainedValue()
    }
    let state = State()
    pthread_setspecific(key, Unmanaged.passRetained(state).toOpaque())
    return state
  }

  /// Lets go of `children`, which nothing else holds.
  static func nested(_ children: inout [Value]) {
    guard !children.isEmpty else { return }
    let state = state()
    if state.depth >= 64 {
      state.waiting.append(children)
      children = []
      return
    }
    state.depth += 1
    children = []
    if state.depth == 1 {
      while let next = state.waiting.popLast() { _ = next }
    }
    state.depth -= 1
  }

  /// Lets go of one child.
  static func nested(_ child: Value) {
    var children = [child]
    nested(&children)
  }
}
