import ProjectFiles
import SystemPackage

/// Patterns of file names as shells have them: `*`, `?`, `[…]`, and `**` for any folders.
enum FilePattern {
  /// Whether a path fits a pattern.
  ///
  /// The ways to share a path among the stars are gone through once for each place in the path, so the
  /// time is the product of the lengths, whatever the pattern.
  static func matches(_ path: String, _ pattern: String) -> Bool {
    let path = Array(path)
    // How much of the path the pattern so far may have taken.
    var reached = [Bool](repeating: false, count: path.count + 1)
    reached[0] = true
    for piece in pieces(pattern) {
      var next = [Bool](repeating: false, count: path.count + 1)
      switch piece {
      case .any(let isDeep):
        var isOpen = false
        for index in 0...path.count {
          if index > 0, !isDeep, path[index - 1] == "/" { isOpen = false }
          isOpen = isOpen || reached[index]
          next[index] = isOpen
        }
      case .folders:
        var isOpen = false
        for index in 0...path.count {
          next[index] = reached[index] || isOpen && index > 0 && path[index - 1] == "/"
          isOpen = isOpen || reached[index]
        }
      case .one(let test):
        for index in path.indices where reached[index] && test(path[index]) {
          next[index + 1] = true
        }
      }
      reached = next
      if !reached.contains(true) { return false }
    }
    return reached[path.count]
  }

  private enum Piece {
    case any(isDeep: Bool)
    /// `**/`: any folders, or none.
    case folders
    case one((Character) -> Bool)
  }

  private static func pieces(_ pattern: String) -> [Piece] {
    let text = Array(pattern)
    var pieces: [Piece] = []
    var index = 0
    while index < text.count {
      let character = text[index]
      index += 1
      switch character {
      case "*":
        let start = index
        while index < text.count, text[index] == "*" { index += 1 }
        let isDeep = index > start
        let isWhole = start < 2 || text[start - 2] == "/"
        if isDeep, isWhole, index < text.count, text[index] == "/" {
          index += 1
          pieces.append(.folders)
        } else {
          pieces.append(.any(isDeep: isDeep))
        }
      case "?": pieces.append(.one { $0 != "/" })
      case "[":
        guard index < text.count, let close = text[(index + 1)...].firstIndex(of: "]") else {
          pieces.append(.one { $0 == "[" })
          continue
        }
        let set = Array(text[index..<close])
        pieces.append(.one { contains(set, $0) })
        index = close + 1
      default: pieces.append(.one { $0 == character })
      }
    }
    return pieces
  }

  /// Whether `[…]` holds a character.
  private static func contains(_ set: [Character], _ character: Character) -> Bool {
    let isNegated = set.first == "!" || set.first == "^"
    let set = Array(isNegated ? set.dropFirst() : set[...])
    var index = 0
    var isIn = false
    while index < set.count {
      if index + 2 < set.count, set[index + 1] == "-" {
        isIn = isIn || set[index] <= character && character <= set[index + 2]
        index += 3
      } else {
        isIn = isIn || set[index] == character
        index += 1
      }
    }
    return isIn != isNegated
  }

  /// The files and folders that fit an absolute pattern, links not followed; at most `limit`, from at most
  /// 20,000 that are looked at.
  static func files(_ pattern: String, limit: Int = 2_000) -> [FilePath] {
    let parts = pattern.split(separator: "/").map(String.init)
    let fixed = parts.prefix { part in !part.contains { "*?[".contains($0) } }
    guard fixed.count < parts.count else { return [] }
    let isDeep = parts.contains { $0.contains("**") }
    var found: [FilePath] = []
    var budget = 20_000
    func look(in folder: FilePath, depth: Int) {
      guard budget > 0, found.count < limit, depth < 40,
        let entries = try? FileReading.entries(of: folder)
      else { return }
      for entry in entries {
        budget -= 1
        guard budget > 0, found.count < limit else { return }
        let path = folder.appending(entry.name)
        if !isDeep, !matches(entry.name, parts[depth]) { continue }
        if isDeep || depth == parts.count - 1 {
          if matches(path.string, pattern) { found.append(path) }
        }
        guard entry.kind == .directory, !entry.isLink, isDeep || depth + 1 < parts.count,
          !(isDeep && skipped.contains(entry.name))
        else { continue }
        look(in: path, depth: depth + 1)
      }
    }
    look(in: FilePath("/").pushing(FilePath(fixed.joined(separator: "/"))), depth: fixed.count)
    return found
  }

  /// Folders that hold no files of the project.
  private static let skipped: Set<String> = [
    ".git", "node_modules", ".venv", "venv", "__pycache__", ".tox", ".mypy_cache", "site-packages",
  ]
}
