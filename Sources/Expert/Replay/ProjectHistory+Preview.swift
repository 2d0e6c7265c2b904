import AlembicHistory
import AlembicOperations
import MigrationReplay
import PostgreSQLDialect
import Review
import SQLAlchemy
import Schema
import SchemaText
import SystemPackage

extension ProjectHistory {
  /// The SQL between two revisions, with what each statement comes from and locks.
  ///
  /// - Parameters:
  ///   - start: Where the database stands; nil for the empty database, or for a downgrade the head.
  ///   - destination: Everything that `alembic upgrade` or `alembic downgrade` takes.
  /// - Throws: `ExpertFailure` when the history cannot be loaded or has no such revisions.
  public func preview(
    _ direction: SQLPreview.Direction, from start: String?, to destination: String
  ) throws(ExpertFailure) -> SQLPreview {
    let from = start ?? (direction == .upgrade ? "base" : "head")
    let result = try replayed { (replay) throws(AlembicFailure) in
      switch direction {
      case .upgrade: try replay.upgrade(from: from == "base" ? nil : from, to: destination)
      case .downgrade: try replay.downgrade(from: from, to: destination)
      }
    }
    return PreviewBuilder(self, result).preview(direction, from: from, to: destination)
  }
}

/// Puts a preview together from a replay.
private struct PreviewBuilder {
  private let history: ProjectHistory
  private let result: HistoryReplay.Result
  private let places: SchemaPlaces

  init(_ history: ProjectHistory, _ result: HistoryReplay.Result) {
    self.history = history
    self.result = result
    let runs = result.revisions.map(\.run)
    let steps = runs.flatMap(\.steps).compactMap(\.provenance.place)
    places = history.project.places(
      steps + runs.flatMap { $0.doubts + $0.textDoubts }.compactMap(\.place)
        + runs.flatMap(\.failures).compactMap(\.place))
  }

  func preview(
    _ direction: SQLPreview.Direction, from start: String, to destination: String
  ) -> SQLPreview {
    let revisions = revisions()
    let doubts = result.revisions.flatMap { revision in
      (revision.run.doubts + revision.run.textDoubts).map {
        SQLPreview.Doubt($0, revision: revision.revision, places)
      }
    }
    let failures = result.revisions.flatMap { revision in
      revision.run.failures.map { SQLPreview.Failure($0, revision: revision.revision, places) }
    }
    var strongest = StatementLocks()
    for statement in revisions.flatMap(\.statements) {
      for lock in statement.locks.relations { strongest.add(lock) }
    }
    return SQLPreview(
      direction: direction, start: start, destination: destination, revisions: revisions,
      doubts: doubts, failures: failures,
      strongestLocks: strongest.relations.sorted {
        ($1.mode, $0.relation) < ($0.mode, $1.relation)
      },
      losses: losses, transaction: transaction, notes: result.notes,
      postgresql: history.postgresqlVersion,
      sqlalchemy: result.line.rawValue, directory: history.project.directory.string,
      next: next(direction, destination, doubts, failures))
  }

  private func revisions() -> [SQLPreview.Revision] {
    let messages = history.messages
    var locking = StatementLocking(
      version: history.postgresqlVersion, schema: result.revisions.first?.before ?? Schema())
    var inTransaction = false
    var byRevision: [String: [SQLPreview.Statement]] = [:]
    var current: String?
    let runs = Dictionary(
      result.revisions.map { ($0.revision, $0) }, uniquingKeysWith: { first, _ in first })
    for entry in result.script {
      if entry.text == "BEGIN;" { inTransaction = true }
      if let revision = entry.revision, revision != current {
        current = revision
        if let before = runs[revision]?.before { locking.start(from: before) }
      }
      if let revision = entry.revision, !entry.text.hasPrefix("--") {
        let step = entry.step.flatMap { runs[revision]?.run.printedSteps[$0] }
        byRevision[revision, default: []].append(
          statement(entry.text, step, inTransaction: inTransaction, &locking))
      }
      if entry.text == "COMMIT;" {
        inTransaction = false
        locking.commit()
      }
    }
    return result.revisions.map { revision in
      SQLPreview.Revision(
        revision: revision.revision, message: messages[revision.revision] ?? "",
        file: revision.file, statements: byRevision[revision.revision] ?? [],
        isAbsent: revision.run.isAbsent)
    }
  }

  private func statement(
    _ text: String, _ step: MigrationStep?, inTransaction: Bool, _ locking: inout StatementLocking
  ) -> SQLPreview.Statement {
    // An `autocommit_block()` ends the transaction and begins another.
    let isBoundary = text == "BEGIN;" || text == "COMMIT;"
    var doubt: String?
    switch step?.provenance.standing {
    case .dependsOnData(let reason): doubt = "depends on rows: \(reason)"
    case .unknown(let reason, _): doubt = reason
    case .known, nil: break
    }
    return SQLPreview.Statement(
      sql: text, operation: step?.name, place: step?.provenance.place.map(places.finding),
      locks: step == nil || isBoundary ? .none : locking.locks(of: text),
      isInTransaction: inTransaction && step?.runsInTransaction != false, doubt: doubt,
      isBookkeeping: step == nil || isBoundary)
  }

  /// Tables and columns that were there before the run and are dropped in it.
  private var losses: [String] {
    var losses: [String] = []
    let before = result.revisions.first?.before
    for operation in result.revisions.flatMap(\.run.steps).flatMap(\.operations) {
      switch operation.operation {
      case .dropTable(let drop) where before?.table(drop.name) != nil:
        losses.append("table \(drop.name.plain)")
      case .dropColumn(let drop) where before?.table(drop.table)?.column(drop.column) != nil:
        losses.append("column \(drop.table.plain).\(drop.column)")
      default: break
      }
    }
    return losses
  }

  private var transaction: String {
    let begins = result.script.filter { $0.text == "BEGIN;" }
    if begins.isEmpty { return "none" }
    return begins.contains { $0.revision == nil } ? "one for all" : "one for each revision"
  }

  private func next(
    _ direction: SQLPreview.Direction, _ destination: String, _ doubts: [SQLPreview.Doubt],
    _ failures: [SQLPreview.Failure]
  ) -> String {
    if result.revisions.isEmpty {
      return "nothing lies between the two; name other revisions with from and to."
    }
    if let first = failures.first {
      let place = first.place.map { " at \($0.text)" } ?? ""
      return "correct what PostgreSQL would refuse\(place), then ask for this preview again."
    }
    if let first = doubts.first {
      let place = first.place.map { " at \($0.text)" } ?? ""
      return "judge by reading what is not known\(place); the rest is what Alembic sends."
    }
    let command = history.project.runner.command("\(direction.rawValue) \(destination)")
    return
      "a person runs \(command), with the database's own settings; this tool opens no database."
  }
}
