import PythonInterpreter

extension ColumnElement {
  /// A method of an expression.
  typealias Method =
    @Sendable (ColumnElement, CallArguments) throws(Interruption) -> Value

  /// The methods of every expression by name.
  static let methods: [String: Method] = comparisonMethods.merging(otherMethods) { first, _ in
    first
  }

  private static func comparison(_ operation: SQLOperator) -> Method {
    { (element, arguments) throws(Interruption) in
      .host(
        try element.compared(
          operation, arguments.value(0, "other") ?? .none,
          escape: arguments.value(1, "escape") ?? .none))
    }
  }

  private static func containing(_ operation: SQLOperator) -> Method {
    { (element, arguments) throws(Interruption) in
      if operation == .contains, let result = try element.typedContains(arguments) {
        return .host(result)
      }
      return .host(try element.containing(operation, arguments))
    }
  }

  private static func membership(_ operation: SQLOperator) -> Method {
    { (element, arguments) throws(Interruption) in
      .host(try element.membership(operation, arguments.value(0, "other") ?? .none))
    }
  }

  private static func arithmetic(_ operation: SQLOperator) -> Method {
    { (element, arguments) throws(Interruption) in
      .host(try element.arithmeticResult(operation, arguments.value(0, "other") ?? .none))
    }
  }

  private static let comparisonMethods: [String: Method] = [
    "is_": comparison(.is), "is_not": comparison(.isNot), "isnot": comparison(.isNot),
    "is_distinct_from": comparison(.isDistinctFrom),
    "is_not_distinct_from": comparison(.isNotDistinctFrom),
    "isnot_distinct_from": comparison(.isNotDistinctFrom),
    "__eq__": comparison(.equal), "__ne__": comparison(.notEqual),
    "__lt__": comparison(.less), "__le__": comparison(.lessOrEqual),
    "__gt__": comparison(.greater), "__ge__": comparison(.greaterOrEqual),
    "like": comparison(.like), "not_like": comparison(.notLike), "notlike": comparison(.notLike),
    "ilike": comparison(.ilike), "not_ilike": comparison(.notIlike),
    "notilike": comparison(.notIlike),
    "contains": containing(.contains), "startswith": containing(.startsWith),
    "endswith": containing(.endsWith), "icontains": containing(.containsIgnoringCase),
    "istartswith": containing(.startsWithIgnoringCase),
    "iendswith": containing(.endsWithIgnoringCase),
    "in_": membership(.in), "not_in": membership(.notIn), "notin_": membership(.notIn),
    "concat": arithmetic(.concatenate), "bitwise_xor": arithmetic(.bitXor),
    "bitwise_or": arithmetic(.bitOr), "bitwise_and": arithmetic(.bitAnd),
    "bitwise_lshift": arithmetic(.shiftLeft), "bitwise_rshift": arithmetic(.shiftRight),
    "__add__": arithmetic(.add), "__sub__": arithmetic(.subtract),
    "__mul__": arithmetic(.multiply), "__mod__": arithmetic(.modulo),
    "__truediv__": arithmetic(.divide), "__floordiv__": arithmetic(.floorDivide),
  ]

  private static func modifier(_ operation: SQLOperator) -> Method {
    { (element, _) throws(Interruption) in
      .host(UnaryExpression(operation, element, type: element.type, element.interpreter))
    }
  }

  private static let otherMethods: [String: Method] = [
    "desc": modifier(.descending), "asc": modifier(.ascending),
    "nulls_first": modifier(.nullsFirst), "nullsfirst": modifier(.nullsFirst),
    "nulls_last": modifier(.nullsLast), "nullslast": modifier(.nullsLast),
    "distinct": modifier(.distinct), "bitwise_not": modifier(.bitNot),
    "__neg__": modifier(.negate),
    "any_": { (element, _) throws(Interruption) in
      .host(CollectionAggregate(.any, element, element.interpreter))
    },
    "all_": { (element, _) throws(Interruption) in
      .host(CollectionAggregate(.all, element, element.interpreter))
    },
    "__invert__": { (element, _) throws(Interruption) in .host(try element.negated()) },
    "__and__": { (element, arguments) throws(Interruption) in
      .host(
        try BooleanList.make(.and, [.host(element), arguments[0] ?? .none], element.interpreter))
    },
    "__or__": { (element, arguments) throws(Interruption) in
      .host(
        try BooleanList.make(.or, [.host(element), arguments[0] ?? .none], element.interpreter))
    },
    "between": { (element, arguments) throws(Interruption) in
      .host(
        try element.between(
          arguments.value(0, "cleft") ?? .none, arguments.value(1, "cright") ?? .none, .between,
          isSymmetric: arguments.value(2, "symmetric")?.boolean ?? false))
    },
    "label": { (element, arguments) throws(Interruption) in
      try LabelElement.make(arguments.value(0, "name") ?? .none, element, type: nil)
    },
    "cast": { (element, arguments) throws(Interruption) in
      let type = try element.interpreter.sqlType(arguments.value(0, "type_") ?? .none)
      return .host(CastElement(element, type, element.interpreter))
    },
    "collate": { (element, arguments) throws(Interruption) in
      .host(try element.collated(arguments.value(0, "collation") ?? .none))
    },
    "op": { (element, arguments) throws(Interruption) in
      .host(CustomOperatorCall(element, arguments, isBoolean: false))
    },
    "bool_op": { (element, arguments) throws(Interruption) in
      .host(CustomOperatorCall(element, arguments, isBoolean: true))
    },
    "match": { (element, arguments) throws(Interruption) in
      let other = try element.interpreter.operand(
        arguments.value(0, "other") ?? .none, of: .match, beside: element)
      let expression = BinaryExpression(
        element, .match, other, type: element.interpreter.booleanType, negation: .notMatch,
        element.interpreter)
      expression.configuration = arguments["postgresql_regconfig"] ?? .none
      return .host(expression)
    },
    "regexp_match": { (element, arguments) throws(Interruption) in
      let pattern = try element.interpreter.operand(
        arguments.value(0, "pattern") ?? .none, of: .comma, beside: element)
      let expression = BinaryExpression(
        element, .regexpMatch, pattern, type: element.interpreter.booleanType,
        negation: .notRegexpMatch, element.interpreter)
      expression.flags = arguments.value(1, "flags") ?? .none
      return .host(expression)
    },
    "regexp_replace": { (element, arguments) throws(Interruption) in
      let interpreter = element.interpreter
      let pattern = try interpreter.operand(
        arguments.value(0, "pattern") ?? .none, of: .comma, beside: element)
      let replacement = try interpreter.operand(
        arguments.value(1, "replacement") ?? .none, of: .comma, beside: element)
      let pair = ExpressionList(
        .comma, [pattern, replacement], type: .null, groups: false, interpreter)
      let expression = BinaryExpression(
        element, .regexpReplace, pair, type: element.type, interpreter)
      expression.flags = arguments.value(2, "flags") ?? .none
      return .host(expression)
    },
  ]

  /// `a COLLATE "name"`.
  func collated(_ name: Value) throws(Interruption) -> ColumnElement {
    if case .unknown(let unknown) = name { return UnknownElement(unknown, interpreter) }
    let collation = TextColumn(
      SQLAlchemyIdentifier.written(name.text ?? ""), type: .null, isText: true, interpreter)
    return BinaryExpression(self, .collate, collation, type: type, interpreter)
  }
}

/// `column.op("…")`: a function that takes the other operand.
final class CustomOperatorCall: SQLAlchemyObject {
  private let element: ColumnElement
  private let arguments: CallArguments
  private let isBoolean: Bool

  init(_ element: ColumnElement, _ arguments: CallArguments, isBoolean: Bool) {
    self.element = element
    self.arguments = arguments
    self.isBoolean = isBoolean
    super.init(element.interpreter.sqlClass("custom_op"), element.interpreter)
  }

  override func call(
    _ call: CallArguments, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    let name = arguments.value(0, "opstring") ?? .none
    if let unknown = name.unknown ?? call.spread {
      return .host(UnknownElement(unknown, interpreter))
    }
    let precedence = arguments.value(1, "precedence") ?? .int(0)
    if let unknown = precedence.unknown { return .host(UnknownElement(unknown, interpreter)) }
    let isComparison =
      isBoolean || (arguments.value(isBoolean ? 9 : 2, "is_comparison")?.boolean ?? false)
    let custom = CustomOperator(
      text: name.text ?? "", precedence: precedence.integer ?? 0, isComparison: isComparison)
    var type: SQLType?
    if isComparison { type = interpreter.booleanType }
    if let given = arguments["return_type"], !given.isNone {
      type = try interpreter.sqlType(given)
    }
    return .host(
      try element.arithmeticResult(
        .custom(custom), call.value(0, "other") ?? .none, resultType: type))
  }
}
