import Glibc
import Synchronization

/// Turns SIGTERM, SIGINT and SIGHUP into a byte on a pipe, which a thread that polls can notice.
enum TerminationSignal {
  /// The seconds after which the process ends by force, should nobody notice.
  private static let patience: UInt32 = 2
  private static let wakeDescriptor = Atomic<Int32>(-1)
  private static let number = Atomic<Int32>(0)

  /// The signal that came, if one did.
  static var received: Int32? {
    let number = number.load(ordering: .acquiring)
    return number == 0 ? nil : number
  }

  /// From now on writes a byte to `descriptor` on each of the signals.
  static func install(waking descriptor: Int32) {
    number.store(0, ordering: .releasing)
    wakeDescriptor.store(descriptor, ordering: .releasing)
    // A process that was started from a thread with signals blocked inherits that.
    var awaited = sigset_t()
    sigemptyset(&awaited)
    for signalNumber in [SIGTERM, SIGINT, SIGHUP, SIGALRM] { sigaddset(&awaited, signalNumber) }
    pthread_sigmask(SIG_UNBLOCK, &awaited, nil)
    signal(SIGALRM, SIG_DFL)
    for signalNumber in [SIGTERM, SIGINT, SIGHUP] {
      // Nothing in here may allocate or lock: it runs between any two instructions.
      signal(signalNumber) { signalNumber in
        let error = errno
        TerminationSignal.number.store(signalNumber, ordering: .releasing)
        var byte: UInt8 = 0
        _ = write(TerminationSignal.wakeDescriptor.load(ordering: .acquiring), &byte, 1)
        alarm(TerminationSignal.patience)
        errno = error
      }
    }
  }

  /// Lets the signals do again what they do by default.
  static func remove() {
    for signalNumber in [SIGTERM, SIGINT, SIGHUP] { signal(signalNumber, SIG_DFL) }
    wakeDescriptor.store(-1, ordering: .releasing)
  }
}
