/// The name of an object: the hash of what it holds.
public struct ObjectID: Hashable, Sendable, CustomStringConvertible {
  /// What it was hashed with.
  public let algorithm: HashAlgorithm
  private let words: Words

  private struct Words: Hashable {
    var first: UInt64
    var second: UInt64
    var third: UInt64
    var fourth: UInt64
  }

  /// Takes as many of the bytes as the algorithm has; those that are missing are zero.
  init(_ bytes: ArraySlice<UInt8>, _ algorithm: HashAlgorithm) {
    self.algorithm = algorithm
    let count = min(bytes.count, algorithm.byteCount)
    let start = bytes.startIndex
    func word(_ index: Int) -> UInt64 {
      var word: UInt64 = 0
      for byte in index * 8..<index * 8 + 8 {
        word = word << 8 | (byte < count ? UInt64(bytes[start + byte]) : 0)
      }
      return word
    }
    words = Words(first: word(0), second: word(1), third: word(2), fourth: word(3))
  }

  /// Reads a name in hexadecimal digits; nil when it is none, or of another length.
  init?(hex: some StringProtocol, _ algorithm: HashAlgorithm) {
    guard hex.utf8.count == algorithm.byteCount * 2 else { return nil }
    var bytes: [UInt8] = []
    var high: UInt8?
    for digit in hex.utf8 {
      guard let value = Self.value(digit) else { return nil }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    self.init(bytes[...], algorithm)
  }

  /// The value of a hexadecimal digit.
  static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x61...0x66: digit - 0x61 + 10
    case 0x41...0x46: digit - 0x41 + 10
    default: nil
    }
  }

  var bytes: [UInt8] {
    let all = [words.first, words.second, words.third, words.fourth].flatMap { word in
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt64($0)) }
    }
    return Array(all.prefix(algorithm.byteCount))
  }

  /// The hexadecimal digits.
  public var description: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
