import PostgreSQLDialect
import PythonInterpreter
import Schema

/// Something read from a program, or why it could not be.
public enum Known<Fact> {
  /// It is this.
  case known(Fact)
  /// It is not known.
  case unknown(Unknown)

  /// The fact; nil when it is not known.
  public var fact: Fact? {
    if case .known(let fact) = self { fact } else { nil }
  }

  /// The same about something that follows from it.
  public func map<Other>(_ follow: (Fact) -> Other) -> Known<Other> {
    switch self {
    case .known(let fact): .known(follow(fact))
    case .unknown(let unknown): .unknown(unknown)
    }
  }
}

/// A type as a column has it.
public struct ColumnTypeText: Sendable {
  /// The type, with SQLAlchemy's wording.
  public var type: DataType
  /// What `COLLATE` names, which SQLAlchemy writes as a part of the type.
  public var collation: String?
}

extension SQLType {
  /// The type as a column has it, worded as SQLAlchemy's PostgreSQL dialect does; its collation, if it
  /// has one, is left out.
  ///
  /// - Throws: what SQLAlchemy raises, such as `CompileError` for a column without a type.
  public func dataType(_ interpreter: Interpreter) throws(Interruption) -> Known<DataType> {
    try text(interpreter).map(\.type)
  }

  /// The type with its collation.
  ///
  /// - Throws: what SQLAlchemy raises, such as `CompileError` for a column without a type.
  public func text(_ interpreter: Interpreter) throws(Interruption) -> Known<ColumnTypeText> {
    switch try resolved(interpreter) {
    case .unknown(let unknown): return .unknown(unknown)
    case .null:
      throw interpreter.exception(
        "ValueError", "Can't generate DDL for NullType(); did you forget to specify a type?")
    case .object(let object):
      var reader = TypeReader(object: object, interpreter: interpreter)
      let text = try reader.text(TypeKind.of(object.type, interpreter) ?? .other)
      if let unknown = reader.unknown { return .unknown(unknown) }
      guard let text else {
        return .unknown(
          Unknown(.unsupported, "the SQL of the type \(object.type.name)", object.place))
      }
      return .known(text)
    }
  }

  /// The type that PostgreSQL's dialect uses: a variant's, and what decorators wrap.
  ///
  /// - Throws: what a program's `load_dialect_impl` raises.
  public func resolved(_ interpreter: Interpreter) throws(Interruption) -> SQLType {
    var current = self
    // A decorator can give itself; a few turns are more than any program needs.
    for _ in 0..<16 {
      guard case .object(let object) = current else { return current }
      if let variants = try interpreter.attributeIfAny(.instance(object), "_variants"),
        !variants.isNone
      {
        let variant = try variant(in: variants, interpreter)
        if let variant {
          current = try interpreter.sqlType(variant)
          continue
        }
      }
      guard TypeKind.of(object.type, interpreter) == .typeDecorator else { return current }
      guard let dialect = DialectObject.of(interpreter) else { return current }
      let loaded = try interpreter.call(
        interpreter.attribute(.instance(object), "load_dialect_impl"),
        CallArguments([.host(dialect)]))
      let inner = try interpreter.sqlType(loaded)
      if case .object(let same) = inner, same === object {
        let wrapped = try interpreter.attribute(.instance(object), "impl")
        current = try interpreter.sqlType(wrapped)
      } else {
        current = inner
      }
    }
    return .unknown(
      Unknown(.unsupported, "a type decorator that wraps itself", interpreter.currentPlace))
  }

  private func variant(
    in variants: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch variants {
    case .unknown: return variants
    case .dict(let dict):
      return dict.pairs.first { $0.key.text == "postgresql" }?.value
    default: return nil
    }
  }
}

/// Reads the SQL of one type object.
private struct TypeReader {
  let object: InstanceObject
  let interpreter: Interpreter
  /// The first parameter that is not known.
  var unknown: Unknown?

  init(object: InstanceObject, interpreter: Interpreter) {
    self.object = object
    self.interpreter = interpreter
  }

  mutating func text(_ kind: TypeKind) throws(Interruption) -> ColumnTypeText? {
    switch kind {
    case .string, .unicode, .varchar: return try string("VARCHAR")
    case .nvarchar: return try string("NVARCHAR")
    case .char: return try string("CHAR")
    case .nchar: return try string("NCHAR")
    case .text, .unicodeText: return try string("TEXT")
    case .clob: return try string("CLOB")
    case .citext: return plain("CITEXT")
    case .integer: return plain("INTEGER")
    case .smallInteger: return plain("SMALLINT")
    case .bigInteger: return plain("BIGINT")
    case .numeric: return try numeric("NUMERIC")
    case .decimal: return try numeric("DECIMAL")
    case .float: return plain("FLOAT" + (try number("precision").map { "(\($0))" } ?? ""))
    case .double: return plain("DOUBLE PRECISION")
    case .sqlDouble: return plain("DOUBLE")
    case .real: return plain("REAL")
    case .boolean: return plain("BOOLEAN")
    case .date: return plain("DATE")
    case .datetime, .timestamp: return try timed("TIMESTAMP")
    case .time: return try timed("TIME")
    case .sqlDatetime: return plain("DATETIME")
    case .interval: return try interval()
    case .largeBinary: return plain("BYTEA")
    case .blob: return plain("BLOB")
    case .binary: return plain("BINARY" + (try number("length").map { "(\($0))" } ?? ""))
    case .varbinary: return plain("VARBINARY" + (try number("length").map { "(\($0))" } ?? ""))
    case .uuid: return plain(try flag("native_uuid") ? "UUID" : "CHAR(32)")
    case .sqlUUID: return plain("UUID")
    case .bit: return try bit()
    case .array: return try array()
    case .enumeration: return try enumeration()
    case .domain: return try named()
    case .userDefined: return try columnSpecification()
    case .null, .typeDecorator, .other: return nil
    case .json, .jsonb, .jsonpath, .hstore, .inet, .cidr, .macaddr, .macaddr8, .money, .oid,
      .regclass, .regconfig, .tsvector, .tsquery, .int4range, .int8range, .numrange, .daterange,
      .tsrange, .tstzrange, .int4multirange, .int8multirange, .nummultirange, .datemultirange,
      .tsmultirange, .tstzmultirange:
      return plain(kind.rawValue)
    }
  }

  /// A type by its SQL.
  private func plain(_ text: String, collation: String? = nil) -> ColumnTypeText {
    var type = DataType(sql: text) ?? DataType(.unknown(reason: "the type \(text)"))
    type.written = text
    return ColumnTypeText(type: type, collation: collation)
  }

  private mutating func value(_ name: String) throws(Interruption) -> Value {
    let value = try interpreter.attributeIfAny(.instance(object), name) ?? .none
    if let found = value.unknown { unknown = unknown ?? found }
    return value
  }

  /// A number other than nought.
  private mutating func number(_ name: String) throws(Interruption) -> Int? {
    guard let number = try value(name).integer, number != 0 else { return nil }
    return number
  }

  private mutating func flag(_ name: String) throws(Interruption) -> Bool {
    switch try value(name) {
    case .none: false
    case .bool(let flag): flag
    default: true
    }
  }

  private mutating func string(_ name: String) throws(Interruption) -> ColumnTypeText {
    let length = try number("length").map { "(\($0))" } ?? ""
    let collation = try value("collation").text
    return plain(name + length, collation: collation)
  }

  private mutating func numeric(_ name: String) throws(Interruption) -> ColumnTypeText {
    guard let precision = try value("precision").integer else { return plain(name) }
    guard let scale = try value("scale").integer else { return plain("\(name)(\(precision))") }
    return plain("\(name)(\(precision), \(scale))")
  }

  private mutating func timed(_ name: String) throws(Interruption) -> ColumnTypeText {
    let precision = try value("precision").integer.map { "(\($0))" } ?? ""
    let zone = try flag("timezone") ? "WITH" : "WITHOUT"
    return plain("\(name)\(precision) \(zone) TIME ZONE")
  }

  private mutating func interval() throws(Interruption) -> ColumnTypeText {
    var text = "INTERVAL"
    if let fields = try value("fields").text { text += " " + fields }
    // The generic type calls it by another name.
    var precision = try value("precision").integer
    if precision == nil { precision = try value("second_precision").integer }
    var type = DataType(sql: text + (precision.map { "(\($0))" } ?? "")) ?? .builtin("interval")
    if let precision { text += " (\(precision))" }
    type.written = text
    return ColumnTypeText(type: type)
  }

  private mutating func bit() throws(Interruption) -> ColumnTypeText {
    let length = try value("length").integer
    if try flag("varying") { return plain("BIT VARYING" + (length.map { "(\($0))" } ?? "")) }
    return plain("BIT(\(length ?? 1))")
  }

  private mutating func array() throws(Interruption) -> ColumnTypeText? {
    let dimensions = try value("dimensions").integer ?? 1
    let item = try interpreter.sqlType(value("item_type"))
    switch try item.text(interpreter) {
    case .unknown(let found):
      unknown = unknown ?? found
      return nil
    case .known(var item):
      let written = item.type.ddl + String(repeating: "[]", count: min(max(dimensions, 1), 16))
      item.type.isArray = true
      item.type.written = written
      return item
    }
  }

  private mutating func enumeration() throws(Interruption) -> ColumnTypeText? {
    guard try flag("native_enum") else {
      let length = try number("length").map { "(\($0))" } ?? ""
      return plain("VARCHAR" + length)
    }
    return try named()
  }

  private mutating func named() throws(Interruption) -> ColumnTypeText? {
    let name = try value("name")
    guard unknown == nil else { return nil }
    guard let text = name.text else {
      throw interpreter.sqlAlchemyError("CompileError", "PostgreSQL ENUM type requires a name.")
    }
    let schema = try value("schema").text
    return ColumnTypeText(type: .named(QualifiedName(text, schema: schema)))
  }

  private mutating func columnSpecification() throws(Interruption) -> ColumnTypeText? {
    let method = try interpreter.attribute(.instance(object), "get_col_spec")
    let spec = try interpreter.call(method, CallArguments())
    if let found = spec.unknown { unknown = unknown ?? found }
    guard let text = spec.text else { return nil }
    return plain(text)
  }
}

extension Interpreter {
  /// An exception of `sqlalchemy.exc`; of the built-in classes where that module has no such name.
  public func sqlAlchemyError(_ name: String, _ message: String) -> Interruption {
    do throws(Interruption) {
      if case .type(let type) = try attribute(importModule("sqlalchemy.exc"), name) {
        return raise(type, message)
      }
      return exception("ValueError", message)
    } catch {
      return error
    }
  }
}
