/// Whether a revision file is applied somewhere, and what says so.
public struct AppliedStanding: Sendable, Equatable {
  /// The answer.
  public enum Answer: String, Sendable {
    /// It is applied, or presumed to be: it is not edited, renamed, deleted or given another parent.
    case applied
    /// It is applied nowhere that is known of, and may be changed.
    case draft
    /// Nothing here tells.
    case unknown
  }

  /// The answer.
  public let answer: Answer
  /// What it rests on, as the rest of a sentence that begins with "because".
  public let because: String
  /// Where the lock file says that it is applied.
  public let environments: [String]

  init(_ answer: Answer, because: String, environments: [String] = []) {
    self.answer = answer
    self.because = because
    self.environments = environments
  }
}
