import Foundation
import Guard

/// One line of `labelled-actions.tsv`: what an agent would do, and what must be said to it.
///
/// The columns are separated by tabs. In an action `¦` stands between a path, the old text and the new
/// one (or the content, or the other path), and `⏎` for the end of a line. The rule of an allowed action is
/// the one whose twin it is.
struct LabelledAction {
  let line: Int
  let isOwnAgent: Bool
  let kind: String
  let parts: [String]
  let verdict: Decision.Verdict
  let rule: String
  let owner: String

  var testDescription: String { "line \(line): \(kind) \(parts.joined(separator: " ¦ "))" }

  /// What stands in the file beside this one.
  static func all() throws -> [LabelledAction] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "labelled-actions.tsv")
    let text = try String(contentsOf: file, encoding: .utf8)
    return try text.split(separator: "\n").enumerated().dropFirst().map { index, line in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard columns.count == 6, let verdict = Decision.Verdict(rawValue: columns[3]) else {
        throw UnreadableLine(line: index + 1)
      }
      return LabelledAction(
        line: index + 1, isOwnAgent: columns[0] == "own", kind: columns[1],
        parts: columns[2].components(separatedBy: " ¦ ").map {
          $0.replacingOccurrences(of: "⏎", with: "\n")
        },
        verdict: verdict, rule: columns[4], owner: columns[5])
    }
  }

  struct UnreadableLine: Error { let line: Int }

  /// The action as an example of the catalogue would have it.
  var example: ActionExample? {
    switch (kind, parts.count) {
    case ("command", _): .command(parts.joined(separator: " ¦ "))
    case ("create", 2): .create(parts[0], parts[1])
    case ("edit", 3): .edit(parts[0], replacing: parts[1], with: parts[2])
    case ("delete", 1): .delete(parts[0])
    case ("rename", 2): .rename(parts[0], to: parts[1])
    default: nil
    }
  }
}
