import AlembicHistory
import AlembicOperations
import ProjectFiles
import PythonInterpreter
import PythonSyntax
import SQLAlchemy
import Schema
import SystemPackage

/// The history of a project, run over schemas instead of a database.
public struct HistoryReplay: Sendable {
  /// The project.
  public let project: AlembicProject
  /// Its revision files.
  public let files: RevisionFiles
  /// Its history.
  public let graph: RevisionGraph
  /// What the replay is told beside the project.
  public var settings: ReplaySettings

  /// A replay of a project whose history Alembic could load.
  ///
  /// - Throws: `AlembicFailure` where Alembic fails to load the history.
  public init(
    _ project: AlembicProject, _ files: RevisionFiles, settings: ReplaySettings = ReplaySettings()
  ) throws(AlembicFailure) {
    self.project = project
    self.files = files
    self.settings = settings
    graph = try RevisionGraph.strict(files)
  }

  /// A replay of the revisions that are there of a history whose other parts lie elsewhere, for
  /// `eachRevision()`; parents without a file are left out.
  ///
  /// - Throws: `AlembicFailure` where Alembic fails to load the history for another reason.
  public init(
    partsOf project: AlembicProject, _ files: RevisionFiles,
    settings: ReplaySettings = ReplaySettings()
  ) throws(AlembicFailure) {
    self.project = project
    self.files = files
    self.settings = settings
    graph = try RevisionGraph.partial(files)
  }

  /// Which way a history is run.
  public enum Direction: String, Sendable {
    /// `upgrade`.
    case upgrade
    /// `downgrade`.
    case downgrade
  }

  /// A part of a history, run.
  public struct Result: Sendable {
    /// Which way.
    public var direction: Direction
    /// The revisions in the order in which they ran.
    public var revisions: [ReplayedRevision]
    /// What `alembic … --sql` prints, piece by piece.
    public var script: [OfflineScript.Entry]
    /// What `alembic … --sql` prints.
    public var text: String
    /// The schema at the end.
    public var schema: Schema
    /// What was read of `env.py`, in sentences: what could not be.
    public var notes: [String]
    /// The line of SQLAlchemy that was followed.
    public var line: SQLAlchemyLine
  }

  /// `alembic upgrade start:destination --sql`.
  ///
  /// The revisions before `start` run too, so that the schema is known where it begins; only those
  /// after it are in the result.
  ///
  /// - Throws: `AlembicFailure` in Alembic's words.
  public func upgrade(
    from start: String? = nil, to destination: String
  ) throws(AlembicFailure) -> Result {
    try run(.upgrade, from: start) { () throws(AlembicFailure) in
      try graph.upgradePath(from: start, to: destination)
    }
  }

  /// `alembic downgrade start:destination --sql`.
  ///
  /// - Throws: `AlembicFailure` in Alembic's words.
  public func downgrade(
    from start: String, to destination: String
  ) throws(AlembicFailure) -> Result {
    try run(.downgrade, from: start) { () throws(AlembicFailure) in
      try graph.downgradePath(from: start, to: destination)
    }
  }

  private func run(
    _ direction: Direction, from start: String?, _ path: () throws(AlembicFailure) -> [Int]
  ) throws(AlembicFailure) -> Result {
    let (found, before, heads): ([Int], [Int], Set<String>)
    do throws(AlembicFailure) {
      found = try path()
      before =
        try start.map { (start) throws(AlembicFailure) in
          try graph.upgradePath(to: start)
        } ?? []
      heads = try startingHeads(start)
    } catch {
      // Alembic begins the transaction before it looks for the path.
      var failure = error
      if let options = EvaluationThread.run({ HistoryEvaluation(self).options }) {
        failure.printed += OfflineScript(graph, options: options, heads: []).text
      }
      throw failure
    }
    return try run(before: before, found, direction, heads: heads)
  }

  private func startingHeads(_ start: String?) throws(AlembicFailure) -> Set<String> {
    guard let start, start != "base", let index = try graph.revision(start) else { return [] }
    return [graph.revisions[index].id]
  }

  private func run(
    before: [Int], _ path: [Int], _ direction: Direction, heads: Set<String>
  ) throws(AlembicFailure) -> Result {
    let outcome = EvaluationThread.run { () -> Outcome in
      readingPackages { evaluation in
        let (revisions, schema) = evaluation.settle { start in
          evaluation.replay(before: before, path, direction, from: start)
        }
        return Outcome(
          revisions: revisions, schema: schema, options: evaluation.options,
          notes: evaluation.notes, line: evaluation.line)
      } runs: {
        $0.revisions.map(\.run)
      }
    }
    guard let outcome else {
      throw AlembicFailure(.refused, "no thread could be started to evaluate the migrations")
    }
    var script = OfflineScript(graph, options: outcome.options, heads: heads)
    for (index, revision) in zip(path, outcome.revisions) {
      do throws(AlembicFailure) {
        try script.add(index, isUpgrade: direction == .upgrade, revision.run)
      } catch {
        var failure = error
        failure.printed += script.text
        throw failure
      }
    }
    let text = script.finish()
    return Result(
      direction: direction, revisions: outcome.revisions, script: script.entries, text: text,
      schema: outcome.schema, notes: outcome.notes, line: outcome.line)
  }

  private struct Outcome: Sendable {
    var revisions: [ReplayedRevision]
    var schema: Schema
    var options: SessionOptions
    var notes: [String]
    var line: SQLAlchemyLine
  }
}

extension HistoryReplay {
  /// A revision run both ways: up from what was before it, and down from there.
  public struct BothWays: Sendable {
    /// Its id.
    public var revision: String
    /// Its file as messages show it.
    public var file: String
    /// The schema before.
    public var before: Schema
    /// `upgrade()`.
    public var upgrade: RevisionRun
    /// `downgrade()`, from the schema after `upgrade()`.
    public var downgrade: RevisionRun
  }

  /// Every revision of the history both ways, in the order of `alembic upgrade heads`.
  ///
  /// - Throws: `AlembicFailure` in Alembic's words.
  public func eachRevision() throws(AlembicFailure) -> [BothWays] {
    let path = try graph.upgradePath(to: "heads")
    let revisions = EvaluationThread.run { () -> [BothWays] in
      readingPackages { evaluation in
        evaluation.settle { start in bothWays(path, evaluation, from: start) }
      } runs: {
        $0.flatMap { [$0.upgrade, $0.downgrade] }
      }
    }
    guard let revisions else {
      throw AlembicFailure(.refused, "no thread could be started to evaluate the migrations")
    }
    return revisions
  }

  /// Some revisions both ways, in the order of `alembic upgrade`, with all that leads to the last.
  ///
  /// - Parameter before: The schema before the first of them, where a replay has told it already.
  /// - Throws: `AlembicFailure` in Alembic's words.
  public func bothWays(
    of ids: [String], from before: Schema? = nil
  ) throws(AlembicFailure) -> [BothWays] {
    guard let last = ids.last else { return [] }
    let path = try graph.upgradePath(to: last)
    let wanted = Set(ids)
    let first = path.firstIndex { wanted.contains(graph.revisions[$0].id) } ?? path.endIndex
    let revisions = EvaluationThread.run { () -> [BothWays] in
      readingPackages { evaluation in
        evaluation.settle { start in
          let start =
            before
            ?? evaluation.replay(before: Array(path[..<first]), [], .upgrade, from: start).schema
          return bothWays(Array(path[first...]), evaluation, from: start)
        }
      } runs: {
        $0.flatMap { [$0.upgrade, $0.downgrade] }
      }
    }
    guard let revisions else {
      throw AlembicFailure(.refused, "no thread could be started to evaluate the migrations")
    }
    return revisions.filter { wanted.contains($0.revision) }
  }

  /// The folders of installed packages.
  var packageFolders: [FilePath] { settings.packages ?? PackageFolders.of(project) }

  /// Evaluates, and again with each installed package that was missed, until none is.
  ///
  /// - Parameters:
  ///   - reasons: Why something of a result is not known.
  ///   - known: How much of a result is known.
  func readingPackages<Result>(
    isForAutogenerate: Bool = false, _ evaluate: (HistoryEvaluation) -> Result,
    reasons: (Result) -> [String], known: (Result) -> Int
  ) -> Result {
    var packages: Set<String> = []
    var result = evaluate(HistoryEvaluation(self, isForAutogenerate: isForAutogenerate))
    let folders = packageFolders
    // A package leads to others: those that matter are few.
    for _ in 0..<8 {
      let missed = PackageFolders.missed(reasons(result), in: folders)
      guard !missed.isSubset(of: packages) else { break }
      packages.formUnion(missed)
      let next = evaluate(
        HistoryEvaluation(self, packages: packages, isForAutogenerate: isForAutogenerate))
      // A package that takes long to read can cost more than it tells.
      guard known(next) >= known(result) else { break }
      result = next
    }
    return result
  }

  /// Evaluates, and again with each installed package that the runs have missed, until they miss no more.
  func readingPackages<Result>(
    _ evaluate: (HistoryEvaluation) -> Result, runs: (Result) -> [RevisionRun]
  ) -> Result {
    readingPackages(
      evaluate, reasons: { runs($0).flatMap(\.doubts).map(\.reason) },
      known: { runs($0).count(where: \.isKnown) })
  }

  private func bothWays(
    _ path: [Int], _ evaluation: HistoryEvaluation, from start: Schema
  ) -> [BothWays] {
    var schema = start
    return path.map { index in
      // As Alembic's texts of each side alone.
      evaluation.startTexts()
      let upgrade = evaluation.run(index, .upgrade, from: schema)
      evaluation.startTexts()
      let downgrade = evaluation.run(index, .downgrade, from: upgrade.schema)
      defer { schema = upgrade.schema }
      return BothWays(
        revision: graph.revisions[index].id, file: evaluation.name(of: index), before: schema,
        upgrade: upgrade, downgrade: downgrade)
    }
  }
}
