import PostgreSQLSyntax
import Schema

/// Names and types as SQLAlchemy's PostgreSQL dialect prints them, which is not always as
/// PostgreSQL itself would.
public enum WrittenName {
  /// `name`, between quotes where SQLAlchemy puts them.
  public static func identifier(_ name: String) -> String {
    needsQuotes(name) ? SQLIdentifier.forceQuoted(name) : name
  }

  /// `schema.name`.
  public static func qualified(_ name: QualifiedName) -> String {
    name.schema.map { identifier($0) + "." + identifier(name.name) } ?? identifier(name.name)
  }

  /// `a, b`.
  static func list(_ names: [String]) -> String {
    names.map(identifier).joined(separator: ", ")
  }

  private static func needsQuotes(_ name: String) -> Bool {
    guard let first = name.utf8.first else { return true }
    if first == UInt8(ascii: "$") || (first >= 0x30 && first <= 0x39) { return true }
    let isPlain = name.utf8.allSatisfy { byte in
      (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
        || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
    }
    return !isPlain || reserved.contains(name)
  }

  /// The words that SQLAlchemy quotes: those that PostgreSQL reserves, some that it once did, and
  /// not `collation`, `concurrently`, `tablesample`, `system_user` and `isnull`'s later kin.
  private static let reserved: Set<String> = {
    var words = SQLKeywords.reserved.union(SQLKeywords.typeOrFunction)
    words.subtract(["collation", "concurrently", "tablesample", "system_user"])
    return words.union(["between", "new", "off", "old", "over"])
  }()
}

extension QualifiedName {
  /// The name as SQLAlchemy prints it, between quotes where it puts them.
  public var written: String { WrittenName.qualified(self) }
}

extension DataType {
  /// The type as SQLAlchemy prints it: as it was written, else by SQLAlchemy's own name.
  public var ddl: String {
    if let written { return written }
    let brackets = isArray ? "[]" : ""
    let list = modifiers.isEmpty ? "" : "(" + modifiers.joined(separator: ", ") + ")"
    switch base {
    case .unknown: return "NULL"
    case .named(let name):
      let list = modifiers.isEmpty ? "" : "(" + modifiers.joined(separator: ",") + ")"
      return WrittenName.qualified(name) + list + brackets
    case .builtin(let name):
      switch name {
      case "character varying": return "VARCHAR" + list + brackets
      case "character": return "CHAR" + list + brackets
      case "double precision": return "DOUBLE PRECISION" + brackets
      case "timestamp with time zone": return "TIMESTAMP\(list) WITH TIME ZONE" + brackets
      case "timestamp without time zone":
        return "TIMESTAMP\(list) WITHOUT TIME ZONE" + brackets
      case "time with time zone": return "TIME\(list) WITH TIME ZONE" + brackets
      case "time without time zone": return "TIME\(list) WITHOUT TIME ZONE" + brackets
      case "interval":
        let fields = intervalFields.map { " " + $0.uppercased() } ?? ""
        return "INTERVAL" + fields + (list.isEmpty ? "" : " " + list) + brackets
      case "\"char\"": return name + brackets
      default: return name.uppercased() + list + brackets
      }
    }
  }
}
