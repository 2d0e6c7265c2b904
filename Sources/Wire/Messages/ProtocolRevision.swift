import JSON

/// The published revisions of the Model Context Protocol, oldest first.
public enum ProtocolRevision: String, Sendable, CaseIterable, Comparable {
  /// The first published revision.
  case november2024 = "2024-11-05"
  /// Adds tool annotations, batches and progress messages.
  case march2025 = "2025-03-26"
  /// Adds titles and structured output; removes batches.
  case june2025 = "2025-06-18"
  /// The last revision that opens with `initialize`.
  case november2025 = "2025-11-25"
  /// Stateless: every request carries its revision.
  case july2026 = "2026-07-28"

  /// The newest revision that `initialize` can agree on.
  public static let newestWithHandshake = ProtocolRevision.november2025

  /// Every revision as it is advertised, newest first.
  public static let advertised = JSONValue.strings(allCases.reversed().map(\.rawValue))

  /// Whether a request states its revision itself and no handshake comes first.
  public var isStateless: Bool { self >= .july2026 }

  /// Whether several messages may come as one array.
  public var hasBatches: Bool { self == .march2025 }

  /// Older before newer.
  public static func < (left: ProtocolRevision, right: ProtocolRevision) -> Bool {
    left.rawValue < right.rawValue
  }
}
