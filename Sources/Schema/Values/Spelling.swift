/// How a source words something that PostgreSQL stores without the wording.
///
/// Any two are equal, as any two places are: the wording is for those who print, not part of what
/// is said.
public struct Spelling: Sendable, Hashable {
  /// The words; nil where a writer is to choose its own.
  public var text: String?

  /// No wording.
  public static let unspoken = Spelling()

  /// The wording of a source.
  public init(_ text: String? = nil) { self.text = text }

  /// Always true.
  public static func == (left: Spelling, right: Spelling) -> Bool { true }

  /// Adds nothing.
  public func hash(into hasher: inout Hasher) {}
}
