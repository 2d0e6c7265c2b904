/// The methods of `list`.
enum ListMethod: String, NativeMethods {
  case append, clear, copy, count, extend, index, insert, pop, remove, reverse, sort
  case initialize = "__init__"

  static func addOthers(to type: TypeObject, _ interpreter: Interpreter) {
    ContainerMethods.add(to: type, interpreter)
  }

  func call(
    _ interpreter: Interpreter, _ receiver: Value, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    guard case .list(let list) = interpreter.unwrapped(receiver) else { return receiver }
    let isChange = self != .copy && self != .count && self != .index
    if isChange { interpreter.touch(list) }
    switch self {
    case .append:
      try interpreter.needs(1, "append", arguments)
      try interpreter.charge(16)
      list.append(contentsOf: [arguments.positional[0]])
    case .clear:
      list.items = []
      list.taint = nil
      list.stranger = nil
    case .copy:
      let copy = ListObject(list.items)
      copy.taint = list.taint
      return .list(copy)
    case .count:
      var count = 0
      for item in list.items {
        switch try interpreter.equal(item, arguments[0] ?? .none) {
        case .known(let same): count += same ? 1 : 0
        case .unknown(let unknown): return .unknown(unknown)
        }
      }
      if let taint = list.taint { return .unknown(taint) }
      return .int(count)
    case .extend, .initialize:
      if self == .initialize { list.items = [] }
      guard let source = arguments[0] else { return .none }
      switch try interpreter.collect(source) {
      case .items(let items):
        try interpreter.charge(16 * items.count)
        list.append(contentsOf: items)
      case .unknown(let unknown):
        list.taint = list.taint ?? unknown
        list.stranger = nil
      }
    case .index:
      for (position, item) in list.items.enumerated() {
        if position < arguments[1]?.integer ?? 0 { continue }
        switch try interpreter.equal(item, arguments[0] ?? .none) {
        case .known(true): return .int(position)
        case .known(false): break
        case .unknown(let unknown): return .unknown(unknown)
        }
      }
      if let taint = list.taint { return .unknown(taint) }
      throw interpreter.raise(
        interpreter.types.valueError,
        "\(interpreter.describe(arguments[0] ?? .none)) is not in list")
    case .insert:
      try interpreter.needs(2, "insert", arguments)
      if let unknown = arguments.positional[0].unknown {
        list.obscure(unknown)
        return .none
      }
      let position = arguments.positional[0].integer ?? 0
      if let taint = list.taint, position < 0 || position > list.items.count {
        list.obscure(taint)
        return .none
      }
      let index =
        position < 0 ? max(0, position + list.items.count) : min(position, list.items.count)
      try interpreter.charge(16)
      try interpreter.tick(list.items.count / 64)
      list.items.insert(arguments.positional[1], at: index)
    case .pop: return try pop(interpreter, list, arguments)
    case .remove: try remove(interpreter, list, arguments[0] ?? .none)
    case .reverse:
      if let taint = list.taint { list.obscure(taint) } else { list.items.reverse() }
    case .sort:
      if let taint = list.taint { list.obscure(taint) }
      let reverse = try interpreter.truth(arguments["reverse"] ?? .bool(false))
      guard case .known(let isReverse) = reverse else { return .none }
      switch try interpreter.sorted(
        list.items, key: arguments["key"] ?? .none, reverse: isReverse)
      {
      case .items(let items): list.items = items
      case .unknown(let unknown): list.obscure(unknown)
      }
    }
    return .none
  }

  private func pop(
    _ interpreter: Interpreter, _ list: ListObject, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    let key = arguments[0] ?? .int(-1)
    if let unknown = key.unknown {
      list.obscure(unknown)
      return key
    }
    if let taint = list.taint, !interpreter.isCertain(key, list) {
      list.obscure(taint)
      return .unknown(taint)
    }
    guard !list.items.isEmpty else {
      throw interpreter.raise(interpreter.types.indexError, "pop from empty list")
    }
    return list.items.remove(
      at: try interpreter.index(key, list.items.count, "pop index out of range"))
  }

  private func remove(
    _ interpreter: Interpreter, _ list: ListObject, _ value: Value
  ) throws(Interruption) {
    for (position, item) in list.items.enumerated() {
      switch try interpreter.equal(item, value) {
      case .known(true):
        list.items.remove(at: position)
        return
      case .known(false): break
      case .unknown(let unknown):
        list.obscure(unknown)
        return
      }
    }
    if list.taint != nil { return }
    throw interpreter.raise(interpreter.types.valueError, "list.remove(x): x not in list")
  }
}

/// The methods of `tuple`.
enum TupleMethod: String, NativeMethods {
  case count, index

  static func addOthers(to type: TypeObject, _ interpreter: Interpreter) {
    ContainerMethods.add(to: type, interpreter)
  }

  func call(
    _ interpreter: Interpreter, _ receiver: Value, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    guard case .tuple(let tuple) = interpreter.unwrapped(receiver) else { return receiver }
    let list = Value.list(of: tuple.items)
    switch self {
    case .count: return try ListMethod.count.call(interpreter, list, arguments)
    case .index: return try ListMethod.index.call(interpreter, list, arguments)
    }
  }
}
