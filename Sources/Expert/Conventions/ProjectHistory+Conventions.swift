import AlembicHistory
import AlembicOperations
import MigrationReplay
import Review
import SQLAlchemyModels
import Schema
import SchemaDiff

extension ProjectHistory {
  /// How the project writes its migrations.
  ///
  /// - Throws: `ExpertFailure` when the history cannot be loaded.
  public func conventions() throws(ExpertFailure) -> ProjectConventions {
    let (declaration, runs) = try replayed { (replay) throws(AlembicFailure) in
      (try replay.declaration(), try replay.eachRevision())
    }
    let declared = declaration.models.declared.tables
    let tables = declared.map(\.table)
    let naming = NamingConventions(tables, settings: project.expert)
    let columns = tables.flatMap(\.columns)
    let alembic = project.alembic
    return ProjectConventions(
      scriptLocation: project.name(of: alembic.scriptLocation),
      versionLocations: alembic.versionLocations.map(project.name),
      currentCommand: project.runner.command("current"), revisions: runs.count,
      withoutWayBack: runs.filter(Self.isOneWay).map(\.revision),
      entities: Self.naming(
        naming.tallies(junctions: false), naming.entities.rawValue,
        setting: project.expert.tableNaming),
      junctions: Self.naming(
        naming.tallies(junctions: true), naming.junctions.rawValue,
        setting: project.expert.junctionNaming),
      primaryKeys: Self.naming(
        naming.talliesOfKeys, naming.primaryKey.rawValue, setting: project.expert.primaryKeyNaming),
      messageStyle: project.expert.messageStyle,
      defaults: ProjectConventions.Defaults(
        columns: columns.count, nullable: columns.count(where: \.isNullable),
        server: columns.count { $0.serverDefault != nil || $0.identity != nil },
        client: declared.reduce(0) { $0 + $1.clientDefaults.count }),
      registration: declaration.registration.map {
        ProjectConventions.Registration(
          file: $0.file, importLine: $0.importLine, exports: $0.exportedName != nil)
      },
      unregistered: declaration.models.unregistered.map { $0.name ?? $0.table.plain },
      excludedTables: declaration.excludedTables, excludesOthers: declaration.excludesOthers,
      notes: declaration.notes)
  }

  /// Whether going back does nothing where going forward did something.
  private static func isOneWay(_ run: HistoryReplay.BothWays) -> Bool {
    !run.upgrade.steps.isEmpty && run.downgrade.steps.isEmpty && run.downgrade.doubts.isEmpty
  }

  private static func naming(
    _ tallies: [NamingConventions.Tally], _ style: String, setting: String?
  ) -> ProjectConventions.Naming {
    ProjectConventions.Naming(
      style: style, isSet: setting != nil,
      found: tallies.filter { !$0.fitting.isEmpty }.map {
        ProjectConventions.Naming.Found(
          style: $0.style, count: $0.fitting.count, examples: Array($0.fitting.prefix(3)))
      }, total: tallies.first?.total ?? 0)
  }
}
