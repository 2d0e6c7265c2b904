import Glibc

/// Does independent work on two threads, for histories that are long enough to gain from it.
enum ParallelReading {
  /// Fewer pieces are done on the calling thread: a thread costs as much as reading several files.
  private static let worthwhile = 48

  /// `body` of every number below `count`, in order.
  static func map<Value: Sendable>(
    count: Int, _ body: @escaping @Sendable (Int) -> Value
  ) -> [Value] {
    guard count >= worthwhile else { return (0..<count).map(body) }
    let half = count / 2
    let other = Portion { (half..<count).map(body) }
    var thread = pthread_t()
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    // Deeply nested source needs as much stack as on the main thread.
    pthread_attr_setstacksize(&attributes, 8 << 20)
    let handle = Unmanaged.passRetained(other as AnyPortion).toOpaque()
    let created = pthread_create(
      &thread, &attributes,
      { argument in
        if let argument {
          Unmanaged<AnyPortion>.fromOpaque(argument).takeUnretainedValue().run()
        }
        return nil
      }, handle)
    let first = (0..<half).map(body)
    if created == 0 { pthread_join(thread, nil) } else { other.run() }
    Unmanaged<AnyPortion>.fromOpaque(handle).release()
    return first + other.result
  }
}

/// Work that a thread is given; a C function pointer cannot carry a generic type.
private class AnyPortion {
  func run() {}
}

/// One half of the work and its result; `pthread_join` orders the two threads' accesses.
private final class Portion<Value>: AnyPortion {
  private let work: () -> [Value]
  private(set) var result: [Value] = []

  init(_ work: @escaping () -> [Value]) { self.work = work }

  override func run() { result = work() }
}
