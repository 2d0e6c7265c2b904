import PythonInterpreter

/// What a type is, by SQLAlchemy's `__visit_name__`.
public enum TypeKind: String, Sendable {
  case string, text, unicode, CHAR, VARCHAR, TEXT, NCHAR, NVARCHAR, CLOB
  case unicodeText = "unicode_text"
  case integer, INTEGER, BIGINT, SMALLINT
  case bigInteger = "big_integer"
  case smallInteger = "small_integer"
  case numeric, NUMERIC, DECIMAL, float, FLOAT, double, DOUBLE, REAL
  case doublePrecision = "DOUBLE_PRECISION"
  case boolean, BOOLEAN
  case date, DATE, datetime, DATETIME, TIMESTAMP, time, TIME, INTERVAL, interval
  case largeBinary = "large_binary"
  case BINARY, VARBINARY, BLOB, BYTEA
  case uuid, UUID, JSON, JSONB, JSONPATH, HSTORE, ARRAY
  case enumeration = "enum"
  case ENUM, DOMAIN
  case BIT, INET, CIDR, MACADDR, MACADDR8, MONEY, OID, REGCLASS, REGCONFIG, CITEXT
  case TSVECTOR, TSQUERY
  case INT4RANGE, INT8RANGE, NUMRANGE, DATERANGE, TSRANGE, TSTZRANGE
  case INT4MULTIRANGE, INT8MULTIRANGE, NUMMULTIRANGE, DATEMULTIRANGE, TSMULTIRANGE, TSTZMULTIRANGE
  case null
  case typeDecorator = "type_decorator"
  case userDefined = "user_defined"
  /// `TypeEngine` itself, tuples and others that no column has.
  case other

  /// The kind of a class; nil when it is no type.
  public static func of(_ type: TypeObject, _ interpreter: Interpreter) -> TypeKind? {
    guard let name = interpreter.attributeAsWritten(type, "__visit_name__")?.text else {
      return nil
    }
    return TypeKind(rawValue: name) ?? .other
  }
}
