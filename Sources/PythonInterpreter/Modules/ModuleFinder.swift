import ProjectFiles

/// Finds the file of a module as Python's path finder does: a package, then a module, and a folder
/// without `__init__.py` as a part of a namespace package if no path has either.
struct ModuleFinder {
  enum Found {
    case package(path: String, folder: String)
    case module(path: String)
    case namespace(folders: [String])
  }

  let source: any ProjectSource

  func find(_ name: String, in folders: [String]) -> Found? {
    var portions: [String] = []
    for folder in folders {
      let base = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      if source.kind(at: base) == .directory {
        let initializer = base + "/__init__.py"
        if source.kind(at: initializer) == .file {
          return .package(path: initializer, folder: base)
        }
        portions.append(base)
      }
      if source.kind(at: base + ".py") == .file { return .module(path: base + ".py") }
    }
    return portions.isEmpty ? nil : .namespace(folders: portions)
  }
}

/// Paths as text: nothing is looked up.
enum Paths {
  /// The path without `.`, `..` and doubled slashes, as `os.path.normpath` gives it.
  static func normalized(_ path: String) -> String {
    let isAbsolute = path.hasPrefix("/")
    var parts: [Substring] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: true) where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !isAbsolute {
        parts.append(part)
      }
    }
    let joined = (isAbsolute ? "/" : "") + parts.joined(separator: "/")
    return joined.isEmpty ? "." : joined
  }

  /// `os.path.join`.
  static func join(_ parts: [String]) -> String {
    var result = ""
    for part in parts {
      if part.hasPrefix("/") || result.isEmpty {
        result = part
      } else if result.hasSuffix("/") {
        result += part
      } else {
        result += "/" + part
      }
    }
    return result
  }

  /// The folder and the last part, as `os.path.split` gives them.
  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    var folder = String(path[...slash])
    let name = String(path[path.index(after: slash)...])
    if folder.contains(where: { $0 != "/" }) {
      while folder.hasSuffix("/") { folder.removeLast() }
    }
    return (folder, name)
  }

  /// The path without its extension, and the extension with its dot.
  static func splitExtension(_ path: String) -> (root: String, suffix: String) {
    let (_, name) = split(path)
    let leading = name.prefix { $0 == "." }.count
    guard let dot = name.dropFirst(leading).lastIndex(of: ".") else { return (path, "") }
    let suffix = String(name[dot...])
    return (String(path.dropLast(suffix.count)), suffix)
  }
}
