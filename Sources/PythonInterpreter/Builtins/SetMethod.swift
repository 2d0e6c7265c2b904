import PythonSyntax

/// The methods of `set` and `frozenset`.
enum SetMethod: String, NativeMethods {
  case add, clear, copy, difference, discard, intersection, isdisjoint, issubset, issuperset, pop
  case remove, union, update
  case differenceUpdate = "difference_update"
  case intersectionUpdate = "intersection_update"
  case symmetricDifference = "symmetric_difference"
  case symmetricDifferenceUpdate = "symmetric_difference_update"
  case initialize = "__init__"

  static func addOthers(to type: TypeObject, _ interpreter: Interpreter) {
    ContainerMethods.add(to: type, interpreter)
  }

  func call(
    _ interpreter: Interpreter, _ receiver: Value, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    guard case .set(let set) = interpreter.unwrapped(receiver) else { return receiver }
    switch self {
    case .copy, .union, .difference, .intersection, .symmetricDifference:
      return .set(try combined(interpreter, set, arguments))
    case .isdisjoint, .issubset, .issuperset: return try related(interpreter, set, arguments)
    default: break
    }
    interpreter.touch(set)
    switch self {
    case .add:
      try interpreter.needs(1, "add", arguments)
      try interpreter.insert(arguments.positional[0], into: set)
    case .clear:
      set.table.removeAll()
      set.taint = nil
    case .discard, .remove:
      try interpreter.needs(1, rawValue, arguments)
      let key = arguments.positional[0]
      guard let hash = try interpreter.hash(key) else {
        set.table.removeAll()
        set.taint = set.taint ?? key.unknown
        return .none
      }
      if let position = try interpreter.find(set.table, hash, key) {
        _ = set.table.remove(at: position)
      } else if self == .remove, set.taint == nil {
        throw interpreter.raise(interpreter.types.keyError, [key])
      }
    case .pop:
      if set.table.count != 1 || set.taint != nil {
        guard set.table.count > 0 || set.taint != nil else {
          throw interpreter.raise(interpreter.types.keyError, "pop from an empty set")
        }
        // Which element goes is not determined.
        set.table.removeAll()
        let unknown =
          set.taint ?? Unknown(.random, "which element set.pop() gives", interpreter.lastPlace)
        set.taint = unknown
        return .unknown(unknown)
      }
      return set.table.remove(at: set.table.entries.firstIndex(where: \.isLive) ?? 0).key
    case .update, .initialize:
      for value in arguments.positional { try add(interpreter, value, to: set) }
    case .differenceUpdate, .intersectionUpdate, .symmetricDifferenceUpdate:
      let result = try combined(interpreter, set, arguments)
      set.table = result.table
      set.taint = result.taint
    default: break
    }
    return .none
  }

  private func add(
    _ interpreter: Interpreter, _ value: Value, to set: SetObject
  ) throws(Interruption) {
    switch try interpreter.collect(value) {
    case .items(let items): for item in items { try interpreter.insert(item, into: set) }
    case .unknown(let unknown): set.taint = set.taint ?? unknown
    }
  }

  private func combined(
    _ interpreter: Interpreter, _ set: SetObject, _ arguments: CallArguments
  ) throws(Interruption) -> SetObject {
    let start = SetObject(isFrozen: set.isFrozen)
    start.table = set.table
    start.taint = set.taint
    var result = start
    for value in arguments.positional {
      let other = SetObject()
      try add(interpreter, value, to: other)
      let operation: Operator =
        switch self {
        case .difference, .differenceUpdate: .sub
        case .intersection, .intersectionUpdate: .bitAnd
        case .symmetricDifference, .symmetricDifferenceUpdate: .bitXor
        default: .bitOr
        }
      if case .set(let next)? = try interpreter.setBinary(operation, result, .set(other)) {
        result = next
      }
    }
    return result
  }

  private func related(
    _ interpreter: Interpreter, _ set: SetObject, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    let other = SetObject()
    try add(interpreter, arguments[0] ?? .none, to: other)
    if let taint = set.taint ?? other.taint { return .unknown(taint) }
    switch self {
    case .issubset: return .bool(try interpreter.isSubset(set, of: other))
    case .issuperset: return .bool(try interpreter.isSubset(other, of: set))
    default:
      guard case .set(let common)? = try interpreter.setBinary(.bitAnd, set, .set(other)) else {
        return .none
      }
      return .bool(common.table.count == 0)
    }
  }
}
