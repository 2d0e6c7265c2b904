/// The rules of a Makefile (or a justfile) that can be read without running it: targets, what they need,
/// and the lines of their recipes with the file's own variables filled in.
struct Makefile {
  /// The variables that the file sets.
  var variables: [String: String] = [:]
  /// The first target, which `make` alone makes.
  private(set) var first: String?
  private var rules: [String: (needs: [String], lines: [String])] = [:]

  init(_ text: String) {
    var current: [String] = []
    var held = ""
    for raw in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = held + String(raw)
      held = ""
      if line.hasSuffix("\\") {
        line.removeLast()
        held = line + " "
        continue
      }
      if line.hasPrefix("\t") || line.hasPrefix("  "), !current.isEmpty {
        let recipe = line.drop { $0 == "\t" || $0 == " " }
        let command = recipe.drop { "@-+".contains($0) }
        for target in current { rules[target]?.lines.append(String(command)) }
        continue
      }
      if line.allSatisfy(\.isWhitespace) || line.hasPrefix("#") { continue }
      if let (name, value) = Self.assignment(line) {
        variables[name] = value
        current = []
        continue
      }
      guard let colon = line.firstIndex(of: ":") else {
        current = []
        continue
      }
      // A recipe of `just` may have parameters behind its name.
      let names = line[..<colon].split(whereSeparator: \.isWhitespace).map(String.init)
      let rest = line[line.index(after: colon)...].drop { $0 == ":" }
      let parts = rest.split(separator: ";", maxSplits: 1).map(String.init)
      let needs = (parts.first ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
      current = names
      for name in names {
        if first == nil, !name.hasPrefix(".") { first = name }
        let known = rules[name] ?? ([], [])
        rules[name] = (known.needs + needs, known.lines + parts.dropFirst())
      }
    }
  }

  /// `NAME = value`, `NAME := value`, `NAME ?= value`.
  private static func assignment(_ line: String) -> (String, String)? {
    guard let equals = line.firstIndex(of: "=") else { return nil }
    var name = line[..<equals]
    while let last = name.last, ":?+!".contains(last) || last.isWhitespace { name.removeLast() }
    if name.hasPrefix("export ") { name = name.dropFirst(7) }
    guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || "_-.".contains($0) })
    else { return nil }
    let value = line[line.index(after: equals)...].drop(while: \.isWhitespace)
    return (String(name), String(value))
  }

  /// The lines that making `target` runs, those of what it needs first.
  func recipe(of target: String) -> [String] {
    var seen: Set<String> = []
    var left = 64 << 10
    return lines(of: target, seen: &seen).map { filled($0, depth: 0, left: &left) }
  }

  private func lines(of target: String, seen: inout Set<String>) -> [String] {
    guard seen.insert(target).inserted, seen.count < 200, let rule = rules[target] else {
      return []
    }
    return rule.needs.flatMap { lines(of: $0, seen: &seen) } + rule.lines
  }

  /// `$(NAME)` and `${NAME}` as the file sets them; `$$` is the shell's own sign.
  private func filled(_ text: String, depth: Int, left: inout Int) -> String {
    // Variables that stand for each other would grow without an end.
    left -= text.utf8.count
    guard depth < 8, left > 0 else { return text }
    var result = ""
    var rest = text[...]
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      rest = rest[rest.index(after: dollar)...]
      guard let open = rest.first else { break }
      if open == "$" {
        result += "$"
        rest = rest.dropFirst()
      } else if open == "(" || open == "{",
        let end = rest.firstIndex(of: open == "(" ? ")" : "}")
      {
        let name = String(rest[rest.index(after: rest.startIndex)..<end])
        // What the file does not set may come from the environment: the shell's unknown.
        let value = name == "MAKE" ? "make" : variables[name]
        result += value.map { filled($0, depth: depth + 1, left: &left) } ?? "${\(name)}"
        rest = rest[rest.index(after: end)...]
      } else {
        result += "$"
      }
    }
    return result + rest
  }
}
