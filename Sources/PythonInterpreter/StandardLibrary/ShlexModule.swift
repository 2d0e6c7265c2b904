/// `shlex`: what shells do with quotes, in its POSIX mode.
enum ShlexModule: StandInModule {
  static let name = "shlex"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    interpreter.addFunction("split", to: module) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      if let unknown = interpreter.firstUnknown(arguments) { return .unknown(unknown) }
      guard let text = arguments.value(0, "s")?.text,
        arguments.value(1, "comments")?.boolean != true,
        arguments.value(2, "posix")?.boolean != false
      else { return interpreter.unknown(.unsupported, "shlex.split with such arguments") }
      try interpreter.charge(text.utf8.count * 2)
      switch words(of: text) {
      case .words(let words): return .list(of: words.map { .text($0) })
      case .unfinished(let message): throw interpreter.exception("ValueError", message)
      }
    }
    interpreter.addFunction("quote", to: module) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      if let unknown = interpreter.firstUnknown(arguments) { return .unknown(unknown) }
      guard let text = arguments.value(0, "s")?.text else {
        throw interpreter.exception("TypeError", "expected string or bytes-like object")
      }
      return .text(quoted(text))
    }
    interpreter.addFunction("join", to: module) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      guard let parts = arguments.value(0, "split_command")?.elements,
        parts.allSatisfy({ $0.text != nil })
      else { return interpreter.unknown(.unsupported, "shlex.join of such a command") }
      return .text(parts.compactMap { $0.text.map { quoted($0) } }.joined(separator: " "))
    }
  }

  private static func quoted(_ text: String) -> String {
    let isSafe = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "_@%+=:,./-".utf8.contains(byte)
      }
    }
    if isSafe, !text.isEmpty { return text }
    return "'" + text.replacing("'", with: "'\"'\"'") + "'"
  }

  private enum Split {
    case words([String])
    case unfinished(String)
  }

  private static func words(of text: String) -> Split {
    var words: [String] = []
    var word: String.UnicodeScalarView?
    var quote: Unicode.Scalar?
    var rest = text.unicodeScalars[...]
    while let mark = rest.popFirst() {
      if let open = quote {
        if mark == open {
          quote = nil
        } else if mark == "\\", open == "\"", let next = rest.popFirst() {
          // Within double quotes a backslash escapes these two alone.
          if next != "\\", next != "\"" { word?.append(mark) }
          word?.append(next)
        } else {
          word?.append(mark)
        }
        continue
      }
      switch mark {
      case " ", "\t", "\r", "\n":
        if let word { words.append(String(word)) }
        word = nil
        continue
      case "'", "\"":
        quote = mark
        if word == nil { word = .init() }
        continue
      case "\\":
        guard let next = rest.popFirst() else { return .unfinished("No escaped character") }
        if word == nil { word = .init() }
        word?.append(next)
      default:
        if word == nil { word = .init() }
        word?.append(mark)
      }
    }
    if quote != nil { return .unfinished("No closing quotation") }
    if let word { words.append(String(word)) }
    return .words(words)
  }
}
