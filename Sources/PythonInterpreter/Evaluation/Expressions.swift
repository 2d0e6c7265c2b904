import PythonSyntax

extension Interpreter {
  func evaluate(_ id: ExpressionID, _ frame: Frame) throws(Interruption) -> Value {
    try step()
    let tree = frame.unit.tree
    switch tree.expression(id) {
    case .name(let name, _):
      return try evaluateName(id, name, frame)
    case .constant(let constant):
      return value(of: constant, id, frame)
    case .call(let function, let args, let keywords):
      return try evaluateCall(id, function, args, keywords, frame)
    case .attribute(let value, let attr, _):
      let object = try evaluate(value, frame)
      lastPlace = place(id, frame)
      return try attribute(object, frame.unit.symbol(attr, self, in: frame.scope))
    case .subscript(let value, let slice, _):
      let object = try evaluate(value, frame)
      let key = try evaluate(slice, frame)
      lastPlace = place(id, frame)
      return try item(object, key)
    case .list(let elts, _):
      return try display(elts, frame, list: true)
    case .tuple(let elts, _):
      return try display(elts, frame, list: false)
    case .dict(let keys, let values):
      return try evaluateDict(keys, values, frame)
    case .set(let elts):
      let set = SetObject()
      guard case .items(let items) = try elements(elts, frame) else {
        return unknown(.unsupported, "a set of unknown elements")
      }
      for item in items { try insert(item, into: set) }
      return .set(set)
    case .binOp(let left, let op, let right):
      return try evaluateBinary(id, left, op, right, frame)
    case .unaryOp(let op, let operand):
      let value = try evaluate(operand, frame)
      lastPlace = place(id, frame)
      return try unary(op, value)
    case .boolOp(let op, let values):
      return try evaluateBool(op, tree[values], 0, frame)
    case .compare(let left, let ops, let comparators):
      return try evaluateCompare(id, left, tree[ops], tree[comparators], frame)
    case .ifExp(let test, let body, let orelse):
      switch try truth(evaluate(test, frame)) {
      case .known(let holds): return try evaluate(holds ? body : orelse, frame)
      case .unknown(let unknown):
        return try explore(unknown, place(test, frame), ways: 2, frame) {
          (way) throws(Interruption) -> Outcome in
          Outcome(value: try evaluate(way == 0 ? body : orelse, frame))
        }.value
      }
    case .joinedStr(let values):
      return try evaluateFormatString(id, tree[values], frame)
    case .formattedValue(let value, let conversion, let spec):
      return try evaluateFormatted(value, conversion, spec, frame)
    case .lambda(let args, let body):
      return try makeLambda(id, args, body, frame)
    case .listComp(let element, let generators):
      return try comprehension(id, generators, .list(element), frame)
    case .setComp(let element, let generators):
      return try comprehension(id, generators, .set(element), frame)
    case .dictComp(let key, let value, let generators):
      return try comprehension(id, generators, .dict(key, value), frame)
    case .generatorExp(let element, let generators):
      return try comprehension(id, generators, .generator(element), frame)
    case .namedExpr(let target, let value):
      let result = try evaluate(value, frame)
      try assignNamed(target, result, frame)
      return result
    case .slice(let lower, let upper, let step):
      return .slice(
        SliceObject(
          try evaluate(optional: lower, frame), try evaluate(optional: upper, frame),
          try evaluate(optional: step, frame)))
    case .starred(let value, _):
      return try evaluate(value, frame)
    case .await(let value):
      return try awaited(evaluate(value, frame))
    case .yield, .yieldFrom:
      return unknown(.unsupported, "a yield inside an expression")
    case .interpolation, .templateStr:
      return unknown(.unsupported, "a template string")
    }
  }

  func evaluate(optional id: ExpressionID?, _ frame: Frame) throws(Interruption) -> Value {
    guard let id else { return .none }
    return try evaluate(id, frame)
  }

  func value(of constant: Constant, _ id: ExpressionID, _ frame: Frame) -> Value {
    switch constant {
    case .none: return .none
    case .bool(let value): return .bool(value)
    case .ellipsis: return .ellipsis
    case .integer(let literal):
      if let value = frame.unit.tree.integer(literal) { return .int(value) }
      return .unknown(Unknown(.unsupported, "an integer of more than 64 bits", place(id, frame)))
    case .float(let value): return .float(value)
    case .imaginary:
      return .unknown(Unknown(.unsupported, "a complex number", place(id, frame)))
    case .string(let value): return .string(frame.unit.string(id, value))
    case .bytes(let value): return .bytes(BytesObject(frame.unit.tree.bytes(value)))
    }
  }

  /// The elements of a display with its `*parts`, or why they are not known.
  private func elements(
    _ elts: NodeList<ExpressionID>, _ frame: Frame
  ) throws(Interruption) -> Collected {
    let tree = frame.unit.tree
    let list = tree[elts]
    var items: [Value] = []
    items.reserveCapacity(list.count)
    var unknown: Unknown?
    for id in list {
      if case .starred(let value, _) = tree.expression(id) {
        switch try collect(evaluate(value, frame)) {
        case .items(let more):
          try charge(16 * more.count)
          items.append(contentsOf: more)
        case .unknown(let cause): unknown = unknown ?? cause
        }
      } else {
        items.append(try evaluate(id, frame))
      }
    }
    try charge(48 + 16 * items.count)
    if let unknown { return .unknown(unknown) }
    return .items(items)
  }

  private func display(
    _ elts: NodeList<ExpressionID>, _ frame: Frame, list isList: Bool
  ) throws(Interruption) -> Value {
    switch try elements(elts, frame) {
    case .items(let items): return isList ? .list(of: items) : .tuple(of: items)
    case .unknown(let unknown): return .unknown(unknown)
    }
  }

  private func evaluateDict(
    _ keys: NodeList<ExpressionID>, _ values: NodeList<ExpressionID>, _ frame: Frame
  ) throws(Interruption) -> Value {
    let tree = frame.unit.tree
    let dict = DictObject()
    let values = tree[values]
    try charge(64 + 48 * values.count)
    for (index, key) in tree.optionals(keys).enumerated() {
      if let key {
        let keyValue = try evaluate(key, frame)
        try set(keyValue, evaluate(values[index], frame), in: dict)
      } else {
        try update(dict, from: evaluate(values[index], frame))
      }
    }
    if !branches.isEmpty { branches[branches.count - 1].forget(dict) }
    return .dict(dict)
  }

  private func evaluateBool(
    _ op: BoolOperator, _ values: NodeSequence<ExpressionID>, _ index: Int, _ frame: Frame
  ) throws(Interruption) -> Value {
    let value = try evaluate(values[index], frame)
    if index == values.count - 1 { return value }
    switch try truth(value) {
    case .known(let holds):
      if holds == (op == .or) { return value }
      return try evaluateBool(op, values, index + 1, frame)
    case .unknown(let unknown):
      let place = place(values[index], frame)
      let rest = try explore(unknown, place, ways: 2, frame) {
        (way) throws(Interruption) -> Outcome in
        if way == 1 { return Outcome(value: value) }
        return Outcome(value: try evaluateBool(op, values, index + 1, frame))
      }.value
      // `unknown and False` is falsy whatever the unknown is; `unknown or True` is truthy.
      if case .unknown = rest { return rest }
      return .unknown(unknown)
    }
  }

  private func evaluateCompare(
    _ id: ExpressionID, _ left: ExpressionID, _ ops: NodeSequence<CompareOperator>,
    _ comparators: NodeSequence<ExpressionID>, _ frame: Frame
  ) throws(Interruption) -> Value {
    var value = try evaluate(left, frame)
    for index in 0..<ops.count {
      let right = try evaluate(comparators[index], frame)
      lastPlace = place(id, frame)
      let result = try compare(ops[index], value, right)
      if index == ops.count - 1 { return result }
      switch try truth(result) {
      case .known(false): return result
      case .known(true): break
      case .unknown(let unknown): return .unknown(unknown)
      }
      value = right
    }
    return value
  }

  /// A run of one operator on the left, as in a long concatenation, is followed without recursion.
  private func evaluateBinary(
    _ id: ExpressionID, _ left: ExpressionID, _ op: Operator, _ right: ExpressionID, _ frame: Frame
  ) throws(Interruption) -> Value {
    let tree = frame.unit.tree
    guard case .binOp(let innerLeft, let innerOp, let innerRight) = tree.expression(left) else {
      let first = try evaluate(left, frame)
      let second = try evaluate(right, frame)
      lastPlace = place(id, frame)
      return try binary(op, first, second)
    }
    var waiting: [(id: ExpressionID, op: Operator, right: ExpressionID)] = [
      (id, op, right), (left, innerOp, innerRight),
    ]
    var first = innerLeft
    while case .binOp(let nextLeft, let nextOp, let nextRight) = tree.expression(first) {
      waiting.append((first, nextOp, nextRight))
      first = nextLeft
    }
    var value = try evaluate(first, frame)
    while let next = waiting.popLast() {
      let second = try evaluate(next.right, frame)
      lastPlace = place(next.id, frame)
      value = try binary(next.op, value, second)
      try step()
    }
    return value
  }

  /// `:=` binds in the function around a comprehension.
  private func assignNamed(
    _ target: ExpressionID, _ value: Value, _ frame: Frame
  ) throws(Interruption) {
    try assign(target, value, frame)
  }
}
