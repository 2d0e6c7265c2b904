import SourceText

/// A change of the reviewed file, or revisions in its place, after which a finding is gone.
public enum Rewrite: Sendable, Hashable {
  /// Edits of the file.
  case edits([SourceEdit])
  /// Revisions to run one after the other instead.
  case plan([PlannedRevision])
}

/// One revision of a plan.
public struct PlannedRevision: Sendable, Hashable {
  /// What it does.
  public var message: String
  /// The body of `upgrade()`.
  public var upgrade: String
  /// The body of `downgrade()`.
  public var downgrade: String

  /// Takes every part as it is given.
  public init(_ message: String, upgrade: String, downgrade: String) {
    self.message = message
    self.upgrade = upgrade
    self.downgrade = downgrade
  }
}
