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
    /// What comes before and after the revisions that other roots or branches cannot share a database
    /// with; of any other, everything in its order.
    public var lineages: [String: Lineage] = [:]

    /// The revisions on the same databases as one.
    public struct Lineage: Sendable {
      /// Its ancestors, run without the others, in their order.
      public var earlier: [ReplayedRevision]
      /// Those that it is an ancestor of.
      public var later: [ReplayedRevision]
    }

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
        if comparing, reviewable.lineages.isEmpty {
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
    for index in path {
      let id = graph.revisions[index].id
      // It meets a database that has what came before, as in every deployment but the first.
      if ids.contains(id) { evaluation.startRun() }
      let upgrade = evaluation.run(index, .upgrade, from: schema)
      revisions.append(
        ReplayedRevision(
          revision: id, file: evaluation.name(of: index), before: schema, run: upgrade))
      schema = upgrade.schema
    }
    var reviewable = Reviewable(
      revisions: revisions, downgrades: [:], externalTables: [], options: evaluation.options,
      notes: [])
    separate(path, ids, evaluation, from: start, &reviewable)
    // Each table with a schema that has it.
    var tables: [QualifiedName: Schema] = [:]
    for (index, revision) in zip(path, reviewable.revisions) where ids.contains(revision.revision) {
      let (before, upgrade) = (revision.before, revision.run)
      evaluation.startRun()
      reviewable.downgrades[revision.revision] = evaluation.run(
        index, .downgrade, from: upgrade.schema)
      for table in upgrade.schema.tables { tables[table.name] = upgrade.schema }
      for table in before.tables where tables[table.name] == nil { tables[table.name] = before }
      // What an operation names may be in neither.
      for operation in upgrade.steps.flatMap(\.operations).map(\.operation) {
        for name in operation.tableNames.map(before.canonical) where tables[name] == nil {
          tables[name] = before
        }
      }
    }
    reviewable.externalTables = evaluation.externalTables(among: tables)
    reviewable.notes = evaluation.notes
    return reviewable
  }

  /// Runs the revisions that cannot share a database with others before them on their ancestors alone.
  private func separate(
    _ path: [Int], _ ids: Set<String>, _ evaluation: HistoryEvaluation, from start: Schema,
    _ reviewable: inout Reviewable
  ) {
    let lineages = RevisionLineages(path, graph)
    guard !lineages.areInRow else { return }
    let linear = reviewable.revisions
    let made = linear.map { RevisionLineages.made(by: $0.run) }
    var alone: [Int: ReplayedRevision] = [:]
    func run(_ place: Int, from before: Schema) -> ReplayedRevision {
      ReplayedRevision(
        revision: linear[place].revision, file: linear[place].file, before: before,
        run: evaluation.run(path[place], .upgrade, from: before))
    }
    for place in path.indices where ids.contains(linear[place].revision) {
      guard let own = lineages.own(of: place, made: made) else { continue }
      for ancestor in own + [place] where alone[ancestor] == nil {
        if ancestor == place { evaluation.startRun() }
        var before = start
        if let foundation = lineages.onlyFoundation(of: ancestor), let known = alone[foundation] {
          before = known.run.schema
        } else {
          evaluation.startRun()
          for other in own where other < ancestor && lineages.isAncestor(other, of: ancestor) {
            before = run(other, from: before).run.schema
          }
        }
        alone[ancestor] = run(ancestor, from: before)
      }
      guard let revision = alone[place] else { continue }
      reviewable.revisions[place] = revision
      reviewable.lineages[revision.revision] = Reviewable.Lineage(
        earlier: own.compactMap { alone[$0] },
        later: path.indices.filter { $0 != place && lineages.isAncestor(place, of: $0) }
          .map { linear[$0] })
    }
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
