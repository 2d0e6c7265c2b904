import AlembicHistory
import MigrationReplay
import SQLAlchemyModels
import Schema
import SchemaDiff
import SchemaText

/// What a project's models declare, and how that differs from what its migrations make.
public struct ProjectModels: Sendable {
  /// The comparison; nothing in it knows of files.
  public var comparison: ModelComparison
  /// The files that facts were read from.
  public var places: SchemaPlaces

  /// What the models say.
  public var models: ModelSchema { comparison.models }
  /// The differences, one sentence each.
  public var differences: [SchemaDifference] {
    comparison.changes.flatMap { SchemaDifference.all(in: $0) }
  }
}

extension ProjectHistory {
  /// What the models declare, compared with the heads of the history.
  ///
  /// - Parameter seesOnlyWhatAlembicSees: Whether to stop where Alembic's autogenerate does.
  /// - Throws: `ExpertFailure` when the history cannot be loaded.
  public func models(
    seesOnlyWhatAlembicSees: Bool = false
  ) throws(ExpertFailure) -> ProjectModels {
    let comparison = try replayed { (replay) throws(AlembicFailure) in
      try replay.comparison(seesOnlyWhatAlembicSees: seesOnlyWhatAlembicSees)
    }
    let declared = comparison.models.created.places
    let places = project.places(
      declared + comparison.migrations.places + comparison.undecided.compactMap(\.place)
        + comparison.models.classes.compactMap(\.place)
        + comparison.models.classes.flatMap(\.relationships).compactMap(\.place)
        + comparison.models.unregistered.compactMap(\.place))
    return ProjectModels(comparison: comparison, places: places)
  }

  /// The schema that the models' `create_all` would make.
  ///
  /// - Throws: `ExpertFailure` when nothing can be evaluated.
  public func schemaOfModels() throws(ExpertFailure) -> ProjectSchema {
    let models = try replayed { (replay) throws(AlembicFailure) in try replay.models() }
    let schema = models.created
    return ProjectSchema(
      schema: schema, revision: "models", revisions: 0, places: project.places(schema.places),
      source: .models)
  }
}
