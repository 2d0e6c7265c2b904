import PythonSyntax

extension Interpreter {
  func order(_ op: CompareOperator, _ left: Value, _ right: Value) throws(Interruption) -> Value {
    if let unknown = left.unknown ?? right.unknown { return .unknown(unknown) }
    if let result = try orderMethod(op, left, right) { return result }
    let (a, b) = (unwrapped(left), unwrapped(right))
    if let x = number(a), let y = number(b) {
      if let i = a.integer, let j = b.integer { return .bool(holds(op, i < j, i == j)) }
      if x.isNaN || y.isNaN { return .bool(false) }
      return .bool(holds(op, x < y, x == y))
    }
    switch (a, b) {
    case (.string(let x), .string(let y)):
      let same = x.text.isSame(as: y.text)
      return .bool(holds(op, !same && precedes(x.text, y.text), same))
    case (.bytes(let x), .bytes(let y)):
      return .bool(holds(op, x.bytes.lexicographicallyPrecedes(y.bytes), x.bytes == y.bytes))
    case (.list(let x), .list(let y)):
      if let taint = x.taint ?? y.taint { return .unknown(taint) }
      return try order(op, x.items, y.items)
    case (.tuple(let x), .tuple(let y)): return try order(op, x.items, y.items)
    case (.set(let x), .set(let y)):
      if let taint = x.taint ?? y.taint { return .unknown(taint) }
      switch op {
      case .lt: return .bool(try isSubset(x, of: y) && x.table.count < y.table.count)
      case .ltE: return .bool(try isSubset(x, of: y))
      case .gt: return .bool(try isSubset(y, of: x) && y.table.count < x.table.count)
      default: return .bool(try isSubset(y, of: x))
      }
    default: break
    }
    if let unknown = unknownBase(left) ?? unknownBase(right) { return .unknown(unknown) }
    let text: String =
      switch op {
      case .lt: "<"
      case .ltE: "<="
      case .gt: ">"
      default: ">="
      }
    throw raise(
      types.typeError,
      "'\(text)' not supported between instances of '\(typeName(left))' and '\(typeName(right))'")
  }

  private func holds(_ op: CompareOperator, _ less: Bool, _ same: Bool) -> Bool {
    switch op {
    case .lt: less
    case .ltE: less || same
    case .gt: !less && !same
    default: !less
    }
  }

  /// By code points; for UTF-8 that is the order of the bytes.
  func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  private func order(
    _ op: CompareOperator, _ left: [Value], _ right: [Value]
  ) throws(Interruption) -> Value {
    for index in 0..<min(left.count, right.count) {
      switch try equal(left[index], right[index]) {
      case .known(true): continue
      case .known(false): return try order(op, left[index], right[index])
      case .unknown(let unknown): return .unknown(unknown)
      }
    }
    return .bool(holds(op, left.count < right.count, left.count == right.count))
  }

  private func orderMethod(
    _ op: CompareOperator, _ left: Value, _ right: Value
  ) throws(Interruption) -> Value? {
    let (symbol, reflected, mirror): (Symbol, Symbol, CompareOperator) =
      switch op {
      case .lt: (.dunderLt, .dunderGt, .gt)
      case .ltE: (.dunderLe, .dunderGe, .gtE)
      case .gt: (.dunderGt, .dunderLt, .lt)
      default: (.dunderGe, .dunderLe, .ltE)
      }
    switch left {
    case .host(let host):
      if let value = try host.compare(op, right, self) { return value }
    case .instance(let instance):
      if let value = try operatorMethod(symbol, instance, right) { return value }
    default: break
    }
    switch right {
    case .host(let host): return try host.compare(mirror, left, self)
    case .instance(let instance): return try operatorMethod(reflected, instance, left)
    default: return nil
    }
  }

  /// Sorts by Python's `<`, keeping the order of equal elements; the unknown comparison if any.
  func sorted(
    _ items: [Value], key: Value, reverse: Bool
  ) throws(Interruption) -> Collected {
    var keyed: [(key: Value, value: Value)] = []
    for item in items {
      keyed.append((key.isNone ? item : try call(key, CallArguments([item])), item))
    }
    if keyed.count < 2 { return .items(items) }
    var buffer = keyed
    var width = 1
    while width < keyed.count {
      var start = 0
      while start < keyed.count {
        let middle = min(start + width, keyed.count)
        let end = min(start + 2 * width, keyed.count)
        var (left, right, out) = (start, middle, start)
        while left < middle || right < end {
          try tick()
          var takesRight = left >= middle
          if left < middle, right < end {
            let result =
              reverse
              ? try order(.lt, keyed[left].key, keyed[right].key)
              : try order(.lt, keyed[right].key, keyed[left].key)
            switch try truth(result) {
            case .known(let holds): takesRight = holds
            case .unknown(let unknown): return .unknown(unknown)
            }
          }
          buffer[out] = keyed[takesRight ? right : left]
          if takesRight { right += 1 } else { left += 1 }
          out += 1
        }
        start = end
      }
      swap(&keyed, &buffer)
      width *= 2
    }
    return .items(keyed.map(\.value))
  }
}
