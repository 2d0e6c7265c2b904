/// Why an evaluation does not go on: a Python exception, or the end of the budget.
///
/// The exception belongs to the thread that evaluates, as all values do; `Error` asks for `Sendable`.
public enum Interruption: Error, @unchecked Sendable {
  /// A Python exception.
  case raised(RaisedException)
  /// The budget is used up; no `except` clause can catch it.
  case exhausted(Exhaustion)
}

/// A Python exception on its way.
public final class RaisedException {
  /// The exception object.
  public let exception: InstanceObject
  /// The places that it passed, innermost first.
  public internal(set) var traceback: [Place] = []

  init(_ exception: InstanceObject) { self.exception = exception }

  /// The name of the exception's class.
  public var typeName: String { exception.type.name }
}

/// Which limit of the budget was reached, and where.
public struct Exhaustion: Error, Sendable {
  /// The limits of a budget.
  public enum Limit: String, Sendable {
    /// Evaluated expressions and statements.
    case steps
    /// Nesting of calls and expressions.
    case depth
    /// Memory taken by values.
    case memory
    /// Time of the processor.
    case time
  }

  /// The limit.
  public let limit: Limit
  /// One sentence, such as `more than 2000000 steps`.
  public let reason: String
  /// Where evaluation stopped.
  public let place: Place
}
