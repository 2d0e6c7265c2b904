/// What an evaluation met on its way, for those who must say how sure its result is.
public struct EvaluationRecord {
  /// A call of a value that is not known.
  public struct UnknownCall {
    /// What was called.
    public let callee: Unknown
    /// With what.
    public let arguments: CallArguments
    /// Where.
    public let place: Place
    /// Whether the call happens at all.
    public let certainty: Certainty
    /// Whether the call is a statement of its own, made for what it does and not for what it gives.
    public internal(set) var isStatement = false
  }

  /// An exception that was assumed not to be raised, because otherwise nothing would follow.
  public struct Assumption {
    /// The exception.
    public let exception: RaisedException
    /// What decides.
    public let decision: Decision
  }

  /// The conditions that hang on an unknown value.
  public internal(set) var decisions: [Decision] = []
  /// Calls of unknown values.
  public internal(set) var unknownCalls: [UnknownCall] = []
  /// Exceptions that were assumed not to be raised.
  public internal(set) var assumptions: [Assumption] = []
  /// Statements of imported modules that raised an exception for which nobody waited; see `runImported`.
  public internal(set) var skipped: [Unknown] = []
  /// What the program printed.
  public internal(set) var output = ""

  /// Each list stops growing here; a loop can meet the same place without end.
  static let limit = 10_000
}
