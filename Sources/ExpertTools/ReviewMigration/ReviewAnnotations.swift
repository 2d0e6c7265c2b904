import Expert
import JSON
import Review

/// A review as the annotations of a pull request.
enum ReviewAnnotations {
  /// Workflow commands of GitHub Actions, one line a finding.
  ///
  /// Source: GitHub documentation, "Workflow commands for GitHub Actions".
  static func github(_ review: MigrationReview) -> String {
    review.findings.map { finding in
      let kind =
        switch finding.severity {
        case .error: "error"
        case .warning: "warning"
        case .info: "notice"
        }
      var properties: [String] = []
      if let place = finding.places.first {
        properties.append("file=\(property(place.file))")
        if place.line > 0 { properties += ["line=\(place.line)", "col=\(place.column)"] }
      }
      properties.append("title=\(property(finding.rule))")
      return "::\(kind) \(properties.joined(separator: ","))::"
        + data("\(finding.message) \(finding.remedy)") + "\n"
    }.joined()
  }

  private static func data(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }

  /// A code quality report of GitLab.
  ///
  /// Source: GitLab documentation, "Code Quality", report format.
  static func gitlab(_ review: MigrationReview) -> JSONValue {
    var seen: [String: Int] = [:]
    return .array(
      review.remarks.map { remark in
        let finding = remark.finding
        let place = finding.places.first
        let key =
          "\(finding.rule)\0\(place?.file ?? "")\0\(remark.excerpt?.line ?? finding.message)"
        let count = seen[key, default: 0]
        seen[key] = count + 1
        let severity =
          switch finding.severity {
          case .error: "critical"
          case .warning: "major"
          case .info: "info"
          }
        return [
          "description": .string("\(finding.message) \(finding.remedy)"),
          "check_name": .string(finding.rule),
          "fingerprint": .string(fingerprint("\(key)\0\(count)")),
          "severity": .string(severity),
          "location": [
            "path": .string(place?.file ?? ""),
            "lines": ["begin": .integer(max(1, place?.line ?? 1))],
          ],
        ]
      })
  }

  /// FNV-1a of 64 bits: the same for the same finding in every run.
  private static func fingerprint(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let hex = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - hex.count) + hex
  }
}
