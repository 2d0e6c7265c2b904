import Expert
import Review

/// The answer of `generate_revision` as text for a reader.
enum GenerateRevisionText {
  /// Lines of a file that a concise answer has at most.
  private static let conciseLines = 80

  /// About a page, or with `detailed` the whole text of every file.
  static func text(_ revision: NewRevision, _ format: ResponseFormat) -> String {
    var lines: [String] = []
    if revision.files.isEmpty { lines.append("Nothing to do; nothing was written.") }
    for file in revision.files {
      let verb = revision.isWritten ? "Wrote" : "Would write"
      let parents = file.parents.isEmpty ? "nothing (a base)" : file.parents.joined(separator: ", ")
      lines.append("\(verb) \(file.path)")
      lines.append("  revision \(file.revision) \"\(file.message)\", follows \(parents)")
    }
    lines += collisions(revision.collisions)
    if let proof = revision.proof { lines += self.proof(proof, revision) }
    if let review = revision.review { lines += self.review(review, revision) }
    lines += revision.notes.map { "Note: \($0)" }
    for file in revision.files { lines += text(of: file, format) }
    lines += ["", "Next: \(revision.next)"]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func collisions(_ collisions: [NewRevision.Collision]) -> [String] {
    guard !collisions.isEmpty else { return [] }
    var lines = ["", "Both branches change the same: \(Plural.text(collisions.count, "object"))."]
    for collision in collisions {
      lines.append("  \(collision.object)")
      for side in collision.sides {
        let place = side.place.map { "  \($0.text)" } ?? ""
        lines.append("    \(side.operation) in \(side.revision)\(place)")
      }
    }
    return lines
  }

  private static func proof(_ proof: NewRevision.Proof, _ revision: NewRevision) -> [String] {
    let read = revision.isWritten ? "Read back and replayed" : "Replayed"
    let up = Plural.text(proof.upgradeStatements, "statement")
    let down = Plural.text(proof.downgradeStatements, "statement")
    let way =
      proof.isReversible
      ? "downgrade gives back the schema from before"
      : "downgrade does NOT give back the schema from before"
    var lines = [
      "\(read): \(Plural.text(proof.heads.count, "head")) (\(proof.heads.joined(separator: ", "))); "
        + "upgrade sends \(up) and \(proof.changesSchema ? "changes" : "leaves") the schema, "
        + "downgrade sends \(down); \(way)."
    ]
    if let reaches = proof.reachesModels {
      lines.append(
        reaches
          ? "After upgrade the migrations' schema is that of the models."
          : "After upgrade the migrations' schema is NOT yet that of the models.")
    }
    for doubt in proof.doubts {
      lines.append("  not known: \(doubt.reason)\(doubt.place.map { "  \($0.text)" } ?? "")")
    }
    for failure in proof.failures {
      lines.append(
        "  PostgreSQL would refuse: \(failure.code) \(failure.message)"
          + (failure.place.map { "  \($0.text)" } ?? ""))
    }
    return lines
  }

  private static func review(
    _ review: MigrationReview, _ revision: NewRevision
  ) -> [String] {
    var lines = [
      "Review: \(review.verdict.rawValue) (\(FindingText.summary(review.findings)))."
    ]
    for finding in review.findings where finding.severity < .info {
      let place = finding.places.first.map { "  \($0.text)" } ?? ""
      lines.append("  \(finding.severity.rawValue) \(finding.rule)\(place): \(finding.message)")
    }
    if let switching = switching(review, revision) { lines.append("  " + switching) }
    return lines
  }

  /// The switch that writes the same change so that nobody waits, where that is what is wrong.
  static func switching(_ review: MigrationReview, _ revision: NewRevision) -> String? {
    let blocking: Set<RuleGroup> = [.index, .constraint, .column, .locking]
    let isBlocked = review.findings.contains { finding in
      finding.severity == .error
        && RuleCatalogue.page(finding.rule).map { blocking.contains($0.group) } == true
    }
    guard isBlocked, revision.mode == .autogenerate, !revision.isZeroDowntime else { return nil }
    return "strategy: \"zero_downtime\" (--zero-downtime) writes it in steps that block nobody."
  }

  private static func text(of file: NewRevision.File, _ format: ResponseFormat) -> [String] {
    var text = file.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if text.last == "" { text.removeLast() }
    let shown = format == .detailed ? text : Array(text.prefix(conciseLines))
    var lines = ["", "```python"] + shown + ["```"]
    if shown.count < text.count {
      lines.append("… and \(text.count - shown.count) more lines in \(file.path).")
    }
    return lines
  }
}
