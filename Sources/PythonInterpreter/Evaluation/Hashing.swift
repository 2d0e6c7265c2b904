import PythonSyntax

extension Interpreter {
  /// The hash that the tables use; nil when it hangs on an unknown value.
  ///
  /// - Throws: `TypeError` for what Python cannot hash.
  func hash(_ value: Value) throws(Interruption) -> Int? {
    switch value {
    case .string(let text): return text.hash
    case .int(let number): return number
    case .bool(let flag): return flag ? 1 : 0
    case .float(let number):
      if let exact = Int(exactly: number) { return exact }
      return Int(truncatingIfNeeded: number.bitPattern)
    case .none: return 0x5A5A
    case .ellipsis: return 0x5A5B
    case .notImplemented: return 0x5A5C
    case .bytes(let bytes):
      var hash = 17
      for byte in bytes.bytes { hash = hash &* 31 &+ Int(byte) }
      return hash
    case .tuple(let tuple):
      try step()
      var hash = 0x345678
      for item in tuple.items {
        guard let part = try self.hash(item) else { return nil }
        hash = (hash ^ part) &* 1_000_003
      }
      return hash
    case .set(let set) where set.isFrozen:
      var hash = 0x1234
      for entry in set.table.entries where entry.isLive { hash ^= entry.hash &* 7919 }
      return set.taint == nil ? hash : nil
    case .range(let range): return range.count &* 31 &+ (range.count == 0 ? 0 : range.start)
    case .unknown: return nil
    case .host(let host) where host.unknownValue != nil: return nil
    case .instance(let instance): return try hash(instance, value)
    case .list, .dict, .set, .slice:
      throw raise(types.typeError, "unhashable type: '\(typeName(value))'")
    default: return value.identity.map { $0.hashValue } ?? 0
    }
  }

  private func hash(_ instance: InstanceObject, _ value: Value) throws(Interruption) -> Int? {
    if let method = lookup(instance.type, .dunderHash) {
      if method.isNone {
        throw raise(types.typeError, "unhashable type: '\(instance.type.name)'")
      }
      if case .builtin = method, let native = instance.native { return try hash(native) }
      hashing += 1
      defer { hashing -= 1 }
      let result = try call(method, receiver: value, CallArguments())
      if result.unknown != nil { return ObjectIdentifier(instance).hashValue }
      return result.integer
    }
    if let native = instance.native { return try hash(native) }
    return ObjectIdentifier(instance).hashValue
  }

  /// The position of a key in a table.
  ///
  /// Keys of which it is not known whether they are equal count as different.
  func find(_ table: HashTable, _ hash: Int, _ key: Value) throws(Interruption) -> Int? {
    var asked: [Int] = []
    var index = 0
    let found = table.candidates(hash) { entry in
      defer { index += 1 }
      if isSame(entry.key, key) { return true }
      switch (entry.key, key) {
      case (.string, .string), (.int, .int): return false
      default:
        asked.append(index)
        return false
      }
    }
    if found != nil || asked.isEmpty { return found }
    // The rare keys whose comparison may run Python code are compared outside the table's scan.
    for position in table.entries.indices
    where table.entries[position].isLive && table.entries[position].hash == hash {
      if case .known(true) = try equal(table.entries[position].key, key) { return position }
    }
    return nil
  }

  /// `dict[key] = value`.
  func set(_ key: Value, _ value: Value, in dict: DictObject) throws(Interruption) {
    touch(dict)
    guard let hash = try hash(key) else {
      dict.obscure(key.unknown ?? Unknown(.unsupported, "an unknown key", lastPlace))
      return
    }
    if let position = try find(dict.table, hash, key) {
      dict.table.set(value, at: position)
    } else {
      try charge(48)
      dict.table.append(hash: hash, key: key, value: value)
    }
  }

  /// The value of a key; nil when the dict does not have it.
  func get(_ key: Value, in dict: DictObject) throws(Interruption) -> Value? {
    guard let hash = try hash(key) else {
      // Whatever the key is, an empty dict does not have it.
      if dict.table.count == 0, dict.taint == nil, key.unknown == nil { return nil }
      let cause = key.unknown ?? Unknown(.unsupported, "an unknown key", lastPlace)
      return .unknown(cause.with(outlines: []))
    }
    if let position = try find(dict.table, hash, key) { return dict.table.entries[position].value }
    if let taint = dict.taint(of: key) { return .unknown(taint) }
    return nil
  }

  /// A set of values.
  ///
  /// - Throws: what hashing them raises.
  public func set(of values: [Value]) throws(Interruption) -> SetObject {
    let set = SetObject()
    for value in values { try insert(value, into: set) }
    return set
  }

  /// Adds a value to a set.
  ///
  /// - Throws: what hashing it raises.
  public func add(_ value: Value, to set: SetObject) throws(Interruption) {
    try insert(value, into: set)
  }

  func insert(_ key: Value, into set: SetObject) throws(Interruption) {
    touch(set)
    guard let hash = try hash(key) else {
      set.taint = set.taint ?? key.unknown ?? Unknown(.unsupported, "an unknown key", lastPlace)
      set.stranger = nil
      return
    }
    if try find(set.table, hash, key) == nil {
      try charge(48)
      set.table.append(hash: hash, key: key, value: .none)
    }
  }

  func isSubset(_ left: SetObject, of right: SetObject) throws(Interruption) -> Bool {
    for entry in left.table.entries where entry.isLive {
      try tick()
      if try find(right.table, entry.hash, entry.key) == nil { return false }
    }
    return true
  }

  /// `|`, `&`, `-` and `^` of sets and of the views of dicts.
  func setBinary(_ op: Operator, _ left: SetObject, _ right: Value) throws(Interruption) -> Value? {
    guard case .set(let other) = unwrapped(right) else { return nil }
    let result = SetObject(isFrozen: left.isFrozen)
    result.taint = left.taint ?? other.taint
    if op == .sub && other.taint != nil || op == .bitXor && result.taint != nil {
      return .set(result)
    }
    switch op {
    case .bitOr:
      for item in left.items { try insert(item, into: result) }
      for item in other.items { try insert(item, into: result) }
    case .bitAnd:
      for entry in left.table.entries where entry.isLive {
        try tick()
        if try find(other.table, entry.hash, entry.key) != nil {
          try insert(entry.key, into: result)
        }
      }
    case .sub, .bitXor:
      for entry in left.table.entries where entry.isLive {
        try tick()
        if try find(other.table, entry.hash, entry.key) == nil {
          try insert(entry.key, into: result)
        }
      }
      if op == .bitXor {
        for entry in other.table.entries where entry.isLive {
          try tick()
          if try find(left.table, entry.hash, entry.key) == nil {
            try insert(entry.key, into: result)
          }
        }
      }
    default: return nil
    }
    return .set(result)
  }
}
