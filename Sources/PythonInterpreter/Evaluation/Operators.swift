import Glibc
import PythonSyntax

/// A truth value that may not be known.
enum Truth {
  case known(Bool)
  case unknown(Unknown)
}

extension Operator {
  /// The symbols of the method, of its reflected and of its in-place form, and how it is written.
  var methods: (plain: Symbol, reflected: Symbol, inPlace: Symbol, text: String) {
    switch self {
    case .add: (.dunderAdd, .dunderRadd, .dunderIadd, "+")
    case .sub: (.dunderSub, .dunderRsub, .dunderIsub, "-")
    case .mult: (.dunderMul, .dunderRmul, .dunderImul, "*")
    case .matMult: (.dunderMatmul, .dunderRmatmul, .dunderImatmul, "@")
    case .div: (.dunderTruediv, .dunderRtruediv, .dunderItruediv, "/")
    case .mod: (.dunderMod, .dunderRmod, .dunderImod, "%")
    case .pow: (.dunderPow, .dunderRpow, .dunderIpow, "** or pow()")
    case .lShift: (.dunderLshift, .dunderRlshift, .dunderIlshift, "<<")
    case .rShift: (.dunderRshift, .dunderRrshift, .dunderIrshift, ">>")
    case .bitOr: (.dunderOr, .dunderRor, .dunderIor, "|")
    case .bitXor: (.dunderXor, .dunderRxor, .dunderIxor, "^")
    case .bitAnd: (.dunderAnd, .dunderRand, .dunderIand, "&")
    case .floorDiv: (.dunderFloordiv, .dunderRfloordiv, .dunderIfloordiv, "//")
    }
  }
}

extension Interpreter {
  /// The texts that the sum of two values may be, one of which is not known.
  private func outlines(_ left: Value, _ right: Value) -> [String] {
    if case .string(let text) = left, right.outlines.isEmpty {
      return [text.text + String(Unknown.gap)]
    }
    return left.outlines.flatMap { one in right.outlines.map { one + $0 } }
  }

  /// Applies a binary operator.
  public func binary(_ op: Operator, _ left: Value, _ right: Value) throws(Interruption) -> Value {
    switch (left, right) {
    case (.int(let a), .int(let b)): return try integerBinary(op, a, b)
    case (.string(let a), .string(let b)) where op == .add:
      try charge(a.text.utf8.count + b.text.utf8.count)
      return .string(StringObject(a.text + b.text, a.place))
    default: break
    }
    if let value = try methodBinary(op, left, right) { return value }
    if let unknown = left.unknown ?? right.unknown {
      return .unknown(unknown.with(outlines: op == .add ? outlines(left, right) : []))
    }
    if let value = try nativeBinary(op, unwrapped(left), unwrapped(right)) { return value }
    if let unknown = unknownBase(left) ?? unknownBase(right) { return .unknown(unknown) }
    if op == .bitOr {
      // A class that a stand-in gives as a function, in an annotation such as `Lock | None`.
      for case .builtin(let builtin) in [left, right] {
        return unknown(.unsupported, "an annotation with \(builtin.name)")
      }
    }
    switch unwrapped(left) {
    case .string where op == .add, .list where op == .add, .tuple where op == .add:
      let name = typeName(unwrapped(left))
      throw raise(
        types.typeError, "can only concatenate \(name) (not \"\(typeName(right))\") to \(name)")
    default: break
    }
    throw raise(
      types.typeError,
      "unsupported operand type(s) for \(op.methods.text): '\(typeName(left))' and '\(typeName(right))'"
    )
  }

  /// The native value of an object whose class extends a built-in one; else the value itself.
  func unwrapped(_ value: Value) -> Value {
    if case .instance(let instance) = value, let native = instance.native { return native }
    return value
  }

  func unknownBase(_ value: Value) -> Unknown? {
    guard case .instance(let instance) = value else { return nil }
    return unknownBase(of: instance.type)
  }

  /// Asks the methods of objects and stand-ins; nil when none of them knows the operator.
  private func methodBinary(
    _ op: Operator, _ left: Value, _ right: Value
  ) throws(Interruption) -> Value? {
    let methods = op.methods
    if case .instance(let a) = left, case .instance(let b) = right, a.type !== b.type,
      b.type.isSubclass(of: a.type),
      let value = try operatorMethod(methods.reflected, b, left)
    {
      return value
    }
    switch left {
    case .instance(let instance):
      if let value = try operatorMethod(methods.plain, instance, right) { return value }
    case .host(let host):
      if let value = try host.binary(op, right, isReflected: false, self) { return value }
    case .type(let type):
      if let meta = type.metaclass, let method = lookup(meta, methods.plain) {
        let value = try call(method, receiver: left, CallArguments([right]))
        if case .notImplemented = value { break }
        return value
      }
    default: break
    }
    switch right {
    case .instance(let instance):
      return try operatorMethod(methods.reflected, instance, left)
    case .host(let host):
      return try host.binary(op, left, isReflected: true, self)
    default: return nil
    }
  }

  func operatorMethod(
    _ symbol: Symbol, _ instance: InstanceObject, _ other: Value
  ) throws(Interruption) -> Value? {
    if let method = lookup(instance.type, symbol) {
      let value = try call(method, receiver: .instance(instance), CallArguments([other]))
      if case .notImplemented = value { return nil }
      return value
    }
    if let hook = instance.type.hook(\.binary) {
      return try hook(self, symbols.text(symbol), instance, other)
    }
    return nil
  }

  /// `target op= value`.
  func augment(_ op: Operator, _ left: Value, _ right: Value) throws(Interruption) -> Value {
    switch left {
    case .instance(let instance):
      if let value = try operatorMethod(op.methods.inPlace, instance, right) { return value }
      if case .list? = instance.native, op == .add, let native = instance.native {
        _ = try augment(op, native, right)
        return left
      }
    case .list(let list) where op == .add:
      touch(list)
      switch try collect(right) {
      case .items(let items):
        try charge(16 * items.count)
        list.append(contentsOf: items)
      case .unknown(let unknown):
        list.taint = list.taint ?? unknown
        list.stranger = nil
      }
      return left
    case .set(let set) where !set.isFrozen:
      if let value = try setBinary(op, set, right) {
        touch(set)
        if case .set(let result) = value {
          set.table = result.table
          set.taint = set.taint ?? result.taint
          return left
        }
        return value
      }
    case .dict(let dict) where op == .bitOr:
      try update(dict, from: right)
      return left
    default: break
    }
    return try binary(op, left, right)
  }

  private func nativeBinary(
    _ op: Operator, _ left: Value, _ right: Value
  ) throws(Interruption) -> Value? {
    switch (left, right) {
    case (.int, .int), (.int, .bool), (.bool, .int), (.bool, .bool):
      guard let a = left.integer, let b = right.integer else { return nil }
      if case .bool(let x) = left, case .bool(let y) = right {
        switch op {
        case .bitAnd: return .bool(x && y)
        case .bitOr: return .bool(x || y)
        case .bitXor: return .bool(x != y)
        default: break
        }
      }
      return try integerBinary(op, a, b)
    case (.float, .float), (.float, .int), (.int, .float), (.float, .bool), (.bool, .float):
      guard let a = number(left), let b = number(right) else { return nil }
      return try floatBinary(op, a, b)
    case (.string(let text), _) where op == .mod:
      return try percentFormat(text, right)
    case (.string(let a), .string(let b)) where op == .add:
      try charge(a.text.utf8.count + b.text.utf8.count)
      return .string(StringObject(a.text + b.text, a.place))
    case (.bytes(let a), .bytes(let b)) where op == .add:
      try charge(a.bytes.count + b.bytes.count)
      return .bytes(BytesObject(a.bytes + b.bytes))
    case (.list(let a), .list(let b)) where op == .add:
      try charge(16 * (a.items.count + b.items.count))
      let list = ListObject(a.taint == nil ? a.items + b.items : a.items)
      list.taint = a.taint ?? b.taint
      return .list(list)
    case (.tuple(let a), .tuple(let b)) where op == .add:
      try charge(16 * (a.items.count + b.items.count))
      return .tuple(of: a.items + b.items)
    case (_, .int(let count)) where op == .mult: return try repeated(left, count)
    case (.int(let count), _) where op == .mult: return try repeated(right, count)
    case (_, .bool(let flag)) where op == .mult: return try repeated(left, flag ? 1 : 0)
    case (.set(let set), _): return try setBinary(op, set, right)
    case (.dict(let a), .dict) where op == .bitOr:
      let dict = DictObject()
      try update(dict, from: .dict(a))
      try update(dict, from: right)
      return .dict(dict)
    case (.type, .type), (.type, .none), (.none, .type), (.type, .instance), (.instance, .type),
      (.type, .string), (.none, .instance), (.instance, .none):
      guard op == .bitOr else { return nil }
      return try TypingForm.union(self, [left, right])
    default: return nil
    }
  }

  private func repeated(_ value: Value, _ count: Int) throws(Interruption) -> Value? {
    let count = max(count, 0)
    func size(_ each: Int) throws(Interruption) -> Int {
      let (total, overflow) = each.multipliedReportingOverflow(by: count)
      try charge(overflow ? Int.max : total)
      return total
    }
    switch value {
    case .string(let text):
      _ = try size(text.text.utf8.count)
      return .string(StringObject(String(repeating: text.text, count: count), text.place))
    case .bytes(let bytes):
      _ = try size(bytes.bytes.count)
      var result: [UInt8] = []
      for _ in 0..<(bytes.bytes.isEmpty ? 0 : count) { result.append(contentsOf: bytes.bytes) }
      return .bytes(BytesObject(result))
    case .list(let list):
      _ = try size(16 * list.items.count)
      var items: [Value] = []
      for _ in 0..<(list.items.isEmpty ? 0 : list.taint == nil ? count : min(count, 1)) {
        items.append(contentsOf: list.items)
      }
      let result = ListObject(items)
      result.taint = list.taint
      return .list(result)
    case .tuple(let tuple):
      _ = try size(16 * tuple.items.count)
      var items: [Value] = []
      for _ in 0..<(tuple.items.isEmpty ? 0 : count) { items.append(contentsOf: tuple.items) }
      return .tuple(of: items)
    default: return nil
    }
  }

  /// The value of a number as a float.
  func number(_ value: Value) -> Double? {
    switch unwrapped(value) {
    case .int(let value): Double(value)
    case .bool(let value): value ? 1 : 0
    case .float(let value): value
    default: nil
    }
  }

  /// Applies a unary operator.
  func unary(_ op: UnaryOperator, _ value: Value) throws(Interruption) -> Value {
    if op == .not {
      switch try truth(value) {
      case .known(let holds): return .bool(!holds)
      case .unknown(let unknown): return .unknown(unknown)
      }
    }
    switch value {
    case .unknown: return value
    case .host(let host):
      if let result = try host.unary(op, self) { return result }
    case .instance(let instance):
      let symbol: Symbol =
        switch op {
        case .uSub: .dunderNeg
        case .uAdd: .dunderPos
        default: .dunderInvert
        }
      if let method = lookup(instance.type, symbol) {
        return try call(method, receiver: value, CallArguments())
      }
      if let hook = instance.type.hook(\.binary),
        let result = try hook(self, symbols.text(symbol), instance, .none)
      {
        return result
      }
      if let unknown = unknownBase(of: instance.type) { return .unknown(unknown) }
    default: break
    }
    switch (op, unwrapped(value)) {
    case (.uSub, .int(let number)):
      return number == .min ? tooLarge() : .int(-number)
    case (.uSub, .float(let number)): return .float(-number)
    case (.uSub, .bool(let flag)): return .int(flag ? -1 : 0)
    case (.uAdd, .int(let number)): return .int(number)
    case (.uAdd, .float(let number)): return .float(number)
    case (.uAdd, .bool(let flag)): return .int(flag ? 1 : 0)
    case (.invert, .int(let number)): return .int(~number)
    case (.invert, .bool(let flag)): return .int(flag ? -2 : -1)
    default:
      let text: String =
        switch op {
        case .uSub: "-"
        case .uAdd: "+"
        default: "~"
        }
      throw raise(types.typeError, "bad operand type for unary \(text): '\(typeName(value))'")
    }
  }

  func tooLarge() -> Value { unknown(.unsupported, "an integer of more than 64 bits") }
}
