import AlembicHistory
import AlembicOperations
import MigrationReplay
import Review
import SQLAlchemyModels
import Schema
import SchemaDiff

/// The checklist of a review: each item with how it turned out and what that rests on.
///
/// An item fails when a finding of one of its rules stands, is unknown when what it rests on could not
/// be read, and passes otherwise.
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
    [
      operations, downgrade, parent, models("names match the models", ofNames),
      models("constraints match the models", ofConstraints),
      models("nullability matches the models", ofNullability),
      models("types match the models", ofTypes), data, singleHead,
      byRules(
        "file and message follow the conventions",
        ["message-convention", "file-name-convention", "docstring-revision-mismatch"],
        "message and file name read like their neighbours'"),
      byRules(
        "nullability is explicit", ["nullability-implicit"],
        "each column says nullable, or cannot be NULL"),
      byRules(
        "naming follows the project", ["table-naming", "primary-key-naming", "naming-convention"],
        "new names are of the kind that the project uses"),
      registration,
      byRules(
        "externally managed tables are untouched", ["external-table-touched"],
        "no operation names a table that env.py or the settings leave out"),
      byRules(
        "no credentials", ["hardcoded-credentials"], "the file holds no URL with a password"),
    ]
  }

  private var operations: MigrationReview.CheckItem {
    let name = "upgrade() is right and complete"
    let run = revision.upgrade.run
    if let failure = run.failures.first {
      return item(name, .failed, "\(failure.code) \(failure.message)")
    }
    if let found = first(of: [.correctness, .python], .error) {
      return item(name, .failed, found.message)
    }
    if let doubt = Self.doubt(run) { return item(name, .unknown, doubt) }
    return item(name, .passed, "every operation applies to the schema before")
  }

  private var downgrade: MigrationReview.CheckItem {
    let name = "downgrade() reverses upgrade()"
    if let found = first(of: [.reversibility], .warning) {
      return item(name, .failed, found.message)
    }
    if let found = first(["enum-not-dropped-in-downgrade"]) {
      return item(name, .failed, found.message)
    }
    if let doubt = Self.doubt(revision.upgrade.run) ?? Self.doubt(revision.downgrade.run) {
      return item(name, .unknown, doubt)
    }
    return item(name, .passed, "up and down again gives the schema from before")
  }

  private var parent: MigrationReview.CheckItem {
    let name = "down_revision is the right parent"
    let rules = [
      "wrong-parent", "down-revision-missing", "revision-cycle", "unknown-revision-value",
      "depends-on-unknown",
    ]
    if let found = first(rules) { return item(name, .failed, found.message) }
    let parents = revision.file.downRevision.value ?? []
    return item(
      name, .passed,
      parents.isEmpty
        ? "it is a base" : "\(parents.joined(separator: ", ")) exists and was a head before it")
  }

  /// An item about what models and migrations say of the tables of this revision.
  private func models(
    _ name: String, _ isAbout: (SchemaDifference) -> Bool
  ) -> MigrationReview.CheckItem {
    guard let comparison = revision.comparison else {
      return item(
        name, .unknown,
        revision.later.isEmpty
          ? "the models could not be read"
          : "models are compared with the newest revision, and \(revision.later.count) follow")
    }
    guard !comparison.models.declared.tables.isEmpty else {
      return item(name, .unknown, "no models were found")
    }
    let tables = Set(
      revision.upgrade.steps.flatMap(\.operation.subjects).map(revision.after.canonical))
    func concerns(_ table: QualifiedName?) -> Bool {
      table.map { tables.contains(revision.after.canonical($0)) } ?? true
    }
    let differences = comparison.changes.flatMap { SchemaDifference.all(in: $0) }
    if let found = differences.first(where: { concerns($0.table) && isAbout($0) }) {
      let table = found.table.map { " of \($0.plain)" } ?? ""
      return item(
        name, .failed,
        "the models\(table) need \(found.operation)\(found.name.map { " \($0)" } ?? "")"
          + (found.detail.map { " (\($0))" } ?? ""))
    }
    if let undecided = comparison.undecided.first(where: { concerns($0.table) }) {
      return item(name, .unknown, undecided.reason)
    }
    return item(name, .passed, "the tables of this revision are as the models declare them")
  }

  private func ofNames(_ difference: SchemaDifference) -> Bool {
    ["add_table", "remove_table", "add_column", "remove_column"].contains(difference.operation)
  }

  private func ofConstraints(_ difference: SchemaDifference) -> Bool {
    ["add_fk", "remove_fk", "add_constraint", "remove_constraint", "add_index", "remove_index"]
      .contains(difference.operation)
  }

  private func ofNullability(_ difference: SchemaDifference) -> Bool {
    difference.operation == "modify_nullable"
  }

  private func ofTypes(_ difference: SchemaDifference) -> Bool {
    ["modify_type", "modify_enum", "modify_default"].contains(difference.operation)
  }

  private var data: MigrationReview.CheckItem {
    let name = "existing rows are thought of"
    let rules = [
      "add-column-not-null-no-default", "set-not-null-without-backfill", "type-change-needs-using",
      "narrow-column-type", "drop-add-looks-like-rename", "drop-table", "drop-column", "truncate",
      "delete-without-where", "irreversible-data-change", "unique-may-fail-on-duplicates",
    ]
    if let found = first(rules) { return item(name, .failed, found.message) }
    if let doubt = Self.doubt(revision.upgrade.run) { return item(name, .unknown, doubt) }
    return item(name, .passed, "no operation loses rows or fails on them")
  }

  private var singleHead: MigrationReview.CheckItem {
    let name = "there is one head"
    let heads = health.heads.map(\.revision)
    if let found = health.findings.first(where: { $0.rule == "multiple-heads" }),
      found.severity == .error
    {
      return item(name, .failed, found.message)
    }
    return item(name, .passed, heads.joined(separator: ", "))
  }

  private var registration: MigrationReview.CheckItem {
    let name = "every model is registered"
    if let found = first(["unregistered-model"]) { return item(name, .failed, found.message) }
    guard let comparison = revision.comparison, !comparison.models.declared.tables.isEmpty else {
      return item(name, .unknown, "the models were not read")
    }
    return item(
      name, .passed, "env.py reaches all \(comparison.models.declared.tables.count) tables of them")
  }

  private func byRules(
    _ name: String, _ rules: [String], _ evidence: String
  ) -> MigrationReview.CheckItem {
    if let found = first(rules) { return item(name, .failed, found.message) }
    return item(name, .passed, evidence)
  }

  private func first(_ rules: [String]) -> Finding? {
    remarks.first { rules.contains($0.finding.rule) }?.finding
  }

  /// The first finding of a group that matters at least as much.
  private func first(of groups: Set<RuleGroup>, _ least: Severity) -> Finding? {
    remarks.first { remark in
      guard let page = RuleCatalogue.page(remark.finding.rule) else { return false }
      return groups.contains(page.group) && remark.finding.severity <= least
    }?.finding
  }

  private static func doubt(_ run: RevisionRun) -> String? {
    run.doubts.first { !$0.dependsOnData }?.reason
  }

  private func item(
    _ name: String, _ standing: MigrationReview.CheckItem.Standing, _ evidence: String
  ) -> MigrationReview.CheckItem {
    MigrationReview.CheckItem(name: name, standing: standing, evidence: evidence)
  }
}
