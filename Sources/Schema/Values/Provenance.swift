import SourceText

/// Where a fact was read: a span of a file, and the revision that the file is.
public struct Place: Sendable, Hashable {
  /// The file's name as messages show it.
  public var file: String
  /// The bytes of the file that say it.
  public var span: SourceSpan
  /// The revision's id when the file is a migration.
  public var revision: String?

  /// Takes every part as it is given.
  public init(file: String, span: SourceSpan, revision: String? = nil) {
    self.file = file
    self.span = span
    self.revision = revision
  }
}

/// How much a fact can be trusted.
public enum Standing: Sendable, Hashable {
  /// It follows from the files.
  case known
  /// It holds in an empty database; rows could make it different.
  case dependsOnData(reason: String)
  /// It could not be read, for this reason.
  case unknown(reason: String, place: Place?)

  /// Whether nothing is in doubt.
  public var isKnown: Bool { self == .known }
}

/// Where a fact comes from and how much it can be trusted.
///
/// Any two are equal: facts are compared by what they say, not by where they were read, so a
/// column of a model equals the same column of a migration.
public struct Provenance: Sendable, Hashable {
  /// Where it was read; nil when nobody said.
  public var place: Place?
  /// How much it can be trusted.
  public var standing: Standing

  /// Known, without a place.
  public static let unplaced = Provenance()

  /// A fact from `place`.
  public init(place: Place? = nil, standing: Standing = .known) {
    self.place = place
    self.standing = standing
  }

  /// Always true.
  public static func == (left: Provenance, right: Provenance) -> Bool { true }

  /// Adds nothing.
  public func hash(into hasher: inout Hasher) {}
}
