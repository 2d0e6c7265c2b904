import AlembicHistory
import ProjectFiles
import Review
import SourceText
import SystemPackage

/// Whether a revision file may still be changed.
public enum RevisionStanding: Sendable, Equatable {
  /// It is applied, or presumed to be; the evidence, as a clause.
  case applied(String)
  /// It is a draft.
  case draft
  /// It cannot be known; why, as a clause.
  case unknown(String)
}

/// Where an action takes place.
public struct GuardScene: Sendable {
  /// The folder in which a command starts.
  public var folder: FilePath
  /// The Alembic project; nil when none was found.
  public var project: AlembicProject?
  /// Whether our own agent acts.
  public var isOwnAgent: Bool
  /// What is read of the project once for all that is decided in the scene.
  let once = ReadOnce()
  /// Whether a revision file may still be changed.
  public var standing: @Sendable (FilePath) -> RevisionStanding

  /// A scene.
  public init(
    folder: FilePath, project: AlembicProject?, isOwnAgent: Bool,
    standing: @escaping @Sendable (FilePath) -> RevisionStanding
  ) {
    self.folder = folder
    self.project = project
    self.isOwnAgent = isOwnAgent
    self.standing = standing
  }

  /// The project's `alembic` command.
  var runner: String { project?.runner.command("") ?? "alembic" }

  /// The name of a file for a message: relative to the project.
  func name(of path: FilePath) -> String {
    guard let project else { return path.string }
    let root = FileReading.resolved(project.directory) ?? project.directory
    var relative = path
    return relative.removePrefix(root) ? relative.string : project.name(of: path)
  }

  /// The folders of revision files, links followed.
  private var versionFolders: [FilePath] {
    guard let project else { return [] }
    return project.alembic.versionLocations.map { FileReading.resolved($0) ?? $0 }
  }

  /// Whether a path names a revision file: Python in a version location.
  func isRevision(_ path: FilePath) -> Bool {
    guard path.extension == "py", path.lastComponent?.string != "__init__.py" else { return false }
    return versionFolders.contains { folder in
      project?.alembic.recursiveVersionLocations == true
        ? path.starts(with: folder) : path.removingLastComponent() == folder
    }
  }

  /// Whether a path lies in a version location, or is one.
  func isInVersionFolder(_ path: FilePath) -> Bool {
    versionFolders.contains { path.starts(with: $0) }
  }

  /// The revision files that lie at or below a path, or that a pattern means.
  func revisions(at path: FilePath) -> [FilePath] {
    if isRevision(path) { return [path] }
    return files.map(\.path).filter { $0.starts(with: path) }
  }

  /// The project's revision files as they were when the scene was first asked.
  var files: [RevisionFile] { once.files { project?.readRevisions().files ?? [] } }

  /// The files of the migrations that are no revisions and that everybody leaves alone: the lock file.
  func keptFiles(below folder: FilePath) -> [FilePath] {
    guard let project else { return [] }
    let root = FileReading.resolved(project.directory) ?? project.directory
    let lock = root.appending("alembic-expert.lock")
    return lock.starts(with: folder) && FileReading.kind(of: lock) != nil ? [lock] : []
  }

  /// Whether a path belongs to the project.
  ///
  /// It lies in its folder, in the repository around it, or in the folder of the action. All else (`/tmp`,
  /// another project) is nobody's here.
  func isOfProject(_ path: FilePath) -> Bool {
    guard let project else { return true }
    let root = FileReading.resolved(project.directory) ?? project.directory
    if path.starts(with: root) || path.starts(with: folder) { return true }
    var above = root
    while above.removeLastComponent() {
      guard FileReading.kind(of: above.appending(".git")) == nil else {
        return path.starts(with: above)
      }
    }
    return false
  }

  /// Whether a path is the script folder's own: `env.py`, the template.
  func isEnvironment(_ path: FilePath) -> Bool {
    guard let script = project?.alembic.scriptLocation else { return false }
    return path == (FileReading.resolved(script) ?? script).appending("env.py")
  }

  /// Whether a path lies in the script folder.
  func isInScriptFolder(_ path: FilePath) -> Bool {
    guard let script = project?.alembic.scriptLocation else { return false }
    return path.starts(with: FileReading.resolved(script) ?? script)
  }

  /// Whether a path is the ini file or another file of Alembic's settings.
  func isSettings(_ path: FilePath) -> Bool {
    guard let ini = project?.alembic.iniFile else {
      return path.lastComponent?.string == "alembic.ini"
    }
    return path == (FileReading.resolved(ini) ?? ini) || path.lastComponent?.string == "alembic.ini"
  }
}
