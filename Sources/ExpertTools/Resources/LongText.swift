/// Texts that are cut where a model could not hold them beside its work.
enum LongText {
  /// The most bytes: below 8,000 tokens, however they are counted.
  static let limit = 20_000

  /// The first lines, and how many are left out.
  static func cut(_ text: String, of subject: String) -> String {
    guard text.utf8.count > limit else { return text }
    var kept: [Substring] = []
    var size = 0
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines {
      size += line.utf8.count + 1
      if size > limit { break }
      kept.append(line)
    }
    let rest = lines.count - kept.count
    return kept.joined(separator: "\n")
      + "\n… and \(rest) more lines of \(subject): the tools answer about parts of them.\n"
  }
}
