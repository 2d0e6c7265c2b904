import Expert
import Review

/// A review as a comment on a pull request.
enum ReviewMarkdown {
  static func text(_ review: MigrationReview) -> String {
    var text = "## Review of migrations: \(review.verdict.rawValue)\n\n"
    text += "\(FindingText.summary(review.findings)); PostgreSQL \(review.postgresql).\n"
    if !review.remarks.isEmpty {
      text += "\n| severity | rule | place | finding | remedy |\n|---|---|---|---|---|\n"
      for finding in review.findings {
        let place = finding.places.first?.text ?? ""
        text +=
          "| \(finding.severity.rawValue) | `\(finding.rule)` | \(cell(place)) | "
          + "\(cell(finding.message)) | \(cell(finding.remedy)) |\n"
      }
    }
    for remark in review.remarks {
      guard let diff = remark.diff ?? remark.finding.diff else { continue }
      text += "\n<details><summary><code>\(remark.finding.rule)</code>, the change</summary>\n\n"
      text += "````diff\n\(diff)````\n\n</details>\n"
    }
    for subject in review.subjects {
      text += "\n**\(subject.revision)** \(cell(subject.message))\n\n"
      for item in subject.checklist {
        let mark =
          switch item.standing {
          case .passed: "x"
          case .failed, .unknown: " "
          }
        text += "- [\(mark)] \(item.name): \(cell(item.evidence))\n"
      }
    }
    return text + "\nNext: \(review.next)\n"
  }

  /// Text from the repository stays text: no markup, no end of the cell.
  private static func cell(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "|", "<", ">", "[", "]", "*", "_", "\\", "`", "#", "!":
        result += "\\" + String(character)
      case "\n", "\r", "\r\n": result += " "
      case "@": result += "@\u{200B}"
      default: result.append(character)
      }
    }
    return result
  }
}
