import PythonInterpreter

extension ColumnElement {
  /// `self operation other`, giving a truth value.
  func compared(
    _ operation: SQLOperator, _ other: Value, escape: Value = .none, resultType: SQLType? = nil
  ) throws(Interruption) -> ColumnElement {
    // What is compared with ANY stands before it.
    let isReversed = isCollectionAggregate
    let operation = isReversed ? operation.mirrored : operation
    if case .unknown(let unknown) = other { return UnknownElement(unknown, interpreter) }
    let type = resultType ?? interpreter.booleanType
    let constant = try constantElement(other)
    if let constant {
      return try compared(operation, with: constant, other, type)
    }
    let right = try interpreter.operand(other, of: operation, beside: self)
    return BinaryExpression.make(
      isReversed ? right : self, operation, isReversed ? self : right, type: type,
      negation: operation.opposite, escape: escape, interpreter)
  }

  /// `None`, `True`, `False` and their SQL forms.
  private func constantElement(_ value: Value) throws(Interruption) -> ConstantElement? {
    switch value {
    case .none: return ConstantElement(.null, interpreter)
    case .bool(let flag): return ConstantElement(flag ? .true : .false, interpreter)
    case .host(let host): return host as? ConstantElement
    default: return nil
    }
  }

  private func compared(
    _ operation: SQLOperator, with constant: ConstantElement, _ value: Value, _ type: SQLType
  ) throws(Interruption) -> ColumnElement {
    let isTruth = constant.constant != .null
    switch operation {
    case .equal, .notEqual:
      if isTruth || isCollectionAggregate { break }
      return try compared(operation == .equal ? .is : .isNot, with: constant, value, type)
    case .is, .isNot, .isDistinctFrom, .isNotDistinctFrom: break
    default:
      if isCollectionAggregate { break }
      throw interpreter.sqlAlchemyError(
        "ArgumentError",
        "Only '=', '!=', 'is_()', 'is_not()', 'is_distinct_from()', 'is_not_distinct_from()' "
          + "operators can be used with None/True/False")
    }
    return BinaryExpression.make(
      self, operation, constant, type: type, negation: operation.opposite, interpreter)
  }

  /// `self operation other`, with the type that SQLAlchemy works out.
  func arithmeticResult(
    _ operation: SQLOperator, _ other: Value, isReflected: Bool = false,
    resultType: SQLType? = nil
  ) throws(Interruption) -> ColumnElement {
    let operand = try interpreter.operand(other, of: operation, beside: self)
    let (left, right) = isReflected ? (operand, self) : (self, operand)
    if let resultType {
      return BinaryExpression.make(left, operation, right, type: resultType, interpreter)
    }
    let (adapted, type) = left.type.adapted(operation, right.type, interpreter)
    return BinaryExpression.make(left, adapted, right, type: type, interpreter)
  }

  /// `a BETWEEN low AND high`.
  func between(
    _ low: Value, _ high: Value, _ operation: SQLOperator, isSymmetric: Bool
  ) throws(Interruption) -> ColumnElement {
    let low = try interpreter.operand(low, of: .and, beside: self)
    let high = try interpreter.operand(high, of: .and, beside: self)
    let bounds = ExpressionList(.and, [low, high], type: .null, groups: false, interpreter)
    let expression = BinaryExpression(
      self, operation, bounds, type: interpreter.booleanType, negation: operation.opposite,
      interpreter)
    expression.isSymmetric = isSymmetric
    return expression
  }

  /// `a IN (…)`: a list, a subquery, or a parameter.
  func membership(
    _ operation: SQLOperator, _ other: Value
  ) throws(Interruption) -> ColumnElement {
    if case .unknown(let unknown) = other { return UnknownElement(unknown, interpreter) }
    let type = interpreter.booleanType
    func result(_ right: ColumnElement) -> ColumnElement {
      BinaryExpression.make(
        self, operation, right, type: type, negation: operation.opposite, interpreter)
    }
    if let element = try interpreter.existingElement(other) {
      switch element {
      case let parameter as BindParameter: return result(parameter.expanding(for: operation))
      case let constant as ConstantElement:
        return try compared(operation, .host(constant))
      case let values as ValuesClause: return result(ScalarValues(values, interpreter))
      case let table as FromClause where !(table is AliasClause):
        return result(ScalarSubquery(try Select.of(table, interpreter), interpreter))
      default: return result(try interpreter.columnElement(element))
      }
    }
    let members: [Value]?
    switch other {
    case .none, .bool, .int, .float, .string, .bytes: throw notAList(other)
    default:
      do throws(Interruption) {
        members = try interpreter.items(of: other)
      } catch {
        if case .exhausted = error { throw error }
        throw notAList(other)
      }
    }
    guard let items = members else {
      return UnknownElement(interpreter.doubt(aboutMembersOf: other), interpreter)
    }
    var hasElements = false
    for item in items where try interpreter.existingElement(item) != nil { hasElements = true }
    guard hasElements else {
      let sample = items.first { !$0.isNone } ?? .none
      let parameter = BindParameter(
        key: nil, value: .list(of: items),
        type: try listType(sample, items, operation), expandsFor: operation, interpreter)
      parameter.seed = bindSeed
      return result(parameter)
    }
    var elements: [ColumnElement] = []
    for item in items {
      if let element = try interpreter.existingElement(item) {
        elements.append(try interpreter.columnElement(element).grouped(in: .comma))
      } else {
        elements.append(try binding(item, operation, type: nil))
      }
    }
    return result(Grouping(ElementList(elements, interpreter), interpreter))
  }

  private func notAList(_ value: Value) -> Interruption {
    interpreter.sqlAlchemyError(
      "ArgumentError",
      "IN expression list, SELECT construct, or bound parameter object expected, got "
        + "\(interpreter.describe(value)).")
  }

  private func listType(
    _ sample: Value, _ items: [Value], _ operation: SQLOperator
  ) throws(Interruption) -> SQLType {
    if self is TupleElement { return .null }
    return try type.coerced(for: items.first ?? sample, operation, interpreter)
  }

  /// `a LIKE '%' || x || '%'` and its kin: with `autoescape`, the text is escaped.
  func containing(
    _ operation: SQLOperator, _ arguments: CallArguments
  ) throws(Interruption) -> ColumnElement {
    var other = arguments.value(0, "other") ?? .none
    var escape = arguments["escape"] ?? .none
    if arguments["autoescape"]?.boolean ?? false {
      if escape.isNone { escape = .text("/") }
      if let mark = escape.text, let text = other.text {
        var escaped = text
        if mark != "%", mark != "_" { escaped = replaced(escaped, mark, mark + mark) }
        escaped = replaced(replaced(escaped, "%", mark + "%"), "_", mark + "_")
        other = .text(escaped)
      } else if other.unknown == nil {
        throw interpreter.exception("TypeError", "String value expected when autoescape=True")
      }
    }
    return try compared(operation, other, escape: escape)
  }

  private func replaced(_ text: String, _ old: Character, _ new: String) -> String {
    text.split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
  }

  private func replaced(_ text: String, _ old: String, _ new: String) -> String {
    guard let character = old.first, old.count == 1 else { return text }
    return replaced(text, character, new)
  }
}

extension SQLType {
  /// The operator and type of `self operation other` (`_adapt_expression`).
  func adapted(
    _ operation: SQLOperator, _ other: SQLType, _ interpreter: Interpreter
  ) -> (SQLOperator, SQLType) {
    if isNull {
      if other.isNull || !operation.isCommutative { return (operation, self) }
      return other.adapted(operation, self, interpreter)
    }
    if isConcatenable(interpreter) {
      if operation == .add, other.isConcatenable(interpreter) || other.isNull {
        return (.concatenate, self)
      }
      return (operation, self)
    }
    let (mine, theirs) = (affinity(interpreter), other.affinity(interpreter))
    switch (operation, mine, theirs) {
    case (.divide, .integer, .integer): return (operation, interpreter.standardType("Numeric"))
    case (.add, .integer, .date), (.add, .integer, .numeric), (.subtract, .integer, .numeric),
      (.multiply, .integer, .numeric), (.divide, .integer, .numeric),
      (.add, .integer, .float), (.subtract, .integer, .float), (.multiply, .integer, .float),
      (.divide, .integer, .float), (.multiply, .integer, .interval),
      (.multiply, .numeric, .interval), (.multiply, .float, .interval):
      return (operation, other)
    case (.subtract, .dateTime, .dateTime), (.subtract, .date, .dateTime),
      (.subtract, .time, .time):
      return (operation, interpreter.standardType("Interval"))
    case (.subtract, .date, .date): return (operation, interpreter.standardType("Integer"))
    case (.add, .date, .interval), (.subtract, .date, .interval), (.add, .date, .time),
      (.add, .interval, .date), (.add, .time, .date), (.add, .interval, .dateTime):
      return (operation, interpreter.standardType("DateTime"))
    default: return (operation, self)
    }
  }
}
