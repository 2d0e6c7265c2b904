/// The packages of a virtual environment, of which an evaluation may read some.
///
/// Reading all that a project imports would take long and tell little: a caller names those on which a
/// value has turned out to depend, see `Unknown.package(in:)`.
public struct InstalledPackages: Sendable, Equatable {
  /// The folders in which they lie, such as `site-packages`.
  public var folders: [String]
  /// The first names of the modules that may be read.
  public var names: Set<String>

  /// Packages in folders, of which only some may be read.
  public init(folders: [String], names: Set<String> = []) {
    self.folders = folders
    self.names = names
  }
}

extension Interpreter {
  /// The installed package in whose files a place lies, as its folder's path; nil elsewhere.
  public func installedPackage(of place: Place) -> String? {
    guard let packages = options.installedPackages, place.isInFile,
      Int(place.file) < units.count
    else { return nil }
    let path = units[Int(place.file)].name
    for folder in packages.folders where path.hasPrefix(folder + "/") {
      return folder + "/" + path.dropFirst(folder.count + 1).prefix { $0 != "/" }
    }
    return nil
  }
}

extension Unknown {
  private static let importing = "import of "

  /// Why the result of an import is not known.
  static func reason(forImportOf module: String) -> String { importing + module + ": third party" }

  /// The first name of the module whose import a reason tells of; nil for every other reason.
  public static func package(in reason: String) -> String? {
    guard let start = reason.firstRange(of: importing) else { return nil }
    let rest = reason[start.upperBound...]
    guard let end = rest.firstRange(of: ": third party") else { return nil }
    return String(rest[..<end.lowerBound].prefix { $0 != "." })
  }
}
