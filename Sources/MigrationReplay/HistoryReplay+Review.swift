import AlembicHistory
import AlembicOperations
import PythonInterpreter
import PythonSyntax
import SQLAlchemy
import Schema
import SchemaDiff

extension HistoryReplay {
  /// A whole history for those who judge some of its revisions.
  public struct Reviewable: Sendable {
    /// Every revision upwards, in the order of `alembic upgrade heads`.
    public var revisions: [ReplayedRevision]
    /// `downgrade()` of the revisions that are judged, from the schema after their `upgrade()`.
    public var downgrades: [String: RevisionRun]
    /// Tables that `env.py` or the settings leave to somebody else, among those that exist or existed.
    public var externalTables: Set<QualifiedName>
    /// How `env.py` runs migrations.
    public var options: SessionOptions
    /// What could not be read of `env.py`, in sentences.
    public var notes: [String]
    /// What differs from the models, where that was asked for and the same evaluation could tell.
    public var comparison: ModelComparison?

    /// Takes every part as it is given.
    public init(
      revisions: [ReplayedRevision], downgrades: [String: RevisionRun],
      externalTables: Set<QualifiedName>, options: SessionOptions, notes: [String]
    ) {
      self.revisions = revisions
      self.downgrades = downgrades
      self.externalTables = externalTables
      self.options = options
      self.notes = notes
    }
  }

  /// The history upwards, and the way back of the revisions `ids`.
  ///
  /// - Parameter comparing: Whether the models are compared with its end.
  /// - Throws: `AlembicFailure` in Alembic's words.
  public func reviewable(
    _ ids: Set<String>, comparing: Bool = false
  ) throws(AlembicFailure) -> Reviewable {
    let path = try graph.upgradePath(to: "heads")
    let reviewable = EvaluationThread.run { () -> Reviewable in
      readingPackages { evaluation in
        var reviewable = evaluation.settle { start in
          self.reviewable(path, ids, evaluation, from: start)
        }
        if comparing {
          reviewable.comparison = evaluation.comparison(afterwards: reviewable.revisions)
        }
        return reviewable
      } runs: {
        $0.revisions.map(\.run) + $0.downgrades.values
      }
    }
    guard let reviewable else {
      throw AlembicFailure(.refused, "no thread could be started to evaluate the migrations")
    }
    return reviewable
  }

  private func reviewable(
    _ path: [Int], _ ids: Set<String>, _ evaluation: HistoryEvaluation, from start: Schema
  ) -> Reviewable {
    var schema = start
    var revisions: [ReplayedRevision] = []
    var downgrades: [String: RevisionRun] = [:]
    // Each table with a schema that has it.
    var tables: [QualifiedName: Schema] = [:]
    for index in path {
      let id = graph.revisions[index].id
      // It meets a database that has what came before, as in every deployment but the first.
      if ids.contains(id) { evaluation.startRun() }
      let upgrade = evaluation.run(index, .upgrade, from: schema)
      revisions.append(
        ReplayedRevision(
          revision: id, file: evaluation.name(of: index), before: schema, run: upgrade))
      if ids.contains(id) {
        evaluation.startRun()
        downgrades[id] = evaluation.run(index, .downgrade, from: upgrade.schema)
        for table in upgrade.schema.tables { tables[table.name] = upgrade.schema }
        for table in schema.tables where tables[table.name] == nil { tables[table.name] = schema }
        // What an operation names may be in neither.
        for operation in upgrade.steps.flatMap(\.operations).map(\.operation) {
          for name in operation.tableNames.map(schema.canonical) where tables[name] == nil {
            tables[name] = schema
          }
        }
      }
      schema = upgrade.schema
    }
    return Reviewable(
      revisions: revisions, downgrades: downgrades,
      externalTables: evaluation.externalTables(among: tables), options: evaluation.options,
      notes: evaluation.notes)
  }
}

extension HistoryEvaluation {
  /// The tables that autogenerate would leave alone.
  fileprivate func externalTables(
    among tables: [QualifiedName: Schema]
  ) -> Set<QualifiedName> {
    let filters = EnvironmentFilters(interpreter, metadata: []).filters
      .ignoring(replay.settings.ignoredTables)
    return Set(
      tables.filter { name, schema in
        stand(at: schema)
        return filters.excludes(table: name)
      }.keys)
  }
}

extension MigrationOperation {
  /// The names under which the operation asks for tables.
  fileprivate var tableNames: [QualifiedName] {
    if case .dropIndex(let drop) = self { return drop.table.map { [$0] } ?? [] }
    return subjects
  }
}
