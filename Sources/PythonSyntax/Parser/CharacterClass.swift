/// What a byte can begin, looked up in one table.
enum CharacterClass {
  static let other: UInt8 = 0
  static let space: UInt8 = 1
  static let newline: UInt8 = 2
  static let letter: UInt8 = 3
  static let digit: UInt8 = 4
  static let quote: UInt8 = 5
  static let comment: UInt8 = 6
  static let open: UInt8 = 7
  static let close: UInt8 = 8
  static let punctuation: UInt8 = 9
  static let backslash: UInt8 = 10
  static let dot: UInt8 = 11
  static let single: UInt8 = 12
  /// Set beside the class on every byte that continues an identifier.
  static let continues: UInt8 = 0x80

  static let table: [UInt8] = {
    var table = [UInt8](repeating: other, count: 256)
    for byte in 0..<256 {
      switch UInt8(byte) {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "_"), 128...255:
        table[byte] = letter | continues
      case UInt8(ascii: "0")...UInt8(ascii: "9"): table[byte] = digit | continues
      case 9, 12, 32: table[byte] = space
      case 10, 13: table[byte] = newline
      default: break
      }
    }
    for byte in "\"'".utf8 { table[Int(byte)] = quote }
    for byte in "([{".utf8 { table[Int(byte)] = open }
    for byte in ")]}".utf8 { table[Int(byte)] = close }
    for byte in "+-*/%@&|^<>=!:".utf8 { table[Int(byte)] = punctuation }
    for byte in ",;~".utf8 { table[Int(byte)] = single }
    table[Int(UInt8(ascii: "#"))] = comment
    table[Int(UInt8(ascii: "\\"))] = backslash
    table[Int(UInt8(ascii: "."))] = dot
    return table
  }()
}
