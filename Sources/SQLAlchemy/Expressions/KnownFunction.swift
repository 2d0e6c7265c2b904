import PythonInterpreter

/// The functions that SQLAlchemy knows by name.
struct KnownFunction {
  /// What gives the type of the result.
  private enum Result {
    case type(String)
    case firstArgument
    case arrayOfFirstArgument
    case none
  }

  /// How SQLAlchemy writes the name.
  let text: String
  /// Whether it is written without parentheses when it has no arguments.
  let isBare: Bool
  private let result: Result

  private init(_ text: String, _ result: Result = .none, isBare: Bool = false) {
    self.text = text
    self.result = result
    self.isBare = isBare
  }

  /// The function of that name; SQLAlchemy looks for it without regard to case.
  static func named(_ name: String) -> KnownFunction? { functions[name.lowercased()] }

  /// The names under which `sqlalchemy.sql.functions` has them.
  static var names: Dictionary<String, KnownFunction>.Keys { functions.keys }

  private static let functions: [String: KnownFunction] = [
    "now": KnownFunction("now", .type("DateTime")),
    "current_date": KnownFunction("CURRENT_DATE", .type("Date"), isBare: true),
    "current_time": KnownFunction("CURRENT_TIME", .type("Time"), isBare: true),
    "current_timestamp": KnownFunction("CURRENT_TIMESTAMP", .type("DateTime"), isBare: true),
    "current_user": KnownFunction("CURRENT_USER", .type("String"), isBare: true),
    "localtime": KnownFunction("LOCALTIME", .type("DateTime"), isBare: true),
    "localtimestamp": KnownFunction("LOCALTIMESTAMP", .type("DateTime"), isBare: true),
    "session_user": KnownFunction("SESSION_USER", .type("String"), isBare: true),
    "sysdate": KnownFunction("sysdate", .type("DateTime"), isBare: true),
    "user": KnownFunction("USER", .type("String"), isBare: true),
    "random": KnownFunction("random"),
    "coalesce": KnownFunction("coalesce", .firstArgument),
    "max": KnownFunction("max", .firstArgument),
    "min": KnownFunction("min", .firstArgument),
    "sum": KnownFunction("sum", .firstArgument),
    "pow": KnownFunction("pow", .firstArgument),
    "concat": KnownFunction("concat", .type("String")),
    "char_length": KnownFunction("char_length", .type("Integer")),
    "count": KnownFunction("count", .type("Integer")),
    "array_agg": KnownFunction("array_agg", .arrayOfFirstArgument),
    "any": KnownFunction("any", .type("Boolean")),
    "all": KnownFunction("all", .type("Boolean")),
    "some": KnownFunction("some", .type("Boolean")),
    "rank": KnownFunction("rank", .type("Integer")),
    "dense_rank": KnownFunction("dense_rank", .type("Integer")),
    "percent_rank": KnownFunction("percent_rank", .type("Numeric")),
    "cume_dist": KnownFunction("cume_dist", .type("Numeric")),
    "cube": KnownFunction("CUBE"),
    "rollup": KnownFunction("ROLLUP"),
    "grouping_sets": KnownFunction("GROUPING SETS"),
    "aggregate_strings": KnownFunction("string_agg", .type("String")),
    "substring": KnownFunction("SUBSTRING"),
    "mode": KnownFunction("mode"),
    "percentile_cont": KnownFunction("percentile_cont"),
    "percentile_disc": KnownFunction("percentile_disc"),
    "to_tsvector": KnownFunction("to_tsvector"),
    "to_tsquery": KnownFunction("to_tsquery"),
    "plainto_tsquery": KnownFunction("plainto_tsquery"),
    "phraseto_tsquery": KnownFunction("phraseto_tsquery"),
    "websearch_to_tsquery": KnownFunction("websearch_to_tsquery"),
    "ts_headline": KnownFunction("ts_headline"),
  ]

  /// The type of the result.
  func type(of arguments: [ColumnElement], _ interpreter: Interpreter) -> SQLType {
    switch result {
    case .none: return .null
    case .type(let name): return interpreter.standardType(name)
    case .firstArgument:
      return arguments.first { !$0.type.isNull }?.type ?? .null
    case .arrayOfFirstArgument:
      guard let first = arguments.first else { return .null }
      do throws(Interruption) {
        return try ArrayElement([first], itemType: nil, interpreter).type
      } catch {
        return .null
      }
    }
  }

  /// The text of a function with a form of its own; nil for every other.
  func special(
    _ arguments: [ColumnElement], _ compiler: SQLCompiler
  ) throws(Interruption) -> String? {
    switch text {
    case "SUBSTRING":
      guard arguments.count >= 2 else { return nil }
      var result = try "SUBSTRING(" + compiler.process(arguments[0])
      result += try " FROM " + compiler.process(arguments[1])
      if arguments.count > 2 { result += try " FOR " + compiler.process(arguments[2]) }
      return result + ")"
    case "pow":
      let isOld = SQLAlchemyLibrary.of(compiler.interpreter).line == .v20
      return (isOld ? "pow(" : "power(")
        + (try compiler.process(arguments, separator: ", ")) + ")"
    default: return nil
    }
  }
}
