import Expert
import JSON

extension ReviewReport {
  /// A review after its edits were applied.
  ///
  /// - Returns: What goes to standard output, and for formats that other programs read what a person
  ///   should know beside it.
  public func print(
    _ fixes: ReviewFixes, _ format: ResponseFormat
  ) -> (output: String, aside: String) {
    switch self {
    case .text:
      return (print(fixes.review, format) + "\n" + ReviewFixText.text(fixes), "")
    case .json:
      guard case .object(var object) = ReviewJSON.value(fixes.review, format) else { break }
      object["fixed"] = .array(
        fixes.fixed.map { ["file": .string($0.file), "rules": .strings($0.rules)] })
      object["left"] = .array(
        fixes.kept.map {
          [
            "file": .string($0.file), "rule": .optional($0.rule), "reason": .string($0.reason),
          ]
        })
      return (JSONValue.object(object).pretty + "\n", "")
    case .sarif, .github, .gitlab, .markdown: break
    }
    return (print(fixes.review, format), ReviewFixText.text(fixes))
  }
}

/// What came of applying edits, as text for a reader.
enum ReviewFixText {
  static func text(_ fixes: ReviewFixes) -> String {
    var lines = fixes.fixed.map { fixed in
      var counts: [(rule: String, count: Int)] = []
      for rule in fixed.rules {
        if let index = counts.firstIndex(where: { $0.rule == rule }) {
          counts[index].count += 1
        } else {
          counts.append((rule, 1))
        }
      }
      let rules = counts.map { $0.count == 1 ? $0.rule : "\($0.rule) × \($0.count)" }
      return "Fixed in \(fixed.file): \(rules.joined(separator: ", "))"
    }
    lines += fixes.kept.map { kept in
      "Not fixed in \(kept.file): " + (kept.rule.map { "\($0), because " } ?? "") + kept.reason
    }
    lines.append(summary(fixes))
    return lines.joined(separator: "\n") + "\n"
  }

  /// How many findings are gone, and how many are left.
  private static func summary(_ fixes: ReviewFixes) -> String {
    let left = fixes.review.remarks.count
    guard fixes.count > 0 else {
      return left == 0 ? "Nothing to fix." : "Fixed nothing; \(left) remaining."
    }
    return "Fixed \(Plural.text(fixes.count, "finding")) in "
      + "\(Plural.text(fixes.fixed.count, "file")); \(left) remaining."
  }
}
