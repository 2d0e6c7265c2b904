import Review

/// What the strategy `zero_downtime` has to do with the errors of a review of new revisions.
enum SaferStrategy {
  /// The review, each error of which names the strategy; nothing where that was asked for and has steps.
  ///
  /// - Throws: `ExpertFailure` where the strategy was asked for and an error is left.
  static func judged(
    _ review: MigrationReview, _ revision: NewRevision
  ) throws(ExpertFailure) -> MigrationReview {
    guard revision.mode == .autogenerate else { return review }
    guard revision.isZeroDowntime else {
      var review = review
      for index in review.remarks.indices {
        let finding = review.remarks[index].finding
        guard finding.severity == .error else { continue }
        review.remarks[index].finding.remedy +=
          staged.contains(finding.rule)
          ? " strategy: \"zero_downtime\" (--zero-downtime) writes it in steps that block nobody."
          : " strategy: \"zero_downtime\" has no steps for this, and writes nothing then."
      }
      return review
    }
    guard let finding = review.findings.first(where: { $0.severity == .error }) else {
      return review
    }
    throw ExpertFailure(
      "There are no steps without downtime for this change. \(finding.message)",
      remedy: "Nothing was written. \(finding.remedy) Or ask without the strategy, and apply the "
        + "revision while no program uses the table.")
  }

  /// The rules whose errors the strategy's steps do not have.
  private static let staged: Set<String> = [
    "index-not-concurrent", "drop-index-not-concurrent", "unique-constraint-blocking",
    "fk-validates-under-lock", "check-validates-under-lock", "set-not-null-scan",
    "add-column-volatile-default", "rename-table", "drop-table",
  ]
}
