/// An object that the program can change, so that a way through an unknown decision can be undone.
public class MutableObject {
  func snapshot() -> Snapshot { .nothing }
  func restore(_ snapshot: Snapshot) {}
  /// Joins the present state with `other`, the state at the end of another way.
  func join(_ other: Snapshot, _ cause: Unknown) {}
}

/// The state of a `MutableObject`.
enum Snapshot {
  case nothing
  case items([Value], Unknown?)
  case table(HashTable, Unknown?, Set<String>?)
  case names(Namespace)
  case slots([Value?], Namespace?)
}

/// Joins two values that end two ways through a decision.
func joined(_ left: Value, _ right: Value, _ cause: Unknown) -> Value {
  if isSame(left, right) { return left }
  if let one = left.possibleKeys, let other = right.possibleKeys {
    return .unknown(
      Unknown(cause.kind, cause.reason, cause.place, possibleKeys: one.union(other)))
  }
  let outlines =
    left.outlines.isEmpty || right.outlines.isEmpty
    ? [] : left.outlines + right.outlines.filter { !left.outlines.contains($0) }
  if let unknown = left.unknown ?? right.unknown {
    return .unknown(unknown.with(outlines: outlines))
  }
  if case .tuple(let first) = left, case .tuple(let second) = right,
    first.items.count == second.items.count
  {
    var items: [Value] = []
    for (one, other) in zip(first.items, second.items) { items.append(joined(one, other, cause)) }
    return .tuple(of: items)
  }
  return .unknown(cause.with(outlines: outlines))
}

/// Whether two values are the same object, or constants that no program can tell apart.
func isSame(_ left: Value, _ right: Value) -> Bool {
  switch (left, right) {
  case (.none, .none), (.ellipsis, .ellipsis), (.notImplemented, .notImplemented): return true
  case (.bool(let a), .bool(let b)): return a == b
  case (.int(let a), .int(let b)): return a == b
  case (.float(let a), .float(let b)): return a.bitPattern == b.bitPattern
  case (.string(let a), .string(let b)): return a === b || a.text.isSame(as: b.text)
  case (.bytes(let a), .bytes(let b)): return a === b || a.bytes == b.bytes
  case (.tuple(let a), .tuple(let b)):
    // The bound keeps a comparison of deeply nested tuples from using the stack up.
    return a === b || a.items.isEmpty && b.items.isEmpty
  default:
    guard let a = left.identity, let b = right.identity else { return false }
    return a == b
  }
}

extension Value {
  /// The names that are keys of a dict; none of None, nil for everything else.
  fileprivate var possibleKeys: Set<String>? {
    switch self {
    case .none: return []
    case .unknown(let unknown): return unknown.possibleKeys
    case .dict(let dict):
      guard dict.taint == nil else { return nil }
      var names: Set<String> = []
      for (key, _) in dict.pairs {
        guard let name = key.text else { return nil }
        names.insert(name)
      }
      return names
    default: return nil
    }
  }
}
