import TOMLKit

/// The part of a TOML file that we read, as plain values.
indirect enum TomlValue: Sendable, Equatable {
  case string(String)
  case bool(Bool)
  case int(Int)
  case array([TomlValue])
  case table([String: TomlValue])
  /// A kind that no setting has: a float, a date or a time.
  case other

  /// The member of a table.
  subscript(key: String) -> TomlValue? {
    if case .table(let members) = self { members[key] } else { nil }
  }

  /// The string, or nothing for another kind.
  var string: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The strings of an array that has nothing else.
  var strings: [String]? {
    guard case .array(let values) = self else { return nil }
    let strings = values.compactMap(\.string)
    return strings.count == values.count ? strings : nil
  }

  /// What it is, for messages.
  var kind: String {
    switch self {
    case .string: "a string"
    case .bool: "a boolean"
    case .int: "an integer"
    case .array: "an array"
    case .table: "a table"
    case .other: "a float, date or time"
    }
  }
}

/// Reading of TOML files by TOMLKit.
enum TomlFile {
  /// The table at `path` in the file; nil when it is not there.
  ///
  /// - Throws: `SettingsFailure` when the file is no TOML.
  static func tables(
    at paths: [[String]], name: String, bytes: [UInt8]
  ) throws(SettingsFailure) -> [TomlValue?] {
    let text = String(decoding: bytes, as: UTF8.self)
    let root: TOMLTable
    do {
      root = try TOMLTable(string: text)
    } catch {
      guard let error = error as? TOMLParseError else {
        throw SettingsFailure(
          "The file is no valid TOML.", file: name, remedy: "Correct it and ask again.")
      }
      throw SettingsFailure(
        "The file is no valid TOML: \(error.description)", file: name,
        line: error.source.begin.line, remedy: "Correct it and ask again.")
    }
    return paths.map { path in
      var table: TOMLTable? = root
      for key in path { table = table?[key]?.table }
      return table.map(value)
    }
  }

  private static func value(_ table: TOMLTable) -> TomlValue {
    var members: [String: TomlValue] = [:]
    for key in table.keys {
      if let found = table[key] { members[key] = value(found) }
    }
    return .table(members)
  }

  private static func value(_ found: any TOMLValueConvertible) -> TomlValue {
    if let table = found.table { return value(table) }
    if let array = found.array { return .array(array.map(value)) }
    if let string = found.string { return .string(string) }
    if let bool = found.bool { return .bool(bool) }
    if let int = found.int { return .int(int) }
    return .other
  }
}
