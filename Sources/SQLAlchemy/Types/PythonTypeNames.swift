extension TypeKind {
  /// The module and name of the Python type of its values; nil when there is no single one.
  var pythonTypeName: (module: String, name: String)? {
    switch self {
    case .string, .unicode, .varchar, .nvarchar, .char, .nchar, .text, .unicodeText, .clob,
      .citext, .enumeration:
      ("builtins", "str")
    case .integer, .smallInteger, .bigInteger: ("builtins", "int")
    case .numeric, .decimal: ("decimal", "Decimal")
    case .float, .double, .sqlDouble, .real: ("builtins", "float")
    case .boolean: ("builtins", "bool")
    case .date: ("datetime", "date")
    case .datetime, .sqlDatetime, .timestamp: ("datetime", "datetime")
    case .time: ("datetime", "time")
    case .interval: ("datetime", "timedelta")
    case .largeBinary, .binary, .varbinary, .blob: ("builtins", "bytes")
    case .json, .jsonb, .hstore: ("builtins", "dict")
    case .array: ("builtins", "list")
    case .uuid, .sqlUUID: ("uuid", "UUID")
    default: nil
    }
  }
}
