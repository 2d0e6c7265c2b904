import AlembicHistory
import AlembicOperations
import ProjectFiles
import Review
import SourceText
import SystemPackage

extension ReviewSettings {
  /// What a project says about how its migrations run.
  init(_ history: ProjectHistory, _ options: SessionOptions) {
    let project = history.project
    var text: String?
    do throws(FileFailure) {
      let path = project.alembic.scriptLocation.appending("env.py")
      text = String(decoding: try FileReading.bytes(of: path), as: UTF8.self)
    } catch {
      text = nil
    }
    func set(_ name: String) -> String? {
      guard let text, Self.names(name, in: text) else { return nil }
      return project.name(of: project.alembic.scriptLocation.appending("env.py"))
    }
    let path = project.alembic.scriptLocation.appending("env.py")
    let commits =
      text.map { text in
        text.uppercased().contains("AUTOCOMMIT")
          && AutocommitEnvironment(
            RevisionSource(SourceFile(name: project.name(of: path), bytes: Array(text.utf8)))
          ).isOn
      } ?? false
    self.init(
      postgresql: history.postgresqlVersion, isVersionKnown: project.expert.postgresql != nil,
      hotTables: project.expert.hotTables,
      lockTimeout: set("lock_timeout") ?? project.expert.lockTimeout,
      statementTimeout: set("statement_timeout"),
      isTransactionPerMigration: options.isTransactionPerMigration,
      isTransactional: options.isTransactionalDDL && !commits, expert: project.expert,
      fileTemplate: project.alembic.fileTemplate, environment: text)
    do throws(FileFailure) {
      let path = project.alembic.scriptLocation.appending("script.py.mako")
      template = String(decoding: try FileReading.bytes(of: path), as: UTF8.self)
    } catch {
      template = nil
    }
    commitsEachStatement = commits
    namesOtherDatabases =
      ["sqlite", "mysql", "mariadb", "oracle", "mssql", "render_as_batch=True"].contains { name in
        text.map { Self.names(name, in: $0) } ?? false
      }
      || options.settings["sqlalchemy.url"].map {
        !$0.hasPrefix("postgres") && $0.contains("sqlite")
      }
        ?? false
    let rule = "nullability-implicit"
    asksForNullability =
      project.expert.reviewSelect.contains(rule)
      || project.expert.reviewSeverity.contains { $0.hasPrefix(rule) }
  }

  /// Whether a file names a setting outside of comments.
  private static func names(_ setting: String, in text: String) -> Bool {
    text.split(separator: "\n").contains { line in
      let code = line.drop { $0 == " " || $0 == "\t" }
      return !code.hasPrefix("#") && code.contains(setting)
    }
  }
}
