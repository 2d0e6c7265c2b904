import ProjectFiles
import SystemPackage

/// The revision files of a project, read in the order in which Alembic loads them.
public struct RevisionFiles: Sendable {
  /// The Python files that Alembic would load, in its order.
  public let files: [RevisionFile]
  /// Files in the same folders that Alembic passes by, `__init__.py` and caches left out.
  public let others: [FilePath]
  /// Version locations that do not exist; Alembic passes them by as well.
  public let missingLocations: [FilePath]
  /// Sentences that Alembic writes to standard error about these files.
  public let warnings: [String]

  /// Files that were read by other means.
  public init(files: [RevisionFile]) {
    self.init(files: files, others: [], missingLocations: [], warnings: [])
  }

  init(
    files: [RevisionFile], others: [FilePath], missingLocations: [FilePath], warnings: [String]
  ) {
    self.files = files
    self.others = others
    self.missingLocations = missingLocations
    self.warnings = warnings
  }

  /// These files and one that is not among them.
  public func adding(_ file: RevisionFile) -> RevisionFiles {
    RevisionFiles(
      files: files + [file], others: others, missingLocations: missingLocations,
      warnings: warnings)
  }

  /// These files as they are now, in the same order.
  public func replacing(_ files: [RevisionFile]) -> RevisionFiles {
    RevisionFiles(
      files: files, others: others, missingLocations: missingLocations, warnings: warnings)
  }

  /// Reads every file of `locations`.
  ///
  /// - Parameters:
  ///   - locations: Absolute folders, in their order.
  ///   - recursive: `recursive_version_locations`.
  ///   - sourceless: `sourceless`: compiled files count, and are reported because nobody can read them.
  ///   - moduleRoots: Where the project's own modules lie.
  ///   - folder: The project folder; names in messages are relative to it.
  public static func read(
    locations: [FilePath], recursive: Bool = false, sourceless: Bool = false,
    relativeTo folder: FilePath? = nil, moduleRoots: [ProjectModules.Root] = []
  ) -> RevisionFiles {
    var listing = VersionListing(recursive: recursive, sourceless: sourceless)
    for location in locations { listing.add(location) }
    let paths = listing.paths
    let root = folder.flatMap(FileReading.resolved) ?? folder
    let modules = ProjectModules(roots: moduleRoots)
    let files = ParallelReading.map(count: paths.count) { index in
      let name = root.flatMap { Self.name(of: paths[index], in: $0) } ?? paths[index].string
      guard paths[index].extension == "py" else {
        var file = RevisionFile(path: paths[index], name: name)
        file.standing = .bytecode
        return file
      }
      return RevisionFile.read(paths[index], name: name, modules: modules)
    }
    return RevisionFiles(
      files: files, others: listing.others, missingLocations: listing.missing,
      warnings: listing.warnings)
  }

  /// The path below `folder`; nil when it lies elsewhere.
  static func name(of path: FilePath, in folder: FilePath) -> String? {
    var path = path
    guard path.removePrefix(folder), !path.isEmpty else { return nil }
    return path.string
  }
}
