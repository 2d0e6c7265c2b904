/// Values as Python's `repr` prints them.
public enum PythonLiteral {
  /// A string, with the quotes that Python chooses.
  public static func string(_ text: String) -> String {
    let utf8 = text.utf8
    let hasSingle = utf8.contains(UInt8(ascii: "'"))
    let quote: Unicode.Scalar = hasSingle && !utf8.contains(UInt8(ascii: "\"")) ? "\"" : "'"
    var result = String.UnicodeScalarView()
    result.append(quote)
    for scalar in text.unicodeScalars {
      switch scalar {
      case quote, "\\":
        result.append("\\")
        result.append(scalar)
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      case "\r": result.append(contentsOf: "\\r".unicodeScalars)
      case "\t": result.append(contentsOf: "\\t".unicodeScalars)
      default:
        if isPrintable(scalar) {
          result.append(scalar)
        } else {
          let (width, prefix) =
            scalar.value > 0xFFFF ? (8, "\\U") : scalar.value > 0xFF ? (4, "\\u") : (2, "\\x")
          let digits = String(scalar.value, radix: 16)
          let padding = String(repeating: "0", count: width - digits.count)
          result.append(contentsOf: (prefix + padding + digits).unicodeScalars)
        }
      }
    }
    result.append(quote)
    return String(result)
  }

  /// A string, or `None`.
  public static func string(_ text: String?) -> String { text.map { string($0) } ?? "None" }

  /// `True` or `False`.
  public static func bool(_ truth: Bool) -> String { truth ? "True" : "False" }

  /// A list of strings.
  public static func list(_ texts: [String]) -> String {
    "[" + texts.map { string($0) }.joined(separator: ", ") + "]"
  }

  /// What `str.isprintable` says of one character.
  public static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value >= 0x20 }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .spaceSeparator:
      return false
    default: return true
    }
  }
}
