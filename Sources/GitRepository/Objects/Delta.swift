/// What turns one object's bytes into another's: pieces of the base, and new bytes between them.
///
/// Source: gitformat-pack(5), "Deltified representation".
enum Delta {
  /// The bytes that the delta makes of `base`; nil when it does not fit it.
  static func applied(_ delta: [UInt8], to base: [UInt8]) -> [UInt8]? {
    var position = 0
    guard size(delta, &position) == base.count, let count = size(delta, &position),
      count <= GitObject.limit
    else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(count)
    while position < delta.count {
      let command = delta[position]
      position += 1
      if command & 0x80 != 0 {
        var (offset, length) = (0, 0)
        for bit in 0..<7 where command & 1 << bit != 0 {
          guard position < delta.count else { return nil }
          if bit < 4 {
            offset |= Int(delta[position]) << (8 * bit)
          } else {
            length |= Int(delta[position]) << (8 * (bit - 4))
          }
          position += 1
        }
        if length == 0 { length = 0x10000 }
        guard offset + length <= base.count, result.count + length <= count else { return nil }
        result.append(contentsOf: base[offset..<offset + length])
      } else {
        let length = Int(command)
        // Zero is reserved.
        guard length > 0, position + length <= delta.count, result.count + length <= count else {
          return nil
        }
        result.append(contentsOf: delta[position..<position + length])
        position += length
      }
    }
    return result.count == count ? result : nil
  }

  private static func size(_ delta: [UInt8], _ position: inout Int) -> Int? {
    var (size, shift) = (0, 0)
    while position < delta.count, shift < 56 {
      let byte = delta[position]
      position += 1
      size |= Int(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return size }
      shift += 7
    }
    return nil
  }
}
