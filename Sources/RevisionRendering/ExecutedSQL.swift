/// SQL as it stands in a call of `op.execute`.
public enum ExecutedSQL {
  /// The SQL with a backslash before each colon that SQLAlchemy's `text()` would take for that of a
  /// parameter, in string constants too.
  public static func escaped(_ sql: String) -> String {
    let scalars = Array(sql.unicodeScalars)
    var text = String.UnicodeScalarView()
    func isWord(_ index: Int) -> Bool {
      guard scalars.indices.contains(index) else { return false }
      let properties = scalars[index].properties
      return scalars[index] == "_" || properties.isAlphabetic || properties.numericType != nil
    }
    for (index, scalar) in scalars.enumerated() {
      if scalar == ":", isWord(index + 1), !isWord(index - 1),
        index == 0 || (scalars[index - 1] != ":" && scalars[index - 1] != "\\")
      {
        text.append("\\")
      }
      text.append(scalar)
    }
    return String(text)
  }
}
