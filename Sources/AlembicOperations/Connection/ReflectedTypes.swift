import PythonInterpreter
import SQLAlchemy
import Schema

extension Interpreter {
  /// The type of a column as SQLAlchemy's reflection of PostgreSQL gives it.
  func reflected(_ type: DataType, _ schema: Schema) throws(Interruption) -> Value {
    if type.isArray {
      let item = try reflected(type.element, schema)
      return try dialectType("ARRAY", [item])
    }
    switch type.base {
    case .unknown(let reason): return unknown(.unsupported, reason)
    case .named(let name): return try reflectedUserType(name, type, schema)
    case .builtin(let name): return try reflectedBuiltin(name, type)
    }
  }

  private func reflectedBuiltin(_ name: String, _ type: DataType) throws(Interruption) -> Value {
    let numbers = type.modifiers.compactMap { Int($0) }.map { Value.int($0) }
    func keywords(_ pairs: (String, Value)...) -> [CallArguments.Keyword] {
      pairs.map { keyword($0.0, $0.1) }
    }
    switch name {
    case "integer": return try dialectType("INTEGER")
    case "smallint": return try dialectType("SMALLINT")
    case "bigint": return try dialectType("BIGINT")
    case "boolean": return try dialectType("BOOLEAN")
    case "text": return try dialectType("TEXT")
    case "character varying": return try dialectType("VARCHAR", numbers)
    case "character", "bpchar": return try dialectType("CHAR", numbers)
    case "real": return try dialectType("REAL")
    case "double precision": return try dialectType("DOUBLE_PRECISION", [.int(53)])
    case "numeric": return try dialectType("NUMERIC", numbers)
    case "date": return try dialectType("DATE")
    case "timestamp with time zone", "timestamp without time zone":
      return try dialectType(
        "TIMESTAMP", [],
        keywords(
          ("timezone", .bool(name.hasSuffix("with time zone"))),
          ("precision", numbers.first ?? .none)))
    case "time with time zone", "time without time zone":
      return try dialectType(
        "TIME", [],
        keywords(
          ("timezone", .bool(name.hasSuffix("with time zone"))),
          ("precision", numbers.first ?? .none)))
    case "interval":
      return try dialectType(
        "INTERVAL", [],
        keywords(
          ("precision", numbers.first ?? .none),
          ("fields", type.intervalFields.map { .text($0) } ?? .none)))
    case "bytea", "uuid", "json", "jsonb", "jsonpath", "inet", "cidr", "macaddr", "macaddr8",
      "money", "oid", "regclass", "regconfig", "tsvector", "tsquery", "int4range", "int8range",
      "numrange", "daterange", "tsrange", "tstzrange", "int4multirange", "int8multirange",
      "nummultirange", "datemultirange", "tsmultirange", "tstzmultirange":
      return try dialectType(name.uppercased())
    case "bit", "bit varying":
      return try dialectType(
        "BIT", numbers, keywords(("varying", .bool(name == "bit varying"))))
    default: return try dialectType("NullType")
    }
  }

  private func reflectedUserType(
    _ name: QualifiedName, _ type: DataType, _ schema: Schema
  ) throws(Interruption) -> Value {
    guard let user = schema.type(name) else {
      if name.name == "citext" { return try dialectType("CITEXT") }
      if name.name == "hstore" { return try dialectType("HSTORE") }
      return try dialectType("NullType")
    }
    var keywords = [keyword("name", .text(name.name))]
    if let space = name.schema { keywords.append(keyword("schema", .text(space))) }
    switch user.definition {
    case .enumeration(let labels):
      return try dialectType("ENUM", labels.map { .text($0) }, keywords)
    case .domain(let domain):
      return try dialectType(
        "DOMAIN", [.text(name.name), reflected(domain.base, schema)], Array(keywords.dropFirst()))
    default: return try dialectType("NullType")
    }
  }

  private func dialectType(
    _ name: String, _ positional: [Value] = [], _ keywords: [CallArguments.Keyword] = []
  ) throws(Interruption) -> Value {
    let type = try attribute(importModule("sqlalchemy.dialects.postgresql"), name)
    return try call(type, CallArguments(positional, keywords: keywords))
  }
}

extension Column {
  /// The default as PostgreSQL shows it, where that follows from what was written.
  ///
  /// A string gets the cast that PostgreSQL adds; any other expression is shown as it was written,
  /// which is what PostgreSQL keeps of numbers, keywords and plain calls.
  func catalogDefault(_ interpreter: Interpreter) -> Value {
    guard let text = serverDefault?.text else { return .none }
    if text.hasPrefix("'"), text.hasSuffix("'"), !text.dropFirst().dropLast().contains("'") {
      return .text(text + "::" + type.element.withoutModifiers.description)
    }
    let isPlain = text.utf8.allSatisfy { byte in
      (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
        || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: ".")
    }
    if isPlain || text.hasPrefix("nextval(") { return .text(text) }
    return interpreter.unknown(.unsupported, "a default as PostgreSQL words it: \(text)")
  }
}

extension DataType {
  /// The type as a cast names it: without a length.
  fileprivate var withoutModifiers: DataType {
    var type = self
    type.modifiers = []
    return type
  }
}
