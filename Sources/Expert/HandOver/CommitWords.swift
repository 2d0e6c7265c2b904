/// The words of a conventional commit.
enum CommitWords {
  /// The most characters of the first line.
  static let width = 72

  /// The first line; what does not fit is cut at a word.
  static func line(_ kind: HandOver.Kind, _ scope: String?, _ subject: String) -> String {
    cut(start(kind, scope) + subject)
  }

  /// What stands before the subject.
  static func start(_ kind: HandOver.Kind, _ scope: String?) -> String {
    kind.rawValue + (scope.map { "(\($0))" } ?? "") + ": "
  }

  /// A revision's message as a commit says it: words, no capital at the start, no full stop.
  static func subject(_ message: String) -> String {
    var text = message.replacing("`", with: "'")
    if !text.contains(" ") { text = text.replacing("_", with: " ").replacing("-", with: " ") }
    while let last = text.last, last == "." || last == " " { text.removeLast() }
    let start = text.prefix(2)
    // "Add", not "URL": only an ordinary word loses its capital.
    if start.first?.isUppercase == true, start.dropFirst().first?.isLowercase == true {
      text = text.prefix(1).lowercased() + text.dropFirst()
    }
    return text
  }

  /// One subject for several: as many as fit, and how many do not.
  static func subject(ofAll subjects: [String], width: Int) -> String {
    guard let first = subjects.first else { return "" }
    let together = OperationPhrases.list(subjects)
    if subjects.count == 1 || together.count <= width { return together }
    let rest = " and \(subjects.count - 1) more"
    return cut(first, width: max(20, width - rest.count)) + rest
  }

  /// Text of at most `width` characters, cut between words.
  static func cut(_ text: String, width: Int = CommitWords.width) -> String {
    guard text.count > width else { return text }
    let start = text.prefix(width + 1)
    guard let space = start.lastIndex(of: " "), space > start.startIndex else {
      return String(start.dropLast())
    }
    return String(start[..<space])
  }

  /// Lines of at most `width` characters; what follows the first of a paragraph is indented by `hang`.
  static func wrapped(_ text: String, hang: String = "") -> String {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = hang + word
      } else {
        line += line.isEmpty ? String(word) : " " + word
      }
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
