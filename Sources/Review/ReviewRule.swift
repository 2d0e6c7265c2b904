/// One thing that a review looks for.
///
/// A new rule is one file and one line in the list of its group; a test finds a file without its line,
/// and runs its examples. A rule that another part of the engine checks, as `check_heads` checks the
/// graph, has its page here and asks nothing.
public protocol ReviewRule: Sendable {
  /// What it says of itself.
  static var page: RulePage { get }
  /// Judges one operation of `upgrade()`.
  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding]
  /// Judges a revision as a whole.
  static func check(_ revision: ReviewedRevision) -> [RuleFinding]
}

extension ReviewRule {
  /// Nothing.
  public static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    []
  }

  /// Nothing.
  public static func check(_ revision: ReviewedRevision) -> [RuleFinding] { [] }
}
