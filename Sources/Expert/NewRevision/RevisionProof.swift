import AlembicHistory
import AlembicOperations
import MigrationReplay
import Schema
import SchemaText
import SourceText

/// Runs new revisions both ways over the schema of the history before them.
enum RevisionProof {
  /// What the revisions do, told from their files.
  ///
  /// - Throws: `ExpertFailure` when the history with them cannot be loaded.
  static func proof(
    of files: [NewRevision.File], in history: ProjectHistory, _ plan: RevisionPlan
  ) throws(ExpertFailure) -> (proof: NewRevision.Proof, review: MigrationReview) {
    var heads: [String] = []
    let runs = try history.replayed { (replay) throws(AlembicFailure) in
      heads = replay.graph.heads
      return try replay.bothWays(of: files.map(\.revision), from: plan.before)
    }
    let functions = runs.flatMap { run in
      [(run.revision, run.upgrade), (run.revision, run.downgrade)]
    }
    let places = history.project.places(
      functions.flatMap { $0.1.doubts.compactMap(\.place) + $0.1.failures.compactMap(\.place) },
      beside: files.map { SourceFile(name: $0.path, bytes: Array($0.text.utf8)) })
    let before = runs.first?.before ?? Schema()
    let after = runs.last?.upgrade.schema ?? before
    let proof = NewRevision.Proof(
      heads: heads.sorted(),
      upgradeStatements: runs.reduce(0) { $0 + count($1.upgrade.steps.map(\.entries)) },
      downgradeStatements: runs.reduce(0) { $0 + count($1.downgrade.steps.map(\.entries)) },
      changesSchema: after != before,
      isReversible: runs.allSatisfy {
        $0.downgrade.schema.withoutTrace == $0.before.withoutTrace
      },
      reachesModels: plan.reachesModels?(after),
      doubts: functions.flatMap { id, run in
        run.doubts.map { SQLPreview.Doubt($0, revision: id, places) }
      },
      failures: functions.flatMap { id, run in
        run.failures.map { SQLPreview.Failure($0, revision: id, places) }
      })
    return (proof, try history.review(of: runs))
  }

  private static func count(_ entries: [[String]]) -> Int { entries.reduce(0) { $0 + $1.count } }
}

extension Schema {
  /// The schema without what no downgrade can bring back: a column that was dropped comes last, and a
  /// constraint that was validated stays so.
  var withoutTrace: Schema {
    var schema = self
    for var table in schema.tables {
      table.columns.sort { $0.name < $1.name }
      for place in table.constraints.indices { table.constraints[place].isValidated = true }
      table.constraints.sort { ($0.name ?? "") < ($1.name ?? "") }
      table.indexes.sort { ($0.name ?? "") < ($1.name ?? "") }
      schema.insert(table)
    }
    return schema
  }
}
