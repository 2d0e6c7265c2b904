/// Identifiers of one file, each kept once as a range of the source or of the table's own text.
struct NameTable: Sendable {
  struct Entry: BitwiseCopyable {
    /// The packed bytes of a name of up to 8 bytes, a hash of a longer one.
    var key: UInt64
    /// Offset in the source; in `text`, counted from -1 downwards, for a name that was rewritten.
    var offset: Int32
    var length: Int32
  }

  /// Entry 0 stands for "no name".
  private(set) var entries: [Entry] = [Entry(key: 0, offset: 0, length: 0)]
  private var slots: [Int32]
  private var shift: UInt64
  private(set) var text: [UInt8] = []

  init(expected: Int) {
    var size = 64
    while size < expected * 2 { size *= 2 }
    slots = [Int32](repeating: 0, count: size)
    shift = UInt64(64 - size.trailingZeroBitCount)
    entries.reserveCapacity(size / 2)
  }

  /// Continues the key of a name with its next byte.
  @inline(__always)
  static func extend(_ key: UInt64, _ byte: UInt8) -> UInt64 {
    (key << 8 | key >> 56) ^ UInt64(byte)
  }

  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }

  /// The number of the name `source[start..<end]`, whose key the lexer has computed.
  @inline(__always)
  mutating func intern(key: UInt64, start: Int, end: Int, source: borrowing [UInt8]) -> Int32 {
    let length = end &- start
    let mask = slots.count &- 1
    var slot = slot(of: key)
    while true {
      let index = slots[slot]
      if index == 0 { break }
      let entry = entries[Int(index)]
      if entry.key == key, Int(entry.length) == length,
        length <= 8 || equals(entry, start: start, source: source)
      {
        return index
      }
      slot = (slot &+ 1) & mask
    }
    return insert(
      Entry(
        key: key, offset: Int32(truncatingIfNeeded: start),
        length: Int32(truncatingIfNeeded: length)),
      slot: slot)
  }

  /// The number of a name that does not stand in the source as it is.
  mutating func intern(_ bytes: [UInt8], source: [UInt8]) -> Int32 {
    let found = index(of: bytes, source: source)
    if found != 0 { return Int32(truncatingIfNeeded: found) }
    let key = bytes.reduce(0, Self.extend)
    let mask = slots.count - 1
    var slot = slot(of: key)
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    let offset = -1 - text.count
    text.append(contentsOf: bytes)
    return insert(
      Entry(
        key: key, offset: Int32(truncatingIfNeeded: offset),
        length: Int32(truncatingIfNeeded: bytes.count)),
      slot: slot)
  }

  /// The number of the name with these bytes; 0 when there is none.
  func index(of bytes: [UInt8], source: [UInt8]) -> Int {
    let key = bytes.reduce(0, Self.extend)
    let mask = slots.count - 1
    var slot = slot(of: key)
    while slots[slot] != 0 {
      let index = Int(slots[slot])
      if entries[index].key == key, self.bytes(of: index, source: source).elementsEqual(bytes) {
        return index
      }
      slot = (slot + 1) & mask
    }
    return 0
  }

  /// The bytes of name number `index`.
  func bytes(of index: Int, source: [UInt8]) -> ArraySlice<UInt8> {
    let entry = entries[index]
    let length = Int(entry.length)
    if entry.offset >= 0 { return source[Int(entry.offset)..<Int(entry.offset) + length] }
    let start = -1 - Int(entry.offset)
    return text[start..<start + length]
  }

  private func equals(_ entry: Entry, start: Int, source: borrowing [UInt8]) -> Bool {
    guard entry.offset >= 0 else {
      let other = -1 - Int(entry.offset)
      return text[other..<other + Int(entry.length)].elementsEqual(
        source[start..<start + Int(entry.length)])
    }
    let other = Int(entry.offset)
    var index = 0
    while index < Int(entry.length) {
      if source[other &+ index] != source[start &+ index] { return false }
      index &+= 1
    }
    return true
  }

  private mutating func insert(_ entry: Entry, slot: Int) -> Int32 {
    let index = Int32(truncatingIfNeeded: entries.count)
    entries.append(entry)
    slots[slot] = index
    if entries.count * 2 > slots.count { grow() }
    return index
  }

  private mutating func grow() {
    let size = slots.count * 2
    slots = [Int32](repeating: 0, count: size)
    shift -= 1
    for index in entries.indices.dropFirst() {
      var slot = slot(of: entries[index].key)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(truncatingIfNeeded: index)
    }
  }
}
