import PythonSyntax

extension Interpreter {
  /// The truth value of any value.
  func truth(_ value: Value) throws(Interruption) -> Truth {
    switch value {
    case .none: return .known(false)
    case .bool(let flag): return .known(flag)
    case .int(let number): return .known(number != 0)
    case .float(let number): return .known(number != 0)
    case .string(let text): return .known(!text.text.isEmpty)
    case .bytes(let bytes): return .known(!bytes.bytes.isEmpty)
    case .list(let list):
      if let taint = list.taint, list.items.isEmpty { return .unknown(taint) }
      return .known(!list.items.isEmpty)
    case .tuple(let tuple): return .known(!tuple.items.isEmpty)
    case .dict(let dict):
      if let taint = dict.taint, dict.count == 0 { return .unknown(taint) }
      return .known(dict.count != 0)
    case .set(let set):
      if let taint = set.taint, set.table.count == 0 { return .unknown(taint) }
      return .known(set.table.count != 0)
    case .range(let range): return .known(range.count != 0)
    case .unknown(let unknown): return .unknown(unknown)
    case .host(let host):
      let result = try host.truth(self)
      if case .host = result { return .known(true) }
      return try truth(result)
    case .instance(let instance): return try truth(of: instance, value)
    case .type(let type):
      if let meta = type.metaclass, let method = lookup(meta, .dunderBool) {
        return try truth(call(method, receiver: value, CallArguments()))
      }
      return .known(true)
    default: return .known(true)
    }
  }

  /// `bool(value)`: a bool, or the unknown that decides.
  ///
  /// - Throws: what `__bool__` and `__len__` raise.
  public func truthValue(of value: Value) throws(Interruption) -> Value {
    switch try truth(value) {
    case .known(let truth): .bool(truth)
    case .unknown(let unknown): .unknown(unknown)
    }
  }

  private func truth(of instance: InstanceObject, _ value: Value) throws(Interruption) -> Truth {
    if let method = lookup(instance.type, .dunderBool) {
      return try truth(call(method, receiver: value, CallArguments()))
    }
    if instance.native == nil, let method = lookup(instance.type, .dunderLen) {
      return try truth(call(method, receiver: value, CallArguments()))
    }
    if let method = lookup(instance.type, .dunderLen), case .function = method {
      return try truth(call(method, receiver: value, CallArguments()))
    }
    if let native = instance.native { return try truth(native) }
    if let unknown = unknownBase(of: instance.type) { return .unknown(unknown) }
    return .known(true)
  }

  /// Applies a comparison operator.
  public func compare(
    _ op: CompareOperator, _ left: Value, _ right: Value
  ) throws(Interruption) -> Value {
    switch op {
    case .is: return identical(left, right)
    case .isNot: return negated(identical(left, right))
    case .in: return try contains(right, left)
    case .notIn: return negated(try contains(right, left))
    case .eq, .notEq: return try equality(op, left, right)
    case .lt, .ltE, .gt, .gtE: return try order(op, left, right)
    }
  }

  private func negated(_ value: Value) -> Value {
    if case .bool(let flag) = value { return .bool(!flag) }
    return value
  }

  private func identical(_ left: Value, _ right: Value) -> Value {
    switch (left, right) {
    case (.unknown(let a), .unknown(let b)) where a === b: return left
    case (.unknown, _): return left
    case (_, .unknown): return right
    case (.none, .none), (.ellipsis, .ellipsis), (.notImplemented, .notImplemented):
      return .bool(true)
    case (.bool(let a), .bool(let b)): return .bool(a == b)
    case (.int(let a), .int(let b)): return .bool(a == b)
    case (.float(let a), .float(let b)): return .bool(a.bitPattern == b.bitPattern)
    case (.string(let a), .string(let b)): return .bool(a === b || a.text.isSame(as: b.text))
    case (.method, .method): return .bool(false)
    default:
      guard let a = left.identity, let b = right.identity else { return .bool(false) }
      return .bool(a == b)
    }
  }

  private func equality(
    _ op: CompareOperator, _ left: Value, _ right: Value
  ) throws(Interruption) -> Value {
    if let result = try methodCompare(op, left, right) { return result }
    switch try equal(left, right) {
    case .known(let same): return .bool(op == .eq ? same : !same)
    case .unknown(let unknown): return .unknown(unknown)
    }
  }

  /// Asks the comparison methods of both sides; nil when there are none.
  private func methodCompare(
    _ op: CompareOperator, _ left: Value, _ right: Value
  ) throws(Interruption) -> Value? {
    let (symbol, reflected, mirror): (Symbol, Symbol, CompareOperator) =
      switch op {
      case .lt: (.dunderLt, .dunderGt, .gt)
      case .ltE: (.dunderLe, .dunderGe, .gtE)
      case .gt: (.dunderGt, .dunderLt, .lt)
      case .gtE: (.dunderGe, .dunderLe, .ltE)
      case .notEq: (.dunderNe, .dunderNe, .notEq)
      default: (.dunderEq, .dunderEq, .eq)
      }
    if let value = try oneCompare(op, symbol, left, right) { return value }
    return try oneCompare(mirror, reflected, right, left)
  }

  private func oneCompare(
    _ op: CompareOperator, _ symbol: Symbol, _ value: Value, _ other: Value
  ) throws(Interruption) -> Value? {
    switch value {
    case .host(let host): return try host.compare(op, other, self)
    case .instance(let instance):
      if let method = lookup(instance.type, symbol) {
        let result = try call(method, receiver: value, CallArguments([other]))
        if case .notImplemented = result { return nil }
        return result
      }
      if op == .notEq, let method = lookup(instance.type, .dunderEq) {
        let result = try call(method, receiver: value, CallArguments([other]))
        if case .notImplemented = result { return nil }
        return try unary(.not, result)
      }
      if let hook = instance.type.hook(\.binary) {
        return try hook(self, symbols.text(symbol), instance, other)
      }
      return nil
    case .type(let type):
      guard let meta = type.metaclass, let method = lookup(meta, symbol) else { return nil }
      let result = try call(method, receiver: value, CallArguments([other]))
      if case .notImplemented = result { return nil }
      return result
    default: return nil
    }
  }

  /// Whether two values are equal, as `==` in a container decides it.
  func equal(_ left: Value, _ right: Value) throws(Interruption) -> Truth {
    try step()
    switch (left, right) {
    case (.unknown(let a), .unknown(let b)): return a === b ? .unknown(a) : .unknown(a)
    case (.unknown(let unknown), _), (_, .unknown(let unknown)): return .unknown(unknown)
    case (.string(let a), .string(let b)): return .known(a === b || a.text.isSame(as: b.text))
    case (.int(let a), .int(let b)): return .known(a == b)
    case (.none, .none), (.ellipsis, .ellipsis), (.notImplemented, .notImplemented):
      return .known(true)
    case (.none, .host), (.host, .none): break
    case (.none, _) where right.instance == nil, (_, .none) where left.instance == nil:
      return .known(false)
    default: break
    }
    if left.instance != nil || right.instance != nil || isHost(left) || isHost(right) {
      if let value = try methodCompare(.eq, left, right) { return try truth(value) }
      if isSame(left, right) { return .known(true) }
      if let unknown = unknownBase(left) ?? unknownBase(right) { return .unknown(unknown) }
    }
    let (a, b) = (unwrapped(left), unwrapped(right))
    switch (a, b) {
    case (.string(let a), .string(let b)): return .known(a.text.isSame(as: b.text))
    case (.bytes(let a), .bytes(let b)): return .known(a.bytes == b.bytes)
    case (.list(let a), .list(let b)):
      if let taint = a.taint ?? b.taint { return .unknown(taint) }
      return try equal(a.items, b.items)
    case (.tuple(let a), .tuple(let b)): return try equal(a.items, b.items)
    case (.dict(let a), .dict(let b)): return try equal(a, b)
    case (.set(let a), .set(let b)): return try equal(a, b)
    case (.range(let a), .range(let b)):
      return .known(
        a.count == b.count && (a.count == 0 || a.start == b.start)
          && (a.count <= 1 || a.step == b.step))
    case (.slice(let a), .slice(let b)):
      return try equal([a.lower, a.upper, a.step], [b.lower, b.upper, b.step])
    case (.method(let a), .method(let b)):
      return .known(isSame(a.receiver, b.receiver) && isSame(a.function, b.function))
    default:
      if let x = number(a), let y = number(b) {
        if let i = a.integer, let j = b.integer { return .known(i == j) }
        return .known(x == y)
      }
      return .known(isSame(a, b))
    }
  }

  private func isHost(_ value: Value) -> Bool {
    if case .host = value { return true }
    return false
  }

  private func equal(_ left: [Value], _ right: [Value]) throws(Interruption) -> Truth {
    guard left.count == right.count else { return .known(false) }
    var doubt: Unknown?
    for index in left.indices {
      if left[index].unknown == nil, isSame(left[index], right[index]) { continue }
      switch try equal(left[index], right[index]) {
      case .known(true): break
      case .known(false): return .known(false)
      case .unknown(let unknown): doubt = doubt ?? unknown
      }
    }
    return doubt.map { .unknown($0) } ?? .known(true)
  }

  private func equal(_ left: DictObject, _ right: DictObject) throws(Interruption) -> Truth {
    if let taint = left.taint ?? right.taint { return .unknown(taint) }
    guard left.count == right.count else { return .known(false) }
    var doubt: Unknown?
    for entry in left.table.entries where entry.isLive {
      guard let position = try find(right.table, entry.hash, entry.key) else {
        return .known(false)
      }
      switch try equal(entry.value, right.table.entries[position].value) {
      case .known(true): break
      case .known(false): return .known(false)
      case .unknown(let unknown): doubt = unknown
      }
    }
    return doubt.map { .unknown($0) } ?? .known(true)
  }

  private func equal(_ left: SetObject, _ right: SetObject) throws(Interruption) -> Truth {
    if let taint = left.taint ?? right.taint { return .unknown(taint) }
    guard left.table.count == right.table.count else { return .known(false) }
    for entry in left.table.entries where entry.isLive {
      if try find(right.table, entry.hash, entry.key) == nil { return .known(false) }
    }
    return .known(true)
  }
}
