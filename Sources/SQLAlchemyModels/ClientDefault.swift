import PythonInterpreter
import SQLAlchemy

/// What a model gives a column where a program inserts a row without it: `default=`.
///
/// The database does not know it; rows that are older than the column need the same value once.
enum ClientDefault {
  /// The default as SQL; nil where there is none, or none that is the same for all rows and known.
  static func sql(of column: ColumnObject, _ interpreter: Interpreter) -> String? {
    let value = column.clientDefault
    switch value {
    case .none, .unknown: return nil
    case .function, .builtin, .method, .type: return called(value, column, interpreter)
    case .host(let host):
      guard let element = host as? ClauseElement else { return nil }
      let evaluation = interpreter.evaluate { (interpreter) throws(Interruption) in
        try element.compiled(interpreter, SQLCompiler.Options(literalBinds: true))
      }
      if case .finished(.text(let text)) = evaluation { return text }
      return nil
    default: return literal(value, column, interpreter)
    }
  }

  private static func literal(
    _ value: Value, _ column: ColumnObject, _ interpreter: Interpreter
  ) -> String? {
    let evaluation = interpreter.evaluate { (interpreter) throws(Interruption) in
      try interpreter.literal(value, type: column.type)
    }
    if case .finished(.known(let text)) = evaluation { return text }
    return nil
  }

  /// What a function gives: a value, or what PostgreSQL has in place of a clock and of chance.
  private static func called(
    _ function: Value, _ column: ColumnObject, _ interpreter: Interpreter
  ) -> String? {
    let evaluation = interpreter.evaluate { (interpreter) throws(Interruption) in
      try interpreter.call(function, CallArguments())
    }
    guard case .finished(let value) = evaluation else { return nil }
    guard let unknown = value.unknown else { return literal(value, column, interpreter) }
    switch (unknown.kind, column.type.kind(interpreter)) {
    case (.clock, .datetime?), (.clock, .timestamp?), (.clock, .sqlDatetime?): return "now()"
    case (.random, .uuid?), (.random, .sqlUUID?): return "gen_random_uuid()"
    default: return nil
    }
  }
}
