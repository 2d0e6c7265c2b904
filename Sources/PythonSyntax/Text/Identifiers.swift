extension Parser {
  /// Checks that the non-ASCII name in the current token is an identifier.
  mutating func checkIdentifier() throws(Stop) {
    var isFirst = true
    for scalar in String(decoding: text[tokenStart..<tokenEnd], as: UTF8.self).unicodeScalars {
      let properties = scalar.properties
      guard scalar == "_" || (isFirst ? properties.isXIDStart : properties.isXIDContinue) else {
        throw fail("invalid character in identifier", at: tokenStart)
      }
      isFirst = false
    }
  }

  /// The number of the current token's name after NFKC normalization.
  mutating func internNormalized() -> Int32 {
    names.intern(Array(text[tokenStart..<tokenEnd]), source: text)
  }
}
