import Expert
import Review

/// Findings as text, the same in every tool and command.
enum FindingText {
  /// One block a finding: severity, rule and place, then the message and the remedy.
  static func lines(_ findings: [Finding], limit: Int) -> [String] {
    var lines: [String] = []
    for finding in findings.prefix(limit) {
      let place = finding.places.first.map { "  \($0.text)" } ?? ""
      lines.append("  \(finding.severity.rawValue) \(finding.rule)\(place)")
      lines.append("    \(finding.message)")
      for other in finding.places.dropFirst() { lines.append("    also: \(other.text)") }
      lines.append("    Remedy: \(finding.remedy)")
      lines += diff(finding).map { "    \($0)" }
    }
    if findings.count > limit {
      lines.append(
        "  … and \(findings.count - limit) more: response_format \"detailed\" lists all.")
    }
    return lines
  }

  /// The lines of a finding's difference without its head, some of a long one.
  static func diff(_ finding: Finding, limit: Int = 24) -> [String] {
    guard let diff = finding.diff else { return [] }
    let lines = diff.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2)
      .dropLast()
    let shown = lines.prefix(limit).map(printable)
    return shown + (lines.count > limit ? ["… and \(lines.count - limit) more lines"] : [])
  }

  /// A line of a file without characters that could steer a terminal.
  private static func printable(_ line: Substring) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in line.unicodeScalars {
      let isControl = scalar.value < 0x20 && scalar != "\t" || (0x7F...0x9F).contains(scalar.value)
      shown.append(isControl ? "\u{FFFD}" : scalar)
    }
    return String(shown)
  }

  /// "2 errors, 1 warning", or "none".
  static func summary(_ findings: [Finding]) -> String {
    let parts = Severity.allCases.compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      guard count > 0 else { return nil }
      switch severity {
      case .error: return Plural.text(count, "error")
      case .warning: return Plural.text(count, "warning")
      case .info: return "\(count) info"
      }
    }
    return parts.isEmpty ? "none" : parts.joined(separator: ", ")
  }
}
