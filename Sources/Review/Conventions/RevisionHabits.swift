/// What the other revisions of a project do, counted in their texts: a convention is what most of them keep.
public struct RevisionHabits: Sendable, Equatable {
  /// How many files were looked at.
  public var files = 0
  /// Columns that are not declared as the primary key.
  public var columns = 0
  /// How often a column says whether it may be NULL.
  public var explicitColumns = 0
  /// Files with a `downgrade()`.
  public var downgrades = 0
  /// Files that name another database than PostgreSQL in a string.
  public var otherDatabases = 0
  /// Files that read the database and do not ask whether there is one.
  public var readers = 0

  /// Nothing was looked at.
  public init() {}

  /// The sum of several.
  public init(_ parts: [RevisionHabits]) {
    for part in parts {
      files += part.files
      columns += part.columns
      explicitColumns += part.explicitColumns
      downgrades += part.downgrades
      otherDatabases += part.otherDatabases
      readers += part.readers
    }
  }

  /// The text of one revision.
  public init(of text: [UInt8]) {
    files = 1
    let words = Self.words(of: text)
    columns += max(0, words["Column", default: 0] - words["primary_key", default: 0])
    explicitColumns += words["nullable", default: 0]
    if words["downgrade"] != nil { downgrades += 1 }
    if Self.databases.contains(where: { words[$0] != nil }) { otherDatabases += 1 }
    let reads = Self.reading.contains { words[$0] != nil }
    if reads, words["as_sql"] == nil, words["is_offline_mode"] == nil { readers += 1 }
  }

  /// Whether most columns say whether they may be NULL.
  public var saysNullability: Bool { explicitColumns > 0 && explicitColumns * 3 >= columns * 2 }

  /// Whether nearly no revision has a `downgrade()`.
  public var isForwardOnly: Bool { files > 1 && downgrades * 10 <= files }

  /// Whether most revisions read the database.
  public var readsDatabase: Bool { files > 3 && readers * 2 > files }

  private static let reading = [
    "inspect", "Inspector", "fetchall", "fetchone", "scalar", "scalars", "mappings",
  ]

  private static let databases = ["sqlite", "mysql", "mariadb", "oracle", "mssql"]

  private static let counted: Set<String> = Set(
    reading + databases + [
      "Column", "primary_key", "nullable", "downgrade", "as_sql", "is_offline_mode",
    ])

  /// How often each counted word stands before `(` or `=`, or anywhere where it is a name of Alembic's own.
  private static func words(of text: [UInt8]) -> [String: Int] {
    var found: [String: Int] = [:]
    var index = text.startIndex
    while index < text.endIndex {
      guard isWord(text[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < text.endIndex, isWord(text[index]) { index += 1 }
      // The shortest and the longest of the counted ones.
      guard (5...15).contains(index - start), firsts.contains(text[start]) else { continue }
      let next = index < text.endIndex ? text[index] : 0
      let word = String(decoding: text[start..<index], as: UTF8.self)
      if databases.contains(word) {
        // In quotes: the name of a dialect.
        let quote = start > text.startIndex ? text[start - 1] : 0
        if quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""), next == quote {
          found[word, default: 0] += 1
        }
        continue
      }
      guard counted.contains(word),
        next == UInt8(ascii: "(") || next == UInt8(ascii: "=") || next == UInt8(ascii: ".")
          || word == "as_sql"
      else { continue }
      found[word, default: 0] += 1
    }
    return found
  }

  private static let firsts = Set(counted.compactMap(\.utf8.first))

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
