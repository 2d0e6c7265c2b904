import PostgreSQLSyntax
import Schema

extension SQLExpression {
  /// Whether an expression is computed once for a statement or for each row.
  enum Volatility {
    /// Once: constants, `now()`.
    case stable
    /// For each row: `random()`.
    case volatile
    /// It calls a function of which nothing is known.
    case unknown
  }

  /// How often the default of a new column is computed.
  func volatility(in schema: Schema) -> Volatility {
    let parsed = SQLText(text)
    var answer = Volatility.stable
    for place in parsed.tokens.indices {
      guard place + 1 < parsed.tokens.count, parsed.isSymbol(parsed.tokens[place + 1], "("),
        let name = parsed.name(parsed.tokens[place])
      else { continue }
      // A type with modifiers after a cast is no call.
      if place > 0, parsed.isSymbol(parsed.tokens[place - 1], "::") { continue }
      if Self.volatileFunctions.contains(name) { return .volatile }
      if Self.stableFunctions.contains(name) { continue }
      let routines = schema.routines.filter { $0.name.name == name }
      guard !routines.isEmpty, routines.allSatisfy(\.isDeclaredStable) else {
        // A function that says nothing is volatile.
        answer = routines.isEmpty ? .unknown : .volatile
        if answer == .volatile { return .volatile }
        continue
      }
    }
    return answer
  }

  /// Functions that PostgreSQL and its usual extensions declare volatile (`pg_proc.provolatile`).
  private static let volatileFunctions: Set<String> = [
    "nextval", "currval", "lastval", "setval", "random", "random_normal", "gen_random_uuid",
    "uuidv4", "uuidv7", "uuid_generate_v1", "uuid_generate_v1mc", "uuid_generate_v4",
    "clock_timestamp", "timeofday", "gen_random_bytes", "gen_salt", "pg_sleep",
  ]

  /// Functions that a default is likely to call and that are not volatile.
  private static let stableFunctions: Set<String> = [
    "now", "transaction_timestamp", "statement_timestamp", "current_timestamp", "localtimestamp",
    "current_time", "localtime", "timezone", "date_trunc", "date_part", "extract", "to_timestamp",
    "to_date", "to_char", "make_interval", "make_date", "age", "lower", "upper", "concat",
    "coalesce", "nullif", "greatest", "least", "length", "md5", "encode", "decode", "replace",
    "substring", "substr", "trim", "btrim", "repeat", "abs", "round", "floor", "ceil", "power",
    "cast", "array", "row", "to_json", "to_jsonb", "json_build_object", "jsonb_build_object",
    "json_build_array", "jsonb_build_array", "to_tsvector", "to_tsquery", "current_setting",
    "string_to_array", "array_fill", "int4range", "int8range", "numrange", "daterange", "tsrange",
    "tstzrange", "point", "inet", "numeric", "varchar", "timestamp", "timestamptz", "interval",
    "text", "bit", "char", "decimal", "time", "in", "and", "or", "not", "case", "when", "then",
    "else",
  ]
}

extension Routine {
  /// Whether the function says `IMMUTABLE` or `STABLE`.
  fileprivate var isDeclaredStable: Bool {
    let parsed = SQLText(statement)
    return parsed.tokens.contains {
      parsed.isWord($0, "IMMUTABLE") || parsed.isWord($0, "STABLE")
    }
  }
}
