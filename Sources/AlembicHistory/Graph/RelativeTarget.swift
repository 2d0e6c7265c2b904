/// An identifier such as `label@abc123+2`, `-1` or `head-3`.
///
/// Read as Alembic's regular expression does, which looks at the beginning only: what follows the
/// digits is ignored.
struct RelativeTarget: Equatable {
  let label: String?
  let symbol: String?
  let steps: Int
  /// The steps as written, with their sign.
  let written: String

  /// Nil when the text is no relative identifier.
  init?(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    for at in scalars.indices.dropFirst() where scalars[at] == "@" {
      // The label may hold any character but a line feed.
      if scalars[..<at].contains("\n") { break }
      if let found = Self.tail(scalars[(at + 1)...]) {
        self.init(label: Self.string(scalars[..<at]), found)
        return
      }
    }
    guard let found = Self.tail(scalars[...]) else { return nil }
    self.init(label: nil, found)
  }

  private init(label: String?, _ tail: (symbol: String?, written: String, steps: Int)) {
    self.label = label
    symbol = tail.symbol
    steps = tail.steps
    written = tail.written
  }

  private static func tail(
    _ scalars: ArraySlice<Unicode.Scalar>
  ) -> (symbol: String?, written: String, steps: Int)? {
    let symbol = scalars.prefix(while: PythonText.isWord)
    let rest = scalars.dropFirst(symbol.count)
    guard let sign = rest.first, sign == "+" || sign == "-" else { return nil }
    let digits = rest.dropFirst().prefix { ("0"..."9").contains($0) }
    let written = string(rest.prefix(1 + digits.count))
    guard !digits.isEmpty, let steps = PythonText.integer(written) else { return nil }
    return (symbol.isEmpty ? nil : string(symbol), written, steps)
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
