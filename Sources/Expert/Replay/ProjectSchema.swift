import AlembicHistory
import AlembicOperations
import MigrationReplay
import Schema
import SchemaText

/// The schema that a project's migrations make, with what is needed to print it.
public struct ProjectSchema: Sendable {
  /// The schema.
  public var schema: Schema
  /// The revision as it was asked for.
  public var revision: String
  /// How many revisions lead to it.
  public var revisions: Int
  /// The files that its facts were read from.
  public var places: SchemaPlaces
  /// Who tells of it.
  public var source = Source.migrations

  /// The witnesses of a schema that files alone can be.
  public enum Source: String, Sendable, CaseIterable {
    /// What the history makes.
    case migrations
    /// What the models declare.
    case models
  }

  /// One sentence about what it is.
  public var title: String {
    let tables = schema.tables.count
    if source == .models {
      return "Schema of the models: \(tables) table\(tables == 1 ? "" : "s"), told from their "
        + "source alone"
    }
    return "Schema at \(revision): \(tables) table\(tables == 1 ? "" : "s") after \(revisions) "
      + "revision\(revisions == 1 ? "" : "s"), told from the migrations alone"
  }
}

extension ProjectHistory {
  /// What the database looks like at a revision.
  ///
  /// - Parameter revision: Everything that `alembic upgrade` takes; `base` for the empty database.
  /// - Throws: `ExpertFailure` when the history cannot be loaded or has no such revision.
  public func schema(at revision: String = "heads") throws(ExpertFailure) -> ProjectSchema {
    let result = try replayed { (replay) throws(AlembicFailure) in
      try replay.upgrade(to: revision)
    }
    var schema = result.schema
    for doubt in result.revisions.flatMap(\.run.doubts) { schema.note(doubt) }
    return ProjectSchema(
      schema: schema, revision: revision, revisions: result.revisions.count,
      places: project.places(schema.places))
  }

  /// Runs `body` with the replay; every failure becomes one with a remedy.
  func replayed<Result>(
    _ body: (HistoryReplay) throws(AlembicFailure) -> Result
  ) throws(ExpertFailure) -> Result {
    let settings: ReplaySettings
    do throws(SettingsFailure) {
      settings = try replaySettings()
    } catch {
      throw ExpertFailure(error.description, remedy: "")
    }
    do throws(AlembicFailure) {
      return try body(try replay(settings))
    } catch {
      throw ExpertFailure(
        error.message.hasSuffix(".") ? error.message : error.message + ".",
        remedy: "Ask check_heads (alembic-expert check-heads) for the state of the history, or "
          + "name another revision: an id, the beginning of one, head, heads, base, label@head.")
    }
  }
}
