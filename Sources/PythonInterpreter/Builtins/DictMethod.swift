import PythonSyntax

/// The methods of `dict`.
enum DictMethod: String, NativeMethods {
  case clear, copy, get, items, keys, pop, popitem, setdefault, update, values
  case initialize = "__init__"
  case moveToEnd = "move_to_end"

  static func addOthers(to type: TypeObject, _ interpreter: Interpreter) {
    ContainerMethods.add(to: type, interpreter)
    interpreter.addClassMethod("fromkeys", to: type) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      let dict = DictObject()
      switch try interpreter.collect(arguments[0] ?? .none) {
      case .items(let keys):
        for key in keys { try interpreter.set(key, arguments[1] ?? .none, in: dict) }
      case .unknown(let unknown): dict.obscure(unknown)
      }
      return .dict(dict)
    }
  }

  func call(
    _ interpreter: Interpreter, _ receiver: Value, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    guard let dict = interpreter.dictionary(receiver) else { return receiver }
    switch self {
    case .get:
      try interpreter.needs(1, "get", arguments)
      if let value = try interpreter.get(arguments.positional[0], in: dict) { return value }
      return arguments.value(1, "default") ?? .none
    case .items, .keys, .values:
      try interpreter.charge(32 * dict.count)
      return .host(DictView(dict, self))
    case .copy:
      let copy = DictObject()
      copy.table = dict.table
      if let taint = dict.taint { copy.doubt(taint, keys: dict.furtherKeys) }
      copy.factory = dict.factory
      guard case .instance(let original) = receiver else { return .dict(copy) }
      let result = InstanceObject(original.type)
      result.names = original.names
      result.native = .dict(copy)
      return .instance(result)
    default: break
    }
    interpreter.touch(dict)
    switch self {
    case .clear:
      dict.table.removeAll()
      dict.taint = nil
    case .pop: return try pop(interpreter, dict, arguments)
    case .popitem:
      if let taint = dict.taint {
        dict.obscure(taint)
        return .unknown(taint)
      }
      let isFirst = arguments["last"]?.boolean == false || arguments[0]?.boolean == false
      let position =
        isFirst
        ? dict.table.entries.firstIndex(where: \.isLive)
        : dict.table.entries.lastIndex(where: \.isLive)
      guard let position else {
        throw interpreter.raise(interpreter.types.keyError, "popitem(): dictionary is empty")
      }
      let entry = dict.table.remove(at: position)
      return .tuple(of: [entry.key, entry.value])
    case .setdefault:
      try interpreter.needs(1, "setdefault", arguments)
      if let value = try interpreter.get(arguments.positional[0], in: dict) { return value }
      let value = arguments[1] ?? .none
      try interpreter.set(arguments.positional[0], value, in: dict)
      return value
    case .update, .initialize:
      if let source = arguments[0] { try interpreter.update(dict, from: source) }
      for keyword in arguments.keywords { dict.set(keyword.name, keyword.value) }
    case .moveToEnd:
      try interpreter.needs(1, "move_to_end", arguments)
      let key = arguments.positional[0]
      let value = try pop(interpreter, dict, CallArguments([key]))
      try interpreter.set(key, value, in: dict)
    case .get, .items, .keys, .values, .copy: break
    }
    return .none
  }

  private func pop(
    _ interpreter: Interpreter, _ dict: DictObject, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    try interpreter.needs(1, "pop", arguments)
    let key = arguments.positional[0]
    guard let hash = try interpreter.hash(key) else {
      let unknown =
        key.unknown ?? Unknown(.unsupported, "an unknown key", interpreter.lastPlace)
      dict.obscure(unknown)
      return .unknown(unknown)
    }
    if let position = try interpreter.find(dict.table, hash, key) {
      return dict.table.remove(at: position).value
    }
    if let taint = dict.taint(of: key) { return .unknown(taint) }
    if let fallback = arguments.value(1, "default") { return fallback }
    throw interpreter.raise(interpreter.types.keyError, [key])
  }
}

/// What `keys()`, `values()` and `items()` give: the dict seen from one side.
final class DictView: HostObject {
  private let dict: DictObject
  private let side: DictMethod

  init(_ dict: DictObject, _ side: DictMethod) {
    self.dict = dict
    self.side = side
  }

  override var typeName: String { "dict_\(side.rawValue)" }

  private var items: [Value] {
    switch side {
    case .keys: dict.table.keys
    case .values: dict.table.values
    default: dict.pairs.map { .tuple(of: [$0.key, $0.value]) }
    }
  }

  override func iterate(_ interpreter: Interpreter) throws(Interruption) -> Value? {
    .iterator(ItemsIterator(items, "\(typeName)iterator", tail: dict.taint))
  }

  override func length(_ interpreter: Interpreter) throws(Interruption) -> Value? {
    if let taint = dict.taint { return .unknown(taint) }
    return .int(dict.count)
  }

  override func truth(_ interpreter: Interpreter) throws(Interruption) -> Value {
    if dict.count == 0, let taint = dict.taint { return .unknown(taint) }
    return .bool(dict.count != 0)
  }

  override func compare(
    _ operation: CompareOperator, _ other: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    if operation == .in {
      if side == .keys { return try interpreter.contains(.dict(dict), other) }
      return try interpreter.contains(.list(of: items), other)
    }
    guard side != .values else { return nil }
    var right = other
    if case .host(let view) = other, let view = view as? DictView {
      right = try view.set(interpreter)
    }
    guard case .set = right else { return nil }
    return try interpreter.compare(operation, set(interpreter), right)
  }

  override func binary(
    _ operation: Operator, _ other: Value, isReflected: Bool, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    guard side != .values, case .items(let elements) = try interpreter.collect(other) else {
      return nil
    }
    let right = SetObject()
    for element in elements { try interpreter.insert(element, into: right) }
    let left = try set(interpreter)
    return isReflected
      ? try interpreter.binary(operation, .set(right), left)
      : try interpreter.binary(operation, left, .set(right))
  }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    guard name == "isdisjoint" else { return nil }
    let all = try set(interpreter)
    return try interpreter.attribute(all, name)
  }

  override func represent(_ interpreter: Interpreter) throws(Interruption) -> String {
    "\(typeName)(\(interpreter.describe(.list(of: items))))"
  }

  private func set(_ interpreter: Interpreter) throws(Interruption) -> Value {
    let set = SetObject()
    for item in items { try interpreter.insert(item, into: set) }
    set.taint = dict.taint
    return .set(set)
  }
}
