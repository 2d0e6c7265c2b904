import SystemPackage

extension ShellReader {
  /// The fields that a word becomes: variables filled in, split where a shell splits, braces taken
  /// apart.
  mutating func expand(_ word: ShellWord) -> [ShellCommand.Argument] {
    var fields: [ShellCommand.Argument] = []
    var current: ShellCommand.Argument?
    func add(_ text: String, isKnown: Bool = true, isPattern: Bool = false) {
      var field = current ?? ShellCommand.Argument("")
      guard field.text.utf8.count + text.utf8.count < Self.fieldLimit else {
        field.isKnown = false
        current = field
        return
      }
      field.text += text
      field.isKnown = field.isKnown && isKnown
      field.isPattern = field.isPattern || isPattern
      current = field
    }
    for part in word.parts {
      switch part {
      case .text(let text, let isQuoted):
        var text = text
        if !isQuoted, current == nil, text == "~" || text.hasPrefix("~/") {
          add("…", isKnown: false)
          text.removeFirst()
        }
        let isPattern = !isQuoted && text.contains { "*?[".contains($0) }
        add(text, isPattern: isPattern)
      case .variable("@", _), .variable("*", _):
        guard let given = positional else {
          add("…", isKnown: false)
          continue
        }
        for (index, value) in given.enumerated() {
          if index > 0, let field = current {
            fields.append(field)
            current = nil
          }
          add(value.text, isKnown: value.isKnown, isPattern: value.isPattern)
        }
      case .variable(let name, let isQuoted):
        guard let value = variables[name] ?? place(name) else {
          add("…", isKnown: false)
          continue
        }
        guard !isQuoted, value.isKnown else {
          // What a loop goes over has been looked for before.
          add(value.text, isKnown: value.isKnown, isPattern: value.isPattern)
          continue
        }
        let pieces = value.text.split(whereSeparator: \.isWhitespace)
        for (index, piece) in pieces.enumerated() {
          if index > 0, let field = current {
            fields.append(field)
            current = nil
          }
          add(String(piece), isPattern: piece.contains { "*?[".contains($0) })
        }
      case .substitution(let script, let isQuoted):
        let output = nested { reader -> PipedText in
          reader.output(of: script)
        }
        if case .files(let places) = output, !places.isEmpty {
          for (index, place) in places.enumerated() {
            if index > 0, let field = current {
              fields.append(field)
              current = nil
            }
            add(place.text, isKnown: place.isKnown, isPattern: place.isPattern)
          }
          continue
        }
        guard case .text(let text) = output else {
          add("…", isKnown: false)
          continue
        }
        if isQuoted {
          add(String(text.reversed().drop(while: \.isNewline).reversed()))
          continue
        }
        let pieces = text.split(whereSeparator: \.isWhitespace)
        for (index, piece) in pieces.enumerated() {
          if index > 0, let field = current {
            fields.append(field)
            current = nil
          }
          add(String(piece))
        }
      case .process(let script):
        _ = nested { $0.output(of: script) }
        add("…", isKnown: false)
      case .unknown: add("…", isKnown: false)
      }
    }
    if let current { fields.append(current) }
    budget -= fields.count / 16
    return word.hasBareBrace ? fields.flatMap { Self.braces($0) } : fields
  }

  /// The longest text that a word becomes: 64 KiB.
  private static let fieldLimit = 64 << 10

  /// The folder that the shell is in, by its variable.
  private func place(_ variable: String) -> ShellCommand.Argument? {
    variable == "PWD" && !isElsewhere ? folder.map { ShellCommand.Argument($0.string) } : nil
  }

  /// What a script prints, as far as the line tells; its commands are written down.
  private mutating func output(of script: String) -> PipedText {
    guard takes(script) else { return .unknown }
    do throws(ShellSyntaxFailure) {
      return run(try ShellParser.node(of: script))
    } catch {
      reading.failures.append(error.reason)
      return .unknown
    }
  }

  /// `a{b,c}` as `ab` and `ac`; ranges are left as they are, and so is what is left after 256 fields.
  static func braces(_ field: ShellCommand.Argument) -> [ShellCommand.Argument] {
    var waiting = [field.text]
    var done: [ShellCommand.Argument] = []
    while let text = waiting.popLast() {
      guard waiting.count + done.count < 256, let ways = alternatives(of: text) else {
        var made = field
        made.text = text
        done.append(made)
        continue
      }
      waiting += ways.reversed()
    }
    return done
  }

  /// The texts that the first braces of a text stand for; nil when they are none.
  private static func alternatives(of field: String) -> [String]? {
    let text = Array(field)
    guard let open = text.firstIndex(of: "{") else { return nil }
    var depth = 0
    var parts: [String] = []
    var part = ""
    for index in open..<text.count {
      switch text[index] {
      case "{":
        depth += 1
        if depth == 1 { continue }
      case "}":
        depth -= 1
        guard depth == 0 else { break }
        parts.append(part)
        guard parts.count > 1 else { return nil }
        let before = String(text[..<open])
        let after = String(text[(index + 1)...])
        return parts.prefix(64).map { before + $0 + after }
      case "," where depth == 1:
        parts.append(part)
        part = ""
        continue
      default: break
      }
      part.append(text[index])
    }
    return nil
  }
}

extension ShellWord {
  /// Whether braces stand outside of quotes, where a shell takes them apart.
  var hasBareBrace: Bool {
    parts.contains { part in
      guard case .text(let text, isQuoted: false) = part else { return false }
      return text.contains("{")
    }
  }
}
