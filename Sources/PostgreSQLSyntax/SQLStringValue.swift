import SourceText

extension SQLText {
  /// The value of a string token of any of PostgreSQL's forms; nil when the token is no string.
  public func stringValue(_ token: SQLToken) -> String? {
    switch token.kind {
    case .string:
      Self.joined(text(token), prefix: 0) { Self.withoutQuotes($0, "'") }
    case .escapeString:
      Self.joined(text(token), prefix: 1, escapes: true) {
        Self.decodedEscapes(String($0.dropFirst().dropLast()))
      }
    case .unicodeString:
      Self.decodedUnicode(
        Self.joined(text(token), prefix: 2) { Self.withoutQuotes($0, "'") })
    case .dollarString:
      Self.dollarBody(text(token))
    default: nil
    }
  }

  /// `text` as a string constant of SQL.
  public static func quoted(_ text: String) -> String {
    var quoted = "'"
    for scalar in text.unicodeScalars {
      if scalar == "'" { quoted += "'" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "'"
  }

  /// The parts of a string that goes on over several lines, each decoded, as one text.
  private static func joined(
    _ text: String, prefix: Int, escapes: Bool = false, decode: (String) -> String
  ) -> String {
    let bytes = Array(text.utf8)
    var result = ""
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "'") else {
        // Comments may stand between the parts; a quote inside one begins no part.
        if bytes[index] == UInt8(ascii: "-"), index > prefix {
          while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
        } else {
          index += 1
        }
        continue
      }
      let start = index
      index += 1
      while index < bytes.count {
        if escapes, bytes[index] == UInt8(ascii: "\\") {
          index += 2
        } else if bytes[index] != UInt8(ascii: "'") {
          index += 1
        } else if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "'") {
          index += 2
        } else {
          break
        }
      }
      let stop = min(index + 1, bytes.count)
      result += decode(String(decoding: bytes[start..<stop], as: UTF8.self))
      index = stop
    }
    return result
  }

  /// The text between the first and the last character, with doubled quotes made single.
  static func withoutQuotes(_ text: String, _ quote: Unicode.Scalar) -> String {
    var scalars = String.UnicodeScalarView()
    var pending = false
    for scalar in text.unicodeScalars.dropFirst().dropLast() {
      if scalar == quote, !pending {
        pending = true
        continue
      }
      scalars.append(scalar)
      pending = false
    }
    return String(scalars)
  }

  private static func dollarBody(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard let tagEnd = bytes.dropFirst().firstIndex(of: UInt8(ascii: "$")) else { return "" }
    let tag = tagEnd + 1
    guard bytes.count >= 2 * tag else { return "" }
    return String(decoding: bytes[tag..<bytes.count - tag], as: UTF8.self)
  }

  /// `\0061` and `\+000061` as characters; a broken escape stays as it is.
  static func decodedUnicode(_ text: String) -> String {
    var bytes = Array(text.utf8)[...]
    var result: [UInt8] = []
    while let byte = bytes.first {
      if byte != UInt8(ascii: "\\") {
        result.append(byte)
        bytes = bytes.dropFirst()
      } else if bytes.dropFirst().first == UInt8(ascii: "\\") {
        result.append(byte)
        bytes = bytes.dropFirst(2)
      } else {
        let isLong = bytes.dropFirst().first == UInt8(ascii: "+")
        let digits = bytes.dropFirst(isLong ? 2 : 1).prefix(isLong ? 6 : 4)
        let value = digits.reduce(UInt32(0)) { $0 << 4 | (SQLBytes.hexValue($1) ?? 0) }
        if digits.count == (isLong ? 6 : 4), digits.allSatisfy(SQLBytes.isHexDigit),
          let scalar = Unicode.Scalar(value)
        {
          result.append(contentsOf: String(Character(scalar)).utf8)
          bytes = bytes.dropFirst(isLong ? 8 : 5)
        } else {
          result.append(byte)
          bytes = bytes.dropFirst()
        }
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The escapes of `E'…'` (documentation, 4.1.2.2).
  private static func decodedEscapes(_ text: String) -> String {
    var bytes = Array(text.utf8)[...]
    var result: [UInt8] = []
    func digits(_ count: Int, _ isDigit: (UInt8) -> Bool) -> ArraySlice<UInt8> {
      bytes.dropFirst(2).prefix(count).prefix(while: isDigit)
    }
    while let byte = bytes.first {
      guard byte == UInt8(ascii: "\\"), let escape = bytes.dropFirst().first else {
        result.append(byte)
        let isPair = byte == UInt8(ascii: "'") && bytes.dropFirst().first == byte
        bytes = bytes.dropFirst(isPair ? 2 : 1)
        continue
      }
      var used = 2
      switch escape {
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "x"):
        let hex = digits(2, SQLBytes.isHexDigit)
        used += hex.count
        result.append(
          hex.isEmpty ? escape : UInt8(hex.reduce(0) { $0 << 4 | (SQLBytes.hexValue($1) ?? 0) }))
      case UInt8(ascii: "u"), UInt8(ascii: "U"):
        let hex = digits(escape == UInt8(ascii: "u") ? 4 : 8, SQLBytes.isHexDigit)
        let value = hex.reduce(UInt32(0)) { $0 &* 16 &+ (SQLBytes.hexValue($1) ?? 0) }
        used += hex.count
        if let scalar = Unicode.Scalar(value), !hex.isEmpty {
          result.append(contentsOf: String(Character(scalar)).utf8)
        } else {
          result.append(escape)
        }
      case 0x30...0x37:
        let octal = bytes.dropFirst().prefix(3).prefix { $0 >= 0x30 && $0 <= 0x37 }
        used = 1 + octal.count
        result.append(UInt8(truncatingIfNeeded: octal.reduce(0) { $0 * 8 + UInt32($1 - 0x30) }))
      default: result.append(escape)
      }
      bytes = bytes.dropFirst(used)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
