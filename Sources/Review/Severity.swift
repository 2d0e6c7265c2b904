/// How much a defect matters.
public enum Severity: String, Sendable, Comparable, CaseIterable {
  /// It fails, or stops what runs, or cannot be taken back.
  case error
  /// It works and will hurt.
  case warning
  /// Worth knowing.
  case info

  /// Errors sort first.
  public static func < (left: Severity, right: Severity) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .info: 2
    }
  }
}
