import PythonInterpreter

/// The families of types that SQLAlchemy's operators tell apart.
enum TypeAffinity: Equatable {
  case null, string, integer, numeric, float, boolean, date, dateTime, time, interval, binary, uuid
  case json, array, hstore, range
  /// A type that only itself is like.
  case other(ObjectIdentifier)
  case unknown
}

extension TypeKind {
  /// The family; nil for a kind that has none.
  var affinity: TypeAffinity? {
    switch self {
    case .string, .unicode, .varchar, .nvarchar, .char, .nchar, .text, .unicodeText, .clob,
      .citext, .enumeration:
      .string
    case .integer, .smallInteger, .bigInteger, .oid: .integer
    case .numeric, .decimal: .numeric
    case .float, .double, .sqlDouble, .real: .float
    case .boolean: .boolean
    case .date: .date
    case .datetime, .sqlDatetime, .timestamp: .dateTime
    case .time: .time
    case .interval: .interval
    case .largeBinary, .binary, .varbinary, .blob: .binary
    case .uuid, .sqlUUID: .uuid
    case .json, .jsonb: .json
    case .array: .array
    case .hstore: .hstore
    case .int4range, .int8range, .numrange, .daterange, .tsrange, .tstzrange, .int4multirange,
      .int8multirange, .nummultirange, .datemultirange, .tsmultirange, .tstzmultirange:
      .range
    case .null: .null
    default: nil
    }
  }
}

extension SQLType {
  /// The family of the type; of a `TypeDecorator`, that of what it decorates.
  func affinity(_ interpreter: Interpreter) -> TypeAffinity {
    switch self {
    case .null: return .null
    case .unknown: return .unknown
    case .object(let object):
      guard let kind = kind(interpreter) else { return .unknown }
      if kind == .typeDecorator { return decorated(interpreter).affinity(interpreter) }
      // Before 2.1 floats counted as numeric.
      if kind.affinity == .float, SQLAlchemyLibrary.of(interpreter).line == .v20 {
        return .numeric
      }
      return kind.affinity ?? .other(ObjectIdentifier(object.type))
    }
  }

  /// What a `TypeDecorator` decorates; every other type is itself.
  func decorated(_ interpreter: Interpreter) -> SQLType {
    guard kind(interpreter) == .typeDecorator else { return self }
    do throws(Interruption) {
      guard let value = try parameter("impl", interpreter) else { return .null }
      return try interpreter.sqlType(value)
    } catch {
      return .unknown(Unknown(.unsupported, "the impl of a TypeDecorator", .nowhere))
    }
  }

  /// Whether nobody said what the type is.
  var isNull: Bool {
    if case .null = self { return true }
    return false
  }

  /// Whether the family is known to be `affinity`.
  func isLike(_ affinity: TypeAffinity, _ interpreter: Interpreter) -> Bool {
    self.affinity(interpreter) == affinity
  }

  /// Whether `+` of two such values joins them.
  func isConcatenable(_ interpreter: Interpreter) -> Bool {
    switch affinity(interpreter) {
    case .string, .json, .array, .hstore: return true
    default: return kind(interpreter) == .tsvector
    }
  }

  /// The type that a plain Python value gets beside an operand of this type
  /// (`coerce_compared_value`).
  func coerced(
    for value: Value, _ operation: SQLOperator?, _ interpreter: Interpreter
  ) throws(Interruption) -> SQLType {
    if case .object(let object) = self,
      let method = interpreter.attributeAsWritten(object.type, "coerce_compared_value"),
      case .function = method
    {
      let operation = interpreter.unknown(.unsupported, "an operator as a value")
      let bound = try interpreter.attribute(.instance(object), "coerce_compared_value")
      return try interpreter.sqlType(
        interpreter.call(bound, CallArguments([operation, value])))
    }
    switch kind(interpreter) {
    case .typeDecorator, .userDefined, .inet, .cidr, .macaddr, .macaddr8, .domain: return self
    case .largeBinary, .blob, .binary, .varbinary, .uuid, .sqlUUID, .bit:
      if case .string = value { return self }
    default: break
    }
    let own = interpreter.literalType(of: value)
    let affinity = own.affinity(interpreter)
    if affinity == .null || affinity == self.affinity(interpreter) { return self }
    return own
  }
}

extension Interpreter {
  /// The type that SQLAlchemy gives a plain Python value; `NullType` for what it does not know.
  func literalType(of value: Value) -> SQLType {
    switch value {
    case .unknown(let unknown): return .unknown(unknown)
    case .bool: return standardType("Boolean")
    case .int(let number):
      return standardType(number.magnitude >= 1 << 31 ? "BigInteger" : "Integer")
    case .float:
      return standardType(SQLAlchemyLibrary.of(self).line == .v20 ? "Float" : "Double")
    case .string(let text):
      return standardType(text.text.utf8.allSatisfy { $0 < 0x80 } ? "String" : "Unicode")
    case .bytes: return standardType("LargeBinary")
    case .instance(let object):
      switch (object.type.moduleName, object.type.name) {
      case ("datetime", "datetime"): return standardType("DateTime")
      case ("datetime", "date"): return standardType("Date")
      case ("datetime", "time"): return standardType("Time")
      case ("datetime", "timedelta"): return standardType("Interval")
      case ("decimal", "Decimal"): return standardType("Numeric")
      case ("uuid", "UUID"): return standardType("Uuid")
      default: return .null
      }
    default: return .null
    }
  }

  /// One of SQLAlchemy's types without arguments; made once.
  func standardType(_ name: String) -> SQLType {
    let types: StandardTypes
    if let existing = storage[StandardTypes.key] as? StandardTypes {
      types = existing
    } else {
      types = StandardTypes()
      storage[StandardTypes.key] = types
    }
    if let type = types.byName[name] { return .object(type) }
    guard case .instance(let made)? = newType(name) else { return .null }
    types.byName[name] = made
    return .object(made)
  }

  /// The type of truth values.
  var booleanType: SQLType { standardType("Boolean") }
  /// The type of strings.
  var stringType: SQLType { standardType("String") }
}

/// The types that an interpreter has made without arguments.
private final class StandardTypes {
  static let key = "sqlalchemy.types"
  var byName: [String: InstanceObject] = [:]
}
