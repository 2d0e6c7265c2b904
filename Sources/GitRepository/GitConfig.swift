import ProjectFiles
import SystemPackage

/// The settings of one repository, without those of the user and the machine.
///
/// Source: git-config(1), "Syntax". Included files are not read: git takes what decides the format of a
/// repository from this file alone.
struct GitConfig: Sendable {
  private var values: [String: String] = [:]

  init() {}

  init(_ text: String) {
    var section = ""
    var pending = ""
    for raw in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = pending + raw
      pending = ""
      if line.hasSuffix("\r") { line.removeLast() }
      if line.reversed().prefix(while: { $0 == "\\" }).count % 2 == 1 {
        pending = String(line.dropLast())
        continue
      }
      var rest = line.drop { $0 == " " || $0 == "\t" }
      if rest.first == "[" {
        guard let close = Self.end(ofHeader: rest) else { continue }
        section = Self.section(rest[rest.index(after: rest.startIndex)..<close])
        rest = rest[rest.index(after: close)...].drop { $0 == " " || $0 == "\t" }
      }
      guard let first = rest.first, first.isLetter else { continue }
      let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
      let tail = rest.dropFirst(name.count).drop { $0 == " " || $0 == "\t" }
      values["\(section).\(name.lowercased())"] =
        tail.first == "=" ? Self.value(tail.dropFirst()) : "true"
    }
  }

  /// The last value of a setting, named `section.key` in lower case.
  subscript(name: String) -> String? { values[name] }

  /// Whether a setting is on.
  func isOn(_ name: String) -> Bool {
    ["true", "yes", "on", "1"].contains(values[name]?.lowercased() ?? "")
  }

  /// The names of all settings, sorted.
  var names: [String] { values.keys.sorted() }

  private static func end(ofHeader text: Substring) -> Substring.Index? {
    var isQuoted = false
    var isEscaped = false
    for index in text.indices {
      let character = text[index]
      if isEscaped {
        isEscaped = false
      } else if isQuoted, character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        isQuoted.toggle()
      } else if character == "]", !isQuoted {
        return index
      }
    }
    return nil
  }

  /// `remote "Origin"` is `remote.Origin`: only the first part has no case.
  private static func section(_ text: Substring) -> String {
    guard let quote = text.firstIndex(of: "\"") else { return text.lowercased() }
    let name = text[..<quote].filter { $0 != " " && $0 != "\t" }.lowercased()
    return "\(name).\(value(text[quote...]))"
  }

  private static func value(_ text: Substring) -> String {
    var result = ""
    var kept = 0
    var isQuoted = false
    var isEscaped = false
    for character in text.drop(while: { $0 == " " || $0 == "\t" }) {
      if isEscaped {
        result.append(character == "n" ? "\n" : character == "t" ? "\t" : character)
        isEscaped = false
        kept = result.count
      } else if character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        isQuoted.toggle()
        kept = result.count
      } else if !isQuoted, character == "#" || character == ";" {
        break
      } else {
        result.append(character)
        if isQuoted || (character != " " && character != "\t") { kept = result.count }
      }
    }
    return String(result.prefix(kept))
  }
}
