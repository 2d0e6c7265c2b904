/// The part of a file name that tells what the revision does (Alembic's `ScriptDirectory._rev_path`).
public enum RevisionSlug {
  /// The words of the message joined by `_`, in small letters; a longer one is cut after its last
  /// whole word and ends in `_`.
  public static func text(of message: String, truncatedTo length: Int) -> String {
    let words = message.unicodeScalars.split { !isWord($0) }
    let slug = words.map { String($0) }.joined(separator: "_").lowercased().unicodeScalars
    guard slug.count > length else { return String(slug) }
    // Python's slice with a negative end counts from the end.
    let end = length < 0 ? max(0, slug.count + length) : length
    let head = slug.prefix(end)
    let whole = head.lastIndex(of: "_").map { head[..<$0] } ?? head
    return String(whole) + "_"
  }

  /// Whether `\w` of Python's `re` matches the character.
  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "_" || scalar.properties.numericType != nil { return true }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return true
    default: return false
    }
  }
}
