import AlembicOperations
import Review
import Schema

/// The checklist of a review: each item with how it turned out and what that rests on.
struct ReviewChecklist {
  private let revision: ReviewedRevision
  private let remarks: [MigrationReview.Remark]
  private let health: HistoryHealth

  init(
    _ revision: ReviewedRevision, _ remarks: [MigrationReview.Remark], _ health: HistoryHealth
  ) {
    self.revision = revision
    self.remarks = remarks
    self.health = health
  }

  /// The items in the order of a reader.
  var items: [MigrationReview.CheckItem] {
    [operations, downgrade]
  }

  private var operations: MigrationReview.CheckItem {
    let run = revision.upgrade.run
    if let failure = run.failures.first {
      return item("upgrade() is right", .failed, "\(failure.code) \(failure.message)")
    }
    if let doubt = run.doubts.first(where: { !$0.dependsOnData }) {
      return item("upgrade() is right", .unknown, doubt.reason)
    }
    return item(
      "upgrade() is right", .passed,
      "every operation applies to the schema before")
  }

  private var downgrade: MigrationReview.CheckItem {
    let rules: Set<String> = ["missing-downgrade", "empty-downgrade", "asymmetric-downgrade"]
    if let found = remarks.first(where: { rules.contains($0.finding.rule) }) {
      return item("downgrade() reverses upgrade()", .failed, found.finding.message)
    }
    if let doubt = revision.downgrade.run.doubts.first(where: { !$0.dependsOnData }) {
      return item("downgrade() reverses upgrade()", .unknown, doubt.reason)
    }
    return item(
      "downgrade() reverses upgrade()", .passed, "up and down again gives the schema from before")
  }

  private func item(
    _ name: String, _ standing: MigrationReview.CheckItem.Standing, _ evidence: String
  ) -> MigrationReview.CheckItem {
    MigrationReview.CheckItem(name: name, standing: standing, evidence: evidence)
  }
}
