extension Interpreter {
  /// `object[key]`.
  public func item(_ object: Value, _ key: Value) throws(Interruption) -> Value {
    switch object {
    case .unknown:
      unknownOperations += 1
      return object
    case .dict(let dict):
      if let value = try get(key, in: dict) { return value }
      if let factory = dict.factory, !factory.isNone {
        let value = try call(factory, CallArguments())
        try set(key, value, in: dict)
        return value
      }
      throw raise(types.keyError, [key])
    case .list(let list): return try sequenceItem(object, list.items, key, list.taint)
    case .tuple(let tuple): return try sequenceItem(object, tuple.items, key, nil)
    case .string(let text): return try stringItem(text, key)
    case .bytes(let bytes):
      switch key {
      case .slice(let slice):
        guard let range = try bounds(slice, bytes.bytes.count) else { return unknownBounds() }
        return .bytes(BytesObject(range.map { bytes.bytes[$0] }))
      case .unknown: return key
      default:
        return .int(Int(bytes.bytes[try index(key, bytes.bytes.count, "index out of range")]))
      }
    case .range(let range): return try rangeItem(range, key)
    case .host(let host):
      if let value = try host.item(key, self) { return value }
    case .type(let type): return try subscriptType(type, key)
    case .instance(let instance): return try instanceItem(instance, object, key)
    default: break
    }
    throw raise(types.typeError, "'\(typeName(object))' object is not subscriptable")
  }

  private func unknownBounds() -> Value { unknown(.unsupported, "a slice of unknown bounds") }

  private func sequenceItem(
    _ object: Value, _ items: [Value], _ key: Value, _ taint: Unknown?
  ) throws(Interruption) -> Value {
    if case .unknown = key { return key }
    if let taint {
      if let position = key.integer, position >= 0, position < items.count {
        return items[position]
      }
      return .unknown(taint)
    }
    let isTuple = if case .tuple = object { true } else { false }
    if case .slice(let slice) = key {
      guard let range = try bounds(slice, items.count) else { return unknownBounds() }
      try charge(16 * range.count)
      let part = range.map { items[$0] }
      return isTuple ? .tuple(of: part) : .list(of: part)
    }
    return items[
      try index(key, items.count, "\(isTuple ? "tuple" : "list") index out of range")]
  }

  private func stringItem(_ text: StringObject, _ key: Value) throws(Interruption) -> Value {
    switch key {
    case .unknown: return key
    case .slice(let slice):
      guard let range = try bounds(slice, text.count) else { return unknownBounds() }
      try charge(range.count)
      if slice.step.isNone || slice.step.integer == 1 {
        let start = range.first ?? 0
        return .string(StringObject(text.slice(start..<start + range.count), text.place))
      }
      let scalars = Array(text.text.unicodeScalars)
      var result = String.UnicodeScalarView()
      for position in range { result.append(scalars[position]) }
      return .string(StringObject(String(result), text.place))
    default:
      let position = try index(key, text.count, "string index out of range")
      return .text(text.slice(position..<position + 1))
    }
  }

  private func rangeItem(_ range: RangeObject, _ key: Value) throws(Interruption) -> Value {
    switch key {
    case .unknown: return key
    case .slice(let slice):
      guard let part = try bounds(slice, range.count) else { return unknownBounds() }
      guard let first = part.first else { return .range(RangeObject(start: 0, stop: 0, step: 1)) }
      let (step, overflow) = range.step.multipliedReportingOverflow(by: part.step)
      guard !overflow else { return tooLarge() }
      let start = range[first]
      let (stop, tooFar) = start.addingReportingOverflow(step &* part.count)
      return tooFar ? tooLarge() : .range(RangeObject(start: start, stop: stop, step: step))
    default: return .int(range[try index(key, range.count, "range object index out of range")])
    }
  }

  private func instanceItem(
    _ instance: InstanceObject, _ object: Value, _ key: Value
  ) throws(Interruption) -> Value {
    if let method = lookup(instance.type, .dunderGetitem) {
      return try call(method, receiver: object, CallArguments([key]))
    }
    if let native = instance.native {
      if case .dict(let dict) = native {
        if let value = try get(key, in: dict) { return value }
        if let method = lookup(instance.type, .dunderMissing) {
          return try call(method, receiver: object, CallArguments([key]))
        }
      }
      return try item(native, key)
    }
    if let hook = instance.type.hook(\.binary),
      let value = try hook(self, "__getitem__", instance, key)
    {
      return value
    }
    if let unknown = unknownBase(of: instance.type) { return .unknown(unknown) }
    throw raise(types.typeError, "'\(typeName(object))' object is not subscriptable")
  }

  private func subscriptType(_ type: TypeObject, _ key: Value) throws(Interruption) -> Value {
    if let hook = type.hook(\.subscriptClass), let value = try hook(self, type, key) {
      return value
    }
    if let meta = type.metaclass, let method = lookup(meta, .dunderGetitem) {
      return try call(method, receiver: .type(type), CallArguments([key]))
    }
    if let method = lookup(type, .dunderClassGetitem) {
      switch method {
      case .descriptor(let descriptor):
        return try call(descriptor.getter, receiver: .type(type), CallArguments([key]))
      default: return try call(method, receiver: .type(type), CallArguments([key]))
      }
    }
    if let unknown = unknownBase(of: type) { return .unknown(unknown) }
    return try TypingForm.subscript(self, type, key)
  }

  /// `object[key] = value`.
  public func setItem(_ object: Value, _ key: Value, _ value: Value) throws(Interruption) {
    switch object {
    case .unknown: return
    case .dict(let dict): return try set(key, value, in: dict)
    case .list(let list): return try setListItem(list, key, value)
    case .host(let host):
      if try host.setItem(key, value, self) { return }
    case .instance(let instance):
      if let method = lookup(instance.type, .dunderSetitem) {
        _ = try call(method, receiver: object, CallArguments([key, value]))
        return
      }
      if let native = instance.native { return try setItem(native, key, value) }
      if unknownBase(of: instance.type) != nil { return }
    case .type(let type):
      if let meta = type.metaclass, let method = lookup(meta, .dunderSetitem) {
        _ = try call(method, receiver: object, CallArguments([key, value]))
        return
      }
    default: break
    }
    throw raise(types.typeError, "'\(typeName(object))' object does not support item assignment")
  }

  private func setListItem(
    _ list: ListObject, _ key: Value, _ value: Value
  ) throws(Interruption) {
    touch(list)
    switch key {
    case .unknown(let unknown): list.obscure(unknown)
    case .slice(let slice):
      guard let range = try bounds(slice, list.items.count), list.taint == nil else {
        list.obscure(list.taint ?? Unknown(.unsupported, "a slice of unknown bounds", lastPlace))
        return
      }
      guard case .items(let items) = try collect(value) else {
        list.obscure(
          value.unknown ?? Unknown(.unsupported, "unknown elements", lastPlace))
        return
      }
      if range.step == 1 {
        list.items.replaceSubrange(range.start..<range.start + range.count, with: items)
      } else {
        guard items.count == range.count else {
          throw raise(
            types.valueError,
            "attempt to assign sequence of size \(items.count) to extended slice of size \(range.count)"
          )
        }
        for (position, item) in zip(range, items) { list.items[position] = item }
      }
    default:
      if let taint = list.taint, !isCertain(key, list) { return list.obscure(taint) }
      list.items[
        try index(key, list.items.count, "list assignment index out of range")] = value
    }
  }

  /// Whether a position is among the elements that are certain.
  func isCertain(_ key: Value, _ list: ListObject) -> Bool {
    guard let position = key.integer else { return false }
    return position >= 0 && position < list.items.count
  }

  /// A position in a sequence of `count` elements.
  func index(_ key: Value, _ count: Int, _ message: String) throws(Interruption) -> Int {
    var key = key
    if case .instance(let instance) = key, instance.native == nil,
      let method = lookup(instance.type, .dunderIndex)
    {
      key = try call(method, receiver: key, CallArguments())
    }
    guard let number = key.integer else {
      throw raise(
        types.typeError, "indices must be integers or slices, not \(typeName(key))")
    }
    let position = number < 0 ? number + count : number
    guard position >= 0, position < count else { throw raise(types.indexError, message) }
    return position
  }

  /// The positions that a slice selects; nil when a bound is not known.
  func bounds(_ slice: SliceObject, _ count: Int) throws(Interruption) -> SlicePositions? {
    for part in [slice.lower, slice.upper, slice.step] {
      if part.unknown != nil { return nil }
      guard part.isNone || part.integer != nil else {
        throw raise(
          types.typeError,
          "slice indices must be integers or None or have an __index__ method")
      }
    }
    let step = slice.step.integer ?? 1
    guard step != 0 else { throw raise(types.valueError, "slice step cannot be zero") }
    func clamp(_ value: Int, _ low: Int, _ high: Int) -> Int {
      let position = value < 0 ? value + count : value
      return Swift.min(Swift.max(position, low), high)
    }
    if step > 0 {
      let start = slice.lower.integer.map { clamp($0, 0, count) } ?? 0
      let stop = slice.upper.integer.map { clamp($0, 0, count) } ?? count
      let length = stop > start ? (stop - start - 1) / step + 1 : 0
      return SlicePositions(start: start, step: step, count: length)
    }
    let start = slice.lower.integer.map { clamp($0, -1, count - 1) } ?? count - 1
    let stop = slice.upper.integer.map { clamp($0, -1, count - 1) } ?? -1
    let length = start > stop ? Int((start - stop - 1).magnitude / step.magnitude) + 1 : 0
    return SlicePositions(start: start, step: step, count: length)
  }
}

/// The positions that a slice selects.
struct SlicePositions: Sequence {
  let start: Int
  let step: Int
  let count: Int

  var first: Int? { count == 0 ? nil : start }

  func makeIterator() -> AnyIterator<Int> {
    var index = 0
    return AnyIterator {
      guard index < count else { return nil }
      index += 1
      return start &+ (index - 1) &* step
    }
  }

  func map<Element>(_ transform: (Int) -> Element) -> [Element] {
    var result: [Element] = []
    result.reserveCapacity(count)
    for position in self { result.append(transform(position)) }
    return result
  }
}
