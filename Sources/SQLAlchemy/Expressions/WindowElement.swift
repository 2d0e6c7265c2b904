import PythonInterpreter

/// `function.over(partition_by=…, order_by=…, rows=…)`.
final class WindowElement: ColumnElement {
  private let element: ColumnElement
  private let partition: [ColumnElement]
  private let order: [ColumnElement]
  private let frame: String?

  private init(
    _ element: ColumnElement, _ partition: [ColumnElement], _ order: [ColumnElement],
    _ frame: String?
  ) {
    self.element = element
    self.partition = partition
    self.order = order
    self.frame = frame
    super.init(element.interpreter.sqlClass("Over"), element.interpreter)
  }

  override var type: SQLType { element.type }
  override var parts: [ClauseElement] { [element] + partition + order }

  static func make(
    _ element: ColumnElement, _ arguments: CallArguments
  ) throws(Interruption) -> ColumnElement {
    let interpreter = element.interpreter
    if let spread = arguments.spread { return UnknownElement(spread, interpreter) }
    var frame: String?
    for (name, word) in [("range_", "RANGE"), ("rows", "ROWS"), ("groups", "GROUPS")] {
      guard let value = arguments[name], !value.isNone else { continue }
      guard let bounds = value.elements, bounds.count == 2, value.unknown == nil else {
        return UnknownElement(
          value.unknown ?? Unknown(.unsupported, "a window frame", interpreter.currentPlace),
          interpreter)
      }
      frame =
        word + " BETWEEN " + bound(bounds[0], isLower: true) + " AND "
        + bound(bounds[1], isLower: false)
    }
    return WindowElement(
      element, try interpreter.orderExpressions(arguments.value(0, "partition_by") ?? .none),
      try interpreter.orderExpressions(arguments.value(1, "order_by") ?? .none), frame)
  }

  private static func bound(_ value: Value, isLower: Bool) -> String {
    guard let distance = value.integer else {
      return isLower ? "UNBOUNDED PRECEDING" : "UNBOUNDED FOLLOWING"
    }
    if distance == 0 { return "CURRENT ROW" }
    return "\(distance.magnitude) " + (distance < 0 ? "PRECEDING" : "FOLLOWING")
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    var clauses: [String] = []
    if !partition.isEmpty {
      clauses.append("PARTITION BY " + (try compiler.process(partition, separator: ", ")))
    }
    if !order.isEmpty {
      clauses.append("ORDER BY " + (try compiler.process(order, separator: ", ")))
    }
    if let frame { clauses.append(frame) }
    return try compiler.process(element) + " OVER (" + clauses.joined(separator: " ") + ")"
  }

  static let functions: [FunctionDeclaration] = [
    FunctionDeclaration("over") { (interpreter, _, arguments) throws(Interruption) in
      var rest = arguments
      guard !rest.positional.isEmpty else {
        return .host(try make(try interpreter.expression(arguments["element"] ?? .none), rest))
      }
      return .host(try make(try interpreter.expression(rest.positional.removeFirst()), rest))
    }
  ]
}

/// `function.filter(…)`.
final class FilteredFunction: ColumnElement {
  private let function: ColumnElement
  private let condition: ColumnElement?

  private init(_ function: ColumnElement, _ condition: ColumnElement?) {
    self.function = function
    self.condition = condition
    super.init(function.interpreter.sqlClass("FunctionFilter"), function.interpreter)
  }

  override var type: SQLType { function.type }
  override var parts: [ClauseElement] { [function] + (condition.map { [$0] } ?? []) }

  override func grouped(in outer: SQLOperator?) -> ColumnElement {
    SQLOperator.filter.needsParentheses(in: outer) ? Grouping(self, interpreter) : self
  }

  static func make(
    _ function: ColumnElement, _ arguments: CallArguments
  ) throws(Interruption) -> ColumnElement {
    let interpreter = function.interpreter
    if let spread = arguments.spread { return UnknownElement(spread, interpreter) }
    if arguments.positional.isEmpty { return function }
    return FilteredFunction(
      function, try BooleanList.make(.and, arguments.positional, interpreter))
  }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    guard name == "over" else { return try super.attribute(name, interpreter) }
    return interpreter.builtin(name) { (_, _, arguments) throws(Interruption) in
      .host(try WindowElement.make(self, arguments))
    }
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    let text = try compiler.process(function)
    guard let condition else { return text }
    return text + " FILTER (WHERE " + (try compiler.process(condition)) + ")"
  }

  static let functions: [FunctionDeclaration] = [
    FunctionDeclaration("funcfilter") { (interpreter, _, arguments) throws(Interruption) in
      var rest = arguments
      guard !rest.positional.isEmpty else { return .none }
      return .host(try make(try interpreter.expression(rest.positional.removeFirst()), rest))
    }
  ]
}

/// `function.within_group(…)`, and `aggregate_order_by(a, b)` inside a call.
final class OrderedFunction: ColumnElement {
  private let element: ColumnElement
  private let order: [ColumnElement]
  private let isWithinGroup: Bool

  private init(_ element: ColumnElement, _ order: [ColumnElement], isWithinGroup: Bool) {
    self.element = element
    self.order = order
    self.isWithinGroup = isWithinGroup
    super.init(
      element.interpreter.sqlClass(isWithinGroup ? "WithinGroup" : "aggregate_order_by"),
      element.interpreter)
  }

  override var type: SQLType { element.type }
  override var parts: [ClauseElement] { [element] + order }

  static func make(
    _ element: ColumnElement, _ arguments: CallArguments, isWithinGroup: Bool = true
  ) throws(Interruption) -> ColumnElement {
    let interpreter = element.interpreter
    if let spread = arguments.spread { return UnknownElement(spread, interpreter) }
    return OrderedFunction(
      element, try interpreter.orderExpressions(.tuple(of: arguments.positional)),
      isWithinGroup: isWithinGroup)
  }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    guard isWithinGroup, name == "over" || name == "filter" else {
      return try super.attribute(name, interpreter)
    }
    return interpreter.builtin(name) { (_, _, arguments) throws(Interruption) in
      .host(
        name == "over"
          ? try WindowElement.make(self, arguments) : try FilteredFunction.make(self, arguments))
    }
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    let text = try compiler.process(element)
    let order = try compiler.process(order, separator: ", ")
    return isWithinGroup
      ? text + " WITHIN GROUP (ORDER BY " + order + ")" : text + " ORDER BY " + order
  }

  static let postgresqlFunctions: [FunctionDeclaration] = [
    FunctionDeclaration("aggregate_order_by") { (interpreter, _, arguments) throws(Interruption) in
      var rest = arguments
      guard !rest.positional.isEmpty else { return .none }
      return .host(
        try make(
          try interpreter.expression(rest.positional.removeFirst()), rest, isWithinGroup: false))
    }
  ]

  static let functions: [FunctionDeclaration] = [
    FunctionDeclaration("within_group") { (interpreter, _, arguments) throws(Interruption) in
      var rest = arguments
      guard !rest.positional.isEmpty else { return .none }
      return .host(try make(try interpreter.expression(rest.positional.removeFirst()), rest))
    }
  ]
}
