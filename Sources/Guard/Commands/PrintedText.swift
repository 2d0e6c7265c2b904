extension ShellCommand {
  /// What `echo`, `printf`, `cat`, `tee` and an empty command print, when it is known.
  var printed: String? {
    switch program {
    case ":", "true": return ""
    case "cat", "tee": return program == "tee" || arguments.isEmpty ? knownInput : nil
    case "echo":
      guard arguments.allSatisfy(\.isKnown) else { return nil }
      let isEscaped = arguments.prefix { Self.isEchoOption($0.text) }
      let text = arguments.dropFirst(isEscaped.count).map(\.text).joined(separator: " ")
      let hasEscapes = isEscaped.contains { $0.text.contains("e") }
      let end = isEscaped.contains { $0.text.contains("n") } ? "" : "\n"
      return (hasEscapes ? Self.unescaped(text) : text) + end
    case "printf":
      guard arguments.allSatisfy(\.isKnown) else { return nil }
      let words = arguments.map(\.text).drop { $0 == "--" }
      return words.first.map { Self.filled($0, with: Array(words.dropFirst())) }
    default: return nil
    }
  }

  private var knownInput: String? { input.flatMap { $0.isKnown ? $0.text : nil } }

  private static func isEchoOption(_ text: String) -> Bool {
    text.count > 1 && text.hasPrefix("-") && text.dropFirst().allSatisfy { "neE".contains($0) }
  }

  /// A format of `printf` with its arguments; it is gone through again while there are more.
  private static func filled(_ format: String, with arguments: [String]) -> String {
    var result = ""
    var rest = arguments[...]
    repeat {
      let before = rest.count
      var text = format[...]
      while let mark = text.firstIndex(of: "%") {
        result += unescaped(String(text[..<mark]))
        text = text[text.index(after: mark)...].drop { "-+ #0123456789.".contains($0) }
        guard let letter = text.popFirst() else { break }
        result += letter == "%" ? "%" : rest.popFirst() ?? ""
      }
      result += unescaped(String(text))
      if rest.count == before { break }
    } while !rest.isEmpty && result.utf8.count < 1 << 20
    return result
  }

  private static func unescaped(_ text: String) -> String {
    text.replacing("\\n", with: "\n").replacing("\\t", with: "\t").replacing("\\\\", with: "\\")
  }
}
