/// `text()` as SQLAlchemy's compiler renders it.
enum TextClauseText {
  /// The text with `:name` as the driver's parameter, `\:` as a colon, and percent signs as the
  /// driver wants them.
  static func compiled(_ text: String, _ options: SessionOptions) -> String {
    let text = options.doublesPercent ? text.doublingPercent : text
    let scalars = Array(text.unicodeScalars)
    var result = ""
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      let previous = index > 0 ? scalars[index - 1] : " "
      if scalar == ":", previous != ":", previous != "\\", !isWord(previous) {
        var end = index + 1
        while end < scalars.count, isWord(scalars[end]) { end += 1 }
        // A name after which a colon comes is none, but its shorter beginning may be.
        if end < scalars.count, scalars[end] == ":" { end -= 1 }
        if end > index + 1 {
          let name = String(String.UnicodeScalarView(scalars[(index + 1)..<end]))
          result += options.doublesPercent ? "%(\(name))s" : ":\(name)"
          index = end
          continue
        }
      }
      if scalar == "\\", index + 1 < scalars.count, scalars[index + 1] == ":" {
        var end = index + 2
        while end < scalars.count, isWord(scalars[end]) || scalars[end] == "$" { end += 1 }
        if end >= scalars.count || scalars[end] != ":" {
          index += 1
          result.unicodeScalars.append(contentsOf: scalars[index..<end])
          index = end
          continue
        }
      }
      result.unicodeScalars.append(scalar)
      index += 1
    }
    return result
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
