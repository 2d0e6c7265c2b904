import AlembicHistory
import MigrationReplay
import PostgreSQLDialect
import ProjectFiles
import SQLAlchemy
import Schema
import SourceText
import SystemPackage

extension ProjectHistory {
  /// The history, ready to be run over schemas instead of a database.
  ///
  /// - Throws: `AlembicFailure` where Alembic fails to load the history.
  public func replay(_ settings: ReplaySettings) throws(AlembicFailure) -> HistoryReplay {
    try HistoryReplay(project, files, settings: settings)
  }

  /// What the project's own settings say about a replay.
  ///
  /// - Throws: `SettingsFailure` when the baseline cannot be read.
  public func replaySettings() throws(SettingsFailure) -> ReplaySettings {
    var settings = ReplaySettings()
    settings.line = project.expert.sqlalchemy.flatMap(SQLAlchemyLine.init(rawValue:))
    settings.serverVersion = project.expert.postgresql.flatMap { Int($0) }
    settings.ignoredTables = project.expert.ignoredTables
    settings.baseline = try baseline()
    for variable in project.expert.environment {
      let parts = variable.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = parts.count == 2 ? String(parts[1]) : nil
      settings.environment.updateValue(value, forKey: String(parts[0]))
    }
    return settings
  }

  /// The version of PostgreSQL whose locks are told.
  var postgresqlVersion: Int { project.expert.postgresql.flatMap { Int($0) } ?? 15 }

  /// The schema that the file of the setting `baseline` makes; nil without one.
  private func baseline() throws(SettingsFailure) -> Schema? {
    guard let name = project.expert.baseline else { return nil }
    let path = project.directory.pushing(FilePath(name)).lexicallyNormalized()
    guard project.allows(path) else {
      throw SettingsFailure(
        "The baseline \(name) lies outside the folders that this server was given.",
        remedy: "Correct the setting \"baseline\".")
    }
    let bytes: [UInt8]
    do throws(FileFailure) {
      bytes = try FileReading.bytes(of: path)
    } catch {
      throw SettingsFailure("\(error).", remedy: "Correct the setting \"baseline\".")
    }
    return Self.schema(
      ofScript: String(decoding: bytes, as: UTF8.self), file: project.name(of: path))
  }

  /// The schema that a script makes; a statement that does not fit is a doubt with its place.
  static func schema(ofScript script: String, file: String) -> Schema {
    var schema = Schema()
    let statements = ReadStatement.all(in: script) { Place(file: file, span: $0) }
    for statement in statements {
      let provenance = Provenance(place: Place(file: file, span: statement.span))
      do throws(SchemaFailure) {
        schema = try schema.applying(statement.operations, provenance: provenance)
      } catch {
        schema.doubt(
          Doubt(
            reason: "the baseline does not fit together: \(error.message)",
            targets: statement.operations.flatMap(\.subjects), provenance: provenance))
      }
    }
    return schema
  }
}
