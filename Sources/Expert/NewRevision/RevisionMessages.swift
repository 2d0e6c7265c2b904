import Review

/// What may be said of a new revision.
enum RevisionMessages {
  /// The longest message that is taken, in characters.
  private static let longest = 300

  /// The message as it is written.
  ///
  /// - Parameter derived: What could be said instead, from the operations; nil when there are none.
  /// - Parameter style: How the project writes messages.
  /// - Throws: `ExpertFailure` when it says nothing, is written otherwise than the project's messages, or
  ///   would not survive in the template's text.
  static func checked(
    _ message: String?, derived: String?, style: MessageStyle
  ) throws(ExpertFailure) -> String {
    let text = trimmed(message ?? "")
    let offer =
      derived.map { "Say what it does, for example: \"\(style.respelled($0))\"." }
      ?? "Say what the revision does, as in \"\(style.respelled("add the e-mail of users"))\"."
    guard !text.isEmpty else {
      throw ExpertFailure("The revision has no message.", remedy: offer)
    }
    if RevisionMessage.isEmpty(text) {
      throw ExpertFailure(
        "The message \"\(text)\" does not say what the revision does.", remedy: offer)
    }
    guard text.count <= longest else {
      throw ExpertFailure(
        "The message has \(text.count) characters.",
        remedy: "Say it in \(longest) at most; the rest belongs into a comment of the file.")
    }
    guard isPlain(text) else {
      throw ExpertFailure(
        "The message cannot stand in the file's text as it is.",
        remedy: "Write it on one line, without backslashes and without quotes at its end.")
    }
    guard style.fits(text) else {
      throw ExpertFailure(
        "The message \"\(text)\" is not written in the project's style, \(style.rawValue).",
        remedy: "Write it as \"\(style.respelled(text))\", or change message_style in the settings."
      )
    }
    return text
  }

  /// Whether a text can stand on a line of the file's doc string: the template puts it into string
  /// literals and comments.
  static func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && $0 != "\u{2028}" && $0 != "\u{2029}"
    } && !text.contains("\\") && !text.contains("\"\"\"") && !text.contains("'''")
      && text.last != "\""
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
