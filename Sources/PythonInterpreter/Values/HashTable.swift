/// Keys and values in the order in which the keys came, found by hash.
///
/// Comparing keys may run Python code, so finding a key is `Interpreter.find`; this type only keeps.
struct HashTable {
  struct Entry {
    var hash: Int
    var key: Value
    var value: Value
    var isLive: Bool
  }

  private(set) var entries: [Entry] = []
  private(set) var count = 0
  /// Open addressing over positions in `entries`; empty while a scan of all entries is as fast.
  private var slots: [Int32] = []

  /// The positions that may hold a key with this hash, in the order of probing.
  func candidates(_ hash: Int, _ isMatch: (Entry) -> Bool?) -> Int? {
    if slots.isEmpty {
      for position in entries.indices where entries[position].hash == hash {
        guard entries[position].isLive else { continue }
        if isMatch(entries[position]) ?? true { return position }
      }
      return nil
    }
    let mask = slots.count - 1
    var slot = HashTable.spread(hash) & mask
    while slots[slot] >= 0 {
      let position = Int(slots[slot])
      let entry = entries[position]
      if entry.hash == hash, entry.isLive, isMatch(entry) ?? true { return position }
      slot = (slot + 1) & mask
    }
    return nil
  }

  @inline(__always)
  private static func spread(_ hash: Int) -> Int {
    Int(truncatingIfNeeded: UInt64(bitPattern: Int64(hash)) &* 0x9E37_79B9_7F4A_7C15 >> 20)
  }

  mutating func append(hash: Int, key: Value, value: Value) {
    if entries.count > 8, entries.count > count * 2 { compact() }
    let position = entries.count
    entries.append(Entry(hash: hash, key: key, value: value, isLive: true))
    count += 1
    if entries.count > 8 {
      if entries.count * 2 > slots.count { rebuild() } else { insert(position) }
    }
  }

  mutating func set(_ value: Value, at position: Int) { entries[position].value = value }

  mutating func remove(at position: Int) -> Entry {
    let entry = entries[position]
    entries[position].isLive = false
    entries[position].key = .none
    entries[position].value = .none
    count -= 1
    if count == 0 {
      entries = []
      slots = []
    }
    return entry
  }

  mutating func removeAll() { self = HashTable() }

  private mutating func compact() {
    entries.removeAll { !$0.isLive }
    slots = []
  }

  private mutating func rebuild() {
    var size = 32
    while size < entries.count * 3 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
    for position in entries.indices { insert(position) }
  }

  private mutating func insert(_ position: Int) {
    let mask = slots.count - 1
    var slot = HashTable.spread(entries[position].hash) & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = Int32(truncatingIfNeeded: position)
  }

  /// The keys in order.
  var keys: [Value] {
    var keys: [Value] = []
    keys.reserveCapacity(count)
    for entry in entries where entry.isLive { keys.append(entry.key) }
    return keys
  }

  /// The values in the order of their keys.
  var values: [Value] {
    var values: [Value] = []
    values.reserveCapacity(count)
    for entry in entries where entry.isLive { values.append(entry.value) }
    return values
  }

  /// Everything that the table holds, for its release.
  mutating func takeAll() -> [Value] {
    var all: [Value] = []
    for entry in entries where entry.isLive {
      all.append(entry.key)
      all.append(entry.value)
    }
    self = HashTable()
    return all
  }
}
