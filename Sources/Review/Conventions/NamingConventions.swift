import AlembicHistory
import Schema

/// How a project names tables and keys: as its settings say, else as its own tables do.
public struct NamingConventions: Sendable {
  /// How tables of entities are named.
  public let entities: NameStyle
  /// How association tables are named.
  public let junctions: NameStyle
  /// How the one column of a primary key is named.
  public let primaryKey: KeyStyle
  private let tables: [Table]

  /// How a table is named.
  public enum NameStyle: String, Sendable, CaseIterable {
    /// `AgentSkill`.
    case pascalCase = "PascalCase"
    /// `agent_skill`.
    case snakeCase = "snake_case"
    /// Anything.
    case any

    /// Whether a name is of this style.
    func fits(_ name: String) -> Bool {
      switch self {
      case .any: true
      case .pascalCase:
        name.first?.isUppercase == true && !name.contains("_")
      case .snakeCase:
        name.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "_" }
      }
    }
  }

  /// How a primary key is named.
  public enum KeyStyle: String, Sendable, CaseIterable {
    /// `agent_id` of `Agent`.
    case tableID = "<table>_id"
    /// `id`.
    case id
    /// Anything.
    case any

    /// Whether the key of a table is of this style.
    func fits(_ column: String, of table: String) -> Bool {
      switch self {
      case .any: true
      case .id: column == "id"
      case .tableID: column == NamingConventions.snakeCase(table) + "_id"
      }
    }
  }

  /// What the settings say; what they leave open is what most of the tables do.
  public init(_ tables: [Table], settings: ExpertSettings) {
    self.tables = tables
    let names = tables.filter { !Self.isJunction($0) }.map(\.name.name)
    let others = tables.filter(Self.isJunction).map(\.name.name)
    entities =
      settings.tableNaming.flatMap(NameStyle.init(rawValue:)) ?? Self.majority(names)
    junctions =
      settings.junctionNaming.flatMap(NameStyle.init(rawValue:)) ?? Self.majority(others)
    primaryKey =
      settings.primaryKeyNaming.flatMap(KeyStyle.init(rawValue:)) ?? Self.majorityOfKeys(tables)
  }

  /// Which names are of a style.
  public struct Tally: Sendable {
    /// The style, as the settings write it.
    public var style: String
    /// The names of that style, in the order of the tables.
    public var fitting: [String]
    /// How many names there are, of whatever style.
    public var total: Int
  }

  /// The names of the association tables, or of all others, by style; the commonest first.
  public func tallies(junctions wanted: Bool) -> [Tally] {
    let names = tables.filter { Self.isJunction($0) == wanted }.map(\.name.name)
    return [NameStyle.pascalCase, .snakeCase].map { style in
      Tally(style: style.rawValue, fitting: names.filter(style.fits), total: names.count)
    }.sorted { $0.fitting.count > $1.fitting.count }
  }

  /// The primary keys of one column, each as `table.column`, by style; the commonest first.
  public var talliesOfKeys: [Tally] {
    let keys = tables.compactMap { table -> (table: String, column: String)? in
      guard let columns = table.primaryKey?.columns, columns.count == 1 else { return nil }
      return (table.name.name, columns[0])
    }
    return [KeyStyle.tableID, .id].map { style in
      Tally(
        style: style.rawValue,
        fitting: keys.filter { style.fits($0.column, of: $0.table) }
          .map { "\($0.table).\($0.column)" }, total: keys.count)
    }.sorted { $0.fitting.count > $1.fitting.count }
  }

  /// What is wrong with the name of a table; nil when it is named as the others.
  public func breach(ofName table: Table) -> Breach? {
    let isJunction = Self.isJunction(table)
    let style = isJunction ? junctions : entities
    guard !style.fits(table.name.name) else { return nil }
    return Breach(
      "The table \(table.name.plain) is not named as the project's "
        + "\(isJunction ? "association tables" : "tables") are: \(style.rawValue).",
      remedy: "Rename it before its migration is applied, or set "
        + "\(isJunction ? "junction_naming" : "table_naming") in the settings.")
  }

  /// What is wrong with the name of a primary key's column; nil when it is named as the others.
  ///
  /// A key that is a reference has its name from the table that it extends.
  public func breach(ofKey table: Table) -> Breach? {
    guard let key = table.primaryKey?.columns, key.count == 1, let column = key.first,
      !table.foreignKeys.contains(where: { $0.key.columns == [column] }),
      !primaryKey.fits(column, of: table.name.name)
    else { return nil }
    return Breach(
      "The primary key of \(table.name.plain) is \(column), not "
        + "\(primaryKey.expected(for: table.name.name)) as the project's keys are named.",
      column: column,
      remedy:
        "Rename it before its migration is applied, or set primary_key_naming in the settings."
    )
  }

  /// A name against a convention.
  public struct Breach: Sendable {
    /// What is wrong, as a sentence.
    public var message: String
    /// The column; nil for the table itself.
    public var column: String?
    /// What to do.
    public var remedy: String

    init(_ message: String, column: String? = nil, remedy: String) {
      self.message = message
      self.column = column
      self.remedy = remedy
    }
  }

  /// An association table: its primary key is made of references.
  static func isJunction(_ table: Table) -> Bool {
    let keys = table.primaryKey?.columns ?? []
    let references = Set(table.foreignKeys.flatMap(\.key.columns))
    return keys.count > 1 && keys.allSatisfy(references.contains)
  }

  /// The style of three in four names, of at least five.
  private static func majority(_ names: [String]) -> NameStyle {
    guard names.count >= 5 else { return .any }
    for style in [NameStyle.pascalCase, .snakeCase] {
      if names.count(where: style.fits) * 4 >= names.count * 3 { return style }
    }
    return .any
  }

  private static func majorityOfKeys(_ tables: [Table]) -> KeyStyle {
    let keys = tables.compactMap { table -> (String, String)? in
      guard let columns = table.primaryKey?.columns, columns.count == 1 else { return nil }
      return (columns[0], table.name.name)
    }
    guard keys.count >= 5 else { return .any }
    for style in [KeyStyle.id, .tableID] {
      if keys.count(where: { style.fits($0.0, of: $0.1) }) * 4 >= keys.count * 3 { return style }
    }
    return .any
  }

  /// `mcp_server` of `MCPServer`, `agent` of `Agent`.
  static func snakeCase(_ name: String) -> String {
    var result = ""
    let characters = Array(name)
    for (index, character) in characters.enumerated() {
      if character.isUppercase, index > 0 {
        let before = characters[index - 1]
        let after = index + 1 < characters.count ? characters[index + 1] : "A"
        if before != "_", !before.isUppercase || after.isLowercase { result += "_" }
      }
      result += character.lowercased()
    }
    return result
  }
}

extension NamingConventions.KeyStyle {
  /// What the key of a table would be called.
  fileprivate func expected(for table: String) -> String {
    self == .tableID ? NamingConventions.snakeCase(table) + "_id" : rawValue
  }
}
