import SourceText

/// An ini file read by the rules of Python's `configparser.ConfigParser`.
///
/// Options are lower-cased, `#` and `;` begin a comment only at the start of a line, a deeper indented
/// line continues a value, `[DEFAULT]` lends its options to every section, and `%(name)s` and `%%` are
/// replaced when an option is asked for (Python library reference, `configparser`).
struct IniFile: Sendable {
  /// An option as it is written.
  struct Option: Sendable {
    /// The lines of the value, joined.
    var value: String
    /// The line of its name, from 1.
    var line: Int
  }

  /// The file's name for messages.
  let name: String
  /// Section names in the file's order, without `DEFAULT`.
  private(set) var sections: [String] = []
  private var options: [String: [String: Option]] = [:]
  private var defaults: [String: Option] = [:]

  /// Reads `bytes`; `here` is what `%(here)s` stands for.
  ///
  /// - Throws: `SettingsFailure` where ConfigParser raises: an option before any section, a line that
  ///   is no option, a section or option twice.
  init(name: String, bytes: [UInt8], here: String) throws(SettingsFailure) {
    self.name = name
    defaults["here"] = Option(value: here.replacing("%", with: "%%"), line: 0)
    var section: String?
    var current: String?
    var indentation = 0
    var bogus: Int?
    let text = String(decoding: bytes, as: UTF8.self)
    // Python's lines end at these three only, not at every line separator of Unicode.
    let lines = text.split(omittingEmptySubsequences: false) {
      $0 == "\n" || $0 == "\r\n" || $0 == "\r"
    }
    for (index, raw) in lines.enumerated() {
      let number = index + 1
      let content = raw.trimmed
      if content.isEmpty {
        if let current { append("", to: current, in: section) }
        continue
      }
      if content.hasPrefix("#") || content.hasPrefix(";") { continue }
      let depth = raw.prefix { $0.isWhitespace }.count
      if section != nil, let current, depth > indentation {
        append(String(content), to: current, in: section)
        continue
      }
      indentation = depth
      if let header = Self.header(content) {
        if options[header] != nil {
          throw SettingsFailure(
            "Section [\(header)] stands twice.", file: name, line: number,
            remedy: "Join the two: Alembic refuses such a file.")
        }
        section = header
        current = nil
        if header != "DEFAULT" {
          sections.append(header)
          options[header] = [:]
        }
        continue
      }
      guard let section else {
        throw SettingsFailure(
          "There is an option before the first section.", file: name, line: number,
          remedy: "Begin the file with a section such as [alembic].")
      }
      guard let (option, value) = Self.option(content) else {
        bogus = bogus ?? number
        continue
      }
      if raws(section)[option] != nil, !(section == "DEFAULT" && option == "here") {
        throw SettingsFailure(
          "Option \(option) stands twice in section [\(section)].", file: name, line: number,
          remedy: "Keep one of them: Alembic refuses such a file.")
      }
      set(Option(value: value, line: number), for: option, in: section)
      current = option
    }
    if let bogus {
      throw SettingsFailure(
        "This line is no section, option or comment.", file: name, line: bogus,
        remedy: "Write it as name = value, or indent it to continue the value above.")
    }
  }

  /// Whether the section or `DEFAULT` has the option.
  func has(_ option: String, in section: String) -> Bool {
    raw(option, in: section) != nil
  }

  /// The names of the options of the section and of `DEFAULT`, sorted.
  func names(in section: String) -> [String] {
    Set(defaults.keys).union(options[section]?.keys.map { $0 } ?? []).sorted()
  }

  /// The line of an option, from 1; nil when it is not in the file.
  func line(of option: String, in section: String) -> Int? {
    raw(option, in: section).flatMap { $0.line == 0 ? nil : $0.line }
  }

  /// The value with its interpolations replaced; nil when neither section nor `DEFAULT` has it.
  ///
  /// - Throws: `SettingsFailure` when a `%` is not followed by `%` or `(name)s`, when the name is
  ///   unknown, or when replacements nest deeper than 10.
  func value(_ option: String, in section: String) throws(SettingsFailure) -> String? {
    guard let raw = raw(option, in: section) else { return nil }
    return try expand(raw.value.trimmedEnd, of: option, line: raw.line, in: section, depth: 1)
  }

  private func expand(
    _ text: String, of option: String, line: Int, in section: String, depth: Int
  ) throws(SettingsFailure) -> String {
    func failure(_ message: String) -> SettingsFailure {
      SettingsFailure(
        "Option \(option) of section [\(section)]: \(message)", file: name, line: line,
        remedy: "A percent sign of its own is written %%.")
    }
    guard depth <= 10 else { throw failure("its replacements nest deeper than 10.") }
    var result = ""
    var rest = Substring(text)
    while let percent = rest.firstIndex(of: "%") {
      result += rest[..<percent]
      rest = rest[rest.index(after: percent)...]
      if rest.first == "%" {
        result += "%"
        rest.removeFirst()
        continue
      }
      guard rest.first == "(", let close = rest.firstIndex(of: ")"),
        rest[close...].dropFirst().first == "s", rest.index(after: rest.startIndex) < close
      else { throw failure("a % must be followed by % or (name)s.") }
      let wanted = rest[rest.index(after: rest.startIndex)..<close].lowercased()
      guard let found = raw(wanted, in: section) else {
        throw failure("it refers to %(\(wanted))s, which is set nowhere.")
      }
      result += try expand(
        found.value.trimmedEnd, of: option, line: line, in: section, depth: depth + 1)
      rest = rest[close...].dropFirst(2)
    }
    return result + rest
  }

  private func raw(_ option: String, in section: String) -> Option? {
    options[section]?[option] ?? defaults[option]
  }

  private func raws(_ section: String) -> [String: Option] {
    section == "DEFAULT" ? defaults : options[section] ?? [:]
  }

  private mutating func set(_ value: Option, for option: String, in section: String) {
    if section == "DEFAULT" {
      defaults[option] = value
    } else {
      options[section]?[option] = value
    }
  }

  private mutating func append(_ line: String, to option: String, in section: String?) {
    guard let section, var found = raws(section)[option] else { return }
    found.value += "\n" + line
    set(found, for: option, in: section)
  }

  private static func header(_ line: Substring) -> String? {
    guard line.first == "[", let close = line.lastIndex(of: "]"),
      line.index(after: line.startIndex) < close
    else { return nil }
    return String(line[line.index(after: line.startIndex)..<close])
  }

  private static func option(_ line: Substring) -> (name: String, value: String)? {
    guard let delimiter = line.firstIndex(where: { $0 == "=" || $0 == ":" }) else { return nil }
    let name = line[..<delimiter].trimmed.lowercased()
    guard !name.isEmpty else { return nil }
    return (name, String(line[line.index(after: delimiter)...].trimmed))
  }
}
