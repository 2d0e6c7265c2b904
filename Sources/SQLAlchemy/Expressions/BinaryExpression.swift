import PythonInterpreter

/// `left operator right`.
final class BinaryExpression: ColumnElement {
  let left: ColumnElement
  let right: ColumnElement
  let operation: SQLOperator
  private let resultType: SQLType
  /// The operator that says the opposite; nil when there is none.
  private let negation: SQLOperator?
  /// `escape` of `LIKE`.
  var escape: Value = .none
  /// `flags` of a regular expression.
  var flags: Value = .none
  /// `postgresql_regconfig` of `match`.
  var configuration: Value = .none
  /// `BETWEEN SYMMETRIC`.
  var isSymmetric = false

  init(
    _ left: ColumnElement, _ operation: SQLOperator, _ right: ColumnElement, type: SQLType,
    negation: SQLOperator? = nil, _ interpreter: Interpreter
  ) {
    self.left = left.grouped(in: operation)
    self.right = right.grouped(in: operation)
    self.operation = operation
    self.negation = negation
    resultType = type
    super.init(interpreter.sqlClass("BinaryExpression"), interpreter)
  }

  /// An expression; operands of the same associative operator become one list.
  static func make(
    _ left: ColumnElement, _ operation: SQLOperator, _ right: ColumnElement, type: SQLType,
    negation: SQLOperator? = nil, escape: Value = .none, _ interpreter: Interpreter
  ) -> ColumnElement {
    if operation.isAssociative {
      let parts = [left, right].map { side -> [ColumnElement]? in
        guard side.outerOperator == operation,
          side.type.affinity(interpreter) == type.affinity(interpreter)
        else { return nil }
        return side.operands
      }
      if parts.contains(where: { $0 != nil }) {
        let operands = (parts[0] ?? [left]) + (parts[1] ?? [right])
        return ExpressionList(
          operation, operands.map { $0.grouped(in: operation) }, type: type, interpreter)
      }
    }
    let canNegate = !left.isCollectionAggregate && !right.isCollectionAggregate
    let expression = BinaryExpression(
      left, operation, right, type: type, negation: canNegate ? negation : nil, interpreter)
    expression.escape = escape
    return expression
  }

  override var type: SQLType { resultType }
  override var outerOperator: SQLOperator? { operation }
  override var operands: [ColumnElement] { [left, right] }
  override var parts: [ClauseElement] { [left, right] }

  /// The same expression with another type, as `as_integer()` of a JSON item has.
  func with(type: SQLType) -> BinaryExpression {
    BinaryExpression(left, operation, right, type: type, negation: negation, interpreter)
  }

  override func grouped(in outer: SQLOperator?) -> ColumnElement {
    if operation.needsParentheses(in: outer) || (outer == .not && !operation.isBoolean) {
      return Grouping(self, interpreter)
    }
    return self
  }

  override func negated() throws(Interruption) -> ColumnElement {
    guard let negation else { return try grouped(in: nil).negated() }
    var right = right
    if let parameter = right as? BindParameter, parameter.expandsFor == operation {
      right = parameter.expanding(for: negation)
    }
    let expression = BinaryExpression(
      left, negation, right, type: resultType, negation: operation, interpreter)
    expression.escape = escape
    expression.flags = flags
    expression.isSymmetric = isSymmetric
    return expression
  }

  override func truth(_ interpreter: Interpreter) throws(Interruption) -> Value {
    switch operation {
    case .equal: return .bool(left === right)
    case .notEqual: return .bool(left !== right)
    default: return try super.truth(interpreter)
    }
  }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "left": return .host(left)
    case "right": return .host(right)
    default: return try super.attribute(name, interpreter)
    }
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    switch operation {
    case .custom(let custom):
      return try generic(
        " " + compiler.percents(custom.text) + " ", compiler, eagerly: custom.groupsEagerly)
    case .between, .notBetween:
      let word = operation == .between ? " BETWEEN " : " NOT BETWEEN "
      return try generic(word + (isSymmetric ? "SYMMETRIC " : ""), compiler)
    case .modulo: return try plain(compiler.percents(" % "), compiler)
    case .divide: return try division(compiler)
    case .floorDivide: return try floorDivision(compiler)
    case .notIn: return "(" + (try generic(" NOT IN ", compiler)) + ")"
    case .like, .notLike, .ilike, .notIlike: return try like(right, operation, compiler)
    case .contains, .startsWith, .endsWith, .containsIgnoringCase, .startsWithIgnoringCase,
      .endsWithIgnoringCase, .notContains, .notStartsWith, .notEndsWith,
      .notContainsIgnoringCase, .notStartsWithIgnoringCase, .notEndsWithIgnoringCase:
      return try surrounded(compiler)
    case .match, .notMatch: return try textSearch(compiler)
    case .regexpMatch, .notRegexpMatch: return try regularExpression(compiler)
    case .regexpReplace: return try replacement(compiler)
    case .item:
      return try compiler.process(left) + "[" + compiler.process(right) + "]"
    case .jsonItem, .jsonPathItem: return try jsonItem(compiler)
    default: return try generic(operation.text ?? " ? ", compiler)
    }
  }

  /// Both operands with a text between; inside another expression between parentheses if `eagerly`.
  func generic(
    _ text: String, _ compiler: SQLCompiler, eagerly: Bool = false
  ) throws(Interruption) -> String {
    let isOperand = compiler.context.isOperand
    let result = try compiler.inside(compiler.context.with { $0.isOperand = true }) {
      () throws(Interruption) -> String in
      try plain(text, compiler)
    }
    return isOperand && eagerly ? "(" + result + ")" : result
  }

  private func plain(_ text: String, _ compiler: SQLCompiler) throws(Interruption) -> String {
    try compiler.process(left) + text + compiler.process(right)
  }

  private func division(_ compiler: SQLCompiler) throws(Interruption) -> String {
    let right: ColumnElement
    if self.right.type.isLike(.numeric, interpreter) || self.right.type.isLike(.float, interpreter)
    {
      right = CastElement(self.right, self.right.type, interpreter)
    } else {
      right = CastElement(self.right, interpreter.standardType("Numeric"), interpreter)
    }
    return try compiler.process(left) + " / " + compiler.process(right)
  }

  private func floorDivision(_ compiler: SQLCompiler) throws(Interruption) -> String {
    let text = try plain(" / ", compiler)
    let areIntegers =
      left.type.isLike(.integer, interpreter) && right.type.isLike(.integer, interpreter)
    return areIntegers ? text : "FLOOR(" + text + ")"
  }
}
