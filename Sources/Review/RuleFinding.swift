import PostgreSQLDialect
import Schema

/// What a rule found.
public struct RuleFinding: Sendable {
  /// What is wrong, as sentences that name the objects.
  public var message: String
  /// Where; nil for the file as a whole.
  public var place: Place?
  /// What to do about it; nil for the remedy of the rule's page.
  public var remedy: String?
  /// How much it matters; nil for the severity of the rule's page.
  public var severity: Severity?
  /// Other places that belong to it.
  public var related: [Place]
  /// The locks that it is about.
  public var locks: [RelationLock]
  /// The change that makes it go away; nil where none is known to be safe.
  public var rewrite: Rewrite?
  /// Whether it is about the habit of the whole project, so that the newest revision alone tells it.
  public var isAboutProject = false

  /// Takes every part as it is given.
  public init(
    _ message: String, at place: Place?, remedy: String? = nil, severity: Severity? = nil,
    related: [Place] = [], locks: [RelationLock] = [], rewrite: Rewrite? = nil
  ) {
    self.message = message
    self.place = place
    self.remedy = remedy
    self.severity = severity
    self.related = related
    self.locks = locks
    self.rewrite = rewrite
  }
}
