import AlembicHistory
import AlembicOperations
import PythonInterpreter
import RevisionRendering
import SQLAlchemy
import SQLAlchemyModels
import Schema
import SchemaDiff
import SystemPackage

/// What a project's models declare, what its migrations make, and how the two differ.
public struct ModelComparison: Sendable {
  /// What the models say.
  public var models: ModelSchema
  /// What the migrations make.
  public var migrations: Schema
  /// How many revisions make it.
  public var revisions: Int
  /// What it takes from the one to the other.
  public var changes: [SchemaChange]
  /// What could not be compared.
  public var undecided: [Undecided]
  /// What was looked at.
  public var rules: ComparisonRules
  /// The migrations' schema after the renames that the caller named.
  public var renamed: Schema
  /// A sentence for each rename that fits nothing.
  public var failedRenames: [String]
  /// What was read of `env.py`, in sentences: what could not be.
  public var notes: [String]
  /// How the models' objects that changes mention are worded.
  public var wordings: ModelWordings
  /// What `env.py` says about the text of revisions.
  public var rendering: RenderingOptions
  /// Whether `env.py` may change what autogenerate finds: `process_revision_directives`.
  public var hasDirectives: Bool
  /// Whether `env.py` gives the template variables of its own: `template_args`.
  public var givesTemplateArguments: Bool
}

extension HistoryReplay {
  /// What the models declare that `env.py` hands to Alembic.
  ///
  /// - Throws: `AlembicFailure` when nothing can be evaluated.
  public func models() throws(AlembicFailure) -> ModelSchema {
    let models = EvaluationThread.run { () -> ModelSchema in
      readingPackages(isForAutogenerate: true) { evaluation in
        var models = evaluation.models()
        models.notes += evaluation.notes.map { Undecided(reason: $0) }
        models.unregistered = evaluation.unregistered()
        return models
      } reasons: {
        $0.reasons
      } known: {
        $0.declared.knownTables
      }
    }
    guard let models else {
      throw AlembicFailure(.refused, "no thread could be started to evaluate the models")
    }
    return models
  }

  /// Compares the models with the schema at the heads of the history.
  ///
  /// - Parameters:
  ///   - seesOnlyWhatAlembicSees: Whether to stop where Alembic's autogenerate does.
  ///   - renames: What the caller says is the same under a new name.
  ///   - target: The revisions whose schema it is; `base` for an empty database.
  ///   - corrections: Where the text of a revision is to be right rather than Alembic's.
  ///   - replayed: The revisions up to the target where they have been run already.
  /// - Throws: `AlembicFailure` in Alembic's words.
  public func comparison(
    seesOnlyWhatAlembicSees: Bool = false, renames: [SchemaRename] = [],
    at target: String = "heads",
    corrections: RenderingOptions.Corrections = RenderingOptions.Corrections(),
    replayed: [ReplayedRevision]? = nil
  ) throws(AlembicFailure) -> ModelComparison {
    let path = target == "base" ? [] : try graph.upgradePath(to: target)
    let comparison = EvaluationThread.run { () -> ModelComparison in
      readingPackages(isForAutogenerate: true) { evaluation in
        evaluation.comparison(
          path, replayed, seesOnlyWhatAlembicSees: seesOnlyWhatAlembicSees, renames, corrections)
      } reasons: {
        $0.undecided.map(\.reason) + $0.models.reasons
      } known: { comparison in
        comparison.models.declared.knownTables
          + comparison.migrations.tables.count { $0.isComplete }
      }
    }
    guard let comparison else {
      throw AlembicFailure(.refused, "no thread could be started to evaluate the models")
    }
    return comparison
  }
}

extension HistoryEvaluation {
  var reading: ModelReading {
    ModelReading(interpreter) { self.session.place($0, self.interpreter) }
  }

  /// What `target_metadata` declares.
  func models() -> ModelSchema {
    let assumed = reading.importApplication(
      of: session.targetMetadata, excluding: foldersOfRevisions)
    var models = reading.schema(of: session.targetMetadata)
    if let assumed { models.notes.append(assumed) }
    return models
  }

  /// Where files lie that are no models.
  private var foldersOfRevisions: [String] {
    let project = replay.project
    return (project.alembic.versionLocations + [project.alembic.scriptLocation]).map(\.string)
  }

  /// Models that nothing registers; the metadata has them afterwards.
  func unregistered() -> [UnregisteredModel] {
    reading.unregistered(besides: session.targetMetadata, excluding: foldersOfRevisions)
  }

  func comparison(
    _ path: [Int]?, _ replayed: [ReplayedRevision]?, seesOnlyWhatAlembicSees: Bool,
    _ renames: [SchemaRename], _ corrections: RenderingOptions.Corrections
  ) -> ModelComparison {
    var models = models()
    models.unregistered = unregistered()
    models.declared.unregistered = Set(models.unregistered.map(\.table))
    let revisions =
      replayed ?? settle { replay(before: [], path ?? [], .upgrade, from: $0).revisions }
    var migrations = revisions.last?.run.schema ?? start
    // Filters ask for tables as a connection sees them.
    stand(at: migrations)
    // What depends on rows holds for an empty database, which is the one that is compared.
    for doubt in revisions.flatMap(\.run.doubts) where !doubt.dependsOnData {
      migrations.note(doubt)
    }
    let environment = EnvironmentFilters(
      interpreter, metadata: reading.metadata(of: session.targetMetadata))
    var (rules, undecided) = environment.rules
    // A text that is not known can do anything to any table.
    undecided += migrations.doubts.compactMap { doubt in
      guard doubt.targets.isEmpty, case .unknown(let reason, let place) = doubt.provenance.standing
      else { return nil }
      return Undecided(
        reason: "what the migrations make: \(reason)", place: place ?? doubt.provenance.place)
    }
    let apart = apart(path, revisions)
    // A statement that PostgreSQL refuses leaves the schema as it was, and what follows in doubt.
    for revision in apart == nil ? revisions : [] {
      undecided += revision.run.failures.map { failure in
        Undecided(
          reason: "the revision \(revision.revision) would fail: \(failure.message)",
          place: failure.place)
      }
    }
    rules.seesOnlyWhatAlembicSees = seesOnlyWhatAlembicSees
    if !seesOnlyWhatAlembicSees, rules.serverDefaults == .none,
      !environment.refusesServerDefaults
    {
      rules.serverDefaults = .declared
    }
    let (renamed, renaming, failed) = migrations.renaming(renames, towards: models.declared)
    let comparison = SchemaComparison(
      models.declared, with: renamed, rules: rules,
      filters: environment.filters.ignoring(replay.settings.ignoredTables))
    let changes = apart == nil ? renaming + comparison.changes : []
    var hasDirectives = false
    if !changes.isEmpty, case .mayChange(let reason) = environment.directives {
      hasDirectives = true
      undecided.append(reason)
    }
    undecided += models.notes + (apart.map { [$0] } ?? comparison.undecided)
    var rendering = RenderingOptions(configuration: session.configuration, line: line)
    rendering.corrections = corrections
    let (wordings, unworded) = wordings(of: changes, rendering)
    return ModelComparison(
      models: models, migrations: migrations, revisions: revisions.count, changes: changes,
      undecided: undecided + unworded, rules: rules, renamed: renamed,
      failedRenames: failed, notes: notes, wordings: wordings,
      rendering: rendering,
      hasDirectives: hasDirectives,
      givesTemplateArguments: session.configuration["template_args"] != nil)
  }

  /// Why revisions of a path have no schema in common; nil where they can be on one database.
  private func apart(_ path: [Int]?, _ revisions: [ReplayedRevision]) -> Undecided? {
    guard let path else { return nil }
    let lineages = RevisionLineages(path, replay.graph)
    guard !lineages.areInRow, path.count == revisions.count else { return nil }
    let made = revisions.map { RevisionLineages.made(by: $0.run) }
    let ends = path.indices.filter { place in
      !path.indices.contains { $0 != place && lineages.isAncestor(place, of: $0) }
    }
    guard ends.contains(where: { lineages.own(of: $0, made: made) != nil }) else { return nil }
    let heads = ends.map { revisions[$0].revision }.sorted().joined(separator: ", ")
    return Undecided(
      reason: "the heads \(heads) are ends of histories that make the same objects, for different "
        + "databases: compare with one of them")
  }

  /// The comparison in the interpreter that has run the history: its modules are loaded already.
  ///
  /// - Returns: nil where an evaluation of its own could tell more: what an import leaves unknown is
  ///   noted only once, and a package may have to be read.
  func comparison(afterwards revisions: [ReplayedRevision]) -> ModelComparison? {
    guard let notes = readEnvironmentForAutogenerate() else { return nil }
    let comparison = comparison(
      nil, revisions, seesOnlyWhatAlembicSees: false, [],
      RenderingOptions.Corrections())
    let reasons = comparison.undecided.map(\.reason) + comparison.models.reasons
    guard notes.isEmpty, PackageFolders.missed(reasons, in: replay.packageFolders).isEmpty else {
      return nil
    }
    return comparison
  }

  /// How the models' tables that changes mention are worded; what cannot be is told.
  private func wordings(
    of changes: [SchemaChange], _ options: RenderingOptions
  ) -> (ModelWordings, [Undecided]) {
    let names = Set(
      changes.compactMap { change -> QualifiedName? in
        switch change {
        case .createTable(let table): table.name
        case .modifyTable(let name, _): name
        default: nil
        }
      })
    let tables = reading.metadata(of: session.targetMetadata).flatMap(\.tables).map(\.table)
      .filter { names.contains($0.qualifiedName) }
    let renderer = ModelRenderer(
      interpreter, options: options, renderItem: session.configuration["render_item"] ?? .none)
    var wordings = ModelWordings()
    var undecided: [Undecided] = []
    for table in tables {
      let evaluation = interpreter.evaluate { (_) throws(Interruption) in
        try renderer.table(table)
      }
      if case .finished(let wording) = evaluation {
        wordings.tables[table.qualifiedName] = wording
      } else if let unknown = interpreter.unknown(for: evaluation) {
        undecided.append(
          Undecided(
            table: table.qualifiedName, reason: "its text for a revision: \(unknown.reason)",
            place: session.place(unknown.place, interpreter)))
      }
    }
    return (wordings, undecided)
  }
}

extension DeclaredSchema {
  /// How many tables are known to the end; none where there could be others.
  fileprivate var knownTables: Int {
    doubt == nil ? tables.count { $0.doubt == nil } + 1 : 0
  }
}

extension ModelSchema {
  /// Why not all of it is known.
  fileprivate var reasons: [String] {
    let doubts = [declared.doubt] + declared.tables.map(\.doubt)
    return doubts.compactMap { $0?.reason } + notes.map(\.reason)
  }
}
