import Expert
import JSON
import Review

/// A review as SARIF 2.1.0, which code scanning reads.
///
/// Source: OASIS "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
enum ReviewSARIF {
  static func value(_ review: MigrationReview) -> JSONValue {
    let remarks = review.remarks + review.allowed
    var ids: [String] = []
    for remark in remarks where !ids.contains(remark.finding.rule) {
      ids.append(remark.finding.rule)
    }
    return [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "version": "2.1.0",
      "runs": [
        [
          "tool": [
            "driver": [
              "name": "alembic-expert", "version": .string(Product.version),
              "rules": .array(ids.map(rule)),
            ]
          ],
          "columnKind": "unicodeCodePoints",
          "results": .array(remarks.map { result($0, ids) }),
        ]
      ],
    ]
  }

  private static func rule(_ id: String) -> JSONValue {
    guard let page = RuleCatalogue.page(id) else { return ["id": .string(id)] }
    return [
      "id": .string(id),
      "shortDescription": ["text": .string(page.title)],
      "fullDescription": ["text": .string(page.why)],
      "help": ["text": .string(page.remedy)],
      "defaultConfiguration": ["level": .string(level(page.severity))],
    ]
  }

  private static func result(_ remark: MigrationReview.Remark, _ ids: [String]) -> JSONValue {
    let finding = remark.finding
    var object: JSONObject = [
      "ruleId": .string(finding.rule),
      "ruleIndex": .integer(ids.firstIndex(of: finding.rule) ?? 0),
      "level": .string(level(finding.severity)),
      "message": ["text": .string("\(finding.message) \(finding.remedy)")],
      "locations": .array(finding.places.prefix(1).map(location)),
    ]
    // "A JSON array of one or more unique location objects" (3.27.22).
    var related: [Finding.Place] = []
    for place in finding.places.dropFirst() where !related.contains(place) {
      related.append(place)
    }
    if !related.isEmpty { object["relatedLocations"] = .array(related.map(location)) }
    if let reason = remark.allowedBecause {
      object["suppressions"] = [["kind": "inSource", "justification": .string(reason)]]
    }
    return .object(object)
  }

  private static func location(_ place: Finding.Place) -> JSONValue {
    var physical: JSONObject = ["artifactLocation": ["uri": .string(uri(place.file))]]
    if place.line > 0 {
      physical["region"] = [
        "startLine": .integer(place.line), "startColumn": .integer(max(1, place.column)),
      ]
    }
    return ["physicalLocation": .object(physical)]
  }

  /// The path as a relative reference, or a `file:` URI where it is absolute (RFC 3986): what may not
  /// stand there is percent-encoded.
  private static func uri(_ path: String) -> String {
    var text = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      let scalar = Unicode.Scalar(byte)
      let isPlain =
        scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      if isPlain || "/-._~".unicodeScalars.contains(scalar) {
        text.unicodeScalars.append(scalar)
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        text += "%" + (hex.count == 1 ? "0" : "") + hex
      }
    }
    return text
  }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    }
  }
}
