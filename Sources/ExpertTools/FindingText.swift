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
    }
    if findings.count > limit {
      lines.append(
        "  … and \(findings.count - limit) more: response_format \"detailed\" lists all.")
    }
    return lines
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
