/// Matches a path with a pattern of `.gitignore`.
///
/// Source: gitignore(5), "Pattern format"; `*` and `?` stop at `/`, `**` between slashes does not.
struct Wildmatch {
  private let pattern: [UInt8]
  private let text: [UInt8]
  /// A pattern that would try more places than this is taken not to match.
  private var steps = 20_000

  static func matches(_ pattern: [UInt8], _ text: [UInt8]) -> Bool {
    var match = Wildmatch(pattern: pattern, text: text)
    return match.matches(0, 0)
  }

  private init(pattern: [UInt8], text: [UInt8]) {
    self.pattern = pattern
    self.text = text
  }

  private mutating func matches(_ start: Int, _ from: Int) -> Bool {
    var (p, t) = (start, from)
    while p < pattern.count {
      steps -= 1
      guard steps > 0 else { return false }
      switch pattern[p] {
      case UInt8(ascii: "*"):
        return matchesStar(p, t)
      case UInt8(ascii: "?"):
        guard t < text.count, text[t] != UInt8(ascii: "/") else { return false }
        (p, t) = (p + 1, t + 1)
      case UInt8(ascii: "["):
        guard t < text.count, let (isIn, end) = range(p, text[t]) else { return false }
        guard isIn, text[t] != UInt8(ascii: "/") else { return false }
        (p, t) = (end, t + 1)
      case let byte:
        let isEscape = byte == UInt8(ascii: "\\") && p + 1 < pattern.count
        guard t < text.count, text[t] == (isEscape ? pattern[p + 1] : byte) else { return false }
        (p, t) = (p + (isEscape ? 2 : 1), t + 1)
      }
    }
    return t == text.count
  }

  private mutating func matchesStar(_ p: Int, _ t: Int) -> Bool {
    let slash = UInt8(ascii: "/")
    var end = p
    while end < pattern.count, pattern[end] == UInt8(ascii: "*") { end += 1 }
    let begins = p == 0 || pattern[p - 1] == slash
    let ends = end == pattern.count || pattern[end] == slash
    if end - p == 2, begins, ends {
      // `**/` is any number of folders, also none; a final `**` is everything inside.
      if end == pattern.count { return true }
      var position = t
      while true {
        if matches(end + 1, position) { return true }
        guard let next = text[position...].firstIndex(of: slash) else { return false }
        position = next + 1
      }
    }
    var position = t
    while true {
      if matches(end, position) { return true }
      guard position < text.count, text[position] != slash else { return false }
      position += 1
    }
  }

  /// Whether a byte is in the set that begins at `p`, and where the pattern goes on.
  private func range(_ p: Int, _ byte: UInt8) -> (Bool, Int)? {
    var position = p + 1
    let isNegated =
      position < pattern.count
      && [UInt8(ascii: "!"), UInt8(ascii: "^")].contains(pattern[position])
    if isNegated { position += 1 }
    var isIn = false
    var isFirst = true
    while position < pattern.count, isFirst || pattern[position] != UInt8(ascii: "]") {
      isFirst = false
      if pattern[position] == UInt8(ascii: "\\"), position + 1 < pattern.count { position += 1 }
      let low = pattern[position]
      var high = low
      if position + 2 < pattern.count, pattern[position + 1] == UInt8(ascii: "-"),
        pattern[position + 2] != UInt8(ascii: "]")
      {
        high = pattern[position + 2]
        position += 2
      }
      if low <= byte, byte <= high { isIn = true }
      position += 1
    }
    guard position < pattern.count else { return nil }
    return (isIn != isNegated, position + 1)
  }
}
