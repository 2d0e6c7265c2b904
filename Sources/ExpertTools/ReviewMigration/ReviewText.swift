import Expert
import PostgreSQLDialect
import Review
import Schema

/// The answer of `review_migration` as text for a reader.
enum ReviewText {
  /// Findings that a concise answer shows at most.
  static let conciseLimit = 25

  static func text(_ review: MigrationReview, _ format: ResponseFormat) -> String {
    var lines = [opening(review)]
    lines += review.notes.map { "Not read: \($0)." }
    for subject in review.subjects {
      lines.append(
        "  \(subject.revision)  \(subject.message)  \(subject.file)  "
          + Plural.text(subject.operations, "operation"))
      for doubt in subject.doubts where !doubt.dependsOnData {
        let place = doubt.place.map { "  \($0.text)" } ?? ""
        lines.append("    not known: \(doubt.reason)\(place)")
      }
    }
    let limit = format == .concise ? conciseLimit : Int.max
    for remark in review.remarks.prefix(limit) {
      lines.append("")
      lines += block(remark, format)
    }
    if review.remarks.count > limit {
      lines += [
        "", "… and \(review.remarks.count - limit) more: response_format \"detailed\" lists all.",
      ]
    }
    for remark in review.allowed {
      let place = remark.finding.places.first.map { "  \($0.text)" } ?? ""
      lines += [
        "", "allowed \(remark.finding.rule)\(place)  because: \(remark.allowedBecause ?? "")",
      ]
    }
    lines += checklist(review, format)
    lines += ["", "Next: \(review.next)"]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func opening(_ review: MigrationReview) -> String {
    if review.subjects.isEmpty, review.remarks.isEmpty, review.verdict == .approve {
      return "There is nothing to review."
    }
    let verdict =
      switch review.verdict {
      case .approve: "approve"
      case .consider: "weigh the warnings"
      case .change: "change before it is merged"
      case .unknown: "not everything could be read"
      }
    return "Review of \(Plural.text(review.subjects.count, "revision")): \(verdict) "
      + "(\(FindingText.summary(review.findings))). PostgreSQL \(review.postgresql)."
  }

  /// One finding with its line, a caret, its lock and its remedy.
  static func block(_ remark: MigrationReview.Remark, _ format: ResponseFormat) -> [String] {
    let finding = remark.finding
    var lines = ["\(finding.severity.rawValue) \(finding.rule)"]
    let place = finding.places.first
    if let place { lines.append("  --> \(place.text)") }
    if let excerpt = remark.excerpt, let place {
      let number = String(place.line)
      let gap = String(repeating: " ", count: number.count)
      lines.append("  \(number) | \(excerpt.line)")
      lines.append(
        "  \(gap) | " + String(repeating: " ", count: max(0, place.column - 1))
          + String(repeating: "^", count: excerpt.length))
    }
    lines += finding.message.split(separator: "\n").map { "  \($0)" }
    for lock in remark.locks where lock.mode >= .shareUpdateExclusive {
      lines.append(
        "  lock: \(lock.mode.name) on \(lock.relation.plain), blocks \(lock.mode.blocks)")
    }
    for other in finding.places.dropFirst() { lines.append("  also: \(other.text)") }
    lines.append("  help: \(finding.remedy)")
    lines += FindingText.diff(finding, limit: format == .concise ? 24 : Int.max).map { "    \($0)" }
    lines += rewrite(remark, format)
    return lines
  }

  private static func rewrite(
    _ remark: MigrationReview.Remark, _ format: ResponseFormat
  ) -> [String] {
    switch remark.rewrite {
    case nil: return []
    case .edits?:
      guard let diff = remark.diff else { return [] }
      return diff.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .filter { format == .detailed || !$0.hasPrefix("---") && !$0.hasPrefix("+++") }
        .map { "    \($0)" }
    case .plan(let revisions)?:
      guard format == .detailed else {
        return [
          "  plan: " + revisions.map(\.message).joined(separator: " → ")
            + " (response_format \"detailed\" has the code)"
        ]
      }
      return revisions.enumerated().flatMap { index, revision in
        ["    revision \(index + 1): \(revision.message)", "      def upgrade():"]
          + indented(revision.upgrade) + ["      def downgrade():"] + indented(revision.downgrade)
      }
    }
  }

  private static func indented(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "          \($0)" }
  }

  private static func checklist(
    _ review: MigrationReview, _ format: ResponseFormat
  ) -> [String] {
    var lines: [String] = []
    for subject in review.subjects {
      let items = subject.checklist
      guard !items.isEmpty else { continue }
      let passed = items.count { $0.standing == .passed }
      lines += ["", "Checklist of \(subject.revision): \(passed) of \(items.count) passed"]
      for item in items where format == .detailed || item.standing != .passed {
        lines.append("  \(item.standing.rawValue) \(item.name): \(item.evidence)")
      }
    }
    return lines
  }
}
