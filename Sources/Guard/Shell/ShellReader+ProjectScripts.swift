import ProjectFiles
import SystemPackage

extension ShellReader {
  /// The command line that `npm run NAME` and its like run, as the project's own file has it: `scripts` of
  /// `package.json`, the tasks of `poe` and `taskipy` in `pyproject.toml`; nil when there is none.
  func projectScript(_ command: ShellCommand) -> String? {
    guard !isElsewhere, let folder else { return nil }
    let operands = command.operands(values: ["-C", "--prefix", "--cwd", "-w", "--workspace", "-f"])
      .map(\.text)
    let isPython = ["poe", "task"].contains(command.program)
    let file = folder.appending(isPython ? "pyproject.toml" : "package.json")
    guard
      let name = operands.first(where: { !["run", "run-script", "x", "exec"].contains($0) }),
      let bytes = try? FileReading.bytes(of: file, limit: Self.scriptLimit)
    else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    for line in text.split(separator: "\n") {
      guard let value = Self.value(of: name, in: String(line), isTOML: isPython) else { continue }
      return value
    }
    return nil
  }

  /// The text behind `"name": "…"`, or behind `name = "…"`, of one line.
  private static func value(of name: String, in line: String, isTOML: Bool) -> String? {
    var rest = line.drop(while: \.isWhitespace)
    let keys = isTOML ? ["\(name) ", "\(name)=", "\"\(name)\""] : ["\"\(name)\""]
    if !isTOML, rest.first == "{", let quote = rest.firstRange(of: "\"\(name)\"") {
      rest = rest[quote.lowerBound...]
    }
    guard let key = keys.first(where: rest.hasPrefix) else {
      // Several scripts in one line.
      guard !isTOML, let found = rest.firstRange(of: "\"\(name)\":") else { return nil }
      return quoted(rest[found.upperBound...])
    }
    let behind = rest.dropFirst(name.count + (key.hasPrefix("\"") ? 2 : 0))
      .drop(while: \.isWhitespace)
    guard behind.first == (isTOML ? "=" : ":") else { return nil }
    return quoted(behind.dropFirst())
  }

  /// The first quoted text of a line; of a table, that of its `cmd` or `shell`.
  private static func quoted(_ text: Substring) -> String? {
    var text = text.drop(while: \.isWhitespace)
    if text.first == "{" {
      guard let key = ["cmd", "shell"].compactMap({ text.firstRange(of: $0) }).first else {
        return nil
      }
      text = text[key.upperBound...].drop { $0.isWhitespace || $0 == "=" }
    }
    guard let quote = text.first, quote == "\"" || quote == "'" else { return nil }
    var result = ""
    var isEscaped = false
    for character in text.dropFirst() {
      if isEscaped {
        result.append(character == "n" ? "\n" : character)
        isEscaped = false
      } else if character == "\\", quote == "\"" {
        isEscaped = true
      } else if character == quote {
        return result
      } else {
        result.append(character)
      }
    }
    return nil
  }
}
