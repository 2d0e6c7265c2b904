/// What Python's `str` methods do, where Alembic's output depends on it.
enum PythonText {
  /// `str.strip()`.
  static func strip(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isSpace($0) }),
      let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  /// `str.rstrip()`.
  static func stripEnd(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let last = scalars.lastIndex(where: { !isSpace($0) }) else { return "" }
    return String(scalars[...last])
  }

  /// What stands before the first two line feeds in a row.
  static func firstParagraph(_ text: String) -> String {
    let bytes = Array(text.utf8)
    for index in bytes.indices.dropLast() where bytes[index] == 10 && bytes[index + 1] == 10 {
      return String(decoding: bytes[..<index], as: UTF8.self)
    }
    return text
  }

  /// `str.splitlines()`.
  static func lines(_ text: String) -> [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var afterReturn = false
    var isOpen = false
    for scalar in text.unicodeScalars {
      if afterReturn, scalar == "\n" {
        afterReturn = false
        continue
      }
      afterReturn = scalar == "\r"
      if isLineBoundary(scalar) {
        lines.append(String(line))
        line = String.UnicodeScalarView()
        isOpen = false
      } else {
        line.append(scalar)
        isOpen = true
      }
    }
    if isOpen { lines.append(String(line)) }
    return lines
  }

  /// `int(text)` for text in ASCII; nil where Python raises ValueError.
  static func integer(_ text: String) -> Int? {
    var digits = strip(text)[...]
    var isNegative = false
    if let sign = digits.first, sign == "-" || sign == "+" {
      isNegative = sign == "-"
      digits = digits.dropFirst()
    }
    var value = 0
    var previousIsDigit = false
    for byte in digits.utf8 {
      if byte == 0x5F, previousIsDigit {
        previousIsDigit = false
        continue
      }
      guard (0x30...0x39).contains(byte) else { return nil }
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      // Steps beyond any history: the exact number makes no difference.
      value = overflow || product > 1 << 40 ? 1 << 40 : product + Int(byte - 0x30)
      previousIsDigit = true
    }
    guard previousIsDigit else { return nil }
    return isNegative ? -value : value
  }

  /// `\w` of a regular expression on `str`.
  static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return scalar == "_" || ("0"..."9").contains(scalar) || ("a"..."z").contains(scalar)
        || ("A"..."Z").contains(scalar)
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }

  /// `str.isspace()` of one character.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F,
      0x205F, 0x3000:
      return true
    default: return false
    }
  }

  private static func isLineBoundary(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: return true
    default: return false
    }
  }
}
