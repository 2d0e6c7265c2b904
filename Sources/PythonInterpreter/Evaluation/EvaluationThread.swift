import Glibc

/// A thread with a stack that deep Python programs need.
public enum EvaluationThread {
  /// 256 MiB of address space; pages are taken only as they are used.
  public static let defaultStack = 256 << 20

  /// Keeps, for a thread started here, the lowest address of its stack.
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()

  /// The lowest address of the present thread's stack, if `run` started the thread.
  static var stackEnd: UInt? {
    guard let pointer = pthread_getspecific(key) else { return nil }
    return UInt(bitPattern: pointer)
  }

  private static func noteStack(_ size: Int) {
    var marker: UInt8 = 0
    let here = withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
    pthread_setspecific(key, UnsafeRawPointer(bitPattern: here - UInt(size)))
  }

  private final class Work {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
  }

  private struct Unchecked<Content>: @unchecked Sendable {
    var content: Content
  }

  /// Runs `body` on a thread of its own and waits for it.
  ///
  /// Interpreters and values may be made and used inside and handed out: the two threads never run
  /// at once.
  public static func run<Result>(stack: Int = defaultStack, _ body: () -> Result) -> Result? {
    var result: Result?
    withoutActuallyEscaping(body) { body in
      withUnsafeMutablePointer(to: &result) { pointer in
        let target = Unchecked(content: pointer)
        let work = Work {
          noteStack(stack)
          target.content.pointee = body()
        }
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, stack)
        defer { pthread_attr_destroy(&attributes) }
        var thread = pthread_t()
        let status = pthread_create(
          &thread, &attributes,
          { argument in
            if let argument { Unmanaged<Work>.fromOpaque(argument).takeUnretainedValue().body() }
            return nil
          }, Unmanaged.passUnretained(work).toOpaque())
        if status == 0 { pthread_join(thread, nil) }
        withExtendedLifetime(work) {}
      }
    }
    return result
  }
}
