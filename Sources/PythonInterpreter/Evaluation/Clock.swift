import Glibc

/// A moment, or a length of time, in milliseconds by two clocks.
///
/// What a program is found to do must not hang on what else the machine is busy with, so a budget is one
/// of processor time. Who waits for the answer has a clock on the wall: it may show twice as much.
struct Clock {
  /// Processor time that the present thread has used.
  private var processor = 0
  /// A clock that only goes forward.
  private var wall = 0

  static func now() -> Clock {
    var clock = Clock()
    clock.processor = milliseconds(CLOCK_THREAD_CPUTIME_ID)
    clock.wall = milliseconds(CLOCK_MONOTONIC)
    return clock
  }

  private static func milliseconds(_ id: clockid_t) -> Int {
    var time = timespec()
    clock_gettime(id, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }

  /// The moment at which a budget ends that begins now.
  static func + (start: Clock, budget: Int) -> Clock {
    var end = start
    end.processor += budget
    end.wall += 2 * budget
    return end
  }

  /// The moment at which the budget of an import ends that begins now: several packages may be read
  /// beside it, and on a busy machine an application would be known at one time and not at another.
  static func forImport(from start: Clock, _ budget: Int) -> Clock {
    var end = start
    end.processor += budget
    end.wall += 5 * budget
    return end
  }

  /// The time since an earlier moment.
  func since(_ start: Clock) -> Clock {
    var elapsed = self
    elapsed.advance(by: start, backwards: true)
    return elapsed
  }

  /// Moves by a length of time.
  mutating func advance(by elapsed: Clock, backwards: Bool = false) {
    processor += backwards ? 0 - elapsed.processor : elapsed.processor
    wall += backwards ? 0 - elapsed.wall : elapsed.wall
  }

  /// The earlier of both by each clock.
  func earlier(_ other: Clock) -> Clock {
    var result = self
    result.processor = min(processor, other.processor)
    result.wall = min(wall, other.wall)
    return result
  }

  /// Whether either clock shows more.
  func isAfter(_ end: Clock) -> Bool { processor > end.processor || wall > end.wall }
}
