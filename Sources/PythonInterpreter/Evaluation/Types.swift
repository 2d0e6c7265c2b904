import PythonSyntax

extension Interpreter {
  /// The class of any value.
  public func type(of value: Value) -> TypeObject {
    switch value {
    case .none: types.none
    case .ellipsis: types.ellipsis
    case .notImplemented: types.notImplemented
    case .bool: types.bool
    case .int: types.int
    case .float: types.float
    case .string: types.str
    case .bytes: types.bytes
    case .list: types.list
    case .tuple: types.tuple
    case .dict: types.dict
    case .set(let set): set.isFrozen ? types.frozenset : types.set
    case .range: types.range
    case .slice: types.slice
    case .function: types.function
    case .builtin: types.builtinFunction
    case .method: types.method
    case .type(let type): type.metaclass ?? types.type
    case .instance(let instance): instance.type
    case .module: types.module
    case .iterator: types.iterator
    case .descriptor(let descriptor):
      switch descriptor.kind {
      case .property: types.property
      case .classMethod: types.classMethod
      case .staticMethod: types.staticMethod
      case .cachedProperty: types.property
      }
    case .host(let host): host.pythonType ?? types.object
    case .unknown: types.object
    }
  }

  /// The name of a value's class, as messages show it.
  public func typeName(_ value: Value) -> String {
    switch value {
    case .host(let host): host.typeName
    case .iterator(let iterator): iterator.typeName
    default: type(of: value).name
    }
  }

  /// `isinstance(value, type)`.
  func isInstance(_ value: Value, _ type: Value) throws(Interruption) -> Truth {
    switch type {
    case .tuple(let tuple):
      var doubt: Truth = .known(false)
      for item in tuple.items {
        switch try isInstance(value, item) {
        case .known(true): return .known(true)
        case .known(false): break
        case .unknown(let unknown): doubt = .unknown(unknown)
        }
      }
      return doubt
    case .type(let type):
      if type === types.object { return .known(true) }
      if case .unknown(let unknown) = value { return .unknown(unknown) }
      if case .host(let host) = value { return .known(host.isInstance(of: type, self)) }
      let own = self.type(of: value)
      if own.isSubclass(of: type) { return .known(true) }
      if let hook = type.hook(\.isInstance) { return .known(hook(self, value)) }
      if let meta = type.metaclass, let method = lookup(meta, .dunderInstancecheck),
        case .function = method
      {
        return try truth(call(method, receiver: .type(type), CallArguments([value])))
      }
      if let unknown = unknownBase(of: own) { return .unknown(unknown) }
      return .known(false)
    case .unknown(let unknown):
      // Plain data is never an object of a third party's class.
      switch value {
      case .none, .bool, .int, .float, .string, .bytes, .list, .tuple, .dict, .set, .range,
        .function, .type, .module:
        return .known(false)
      default: return .unknown(unknown)
      }
    default:
      if let form = TypingForm.of(type) {
        if form.kind == .union {
          return try isInstance(
            value, .tuple(of: form.arguments.map { $0.isNone ? .type(types.none) : $0 }))
        }
        if let origin = form.origin { return try isInstance(value, origin) }
      }
      if type.isNone { return .known(value.isNone) }
      throw raise(
        types.typeError,
        "isinstance() arg 2 must be a type, a tuple of types, or a union")
    }
  }

  /// `issubclass(value, type)`.
  func isSubclass(_ value: Value, _ type: Value) throws(Interruption) -> Truth {
    switch (value, type) {
    case (_, .tuple(let tuple)):
      var doubt: Truth = .known(false)
      for item in tuple.items {
        switch try isSubclass(value, item) {
        case .known(true): return .known(true)
        case .known(false): break
        case .unknown(let unknown): doubt = .unknown(unknown)
        }
      }
      return doubt
    case (.type(let one), .type(let other)):
      if one.isSubclass(of: other) { return .known(true) }
      if let unknown = unknownBase(of: one) { return .unknown(unknown) }
      return .known(false)
    case (.unknown(let unknown), _), (_, .unknown(let unknown)): return .unknown(unknown)
    default: throw raise(types.typeError, "issubclass() arg 1 must be a class")
    }
  }

  /// Whether `item in container`.
  func contains(_ container: Value, _ item: Value) throws(Interruption) -> Value {
    switch container {
    case .unknown: return container
    case .dict(let dict): return try contains(dict.table, dict.taint(of: item), nil, item)
    case .set(let set): return try contains(set.table, set.taint, set.stranger, item)
    case .string(let text):
      if case .unknown = item { return item }
      if case .host(let host) = item, let unknown = host.unknownValue { return .unknown(unknown) }
      guard let part = item.text else {
        throw raise(
          types.typeError,
          "'in <string>' requires string as left operand, not \(typeName(item))")
      }
      return .bool(Text.find(part, in: text.text) != nil)
    case .range(let range):
      if case .unknown = item { return item }
      guard let number = item.integer else { return .bool(false) }
      guard range.count > 0 else { return .bool(false) }
      let offset = number.subtractingReportingOverflow(range.start)
      guard !offset.overflow else { return .bool(false) }
      return .bool(
        offset.partialValue % range.step == 0 && offset.partialValue / range.step >= 0
          && offset.partialValue / range.step < range.count)
    case .bytes(let bytes):
      if case .bytes(let part) = item {
        return .bool(Text.find(part.bytes[...], in: bytes.bytes[...]) != nil)
      }
      return .bool(
        item.integer.map { number in bytes.bytes.contains { Int($0) == number } } ?? false)
    case .host(let host):
      if let value = try host.compare(.in, item, self) { return value }
    case .instance(let instance):
      if let method = lookup(instance.type, .dunderContains) {
        let result = try call(method, receiver: container, CallArguments([item]))
        switch try truth(result) {
        case .known(let flag): return .bool(flag)
        case .unknown(let unknown): return .unknown(unknown)
        }
      }
      if let native = instance.native { return try contains(native, item) }
    case .type(let type):
      if let hook = type.hook(\.contains), let value = try hook(self, type, item) { return value }
      if let meta = type.metaclass, let method = lookup(meta, .dunderContains) {
        return try call(method, receiver: container, CallArguments([item]))
      }
    default: break
    }
    let items: [Value]
    var doubt: Unknown?
    switch container {
    case .list(let list):
      items = list.items
      if let taint = list.taint, try !isStrange(item, list.stranger) { doubt = taint }
    case .tuple(let tuple): items = tuple.items
    default:
      switch try collect(container) {
      case .items(let found): items = found
      case .unknown(let unknown): return .unknown(unknown)
      }
    }
    for candidate in items {
      if item.unknown == nil, isSame(candidate, item) { return .bool(true) }
      switch try equal(candidate, item) {
      case .known(true): return .bool(true)
      case .known(false): break
      case .unknown(let unknown): doubt = doubt ?? unknown
      }
    }
    return doubt.map { .unknown($0) } ?? .bool(false)
  }

  /// Whether none of the elements that may follow is `item`; `stranger` tells what each is like.
  private func isStrange(_ item: Value, _ stranger: Value?) throws(Interruption) -> Bool {
    guard let stranger, item.unknown == nil else { return false }
    if case .known(false) = try equal(stranger, item) { return true }
    return false
  }

  private func contains(
    _ table: HashTable, _ taint: Unknown?, _ stranger: Value?, _ item: Value
  ) throws(Interruption) -> Value {
    guard let hash = try hash(item) else {
      return table.count == 0 && taint == nil
        ? .bool(false)
        : .unknown(item.unknown ?? Unknown(.unsupported, "an unknown key", lastPlace))
    }
    if try find(table, hash, item) != nil { return .bool(true) }
    if let taint, try !isStrange(item, stranger) { return .unknown(taint) }
    for entry in table.entries where entry.isLive {
      if let unknown = entry.key.unknown { return .unknown(unknown) }
    }
    return .bool(false)
  }
}
