extension Parser {
  /// Checks that the non-ASCII name in the current token is an identifier.
  mutating func checkIdentifier() throws(Stop) {
    var isFirst = true
    for scalar in String(decoding: text[tokenStart..<tokenEnd], as: UTF8.self).unicodeScalars {
      let properties = scalar.properties
      let fits =
        scalar == "_" || (isFirst ? properties.isXIDStart : properties.isXIDContinue)
      guard fits, UnicodeVersion.hasCharacter(scalar) else {
        throw fail("invalid character in identifier", at: tokenStart)
      }
      isFirst = false
    }
  }

  /// The number of the current token's name after NFKC normalization.
  mutating func internNormalized() -> Int32 {
    let name = String(decoding: text[tokenStart..<tokenEnd], as: UTF8.self)
    return names.intern(Normalization.compatibilityComposed(name), source: text)
  }
}

/// The version of Unicode that Python 3.14 has; the standard library's may be newer.
enum UnicodeVersion {
  /// Whether `scalar` was assigned in Unicode 16.0.
  static func hasCharacter(_ scalar: Unicode.Scalar) -> Bool {
    guard let age = scalar.properties.age else { return false }
    return age.major <= 16
  }
}
