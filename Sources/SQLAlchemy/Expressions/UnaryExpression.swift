import PythonInterpreter

/// An operator before its operand, or a word after it.
final class UnaryExpression: ColumnElement {
  let element: ColumnElement
  let operation: SQLOperator
  private let resultType: SQLType

  init(
    _ operation: SQLOperator, _ element: ColumnElement, type: SQLType, _ interpreter: Interpreter
  ) {
    self.operation = operation
    self.element = element.grouped(in: operation)
    resultType = type
    super.init(interpreter.sqlClass("UnaryExpression"), interpreter)
  }

  override var type: SQLType { resultType }
  override var outerOperator: SQLOperator? { isModifier ? nil : operation }
  override var parts: [ClauseElement] { [element] }

  /// Whether it is a word after the operand, as in `ORDER BY`.
  var isModifier: Bool {
    switch operation {
    case .descending, .ascending, .nullsFirst, .nullsLast: true
    default: false
    }
  }

  override func grouped(in outer: SQLOperator?) -> ColumnElement {
    if !isModifier, operation.needsParentheses(in: outer) { return Grouping(self, interpreter) }
    return self
  }

  override func negated() throws(Interruption) -> ColumnElement {
    if type.isLike(.boolean, interpreter) {
      return UnaryExpression(.not, self, type: interpreter.booleanType, interpreter)
    }
    return try super.negated()
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    let text = operation.text ?? ""
    return isModifier
      ? try compiler.process(element) + text : text + (try compiler.process(element))
  }
}

/// A truth value where a condition stands: PostgreSQL takes it as it is.
final class TruthElement: ColumnElement {
  private let element: ColumnElement
  private let isNegated: Bool

  init(_ element: ColumnElement, isNegated: Bool = false, _ interpreter: Interpreter) {
    self.element = element
    self.isNegated = isNegated
    super.init(interpreter.sqlClass("AsBoolean"), interpreter)
  }

  override var type: SQLType { interpreter.booleanType }
  override var parts: [ClauseElement] { [element] }
  override func grouped(in outer: SQLOperator?) -> ColumnElement { self }

  override func negated() throws(Interruption) -> ColumnElement {
    if element is ConstantElement { return try element.negated() }
    return TruthElement(element, isNegated: !isNegated, interpreter)
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    (isNegated ? "NOT " : "") + (try compiler.process(element))
  }
}

/// Something between parentheses.
final class Grouping: ColumnElement {
  let element: ColumnElement

  init(_ element: ColumnElement, _ interpreter: Interpreter) {
    self.element = element
    super.init(interpreter.sqlClass("Grouping"), interpreter)
  }

  override var type: SQLType { element.type }
  override var parts: [ClauseElement] { [element] }
  override func grouped(in outer: SQLOperator?) -> ColumnElement { self }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    "(" + (try compiler.process(element)) + ")"
  }
}

/// `ANY (…)`, `ALL (…)`.
final class CollectionAggregate: ColumnElement {
  private let element: ColumnElement
  private let operation: SQLOperator

  init(_ operation: SQLOperator, _ element: ColumnElement, _ interpreter: Interpreter) {
    self.operation = operation
    self.element = element.grouped(in: operation)
    super.init(interpreter.sqlClass("CollectionAggregate"), interpreter)
  }

  override var type: SQLType { interpreter.booleanType }
  override var outerOperator: SQLOperator? { operation }
  override var isCollectionAggregate: Bool { true }
  override var parts: [ClauseElement] { [element] }

  override func grouped(in outer: SQLOperator?) -> ColumnElement {
    operation.needsParentheses(in: outer) ? Grouping(self, interpreter) : self
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    (operation.text ?? "") + (try compiler.process(element))
  }
}
