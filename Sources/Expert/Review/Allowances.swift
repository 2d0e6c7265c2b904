import Review
import SourceText

/// The comments `# alembic-expert: allow RULE: reason` of a file.
///
/// One at the end of a line is about that line, or about the call that ends there; one on a line of its
/// own is about the next statement.
struct Allowances {
  private struct Allowance {
    var rule: String
    var reason: String
    var line: Int
    var column: Int
    var isUsed = false
  }

  private let file: SourceFile
  private var allowances: [Allowance] = []

  /// Reads the comments of a file.
  init(_ source: RevisionSource) {
    file = source.file
    let inString = source.stringSpans.map(\.range)
    for number in 1...max(1, file.lines.count) {
      guard let start = file.lines.start(ofLine: number) else { break }
      let end = file.lines.start(ofLine: number + 1) ?? file.bytes.count
      let line = String(decoding: file.bytes[start..<end], as: UTF8.self)
      guard let mark = line.firstRange(of: "# alembic-expert: allow ") else { continue }
      let offset = start + line[..<mark.lowerBound].utf8.count
      guard !inString.contains(where: { $0.contains(offset) }) else { continue }
      let rest = line[mark.upperBound...]
      let rule = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
      let reason = rest.dropFirst(rule.count).drop { $0 == ":" || $0 == " " }
        .prefix { !$0.isNewline }
      let position = file.position(at: offset)
      allowances.append(
        Allowance(
          rule: String(rule), reason: String(reason), line: position.line,
          column: position.column))
    }
  }

  /// The reason that the file gives for a finding at `span`; nil when it gives none.
  mutating func reason(for rule: String, at span: SourceSpan) -> String? {
    let first = file.position(at: Int(span.start)).line
    let last = file.position(at: Int(span.end)).line
    for index in allowances.indices where allowances[index].rule == rule {
      let line = allowances[index].line
      let isAbove =
        line < first && (line + 1..<first).allSatisfy(isCommentOrEmpty)
        && isCommentOrEmpty(line)
      guard (first...last).contains(line) || isAbove else { continue }
      allowances[index].isUsed = true
      guard !allowances[index].reason.isEmpty else { continue }
      return allowances[index].reason
    }
    return nil
  }

  /// What is wrong with the comments themselves, once every finding has asked.
  var findings: [Finding] {
    allowances.compactMap { allowance in
      let place = Finding.Place(
        file: file.name, line: allowance.line, column: allowance.column)
      if RuleCatalogue.page(allowance.rule) == nil {
        let near = NearestNames.of(allowance.rule, in: RuleCatalogue.ids, limit: 1).first
        return Finding(
          rule: "unused-allowance", severity: .warning,
          message: "There is no rule \"\(allowance.rule)\" to allow.", places: [place],
          remedy: near.map { "Did you mean \"\($0)\"?" } ?? "Take the comment away.")
      }
      if allowance.reason.isEmpty {
        return Finding(
          rule: "allowance-without-reason", severity: .warning,
          message: "The comment allows \(allowance.rule) and says no reason, so it allows nothing.",
          places: [place],
          remedy: "Write `# alembic-expert: allow \(allowance.rule): reason`.")
      }
      guard !allowance.isUsed else { return nil }
      return Finding(
        rule: "unused-allowance", severity: .warning,
        message: "The comment allows \(allowance.rule), which finds nothing here.",
        places: [place], remedy: "Take the comment away.")
    }
  }

  private func isCommentOrEmpty(_ number: Int) -> Bool {
    guard let start = file.lines.start(ofLine: number) else { return false }
    let end = file.lines.start(ofLine: number + 1) ?? file.bytes.count
    let first = file.bytes[start..<end].first {
      $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t")
    }
    return first == nil || first == UInt8(ascii: "#") || first == UInt8(ascii: "\n")
      || first == UInt8(ascii: "\r")
  }
}
