/// A password inside a connection URL (RFC 3986, section 3.2.1): `scheme://user:password@host`.
public enum ConnectionCredential {
  /// Where the first password of a text stands; nil when there is none.
  ///
  /// A place to fill in (`{password}`, `%(password)s`, `$PASSWORD`, `<password>`, `***`) is none, and
  /// neither is the `driver://user:pass@localhost/dbname` that `alembic init` writes.
  public static func password(in text: some StringProtocol) -> Range<String.Index>? {
    let view = text.unicodeScalars
    var index = view.startIndex
    while let mark = view[index...].firstIndex(of: ":") {
      index = view.index(after: mark)
      guard mark != view.startIndex, isWord(view[view.index(before: mark)]),
        view[index...].starts(with: "//".unicodeScalars)
      else { continue }
      let authority = view.index(index, offsetBy: 2)
      let end = view[authority...].firstIndex(where: endsAuthority) ?? view.endIndex
      // The last `@` ends the user's part: a password may hold one.
      guard let at = view[authority..<end].lastIndex(of: "@"),
        let colon = view[authority..<at].firstIndex(of: ":")
      else { continue }
      let password = view.index(after: colon)..<at
      let isTemplate = view[..<mark].suffix(6).elementsEqual("driver".unicodeScalars)
      if !password.isEmpty, !isTemplate, !isPlaceholder(view[password]) { return password }
    }
    return nil
  }

  /// The text with every password in a URL, and behind `password=`, `Authorization: Bearer` and the like, as `***`.
  public static func redacted(_ text: String) -> String {
    var result = text
    // Each turn takes one away; what has replaced it is a place to fill in and is none.
    while let found = password(in: result) { result.replaceSubrange(found, with: "***") }
    for marker in [
      "password=", "PASSWORD=", "passwd=", "pwd=", "PASSWORD '", "password '",
      "Authorization: Bearer ", "Authorization: Basic ", "authorization: bearer ",
    ] {
      var start = result.startIndex
      while let found = result[start...].firstRange(of: marker) {
        let quote: Character? = marker.hasSuffix("'") ? "'" : nil
        let end =
          result[found.upperBound...].firstIndex { character in
            quote.map { character == $0 } ?? (character.isWhitespace || "\"'&;".contains(character))
          } ?? result.endIndex
        let value = result[found.upperBound..<end]
        guard !value.isEmpty, !isPlaceholder(value.unicodeScalars) else {
          start = end
          continue
        }
        let offset = result.distance(from: result.startIndex, to: found.upperBound)
        result.replaceSubrange(found.upperBound..<end, with: "***")
        start = result.index(result.startIndex, offsetBy: offset + 3)
      }
    }
    return result
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
  }

  private static func endsAuthority(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || "/\"'?#`,;".unicodeScalars.contains(scalar)
  }

  /// Whether something else is to be put in.
  ///
  /// A `$` inside of a password is a part of it.
  private static func isPlaceholder(_ scalars: some Sequence<Unicode.Scalar>) -> Bool {
    var last: Unicode.Scalar?
    for scalar in scalars {
      if "{}<>*%(".unicodeScalars.contains(scalar) || last == nil && scalar == "$" { return true }
      last = scalar
    }
    return false
  }
}
