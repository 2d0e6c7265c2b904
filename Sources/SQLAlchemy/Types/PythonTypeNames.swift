extension TypeKind {
  /// The module and name of the Python type of its values; nil when there is no single one.
  var pythonTypeName: (module: String, name: String)? {
    switch self {
    case .string, .text, .unicode, .CHAR, .VARCHAR, .TEXT, .NCHAR, .NVARCHAR, .CLOB, .unicodeText,
      .CITEXT, .enumeration, .ENUM:
      ("builtins", "str")
    case .integer, .INTEGER, .BIGINT, .SMALLINT, .bigInteger, .smallInteger: ("builtins", "int")
    case .numeric, .NUMERIC, .DECIMAL: ("decimal", "Decimal")
    case .float, .FLOAT, .double, .DOUBLE, .REAL, .doublePrecision: ("builtins", "float")
    case .boolean, .BOOLEAN: ("builtins", "bool")
    case .date, .DATE: ("datetime", "date")
    case .datetime, .DATETIME, .TIMESTAMP: ("datetime", "datetime")
    case .time, .TIME: ("datetime", "time")
    case .INTERVAL, .interval: ("datetime", "timedelta")
    case .largeBinary, .BINARY, .VARBINARY, .BLOB, .BYTEA: ("builtins", "bytes")
    case .JSON, .JSONB, .HSTORE: ("builtins", "dict")
    case .ARRAY: ("builtins", "list")
    case .uuid, .UUID: ("uuid", "UUID")
    default: nil
    }
  }
}
