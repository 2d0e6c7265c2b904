/// The names that SQLAlchemy's `text()` takes for bind parameters.
///
/// Source: `sqlalchemy/sql/compiler.py`, `BIND_PARAMS`: a colon before word characters, neither after a
/// colon, a word character or a backslash, nor before a colon.
enum BindNames {
  /// A parameter: its name, and where its colon stands in the UTF-8 of the text.
  struct Parameter {
    var name: String
    var offset: Int
  }

  /// The parameters of a text in their order.
  static func parameters(in text: String) -> [Parameter] {
    let scalars = Array(text.unicodeScalars)
    var parameters: [Parameter] = []
    var offset = 0
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      let previous = index > 0 ? scalars[index - 1] : " "
      var step = 1
      if scalar == ":", previous != ":", previous != "\\", !isWord(previous) {
        var end = index + 1
        while end < scalars.count, isWord(scalars[end]) { end += 1 }
        // A name before a colon is none, but its shorter beginning may be.
        if end < scalars.count, scalars[end] == ":" { end -= 1 }
        if end > index + 1 {
          let name = String(String.UnicodeScalarView(scalars[(index + 1)..<end]))
          parameters.append(Parameter(name: name, offset: offset))
          step = end - index
        }
      }
      for scalar in scalars[index..<(index + step)] { offset += UTF8.width(scalar) }
      index += step
    }
    return parameters
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
