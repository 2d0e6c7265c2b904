/// A Python dict; a set keeps its elements in the same table.
public final class DictObject: MutableObject {
  var table = HashTable()
  /// Why there may be further keys; nil when there are none.
  public internal(set) var taint: Unknown? {
    didSet { furtherKeys = nil }
  }
  /// Which further keys there may be; nil for any.
  private(set) var furtherKeys: Set<String>?

  /// Forgets everything, as after an assignment to a key that is not known; or only these keys.
  func obscure(_ unknown: Unknown, keys: Set<String>? = nil) {
    if let keys {
      for position in table.entries.indices where table.entries[position].isLive {
        guard let text = table.entries[position].key.text, keys.contains(text) else { continue }
        _ = table.remove(at: position)
        // An empty table forgets its places.
        if table.count == 0 { break }
      }
    } else {
      table.removeAll()
    }
    doubt(unknown, keys: keys)
  }

  /// Remembers that there may be further keys: these, or any.
  func doubt(_ cause: Unknown, keys: Set<String>?) {
    let both = taint == nil ? keys : furtherKeys.flatMap { known in keys.map { known.union($0) } }
    taint = taint ?? cause
    furtherKeys = both
  }

  /// Why a key that the table lacks may be there all the same; nil when it is not.
  func taint(of key: Value) -> Unknown? {
    guard let taint, let furtherKeys, key.unknown == nil else { return taint }
    return key.text.map { furtherKeys.contains($0) } ?? false ? taint : nil
  }

  /// Called for a key that is missing (`defaultdict`, classes with `__missing__`).
  var factory: Value?

  /// An empty dict.
  public override init() {}

  /// A dict that may get further keys, for `taint`.
  public init(taint: Unknown) { self.taint = taint }

  deinit {
    var children = table.takeAll()
    Release.nested(&children)
  }

  /// Number of keys.
  public var count: Int { table.count }

  /// Keys and values in order.
  public var pairs: [(key: Value, value: Value)] {
    var pairs: [(key: Value, value: Value)] = []
    pairs.reserveCapacity(table.count)
    for entry in table.entries where entry.isLive { pairs.append((entry.key, entry.value)) }
    return pairs
  }

  /// The value of a key that is a string.
  public subscript(text: String) -> Value? {
    let position = table.candidates(StringObject.hash(text)) { entry in
      entry.key.text?.isSame(as: text) ?? false
    }
    guard let position else { return nil }
    return table.entries[position].value
  }

  /// Sets the value of a key that is a string.
  public func set(_ text: String, _ value: Value) {
    let key = StringObject(text)
    let position = table.candidates(key.hash) { $0.key.text?.isSame(as: text) ?? false }
    if let position {
      table.set(value, at: position)
    } else {
      table.append(hash: key.hash, key: .string(key), value: value)
    }
  }

  override func snapshot() -> Snapshot { .table(table, taint, furtherKeys) }

  override func restore(_ snapshot: Snapshot) {
    guard case .table(let table, let taint, let furtherKeys) = snapshot else { return }
    self.table = table
    self.taint = taint
    self.furtherKeys = furtherKeys
  }

  override func join(_ other: Snapshot, _ cause: Unknown) {
    guard case .table(let table, let taint, let furtherKeys) = other else { return }
    let before = self.table
    if let taint { doubt(taint, keys: furtherKeys) }
    if !self.table.join(table, cause) {
      doubt(cause, keys: before.texts(missingIn: self.table, and: table))
    }
  }
}

/// A Python set or frozenset.
public final class SetObject: MutableObject {
  var table = HashTable()
  /// Whether it is a frozenset.
  public let isFrozen: Bool
  /// Why there may be further elements; nil when there are none.
  public internal(set) var taint: Unknown?
  /// What each further element is like: a value that is asked in its place.
  var stranger: Value?

  /// An empty set.
  public init(isFrozen: Bool = false) { self.isFrozen = isFrozen }

  deinit {
    var children = table.takeAll()
    Release.nested(&children)
  }

  /// The elements in the order in which they came; Python promises none.
  public var items: [Value] { table.keys }

  override func snapshot() -> Snapshot { .table(table, taint, nil) }

  override func restore(_ snapshot: Snapshot) {
    guard case .table(let table, let taint, _) = snapshot else { return }
    self.table = table
    self.taint = taint
  }

  override func join(_ other: Snapshot, _ cause: Unknown) {
    guard case .table(let table, let taint, _) = other else { return }
    stranger = nil
    if self.taint == nil { self.taint = taint }
    if !self.table.join(table, cause), self.taint == nil { self.taint = cause }
  }
}

extension HashTable {
  /// The keys of this table and of `other` that `joined` lacks; nil when one of them is no plain text.
  fileprivate func texts(missingIn joined: HashTable, and other: HashTable) -> Set<String>? {
    var result: Set<String> = []
    for entry in entries + other.entries where entry.isLive {
      guard case .string(let key) = entry.key else {
        if joined.candidates(entry.hash, { isSame($0.key, entry.key) }) == nil { return nil }
        continue
      }
      if joined.candidates(entry.hash, { isSame($0.key, entry.key) }) == nil {
        result.insert(key.text)
      }
    }
    return result
  }

  /// Keeps the keys that both have, their values joined; false when some had to go.
  ///
  /// Keys are compared by identity or as constants: that can only find them different too often.
  mutating func join(_ other: HashTable, _ cause: Unknown) -> Bool {
    var isWhole = count == other.count
    for position in entries.indices where entries[position].isLive {
      let entry = entries[position]
      let match = other.candidates(entry.hash) { isSame($0.key, entry.key) }
      if let match {
        set(joined(entry.value, other.entries[match].value, cause), at: position)
      } else {
        _ = remove(at: position)
        isWhole = false
        if count == 0 { break }
      }
    }
    return isWhole
  }
}
