import PythonInterpreter

/// Operands of one associative operator.
class ExpressionList: ColumnElement {
  let operation: SQLOperator
  fileprivate let elements: [ColumnElement]
  private let resultType: SQLType
  private let groups: Bool

  init(
    _ operation: SQLOperator, _ elements: [ColumnElement], type: SQLType, groups: Bool = true,
    className: String = "ExpressionClauseList", _ interpreter: Interpreter
  ) {
    self.operation = operation
    self.elements = elements
    self.groups = groups
    resultType = type
    super.init(interpreter.sqlClass(className), interpreter)
  }

  override var type: SQLType { resultType }
  override var outerOperator: SQLOperator? { operation }
  override var operands: [ColumnElement] { elements }
  override var parts: [ClauseElement] { elements }

  override func grouped(in outer: SQLOperator?) -> ColumnElement {
    if groups, operation.needsParentheses(in: outer) || (outer == .not && !operation.isBoolean) {
      return Grouping(self, interpreter)
    }
    return self
  }

  override func negated() throws(Interruption) -> ColumnElement {
    UnaryExpression(.not, self, type: .null, interpreter)
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    try compiler.inside(compiler.context.with { $0.isOperand = true }) {
      () throws(Interruption) -> String in
      try compiler.process(elements, separator: operation.text ?? ", ")
    }
  }
}

/// `and_(…)`, `or_(…)`, `a & b`, `a | b`.
final class BooleanList: ExpressionList {
  private init(_ operation: SQLOperator, _ elements: [ColumnElement], _ interpreter: Interpreter) {
    super.init(
      operation, elements, type: interpreter.booleanType, className: "BooleanClauseList",
      interpreter)
  }

  override func grouped(in outer: SQLOperator?) -> ColumnElement {
    operands.isEmpty ? self : super.grouped(in: outer)
  }

  /// The conditions joined: `true` in `and_` and `false` in `or_` fall away, their opposites win.
  static func make(
    _ operation: SQLOperator, _ values: [Value], _ interpreter: Interpreter
  ) throws(Interruption) -> ColumnElement {
    var conditions: [ColumnElement] = []
    for value in values { conditions.append(try interpreter.condition(value)) }
    if conditions.isEmpty { return BooleanList(operation, [], interpreter) }
    let kept = converted(operation, conditions, interpreter)
    guard kept.count > 1 else { return kept[0] }
    var flattened: [ColumnElement] = []
    for element in kept {
      if element.outerOperator == operation {
        flattened.append(contentsOf: element.operands)
      } else {
        flattened.append(element)
      }
    }
    return BooleanList(operation, flattened, interpreter)
  }

  /// The conditions of a `WHERE`, as they are written with AND between them.
  static func converted(
    _ operation: SQLOperator, _ conditions: [ColumnElement], _ interpreter: Interpreter
  ) -> [ColumnElement] {
    let (neutral, absorbing): (ConstantElement.Constant, ConstantElement.Constant) =
      operation == .and ? (.true, .false) : (.false, .true)
    var kept: [ColumnElement] = []
    var skipped: ColumnElement?
    for condition in conditions {
      if let constant = condition as? ConstantElement {
        if constant.constant == neutral {
          skipped = constant
          continue
        }
        if constant.constant == absorbing {
          kept = [constant]
          break
        }
      }
      kept.append(condition)
    }
    if kept.isEmpty, let skipped { kept = [skipped] }
    let place: SQLOperator = kept.count > 1 ? operation : .truth
    return kept.map { $0.grouped(in: place) }
  }

  /// The functions `and_`, `or_` and `not_`.
  static let functions: [FunctionDeclaration] = [
    FunctionDeclaration("and_") { (interpreter, _, arguments) throws(Interruption) in
      try conjunction(.and, arguments, interpreter)
    },
    FunctionDeclaration("or_") { (interpreter, _, arguments) throws(Interruption) in
      try conjunction(.or, arguments, interpreter)
    },
    FunctionDeclaration("not_") { (interpreter, _, arguments) throws(Interruption) in
      let value = arguments.value(0, "clause") ?? .none
      if case .unknown = value { return value }
      return .host(try interpreter.condition(value).negated())
    },
  ]

  private static func conjunction(
    _ operation: SQLOperator, _ arguments: CallArguments, _ interpreter: Interpreter
  ) throws(Interruption) -> Value {
    guard let values = try interpreter.spreadArguments(arguments) else {
      return .host(
        UnknownElement(
          arguments.spread
            ?? Unknown(.unsupported, "conditions that are not known", interpreter.currentPlace),
          interpreter))
    }
    return .host(try make(operation, values, interpreter))
  }
}

/// Elements with commas between.
class ElementList: ColumnElement {
  fileprivate let elements: [ColumnElement]

  init(
    _ elements: [ColumnElement], className: String = "ClauseList", _ interpreter: Interpreter
  ) {
    self.elements = elements
    super.init(interpreter.sqlClass(className), interpreter)
  }

  override var parts: [ClauseElement] { elements }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    try compiler.process(elements, separator: ", ")
  }
}

/// `tuple_(a, b)`.
final class TupleElement: ElementList {
  init(_ elements: [ColumnElement], _ interpreter: Interpreter) {
    super.init(elements, className: "Tuple", interpreter)
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    "(" + (try super.sql(compiler)) + ")"
  }

  override func binding(
    _ value: Value, _ operation: SQLOperator, type: SQLType?
  ) throws(Interruption) -> ColumnElement {
    guard let items = value.elements, !elements.isEmpty else {
      return try interpreter.bound(value, type: type)
    }
    var members: [ColumnElement] = []
    for (index, item) in items.enumerated() {
      let own = elements[min(index, elements.count - 1)]
      members.append(
        try interpreter.bound(item, type: own.type.coerced(for: item, operation, interpreter)))
    }
    return TupleElement(members, interpreter)
  }

  static let functions: [FunctionDeclaration] = [
    FunctionDeclaration("tuple_") { (interpreter, _, arguments) throws(Interruption) in
      if let spread = arguments.spread { return .unknown(spread) }
      var elements: [ColumnElement] = []
      for value in arguments.positional {
        elements.append(try interpreter.expression(value).grouped(in: .comma))
      }
      return .host(TupleElement(elements, interpreter))
    }
  ]
}

/// `array([…])` of the PostgreSQL dialect.
final class ArrayElement: ElementList {
  private let itemType: SQLType
  private let arrayType: SQLType

  init(_ elements: [ColumnElement], itemType: SQLType?, _ interpreter: Interpreter)
    throws(Interruption)
  {
    let inner = itemType ?? elements.first?.type ?? .null
    if inner.kind(interpreter) == .array {
      arrayType = inner
    } else {
      let itemType = inner.isNull ? interpreter.nullType : inner.value(interpreter)
      let made = try interpreter.call(
        .type(interpreter.postgresqlClass("ARRAY")), CallArguments([itemType]))
      arrayType = try interpreter.sqlType(made)
    }
    self.itemType = inner
    super.init(elements, className: "array", interpreter)
  }

  override var type: SQLType { arrayType }

  override func grouped(in outer: SQLOperator?) -> ColumnElement {
    switch outer {
    case .any, .all, .item: Grouping(self, interpreter)
    default: self
    }
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    if elements.isEmpty, !itemType.isNull {
      return "ARRAY[]::" + (try compiler.typeText(arrayType))
    }
    return "ARRAY[" + (try super.sql(compiler)) + "]"
  }

  override func binding(
    _ value: Value, _ operation: SQLOperator, type: SQLType?
  ) throws(Interruption) -> ColumnElement {
    guard operation != .item, let items = value.elements else {
      return try super.binding(value, operation, type: type)
    }
    var members: [ColumnElement] = []
    for item in items {
      var itemType = type
      if itemType == nil { itemType = try arrayType.coerced(for: item, operation, interpreter) }
      members.append(try interpreter.bound(item, type: itemType))
    }
    return try ArrayElement(members, itemType: nil, interpreter)
  }

  static let functions: [FunctionDeclaration] = [
    FunctionDeclaration("array") { (interpreter, _, arguments) throws(Interruption) in
      let list = arguments.value(0, "clauses") ?? .none
      guard arguments.spread == nil, let items = try interpreter.items(of: list) else {
        return .unknown(
          arguments.spread ?? list.unknown
            ?? Unknown(.unsupported, "the members of an array", interpreter.currentPlace))
      }
      var elements: [ColumnElement] = []
      for item in items {
        elements.append(try interpreter.expression(item).grouped(in: .comma))
      }
      var type: SQLType?
      if let given = arguments["type_"], !given.isNone { type = try interpreter.sqlType(given) }
      return .host(try ArrayElement(elements, itemType: type, interpreter))
    }
  ]
}
