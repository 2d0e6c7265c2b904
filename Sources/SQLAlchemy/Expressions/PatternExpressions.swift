import PythonInterpreter

extension BinaryExpression {
  /// `a LIKE b ESCAPE '/'`.
  func like(
    _ pattern: ColumnElement, _ operation: SQLOperator, _ compiler: SQLCompiler
  ) throws(Interruption) -> String {
    let word =
      switch operation {
      case .like: " LIKE "
      case .notLike: " NOT LIKE "
      case .ilike: " ILIKE "
      default: " NOT ILIKE "
      }
    let text = try compiler.process(left) + word + compiler.process(pattern)
    guard !escape.isNone else { return text }
    return text + " ESCAPE " + (try literal(escape, compiler))
  }

  /// `a LIKE '%' || b || '%'`.
  func surrounded(_ compiler: SQLCompiler) throws(Interruption) -> String {
    let percent = TextColumn("'%'", type: interpreter.stringType, isText: true, interpreter)
    var pattern: [ColumnElement] = [right]
    switch operation {
    case .contains, .notContains, .containsIgnoringCase, .notContainsIgnoringCase:
      pattern = [percent, right, percent]
    case .startsWith, .notStartsWith, .startsWithIgnoringCase, .notStartsWithIgnoringCase:
      pattern = [right, percent]
    default: pattern = [percent, right]
    }
    let joined = ExpressionList(
      .concatenate, pattern.map { $0.grouped(in: .concatenate) }, type: interpreter.stringType,
      interpreter)
    let word: SQLOperator =
      switch operation {
      case .contains, .startsWith, .endsWith: .like
      case .notContains, .notStartsWith, .notEndsWith: .notLike
      case .containsIgnoringCase, .startsWithIgnoringCase, .endsWithIgnoringCase: .ilike
      default: .notIlike
      }
    return try like(joined, word, compiler)
  }

  /// `a @@ plainto_tsquery(b)`.
  func textSearch(_ compiler: SQLCompiler) throws(Interruption) -> String {
    var query = try compiler.process(right)
    if !configuration.isNone { query = try literal(configuration, compiler) + ", " + query }
    let text = try compiler.process(left) + " @@ plainto_tsquery(" + query + ")"
    return operation == .notMatch ? "NOT " + text : text
  }

  /// `a ~ b`.
  func regularExpression(_ compiler: SQLCompiler) throws(Interruption) -> String {
    let sign = operation == .regexpMatch ? "~" : "!~"
    if flags.isNone { return try generic(" \(sign) ", compiler) }
    if flags.text == "i" { return try generic(" \(sign)* ", compiler) }
    return try compiler.process(left) + " \(sign) CONCAT('(?', " + literal(flags, compiler)
      + ", ')', " + compiler.process(right) + ")"
  }

  /// `REGEXP_REPLACE(a, b, c)`.
  func replacement(_ compiler: SQLCompiler) throws(Interruption) -> String {
    let text = try "REGEXP_REPLACE(" + compiler.process(left) + ", " + compiler.process(right)
    return flags.isNone ? text + ")" : text + ", " + (try literal(flags, compiler)) + ")"
  }

  private func literal(
    _ value: Value, _ compiler: SQLCompiler
  ) throws(Interruption) -> String {
    switch try interpreter.literal(value, type: interpreter.stringType) {
    case .known(let text): return compiler.percents(text)
    case .unknown(let unknown): return compiler.miss(unknown)
    }
  }
}
