import PythonSyntax

/// Constants as Python's `repr` writes them.
extension TreeDump {
  mutating func constant(_ value: Constant) {
    switch value {
    case .none: write("None")
    case .bool(let value): write(value ? "True" : "False")
    case .ellipsis: write("Ellipsis")
    case .integer(let literal): write(tree.decimalDigits(literal))
    case .float(let value): write(Self.float(value, isPart: false))
    case .imaginary(let value):
      write(Self.float(value, isPart: true))
      write("j")
    case .string(let value): quoted(tree.bytes(value))
    case .bytes(let value): quotedBytes(tree.bytes(value))
    }
  }

  /// The shortest digits that give the number back, in Python's form.
  private static func float(_ value: Double, isPart: Bool) -> String {
    guard value.isFinite else { return "inf" }
    let text = value.description
    var digits = ""
    var exponent = 0
    var mantissa = Substring(text)
    if let mark = text.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      exponent = Int(text[text.index(after: mark)...].drop { $0 == "+" }) ?? 0
      mantissa = text[..<mark]
    }
    let parts = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    let whole = parts[0]
    let fraction = parts.count > 1 && parts[1] != "0" ? parts[1] : ""
    digits = String(whole) + fraction
    // The decimal point stands after `point` digits.
    var point = whole.count + exponent
    let leading = digits.prefix { $0 == "0" }.count
    digits.removeFirst(leading)
    point -= leading
    while digits.last == "0" { digits.removeLast() }
    guard !digits.isEmpty else { return isPart ? "0" : "0.0" }
    if point > 16 || point < -3 {
      var result = String(digits.removeFirst())
      if !digits.isEmpty { result += "." + digits }
      let power = String(abs(point - 1))
      return result + (point < 1 ? "e-" : "e+") + (power.count < 2 ? "0" : "") + power
    }
    if point <= 0 { return "0." + String(repeating: "0", count: -point) + digits }
    if digits.count <= point {
      let padded = digits + String(repeating: "0", count: point - digits.count)
      return isPart ? padded : padded + ".0"
    }
    let split = digits.index(digits.startIndex, offsetBy: point)
    return digits[..<split] + "." + digits[split...]
  }

  private func quote(for bytes: [UInt8]) -> UInt8 {
    let single = UInt8(ascii: "'")
    let double = UInt8(ascii: "\"")
    return bytes.contains(single) && !bytes.contains(double) ? double : single
  }

  private mutating func hexadecimal(_ value: UInt32, _ digits: Int) {
    let text = String(value, radix: 16)
    write(String(repeating: "0", count: digits - text.utf8.count) + text)
  }

  /// A string in quotes; `bytes` is UTF-8 in which a lone surrogate has three bytes.
  mutating func quoted(_ bytes: [UInt8]) {
    let quote = quote(for: bytes)
    out.append(quote)
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte < 0x80 {
        ascii(byte, quote)
        at += 1
        continue
      }
      let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      var value = UInt32(byte) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
      for continuation in bytes[at + 1..<min(at + length, bytes.count)] {
        value = value << 6 | UInt32(continuation & 0x3F)
      }
      if let scalar = Unicode.Scalar(value), Self.isPrintable(scalar) {
        out.append(contentsOf: bytes[at..<min(at + length, bytes.count)])
      } else if value < 0x100 {
        write("\\x")
        hexadecimal(value, 2)
      } else if value < 0x1_0000 {
        write("\\u")
        hexadecimal(value, 4)
      } else {
        write("\\U")
        hexadecimal(value, 8)
      }
      at += length
    }
    out.append(quote)
  }

  private mutating func ascii(_ byte: UInt8, _ quote: UInt8) {
    switch byte {
    case 9: write("\\t")
    case 10: write("\\n")
    case 13: write("\\r")
    case 92: write("\\\\")
    case 0..<32, 127:
      write("\\x")
      hexadecimal(UInt32(byte), 2)
    default:
      if byte == quote { out.append(92) }
      out.append(byte)
    }
  }

  private mutating func quotedBytes(_ bytes: [UInt8]) {
    let quote = quote(for: bytes)
    out.append(UInt8(ascii: "b"))
    out.append(quote)
    for byte in bytes {
      if byte < 0x80 {
        ascii(byte, quote)
      } else {
        write("\\x")
        hexadecimal(UInt32(byte), 2)
      }
    }
    out.append(quote)
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .spaceSeparator:
      false
    default: true
    }
  }
}
