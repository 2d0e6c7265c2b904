import PythonInterpreter

/// What a type is, by SQLAlchemy's `__visit_name__`; a generic type and the SQL type that PostgreSQL
/// writes alike are one kind.
public enum TypeKind: String, Sendable {
  case string, unicode
  case varchar = "VARCHAR"
  case nvarchar = "NVARCHAR"
  case char = "CHAR"
  case nchar = "NCHAR"
  case text
  case unicodeText = "unicode_text"
  case clob = "CLOB"
  case citext = "CITEXT"
  case integer
  case smallInteger = "small_integer"
  case bigInteger = "big_integer"
  case numeric
  case decimal = "DECIMAL"
  case float
  case double
  case sqlDouble = "DOUBLE"
  case real = "REAL"
  case boolean
  case date, datetime, time
  case timestamp = "TIMESTAMP"
  case sqlDatetime = "DATETIME"
  case interval
  case largeBinary = "large_binary"
  case binary = "BINARY"
  case varbinary = "VARBINARY"
  case blob = "BLOB"
  case uuid
  case sqlUUID = "UUID"
  case json = "JSON"
  case jsonb = "JSONB"
  case jsonpath = "JSONPATH"
  case hstore = "HSTORE"
  case array = "ARRAY"
  case enumeration = "enum"
  case domain = "DOMAIN"
  case bit = "BIT"
  case inet = "INET"
  case cidr = "CIDR"
  case macaddr = "MACADDR"
  case macaddr8 = "MACADDR8"
  case money = "MONEY"
  case oid = "OID"
  case regclass = "REGCLASS"
  case regconfig = "REGCONFIG"
  case tsvector = "TSVECTOR"
  case tsquery = "TSQUERY"
  case int4range = "INT4RANGE"
  case int8range = "INT8RANGE"
  case numrange = "NUMRANGE"
  case daterange = "DATERANGE"
  case tsrange = "TSRANGE"
  case tstzrange = "TSTZRANGE"
  case int4multirange = "INT4MULTIRANGE"
  case int8multirange = "INT8MULTIRANGE"
  case nummultirange = "NUMMULTIRANGE"
  case datemultirange = "DATEMULTIRANGE"
  case tsmultirange = "TSMULTIRANGE"
  case tstzmultirange = "TSTZMULTIRANGE"
  case null
  case typeDecorator = "type_decorator"
  case userDefined = "user_defined"
  /// `TypeEngine` itself, tuples and others that no column has.
  case other

  private static let synonyms: [String: TypeKind] = [
    "TEXT": .text, "INTEGER": .integer, "SMALLINT": .smallInteger, "BIGINT": .bigInteger,
    "NUMERIC": .numeric, "FLOAT": .float, "DOUBLE_PRECISION": .double, "BOOLEAN": .boolean,
    "DATE": .date, "TIME": .time, "INTERVAL": .interval, "BYTEA": .largeBinary,
    "ENUM": .enumeration,
  ]

  /// The kind of a class; nil when it is no type.
  public static func of(_ type: TypeObject, _ interpreter: Interpreter) -> TypeKind? {
    guard let name = interpreter.attributeAsWritten(type, "__visit_name__")?.text else {
      return nil
    }
    return TypeKind(rawValue: name) ?? synonyms[name] ?? .other
  }
}
