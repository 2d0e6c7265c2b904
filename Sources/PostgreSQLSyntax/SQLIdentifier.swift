/// Names as PostgreSQL understands them: folded, cut off at 63 bytes, quoted where needed.
public enum SQLIdentifier {
  /// The longest name in bytes (`NAMEDATALEN - 1` of an ordinary build).
  public static let maximumLength = 63

  /// An unquoted name in small letters and cut off.
  ///
  /// Only ASCII letters are folded: what happens to others depends on the server's encoding, and
  /// in UTF-8 they stay.
  public static func folded(_ name: some StringProtocol) -> String {
    truncated(String(decoding: name.utf8.map(SQLBytes.lowercased), as: UTF8.self))
  }

  /// The first 63 bytes of `name` without half a character at the end.
  public static func truncated(_ name: String) -> String {
    clipped(name, to: maximumLength)
  }

  /// The longest prefix of whole characters that fits into `length` bytes.
  public static func clipped(_ name: String, to length: Int) -> String {
    guard name.utf8.count > length else { return name }
    var bytes = 0
    var scalars = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      bytes += UTF8.width(scalar)
      if bytes > length { break }
      scalars.append(scalar)
    }
    return String(scalars)
  }

  /// `name` as PostgreSQL's `quote_identifier` prints it.
  public static func quoted(_ name: String) -> String {
    let isPlain =
      !name.isEmpty
      && name.utf8.enumerated().allSatisfy { index, byte in
        (byte >= 0x61 && byte <= 0x7A) || byte == UInt8(ascii: "_")
          || (index > 0 && SQLBytes.isDigit(byte))
      }
    if isPlain, !SQLKeywords.needsQuotes(name) { return name }
    return forceQuoted(name)
  }

  /// `name` between quotes, whatever it is.
  public static func forceQuoted(_ name: String) -> String {
    var text = "\""
    for character in name.unicodeScalars {
      if character == "\"" { text += "\"" }
      text.unicodeScalars.append(character)
    }
    return text + "\""
  }

  /// The name that PostgreSQL makes of parts when none was given: `table_column_label`.
  ///
  /// What is too long is cut from the longer of the first two parts, as `makeObjectName` does.
  public static func generated(_ first: String, _ second: String?, label: String) -> String {
    let available = maximumLength - label.utf8.count - 1 - (second == nil ? 0 : 1)
    var firstLength = first.utf8.count
    var secondLength = second?.utf8.count ?? 0
    while firstLength + secondLength > available, firstLength + secondLength > 0 {
      if firstLength > secondLength { firstLength -= 1 } else { secondLength -= 1 }
    }
    var name = clipped(first, to: firstLength)
    if let second { name += "_" + clipped(second, to: secondLength) }
    return name + "_" + label
  }
}
