/// A Python string; its indices count code points.
public final class StringObject {
  /// The text.
  public let text: String
  /// Where the literal stands that the string comes from.
  public let place: Place
  /// Whether every code point is one byte, so that positions are offsets.
  let isASCII: Bool
  private var cachedHash = 0

  /// A string; `place` is that of its literal.
  public init(_ text: String, _ place: Place = .nowhere) {
    var text = text
    isASCII = text.withUTF8 { bytes in
      var all: UInt8 = 0
      for byte in bytes { all |= byte }
      return all < 0x80
    }
    self.text = text
    self.place = place
  }

  /// Number of code points.
  public var count: Int { isASCII ? text.utf8.count : text.unicodeScalars.count }

  /// FNV-1a over the bytes, kept after its first use.
  var hash: Int {
    if cachedHash == 0 {
      cachedHash = StringObject.hash(text)
      if cachedHash == 0 { cachedHash = 1 }
    }
    return cachedHash
  }

  static func hash(_ text: String) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash)
  }

  /// The text of the code points `range`.
  func slice(_ range: Range<Int>) -> String {
    guard !range.isEmpty else { return "" }
    if isASCII {
      let utf8 = text.utf8
      let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
      let end = utf8.index(start, offsetBy: range.count)
      return String(text[start..<end])
    }
    let scalars = text.unicodeScalars
    let start = scalars.index(scalars.startIndex, offsetBy: range.lowerBound)
    let end = scalars.index(start, offsetBy: range.count)
    return String(scalars[start..<end])
  }
}

extension String {
  /// Whether both have the same code points; `==` would also equate canonically equivalent ones.
  func isSame(as other: String) -> Bool {
    utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }
}

/// Python bytes.
public final class BytesObject {
  /// The bytes.
  public let bytes: [UInt8]

  /// Bytes with these contents.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }
}
