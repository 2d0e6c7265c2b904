import Expert
import JSON
import Review

/// Findings as JSON, the same in every tool: `rule`, `severity`, `message`, `file`, `line`, `column`.
enum FindingJSON {
  /// One finding; places after the first are `related`.
  static func value(_ finding: Finding) -> JSONValue {
    let place = finding.places.first
    var object: JSONObject = [
      "rule": .string(finding.rule),
      "severity": .string(finding.severity.rawValue),
      "message": .string(finding.message),
      "file": .optional(place?.file),
      "line": (place?.line).flatMap { $0 == 0 ? nil : .integer($0) } ?? .null,
      "column": (place?.column).flatMap { $0 == 0 ? nil : .integer($0) } ?? .null,
      "remedy": .string(finding.remedy),
    ]
    if finding.places.count > 1 {
      object["related"] = .array(
        finding.places.dropFirst().map {
          ["file": .string($0.file), "line": .integer($0.line), "column": .integer($0.column)]
        })
    }
    if let diff = finding.diff { object["diff"] = .string(diff) }
    return .object(object)
  }
}
