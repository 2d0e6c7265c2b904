/// The parameters `:name` in the text of `text()`.
///
/// A name counts when neither a colon, a word character nor a backslash stands before its colon, and
/// neither a colon nor a word character after it; `\:` is a plain colon.
struct BindSyntax {
  /// A part of the text.
  enum Piece {
    case text(String)
    case parameter(String)
  }

  /// The parts in order.
  private(set) var pieces: [Piece] = []

  init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    var plain = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      if scalars[index] == ":", let name = BindSyntax.name(in: scalars, after: index) {
        flush(&plain)
        pieces.append(.parameter(String(name)))
        index += 1 + name.count
      } else if BindSyntax.isEscape(scalars, index) {
        index += 1
        plain.append(scalars[index])
        index += 1
      } else {
        plain.append(scalars[index])
        index += 1
      }
    }
    flush(&plain)
  }

  /// The names of the parameters.
  var names: [String] {
    pieces.compactMap { piece in
      if case .parameter(let name) = piece { name } else { nil }
    }
  }

  /// The text with its parameters and without backslashes before colons.
  var withoutEscapes: String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .parameter(let name): ":" + name
      }
    }.joined()
  }

  private mutating func flush(_ plain: inout String.UnicodeScalarView) {
    if !plain.isEmpty { pieces.append(.text(String(plain))) }
    plain = String.UnicodeScalarView()
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// The name of the parameter whose colon is at `colon`.
  private static func name(
    in scalars: [Unicode.Scalar], after colon: Int
  ) -> String.UnicodeScalarView? {
    if colon > 0 {
      let before = scalars[colon - 1]
      if before == ":" || before == "\\" || isWord(before) { return nil }
    }
    var end = colon + 1
    while end < scalars.count, isWord(scalars[end]) { end += 1 }
    guard end > colon + 1 else { return nil }
    if end < scalars.count, scalars[end] == ":" { return nil }
    return String.UnicodeScalarView(scalars[(colon + 1)..<end])
  }

  /// Whether a backslash stands before `:` and a name, which no further colon or name follows.
  private static func isEscape(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    guard scalars[index] == "\\", index + 1 < scalars.count, scalars[index + 1] == ":" else {
      return false
    }
    var end = index + 2
    while end < scalars.count, isWord(scalars[end]) { end += 1 }
    return end == scalars.count || scalars[end] != ":"
  }
}
