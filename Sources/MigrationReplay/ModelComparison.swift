import AlembicHistory
import AlembicOperations
import PythonInterpreter
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
  /// What was read of `env.py`, in sentences: what could not be.
  public var notes: [String]
}

extension HistoryReplay {
  /// What the models declare that `env.py` hands to Alembic.
  ///
  /// - Throws: `AlembicFailure` when nothing can be evaluated.
  public func models() throws(AlembicFailure) -> ModelSchema {
    let models = EvaluationThread.run { () -> ModelSchema in
      let evaluation = HistoryEvaluation(self)
      var models = evaluation.models()
      models.notes += evaluation.notes.map { Undecided(reason: $0) }
      models.unregistered = evaluation.unregistered()
      return models
    }
    guard let models else {
      throw AlembicFailure(.refused, "no thread could be started to evaluate the models")
    }
    return models
  }

  /// Compares the models with the schema at the heads of the history.
  ///
  /// - Parameter seesOnlyWhatAlembicSees: Whether to stop where Alembic's autogenerate does.
  /// - Throws: `AlembicFailure` in Alembic's words.
  public func comparison(
    seesOnlyWhatAlembicSees: Bool = false
  ) throws(AlembicFailure) -> ModelComparison {
    let path = try graph.upgradePath(to: "heads")
    let comparison = EvaluationThread.run { () -> ModelComparison in
      HistoryEvaluation(self).comparison(path, seesOnlyWhatAlembicSees: seesOnlyWhatAlembicSees)
    }
    guard let comparison else {
      throw AlembicFailure(.refused, "no thread could be started to evaluate the models")
    }
    return comparison
  }
}

extension HistoryEvaluation {
  private var reading: ModelReading {
    ModelReading(interpreter) { self.session.place($0, self.interpreter) }
  }

  /// What `target_metadata` declares.
  func models() -> ModelSchema { reading.schema(of: session.targetMetadata) }

  /// Models that nothing registers; the metadata has them afterwards.
  func unregistered() -> [UnregisteredModel] {
    let project = replay.project
    let folders = project.alembic.versionLocations + [project.alembic.scriptLocation]
    return reading.unregistered(besides: session.targetMetadata, excluding: folders.map(\.string))
  }

  func comparison(_ path: [Int], seesOnlyWhatAlembicSees: Bool) -> ModelComparison {
    var models = models()
    models.unregistered = unregistered()
    models.declared.unregistered = Set(models.unregistered.map(\.table))
    var (revisions, migrations) = settle { start in
      replay(before: [], path, .upgrade, from: start)
    }
    // What depends on rows holds for an empty database, which is the one that is compared.
    for doubt in revisions.flatMap(\.run.doubts) where !doubt.dependsOnData {
      migrations.note(doubt)
    }
    let environment = EnvironmentFilters(
      interpreter, metadata: reading.metadata(of: session.targetMetadata))
    var (rules, undecided) = environment.rules
    rules.seesOnlyWhatAlembicSees = seesOnlyWhatAlembicSees
    if !seesOnlyWhatAlembicSees, rules.serverDefaults == .none,
      !environment.refusesServerDefaults
    {
      rules.serverDefaults = .declared
    }
    let comparison = SchemaComparison(
      models.declared, with: migrations, rules: rules, filters: environment.filters)
    undecided += models.notes + comparison.undecided
    return ModelComparison(
      models: models, migrations: migrations, revisions: path.count, changes: comparison.changes,
      undecided: undecided, rules: rules, notes: notes)
  }
}
