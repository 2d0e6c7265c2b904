import Expert

/// The answer of `change_summary` as text: both shapes in which agents hand work over.
enum ChangeSummaryText {
  /// The files that a concise answer lists at most.
  static let conciseLimit = 25

  static func text(_ summary: HandOver, _ format: ResponseFormat) -> String {
    guard !summary.files.isEmpty else {
      let notes = summary.notes.map { $0 + "\n" }.joined()
      return "Nothing to hand over.\n\(notes)Next: \(summary.next)\n"
    }
    var parts: [String] = []
    if summary.isReviewOpen, let review = summary.review {
      parts.append("Not finished: the review says \(review).")
    }
    parts.append(list(summary, limit: format == .concise ? conciseLimit : Int.max))
    parts.append(block(summary, limit: format == .concise ? conciseLimit : Int.max))
    if !summary.commands.isEmpty { parts.append(commands(summary)) }
    parts.append(rest(summary))
    if format == .detailed, !summary.commit.body.isEmpty {
      parts.append("Commit body:\n\n```\n\(summary.commit.body)\n```")
    }
    parts.append("Next: \(summary.next)")
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// The list that agent files ask for.
  private static func list(_ summary: HandOver, limit: Int) -> String {
    var lines = [
      "📋 Ready to commit! Here's a summary for @git-github:",
      "- **Type**: \(summary.kind.rawValue)",
      "- **Scope**: \(summary.scope ?? "none")",
      "- **Description**: \(summary.description)",
      "- **Files changed**:",
    ]
    for file in summary.files.prefix(limit) {
      let gone = file.change == .deleted ? " (deleted)" : ""
      lines.append("  - `\(file.path)`\(gone)")
    }
    if summary.files.count > limit {
      lines.append("  - … and \(summary.files.count - limit) more: response_format \"detailed\".")
    }
    return lines.joined(separator: "\n")
  }

  /// The block that instruction files ask for.
  private static func block(_ summary: HandOver, limit: Int) -> String {
    let names = summary.files.prefix(limit).map { "`\($0.path)`" }.joined(separator: ", ")
    let more = summary.files.count > limit ? " and \(summary.files.count - limit) more" : ""
    return """
      ---
      ## Ready to commit

      **Files changed**: \(names)\(more)
      **Suggested commit**: `\(summary.commit.line)`
      **Branch**: \(summary.branch ?? "<current branch>")
      ---
      """
  }

  private static func commands(_ summary: HandOver) -> String {
    let lines = summary.commands.enumerated().map { "\($0.offset + 1). `\($0.element)`" }
    return "## Terminal Commands Required\n\nBy a person, on a database that may be lost:\n\n"
      + lines.joined(separator: "\n")
  }

  private static func rest(_ summary: HandOver) -> String {
    var lines = ["Type \(summary.kind.rawValue), because \(summary.reason)."]
    if let review = summary.review, !summary.isReviewOpen { lines.append("Review: \(review).") }
    if let skill = summary.skill { lines.append("This project commits as `\(skill)` says.") }
    return (lines + summary.notes).joined(separator: "\n")
  }
}
