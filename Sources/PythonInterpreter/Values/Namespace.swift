/// Names and their values in the order of their first assignment.
public struct Namespace {
  private(set) var symbols: [Symbol] = []
  private(set) var values: [Value] = []
  /// Open addressing over positions; empty while there are few names.
  private var slots: [Int32] = []

  init() {}

  /// Number of names.
  public var count: Int { symbols.count }

  private func position(_ symbol: Symbol) -> Int? {
    if slots.isEmpty {
      var index = 0
      let count = symbols.count
      while index < count {
        if symbols[index] == symbol { return index }
        index &+= 1
      }
      return nil
    }
    let mask = slots.count &- 1
    var slot = Int(symbol.id &* -1_640_531_527) & mask
    while slots[slot] >= 0 {
      if symbols[Int(slots[slot])] == symbol { return Int(slots[slot]) }
      slot = (slot &+ 1) & mask
    }
    return nil
  }

  subscript(symbol: Symbol) -> Value? {
    get {
      guard let position = position(symbol) else { return nil }
      return values[position]
    }
    set {
      if let position = position(symbol) {
        if let newValue { values[position] = newValue } else { remove(position) }
      } else if let newValue {
        symbols.append(symbol)
        values.append(newValue)
        if symbols.count > 8 {
          if symbols.count * 2 > slots.count { rebuild() } else { insert(symbols.count - 1) }
        }
      }
    }
  }

  private mutating func remove(_ position: Int) {
    symbols.remove(at: position)
    values.remove(at: position)
    if !slots.isEmpty { rebuild() }
  }

  private mutating func rebuild() {
    var size = 32
    while size < symbols.count * 3 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
    for position in symbols.indices { insert(position) }
  }

  private mutating func insert(_ position: Int) {
    let mask = slots.count - 1
    var slot = Int(symbols[position].id &* -1_640_531_527) & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = Int32(truncatingIfNeeded: position)
  }

  /// Joins with the names at the end of another way; a name that only one way has is unknown.
  mutating func join(_ other: Namespace, _ cause: Unknown) {
    for (index, symbol) in symbols.enumerated() {
      if let value = other[symbol] {
        values[index] = joined(values[index], value, cause)
      } else {
        values[index] = .unknown(cause)
      }
    }
    for symbol in other.symbols where self[symbol] == nil { self[symbol] = .unknown(cause) }
  }

  mutating func takeAll() -> [Value] {
    let all = values
    self = Namespace()
    return all
  }
}
