import Glibc
import PythonSyntax

extension Interpreter {
  /// Built-in functions of plain values.
  func callValueBuiltin(
    _ name: BuiltinName, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    switch name {
    case .sum, .max, .min: return try reduce(name, arguments)
    default: break
    }
    try needs(1, name.rawValue, arguments)
    let value = arguments.positional[0]
    switch name {
    case .len: return try length(value)
    case .repr: return try representation(value)
    case .ascii: return ascii(try representation(value))
    case .id: return value.unknown != nil ? value : unknown(.random, "an address")
    case .hash:
      guard let hash = try hash(value) else { return unknown(.random, "a hash") }
      // Python's hashes of texts differ from run to run; ours may be used, but not seen.
      if hashing > 0 { return .int(hash) }
      switch value {
      case .int, .bool: return .int(hash)
      default: return unknown(.random, "a hash")
      }
    default: break
    }
    if let unknown = firstUnknown(arguments) { return .unknown(unknown) }
    switch name {
    case .format: return try format(value, arguments[1]?.text ?? "")
    case .chr:
      guard let number = value.integer, let scalar = Unicode.Scalar(UInt32(clamping: number)) else {
        throw raise(types.valueError, "chr() arg not in range(0x110000)")
      }
      return .text(String(Character(scalar)))
    case .ord:
      let scalars = Array((value.text ?? "").unicodeScalars)
      guard scalars.count == 1 else {
        throw raise(
          types.typeError, "ord() expected a character, but string of length \(scalars.count) found"
        )
      }
      return .int(Int(scalars[0].value))
    case .bin, .oct, .hex:
      guard let number = value.integer else {
        throw raise(
          types.typeError,
          "'\(typeName(value))' object cannot be interpreted as an integer")
      }
      let (radix, prefix) = name == .bin ? (2, "0b") : name == .oct ? (8, "0o") : (16, "0x")
      return .text((number < 0 ? "-" : "") + prefix + String(number.magnitude, radix: radix))
    case .abs:
      switch unwrapped(value) {
      case .int(let number): return number == .min ? tooLarge() : .int(Swift.abs(number))
      case .bool(let flag): return .int(flag ? 1 : 0)
      case .float(let number): return .float(number.magnitude)
      case .instance(let instance):
        if let method = lookup(instance.type, symbols.intern("__abs__")) {
          return try call(method, receiver: value, CallArguments())
        }
      default: break
      }
      throw raise(types.typeError, "bad operand type for abs(): '\(typeName(value))'")
    case .round: return try rounded(value, arguments.value(1, "ndigits"))
    case .divmod:
      try needs(2, "divmod", arguments)
      let other = arguments.positional[1]
      return .tuple(of: [try binary(.floorDiv, value, other), try binary(.mod, value, other)])
    case .pow:
      try needs(2, "pow", arguments)
      if let modulus = arguments[2]?.integer, let base = value.integer,
        let exponent = arguments.positional[1].integer
      {
        return try power(base, exponent, modulus)
      }
      return try binary(.pow, value, arguments.positional[1])
    default: return .none
    }
  }

  private func power(_ base: Int, _ exponent: Int, _ modulus: Int) throws(Interruption) -> Value {
    guard modulus != 0 else { throw raise(types.valueError, "pow() 3rd argument cannot be 0") }
    guard exponent >= 0, modulus > 0, modulus < 1 << 31 else { return tooLarge() }
    var result = 1 % modulus
    var factor = ((base % modulus) + modulus) % modulus
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = result * factor % modulus }
      factor = factor * factor % modulus
      rest >>= 1
    }
    return .int(result)
  }

  private func rounded(_ value: Value, _ digits: Value?) throws(Interruption) -> Value {
    let count = digits.flatMap { $0.isNone ? nil : $0.integer }
    switch unwrapped(value) {
    case .int(let number):
      guard let count, count < 0 else { return .int(number) }
      guard count > -19 else { return .int(0) }
      var unit = 1
      for _ in 0..<(-count) { unit *= 10 }
      let half = unit / 2
      var rest = number % unit
      if rest < 0 { rest += unit }
      let base = number - rest
      let up = rest > half || rest == half && (base / unit) % 2 != 0
      return .int(up ? base &+ unit : base)
    case .bool(let flag): return .int(flag ? 1 : 0)
    case .float(let number):
      guard let count else {
        guard number.isFinite else {
          throw raise(types.overflowError, "cannot convert float infinity to integer")
        }
        return Int(exactly: number.rounded(.toNearestOrEven)).map { .int($0) } ?? tooLarge()
      }
      guard number.isFinite, count < 300 else { return .float(number) }
      if count < 0 {
        let unit = Glibc.pow(10.0, Double(-count))
        return .float((number / unit).rounded(.toNearestOrEven) * unit)
      }
      return .float(Double(Interpreter.printed("%.*f", count, number)) ?? number)
    case .instance(let instance):
      if let method = lookup(instance.type, symbols.intern("__round__")) {
        return try call(method, receiver: value, CallArguments(digits.map { [$0] } ?? []))
      }
    default: break
    }
    throw raise(types.typeError, "type \(typeName(value)) doesn't define __round__ method")
  }

  private func reduce(_ name: BuiltinName, _ arguments: CallArguments) throws(Interruption) -> Value
  {
    try needs(1, name.rawValue, arguments)
    var items: [Value]
    if name != .sum, arguments.positional.count > 1 {
      items = arguments.positional
    } else {
      switch try collect(arguments.positional[0]) {
      case .items(let found): items = found
      case .unknown(let unknown): return .unknown(unknown)
      }
    }
    if name == .sum {
      var total = arguments.value(1, "start") ?? .int(0)
      for item in items {
        try tick()
        total = try binary(.add, total, item)
      }
      return total
    }
    guard var best = items.first else {
      if let fallback = arguments["default"] { return fallback }
      throw raise(types.valueError, "\(name.rawValue)() iterable argument is empty")
    }
    let key = arguments["key"] ?? .none
    func keyed(_ value: Value) throws(Interruption) -> Value {
      key.isNone ? value : try call(key, CallArguments([value]))
    }
    var bestKey = try keyed(best)
    items.removeFirst()
    for item in items {
      try tick()
      let itemKey = try keyed(item)
      switch try truth(order(name == .max ? .gt : .lt, itemKey, bestKey)) {
      case .known(true):
        best = item
        bestKey = itemKey
      case .known(false): break
      case .unknown(let unknown): return .unknown(unknown)
      }
    }
    return best
  }

  /// Built-in functions that iterate.
  func callIterationBuiltin(
    _ name: BuiltinName, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    if name == .zip { return try zipped(arguments) }
    try needs(1, name.rawValue, arguments)
    let value = arguments.positional[0]
    switch name {
    case .all, .any: return try quantified(value, all: name == .all)
    case .sorted:
      switch try collect(value) {
      case .unknown(let unknown): return .unknown(unknown)
      case .items(let items):
        switch try truth(arguments["reverse"] ?? .bool(false)) {
        case .unknown(let unknown): return .unknown(unknown)
        case .known(let reverse):
          switch try sorted(items, key: arguments["key"] ?? .none, reverse: reverse) {
          case .items(let items): return .list(of: items)
          case .unknown(let unknown): return .unknown(unknown)
          }
        }
      }
    case .next:
      switch value {
      case .iterator(let iterator): return try next(iterator, arguments[1])
      case .unknown: return value
      case .instance(let instance):
        guard let method = lookup(instance.type, .dunderNext) else { break }
        do throws(Interruption) {
          return try call(method, receiver: value, CallArguments())
        } catch {
          if let fallback = arguments[1], isStop(error) { return fallback }
          throw error
        }
      default: break
      }
      throw raise(types.typeError, "'\(typeName(value))' object is not an iterator")
    case .iter:
      if arguments.positional.count > 1 {
        let sentinel = arguments.positional[1]
        return .iterator(
          ClosureIterator("callable_iterator") {
            (interpreter) throws(Interruption) -> Value? in
            let item = try interpreter.call(value, CallArguments())
            if case .known(true) = try interpreter.equal(item, sentinel) { return nil }
            return item
          })
      }
      if case .instance(let instance) = value, lookup(instance.type, .dunderNext) != nil {
        return value
      }
      switch try iterate(value) {
      case .iterator(let iterator): return .iterator(iterator)
      case .unknown(let unknown): return .unknown(unknown)
      }
    case .reversed: return try reversed(value)
    case .enumerate:
      guard case .iterator(let iterator) = try iterate(value) else { return value }
      guard var index = try integer(arguments.value(1, "start"), default: 0) else {
        return arguments.value(1, "start") ?? .none
      }
      return lazy("enumerate", iterator) { (interpreter) throws(Interruption) -> Value? in
        guard let item = try iterator.next(interpreter) else { return nil }
        index &+= 1
        return .tuple(of: [.int(index &- 1), item])
      }
    case .filter:
      try needs(2, "filter", arguments)
      return try filtered(value, arguments.positional[1])
    case .map: return try mapped(value, Array(arguments.positional.dropFirst()))
    default: return .none
    }
  }

  /// An iterator over others, whose end is unknown when theirs is.
  private func lazy(
    _ name: String, _ source: IteratorObject,
    _ body: @escaping (Interpreter) throws(Interruption) -> Value?
  ) -> Value {
    .iterator(DerivedIterator(name, [source], body))
  }

  private func quantified(_ value: Value, all: Bool) throws(Interruption) -> Value {
    guard case .iterator(let iterator) = try iterate(value) else { return value }
    var doubt: Unknown?
    while let item = try iterator.next(self) {
      try step()
      switch try truth(item) {
      case .known(let flag): if flag != all { return .bool(!all) }
      case .unknown(let unknown): doubt = doubt ?? unknown
      }
    }
    if let unknown = doubt { return .unknown(unknown) }
    if let unknown = iterator.tail {
      // Elements of which each has this truth value change nothing, however many there are.
      if let stranger = iterator.stranger, case .known(all) = try truth(stranger) {
        return .bool(all)
      }
      return .unknown(unknown)
    }
    return .bool(all)
  }

  private func reversed(_ value: Value) throws(Interruption) -> Value {
    switch value {
    case .range(let range):
      guard range.count > 0 else { return value }
      let last = range[range.count - 1]
      return .iterator(
        RangeIterator(
          RangeObject(start: last, stop: range.start &- range.step, step: 0 &- range.step)))
    case .instance(let instance):
      if let method = lookup(instance.type, symbols.intern("__reversed__")) {
        return try call(method, receiver: value, CallArguments())
      }
    default: break
    }
    switch try collect(value) {
    case .items(let items):
      return .iterator(ItemsIterator(items.reversed(), "list_reverseiterator"))
    case .unknown(let unknown): return .unknown(unknown)
    }
  }

  private func filtered(_ test: Value, _ source: Value) throws(Interruption) -> Value {
    guard case .iterator(let iterator) = try iterate(source) else { return source }
    let result = DerivedIterator("filter", [iterator]) { _ in nil }
    result.body = { [unowned result] (interpreter) throws(Interruption) -> Value? in
      while let item = try iterator.next(interpreter) {
        try interpreter.step()
        let verdict = test.isNone ? item : try interpreter.call(test, CallArguments([item]))
        switch try interpreter.truth(verdict) {
        case .known(true): return item
        case .known(false): continue
        case .unknown(let unknown):
          result.tail = unknown
          return nil
        }
      }
      return nil
    }
    return .iterator(result)
  }

  private func mapped(_ function: Value, _ sources: [Value]) throws(Interruption) -> Value {
    var iterators: [IteratorObject] = []
    for source in sources {
      guard case .iterator(let iterator) = try iterate(source) else { return source }
      iterators.append(iterator)
    }
    let all = iterators
    return .iterator(
      DerivedIterator("map", all) { (interpreter) throws(Interruption) -> Value? in
        var items: [Value] = []
        for iterator in all {
          guard let item = try iterator.next(interpreter) else { return nil }
          items.append(item)
        }
        return try interpreter.call(function, CallArguments(items))
      })
  }

  private func zipped(_ arguments: CallArguments) throws(Interruption) -> Value {
    var iterators: [IteratorObject] = []
    for source in arguments.positional {
      guard case .iterator(let iterator) = try iterate(source) else { return source }
      iterators.append(iterator)
    }
    let all = iterators
    return .iterator(
      DerivedIterator("zip", all) { (interpreter) throws(Interruption) -> Value? in
        var items: [Value] = []
        for iterator in all {
          guard let item = try iterator.next(interpreter) else { return nil }
          items.append(item)
        }
        return items.isEmpty ? nil : .tuple(of: items)
      })
  }
}

/// An iterator over the elements of others; where one of theirs is unknown, so is the rest.
final class DerivedIterator: IteratorObject {
  private let name: String
  private let sources: [IteratorObject]
  var body: (Interpreter) throws(Interruption) -> Value?
  private var isFinished = false

  init(
    _ name: String, _ sources: [IteratorObject],
    _ body: @escaping (Interpreter) throws(Interruption) -> Value?
  ) {
    self.name = name
    self.sources = sources
    self.body = body
  }

  override var typeName: String { name }

  override func next(_ interpreter: Interpreter) throws(Interruption) -> Value? {
    guard !isFinished else { return nil }
    try interpreter.step()
    if let value = try body(interpreter) { return value }
    isFinished = true
    if tail == nil { tail = sources.lazy.compactMap(\.tail).first }
    return nil
  }
}
