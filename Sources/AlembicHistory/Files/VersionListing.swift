import ProjectFiles
import SystemPackage

/// Finds the files of version locations by Alembic 1.20.1's rules (`Script._list_py_dir`,
/// `Script._from_path`).
struct VersionListing {
  let recursive: Bool
  let sourceless: Bool
  /// Files to load, resolved, each once.
  private(set) var paths: [FilePath] = []
  private(set) var others: [FilePath] = []
  private(set) var missing: [FilePath] = []
  private(set) var warnings: [String] = []
  private var seen: Set<FilePath> = []

  init(recursive: Bool, sourceless: Bool) {
    self.recursive = recursive
    self.sourceless = sourceless
  }

  /// Adds the files of one location.
  mutating func add(_ location: FilePath) {
    guard FileReading.kind(of: location) != nil else {
      missing.append(location)
      return
    }
    visit(location, root: true)
  }

  private mutating func visit(_ folder: FilePath, root: Bool) {
    guard let entries = try? FileReading.entries(of: folder) else {
      if root { missing.append(folder) }
      return
    }
    let isCache = folder.lastComponent?.string.hasSuffix("__pycache__") ?? false
    if !isCache {
      let resolvedFolder = FileReading.resolved(folder) ?? folder
      for entry in entries where entry.kind != .directory {
        let path = folder.appending(entry.name)
        // Only a link can lead elsewhere once the folder is resolved.
        addFile(
          entry.isLink ? FileReading.resolved(path) ?? path : resolvedFolder.appending(entry.name))
      }
      if sourceless { addCache(of: folder, entries) }
      if !recursive { return }
    }
    for entry in entries where entry.kind == .directory && !entry.isLink {
      visit(folder.appending(entry.name), root: false)
    }
  }

  private mutating func addCache(of folder: FilePath, _ entries: [FileReading.Entry]) {
    let cache = folder.appending("__pycache__")
    guard let cached = try? FileReading.entries(of: cache) else { return }
    let names = Set(entries.filter { $0.kind != .directory }.map { Self.stem($0.name) })
    for entry in cached where !names.contains(Self.stem(entry.name)) {
      addFile(FileReading.resolved(cache.appending(entry.name)) ?? cache.appending(entry.name))
    }
  }

  private mutating func addFile(_ path: FilePath) {
    guard seen.insert(path).inserted else {
      warnings.append(
        "File \(path.string) loaded twice! ignoring. Please ensure version_locations is unique.")
      return
    }
    let name = path.lastComponent?.string ?? ""
    if isRevisionName(name, in: path.removingLastComponent()) {
      paths.append(path)
    } else if !name.hasPrefix("__init__") {
      others.append(path)
    }
  }

  private func isRevisionName(_ name: String, in folder: FilePath) -> Bool {
    guard !name.hasPrefix(".#"), !name.hasPrefix("__init__") else { return false }
    if name.hasSuffix(".py") { return true }
    guard sourceless, name.hasSuffix(".pyc") || name.hasSuffix(".pyo") else { return false }
    let source = folder.appending(String(name.dropLast()))
    if FileReading.kind(of: source) != nil { return false }
    let preferred = folder.appending(String(name.dropLast()) + "c")
    return name.hasSuffix("c") || FileReading.kind(of: preferred) == nil
  }

  private static func stem(_ name: String) -> String {
    String(name.prefix { $0 != "." })
  }
}
