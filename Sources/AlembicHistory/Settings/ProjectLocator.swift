import ProjectFiles
import SystemPackage

/// Finds the project that a request means and reads its settings.
///
/// From the folder upwards to the root of the repository, the nearest of: `alembic-expert.toml` or
/// `[tool.alembic-expert]` that names the scripts, `alembic.ini`, `[tool.alembic]`. If none is there,
/// exactly one `alembic.ini` up to four levels down.
public enum ProjectLocator {
  /// The project that `request` means.
  ///
  /// - Parameter onlyUpwards: Whether folders below the one to search from are left out.
  /// - Throws: `SettingsFailure` that names everything that was looked for, or the setting that is
  ///   wrong.
  public static func project(
    _ request: ProjectRequest, onlyUpwards: Bool = false
  ) throws(SettingsFailure) -> AlembicProject {
    let start = try startFolder(request)
    var found = try Candidate(request: request, start: start)
    if found == nil { found = try search(upwardsFrom: start) }
    if found == nil, !onlyUpwards { found = try search(below: start) }
    guard let found else { throw notFound(from: start) }
    var project = try project(found, request)
    if request.project != nil, start != project.directory { project.namedFolder = start }
    try confine(project)
    return project
  }

  /// A place with settings, before they are read.
  private struct Candidate {
    var folder: FilePath
    var ini: FilePath?
    var pyproject: FilePath?
    var expert: ExpertSettings
    /// Whether relative paths may also start from the folder that the user stands in.
    var isNamed: Bool

    /// Settings that lie in `folder` itself; nil when there are none.
    init?(in folder: FilePath) throws(SettingsFailure) {
      self.folder = folder
      isNamed = false
      let tables = try ProjectTables(in: folder)
      expert = tables.expert
      let ini = folder.appending("alembic.ini")
      self.ini = FileReading.kind(of: ini) == .file ? ini : nil
      if let name = expert.ini { self.ini = folder.pushing(FilePath(name)) }
      pyproject = tables.alembic == nil ? nil : folder.appending("pyproject.toml")
      if self.ini == nil, pyproject == nil, !expert.locatesScripts { return nil }
    }

    /// What the request names itself; nil when it leaves everything to be found.
    init?(request: ProjectRequest, start: FilePath) throws(SettingsFailure) {
      isNamed = true
      folder = start
      guard let config = request.config else {
        guard request.scriptLocation != nil || !request.versionLocations.isEmpty else { return nil }
        expert = try ProjectTables(in: start).expert
        return
      }
      let path = start.pushing(FilePath(config)).lexicallyNormalized()
      guard FileReading.kind(of: path) == .file else {
        throw SettingsFailure(
          "There is no configuration file \(path.string).",
          remedy: "Correct the path given with -c/--config.")
      }
      folder = path.removingLastComponent()
      if path.lastComponent?.string == "pyproject.toml" {
        pyproject = path
        let ini = folder.appending("alembic.ini")
        self.ini = FileReading.kind(of: ini) == .file ? ini : nil
      } else {
        ini = path
        pyproject =
          try ProjectTables(in: folder).alembic == nil
          ? nil : folder.appending("pyproject.toml")
      }
      expert = try ProjectTables(in: folder).expert
    }
  }

  private static func startFolder(_ request: ProjectRequest) throws(SettingsFailure) -> FilePath {
    guard let project = request.project else { return request.currentDirectory }
    let path = request.currentDirectory.pushing(FilePath(project)).lexicallyNormalized()
    switch FileReading.kind(of: path) {
    case .directory: return path
    case .file: return path.removingLastComponent()
    default:
      throw SettingsFailure(
        "There is no folder \(path.string).", remedy: "Correct the path given as project.")
    }
  }

  private static func search(upwardsFrom start: FilePath) throws(SettingsFailure) -> Candidate? {
    for folder in ProjectFolders.upwards(from: start) {
      if let candidate = try Candidate(in: folder) { return candidate }
    }
    return nil
  }

  private static func search(below start: FilePath) throws(SettingsFailure) -> Candidate? {
    let found = ProjectFolders.iniFiles(below: start, depth: 4)
    guard found.count > 1 else {
      guard let only = found.first else { return nil }
      return try Candidate(in: only.removingLastComponent())
    }
    let list = found.prefix(12).map(\.string).joined(separator: ", ")
    throw SettingsFailure(
      "There are \(found.count) Alembic projects below \(start.string): \(list).",
      remedy: "Name one with project (--project DIR), or its ini with -c FILE.")
  }

  private static func notFound(from start: FilePath) -> SettingsFailure {
    let top = ProjectFolders.upwards(from: start).last ?? start
    let range =
      top == start ? start.string : "\(start.string) and the folders above it up to \(top.string)"
    return SettingsFailure(
      "No Alembic project was found. Looked in \(range) for alembic.ini, for [tool.alembic] or "
        + "[tool.alembic-expert] in pyproject.toml and for alembic-expert.toml, and up to four "
        + "levels below \(start.string) for alembic.ini.",
      remedy: "Name the project's folder with project (--project DIR), its ini with -c FILE, or a "
        + "tree without an ini with --script-location DIR.")
  }

  private static func project(
    _ found: Candidate, _ request: ProjectRequest
  ) throws(SettingsFailure) -> AlembicProject {
    let section = request.name ?? found.expert.name ?? "alembic"
    var iniFile: IniFile?
    if let path = found.ini {
      let bytes = try bytes(of: path)
      let here = path.removingLastComponent().string
      iniFile = try IniFile(name: path.string, bytes: bytes, here: here)
    }
    var toml: TomlValue?
    if let path = found.pyproject {
      toml = try ProjectTables(in: path.removingLastComponent()).alembic
    }
    if let iniFile, toml == nil, !iniFile.sections.contains(section), request.scriptLocation == nil
    {
      let sections = iniFile.sections.filter { iniFile.line(of: "script_location", in: $0) != nil }
      throw SettingsFailure(
        "The file has no section [\(section)].", file: iniFile.name,
        remedy: sections.isEmpty
          ? "Add it, or name another file with -c."
          : "Sections with a script_location: \(sections.joined(separator: ", ")). Name one with -n."
      )
    }
    // `alembic -c FILE` starts relative paths from where it is run; people also run it beside the ini.
    // An ini deep inside a package often has paths from the root of the repository.
    let above = ProjectFolders.upwards(from: found.folder).dropFirst().prefix(8)
    let bases =
      (found.isNamed ? [request.currentDirectory, found.folder] : [found.folder]) + above
    let reader = AlembicSettingsReader(
      ini: iniFile, iniPath: found.ini, toml: toml, tomlPath: found.pyproject, section: section,
      bases: bases)
    let versions =
      request.versionLocations.isEmpty ? found.expert.versionLocations : request.versionLocations
    let settings = try reader.settings(
      scriptLocation: request.scriptLocation ?? found.expert.scriptLocation,
      versionLocations: versions)
    var expert = found.expert
    expert.sqlalchemy = request.sqlalchemy ?? expert.sqlalchemy
    expert.postgresql = request.postgresql ?? expert.postgresql
    expert.environment += request.environment
    var project = AlembicProject(
      directory: found.folder, alembic: settings, expert: expert,
      runner: try runner(found, request),
      moduleRoots: ModuleRoots.of(settings, directory: found.folder, bounds: request.roots),
      roots: request.roots, xArguments: request.xArguments)
    project.packages = request.packages.map {
      request.currentDirectory.pushing(FilePath($0)).lexicallyNormalized()
    }
    return project
  }

  private static func runner(
    _ found: Candidate, _ request: ProjectRequest
  ) throws(SettingsFailure) -> Runner {
    var options: [String] = []
    if let config = request.config { options += ["-c", config] }
    if let name = request.name { options += ["-n", name] }
    if let prefix = found.expert.runner {
      return Runner(prefix: prefix, evidence: "the setting runner", options: options)
    }
    let detected = try Runner.detected(from: found.folder)
    return Runner(prefix: detected.prefix, evidence: detected.evidence, options: options)
  }

  private static func confine(_ project: AlembicProject) throws(SettingsFailure) {
    for path in [project.directory, project.alembic.scriptLocation]
      + project.alembic.versionLocations
    where FileReading.kind(of: path) != nil && !project.allows(path) {
      throw SettingsFailure(
        "\(path.string) lies outside the folders that this server was given.",
        remedy: "The folders are \(project.roots.map(\.string).joined(separator: ", ")).")
    }
  }

  private static func bytes(of path: FilePath) throws(SettingsFailure) -> [UInt8] {
    do {
      return try FileReading.bytes(of: path)
    } catch {
      throw SettingsFailure("\(error).", remedy: "Correct the path, or the file's permissions.")
    }
  }
}
