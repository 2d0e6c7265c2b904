/// What came of applying the edits of a review.
public struct ReviewFixes: Sendable {
  /// A file that was written anew.
  public struct Fixed: Sendable, Equatable {
    /// Its name, relative to the project.
    public var file: String
    /// The rules whose findings are gone, one entry a finding.
    public var rules: [String]
  }

  /// Edits that were not applied.
  public struct Kept: Sendable, Equatable {
    /// The file, relative to the project.
    public var file: String
    /// The rule whose finding stays; nil when it is about the whole file.
    public var rule: String?
    /// Why, as a clause.
    public var reason: String
  }

  /// The files that were written.
  public var fixed: [Fixed] = []
  /// What was left as it was.
  public var kept: [Kept] = []
  /// The review of the files as they are now.
  public var review: MigrationReview

  /// How many findings are gone.
  public var count: Int { fixed.reduce(0) { $0 + $1.rules.count } }
}
