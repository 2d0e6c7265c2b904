import SourceText

/// A change of the reviewed file, or revisions in its place, after which a finding is gone.
public enum Rewrite: Sendable, Hashable {
  /// Edits of the file.
  case edits([SourceEdit])
  /// Revisions to run one after the other instead.
  case plan([PlannedRevision])
}

/// Text in the place of a part of the file.
public struct SourceEdit: Sendable, Hashable {
  /// The bytes that go; empty for an insertion.
  public var span: SourceSpan
  /// What comes.
  public var text: String

  /// Takes every part as it is given.
  public init(_ span: SourceSpan, _ text: String) {
    self.span = span
    self.text = text
  }
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
