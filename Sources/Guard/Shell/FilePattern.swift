/// Patterns of file names as shells have them: `*`, `?`, `[…]`, and `**` for any folders.
enum FilePattern {
  /// Whether a path fits a pattern; one with very many stars is taken to fit anything.
  static func matches(_ path: String, _ pattern: String) -> Bool {
    pattern.count { $0 == "*" } > 8 || matches(Array(path)[...], Array(pattern)[...])
  }

  private static func matches(_ path: ArraySlice<Character>, _ pattern: ArraySlice<Character>)
    -> Bool
  {
    guard let first = pattern.first else { return path.isEmpty }
    let rest = pattern.dropFirst()
    switch first {
    case "*":
      let isDeep = rest.first == "*"
      let after = isDeep ? rest.dropFirst() : rest
      var index = path.startIndex
      while true {
        if matches(path[index...], after) { return true }
        guard index < path.endIndex, isDeep || path[index] != "/" else { return false }
        index += 1
      }
    case "?":
      guard let next = path.first, next != "/" else { return false }
      return matches(path.dropFirst(), rest)
    case "[":
      guard let next = path.first, let close = rest.dropFirst().firstIndex(of: "]") else {
        return path.first == "[" && matches(path.dropFirst(), rest)
      }
      var set = rest[rest.startIndex..<close]
      let isNegated = set.first == "!" || set.first == "^"
      if isNegated { set = set.dropFirst() }
      var isIn = false
      var index = set.startIndex
      while index < set.endIndex {
        if index + 2 < set.endIndex, set[index + 1] == "-" {
          isIn = isIn || (set[index]...max(set[index], set[index + 2])).contains(next)
          index += 3
        } else {
          isIn = isIn || set[index] == next
          index += 1
        }
      }
      return isIn != isNegated && matches(path.dropFirst(), pattern[(close + 1)...])
    default: return path.first == first && matches(path.dropFirst(), rest)
    }
  }
}
