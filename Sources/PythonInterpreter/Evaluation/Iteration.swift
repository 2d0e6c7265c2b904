/// The elements of something that was iterated to its end, or why they are not known.
enum Collected {
  case items([Value])
  case unknown(Unknown)
}

/// Something to iterate over, or why it is not known.
enum IterationSource {
  case iterator(IteratorObject)
  case unknown(Unknown)
}

extension Interpreter {
  /// What `iter(value)` gives.
  func iterate(_ value: Value) throws(Interruption) -> IterationSource {
    switch value {
    case .list(let list): return .iterator(ListIterator(list))
    case .tuple(let tuple): return .iterator(ItemsIterator(tuple.items, "tuple_iterator"))
    case .range(let range): return .iterator(RangeIterator(range))
    case .iterator(let iterator): return .iterator(iterator)
    case .unknown(let unknown): return .unknown(unknown)
    case .string(let text):
      return .iterator(ItemsIterator(characters(text), "str_ascii_iterator"))
    case .bytes(let bytes):
      return .iterator(ItemsIterator(bytes.bytes.map { .int(Int($0)) }, "bytes_iterator"))
    case .dict(let dict):
      return .iterator(ItemsIterator(dict.table.keys, "dict_keyiterator", tail: dict.taint))
    case .set(let set):
      let iterator = ItemsIterator(set.table.keys, "set_iterator", tail: set.taint)
      iterator.stranger = set.stranger
      return .iterator(iterator)
    case .host(let host):
      if let result = try host.iterate(self) {
        if case .host(let other) = result, other === host { break }
        return try iterate(result)
      }
    case .type(let type):
      if let hook = type.hook(\.iterate) { return .iterator(ItemsIterator(try hook(self, type))) }
      if let meta = type.metaclass, let method = lookup(meta, .dunderIter) {
        return try iterate(call(method, receiver: value, CallArguments()))
      }
      if let unknown = unknownBase(of: type) { return .unknown(unknown) }
    case .instance(let instance):
      if let source = try iterate(instance, value) { return source }
    default: break
    }
    throw raise(types.typeError, "'\(typeName(value))' object is not iterable")
  }

  private func iterate(
    _ instance: InstanceObject, _ value: Value
  ) throws(Interruption) -> IterationSource? {
    if let method = lookup(instance.type, .dunderIter) {
      if case .builtin = method, let native = instance.native { return try iterate(native) }
      let iterator = try call(method, receiver: value, CallArguments())
      guard case .instance(let object) = iterator else { return try iterate(iterator) }
      guard let next = lookup(object.type, .dunderNext) else {
        throw raise(types.typeError, "iter() returned non-iterator of type '\(object.type.name)'")
      }
      return .iterator(
        ClosureIterator("iterator") { (interpreter) throws(Interruption) -> Value? in
          do throws(Interruption) {
            return try interpreter.call(next, receiver: iterator, CallArguments())
          } catch {
            if interpreter.isStop(error) { return nil }
            throw error
          }
        })
    }
    if let native = instance.native { return try iterate(native) }
    if TypingForm.of(value) != nil {
      // `*tuple[int, ...]` among the arguments of a generic class.
      let unpacked = TypingForm.make(self, "Unpack", kind: .generic, arguments: [value])
      return .iterator(ItemsIterator([unpacked]))
    }
    if let method = lookup(instance.type, .dunderGetitem) {
      var index = 0
      return .iterator(
        ClosureIterator("iterator") { (interpreter) throws(Interruption) -> Value? in
          do throws(Interruption) {
            index += 1
            return try interpreter.call(method, receiver: value, CallArguments([.int(index - 1)]))
          } catch {
            if case .raised(let raised) = error,
              raised.exception.type.isSubclass(of: interpreter.types.indexError)
            {
              return nil
            }
            throw error
          }
        })
    }
    if let unknown = unknownBase(of: instance.type) { return .unknown(unknown) }
    return nil
  }

  /// Whether an interruption is the `StopIteration` by which `__next__` ends.
  func isStop(_ error: Interruption) -> Bool {
    guard case .raised(let raised) = error else { return false }
    return raised.exception.type.isSubclass(of: types.stopIteration)
  }

  /// The code points of a string, each as a string.
  func characters(_ text: StringObject) -> [Value] {
    text.text.unicodeScalars.map { .text(String($0)) }
  }

  /// All elements of something iterable.
  func collect(_ value: Value) throws(Interruption) -> Collected {
    switch value {
    case .list(let list):
      if let taint = list.taint { return .unknown(taint) }
      return .items(list.items)
    case .tuple(let tuple): return .items(tuple.items)
    case .unknown(let unknown): return .unknown(unknown)
    default: break
    }
    switch try iterate(value) {
    case .unknown(let unknown): return .unknown(unknown)
    case .iterator(let iterator): return try drain(iterator)
    }
  }

  /// Takes an iterator to its end.
  func drain(_ iterator: IteratorObject) throws(Interruption) -> Collected {
    var items: [Value] = []
    while let item = try iterator.next(self) {
      try step()
      try charge(16)
      items.append(item)
    }
    if let tail = iterator.tail { return .unknown(tail) }
    return .items(items)
  }

  /// The elements of something iterable; nil when they are not known.
  public func items(of value: Value) throws(Interruption) -> [Value]? {
    guard case .items(let items) = try collect(value) else { return nil }
    return items
  }

  /// The dict that a value is or extends.
  func dictionary(_ value: Value) -> DictObject? {
    switch value {
    case .dict(let dict): dict
    case .instance(let instance): instance.native.flatMap { dictionary($0) }
    default: nil
    }
  }

  /// `dict.update(value)`: from a mapping, or from pairs.
  func update(_ dict: DictObject, from value: Value) throws(Interruption) {
    touch(dict)
    if let other = dictionary(value) {
      if let taint = other.taint { dict.obscure(taint, keys: other.furtherKeys) }
      for (key, item) in other.pairs { try set(key, item, in: dict) }
      return
    }
    if let unknown = value.unknown {
      dict.obscure(unknown, keys: unknown.possibleKeys)
      return
    }
    if let keys = try optionalAttribute(value, .keys) {
      switch try collect(call(keys, CallArguments())) {
      case .items(let keys):
        for key in keys { try set(key, item(value, key), in: dict) }
      case .unknown(let unknown): dict.obscure(unknown)
      }
      return
    }
    switch try collect(value) {
    case .unknown(let unknown): dict.obscure(unknown)
    case .items(let pairs):
      for pair in pairs {
        switch try collect(pair) {
        case .items(let parts):
          guard parts.count == 2 else {
            throw raise(
              types.valueError,
              "dictionary update sequence element has length \(parts.count); 2 is required")
          }
          try set(parts[0], parts[1], in: dict)
        case .unknown(let unknown): dict.obscure(unknown)
        }
      }
    }
  }
}
