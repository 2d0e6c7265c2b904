extension PythonTree {
  /// The value of an integer literal; nil when it does not fit.
  public func integer(_ literal: NumberLiteral) -> Int? {
    let digits = source[Int(literal.start)..<Int(literal.end)]
    let (radix, body) = Self.radix(of: digits)
    var value = 0
    for byte in body where byte != UInt8(ascii: "_") {
      let (product, overflow) = value.multipliedReportingOverflow(by: radix)
      let (sum, carry) = product.addingReportingOverflow(Self.digit(byte))
      guard !overflow, !carry else { return nil }
      value = sum
    }
    return value
  }

  /// The decimal digits of an integer literal of any size, as Python prints the value.
  public func decimalDigits(_ literal: NumberLiteral) -> String {
    if let value = integer(literal) { return String(value) }
    let (radix, body) = Self.radix(of: source[Int(literal.start)..<Int(literal.end)])
    let digits = body.filter { $0 != UInt8(ascii: "_") }
    guard radix != 10 else {
      return String(decoding: digits.drop { $0 == UInt8(ascii: "0") }, as: UTF8.self)
    }
    // Base 10^9, lowest group first: schoolbook conversion, quadratic, which literals stay short for.
    var groups: [UInt64] = [0]
    for byte in digits {
      var carry = UInt64(Self.digit(byte))
      for index in groups.indices {
        let sum = groups[index] * UInt64(radix) + carry
        groups[index] = sum % 1_000_000_000
        carry = sum / 1_000_000_000
      }
      if carry != 0 { groups.append(carry) }
    }
    var text = String(groups[groups.count - 1])
    for group in groups.dropLast().reversed() {
      let part = String(group)
      text += String(repeating: "0", count: 9 - part.utf8.count) + part
    }
    return text
  }

  func floatValue(_ node: Node) -> Double {
    var digits = source[Int(node.start)..<Int(node.end)].filter { $0 != UInt8(ascii: "_") }
    if let last = digits.last, last | 0x20 == UInt8(ascii: "j") { digits.removeLast() }
    if digits.last == UInt8(ascii: ".") { digits.append(UInt8(ascii: "0")) }
    return Double(String(decoding: digits, as: UTF8.self)) ?? .infinity
  }

  private static func radix(of digits: ArraySlice<UInt8>) -> (Int, ArraySlice<UInt8>) {
    guard digits.count > 2, digits[digits.startIndex] == UInt8(ascii: "0") else {
      return (10, digits)
    }
    switch digits[digits.startIndex + 1] | 0x20 {
    case UInt8(ascii: "x"): return (16, digits.dropFirst(2))
    case UInt8(ascii: "o"): return (8, digits.dropFirst(2))
    case UInt8(ascii: "b"): return (2, digits.dropFirst(2))
    default: return (10, digits)
    }
  }

  private static func digit(_ byte: UInt8) -> Int {
    byte < 58 ? Int(byte) - 48 : Int(byte | 0x20) - 87
  }
}
