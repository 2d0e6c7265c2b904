import AlembicHistory

/// A project's revision files as they are at this moment, and what can be asked of them.
public struct ProjectHistory: Sendable {
  /// The project.
  public let project: AlembicProject
  /// Its revision files.
  public let files: RevisionFiles

  /// Finds the project and reads its revision files.
  ///
  /// - Throws: `SettingsFailure` when the project cannot be found or its settings not be read.
  public static func read(_ request: ProjectRequest) throws(SettingsFailure) -> ProjectHistory {
    let project = try ProjectLocator.project(request)
    return ProjectHistory(project: project, files: project.readRevisions())
  }
}
