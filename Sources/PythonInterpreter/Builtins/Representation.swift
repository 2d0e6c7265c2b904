import PythonSyntax

extension Interpreter {
  /// `repr(value)`: a string, or the unknown that keeps it from being known.
  public func representation(_ value: Value) throws(Interruption) -> Value {
    var printer = Printer()
    if let unknown = try printer.add(value, self) { return .unknown(unknown) }
    return .text(printer.text)
  }

  /// `repr(value)`, with unknown parts as `<unknown: reason>`, for messages and tests.
  public func describe(_ value: Value) -> String {
    var printer = Printer()
    printer.showsUnknown = true
    do throws(Interruption) {
      _ = try printer.add(value, self)
    } catch {
      return printer.text + "…"
    }
    return printer.text
  }

  /// `str(value)`: a string, or an unknown.
  public func string(_ value: Value) throws(Interruption) -> Value {
    switch value {
    case .string, .unknown: return value
    case .host(let host): return try host.string(self)
    case .instance(let instance):
      if let method = lookup(instance.type, .dunderStr) {
        return try call(method, receiver: value, CallArguments())
      }
      if instance.type.isSubclass(of: types.baseException) {
        if case .unknown(let unknown)? = instance.names[.args] { return .unknown(unknown) }
        return .text(message(of: instance))
      }
      if let native = instance.native, lookup(instance.type, .dunderRepr) == nil {
        return try string(native)
      }
      if case .string(let text)? = instance.native { return .string(text) }
      return try representation(value)
    default: return try representation(value)
    }
  }

  /// A literal of a string, with the quotes that Python chooses.
  static func quoted(_ text: String) -> String { PythonLiteral.string(text) }

  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool { PythonLiteral.isPrintable(scalar) }

  static func quoted(_ bytes: [UInt8]) -> String {
    let quote =
      bytes.contains(UInt8(ascii: "'")) && !bytes.contains(UInt8(ascii: "\"")) ? "\"" : "'"
    var result = "b" + quote
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\\"): result += "\\\\"
      case UInt8(ascii: "\n"): result += "\\n"
      case UInt8(ascii: "\r"): result += "\\r"
      case UInt8(ascii: "\t"): result += "\\t"
      case UInt8(ascii: "'") where quote == "'": result += "\\'"
      case 0x20..<0x7F: result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16)
        result += "\\x" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result + quote
  }

  /// A float as `repr` prints it: the shortest digits that read back as the same number.
  static func float(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    if value == 0 { return value.sign == .minus ? "-0.0" : "0.0" }
    let (digits, exponent) = decimal(value)
    let sign = value < 0 ? "-" : ""
    if exponent < -4 || exponent >= 16 {
      let rest = digits.dropFirst()
      let mantissa = digits.prefix(1) + (rest.isEmpty ? "" : "." + rest)
      let power = String(abs(exponent))
      return "\(sign)\(mantissa)e\(exponent < 0 ? "-" : "+")\(power.count < 2 ? "0" : "")\(power)"
    }
    if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
    if digits.count <= exponent + 1 {
      return sign + digits + String(repeating: "0", count: exponent + 1 - digits.count) + ".0"
    }
    return sign + digits.prefix(exponent + 1) + "." + digits.dropFirst(exponent + 1)
  }

  /// The significant digits and the decimal exponent of the first one.
  private static func decimal(_ value: Double) -> (digits: String, exponent: Int) {
    var text = "\(value.magnitude)"
    var exponent = 0
    if let mark = text.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      exponent = Int(text[text.index(after: mark)...]) ?? 0
      text = String(text[..<mark])
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let whole = String(parts[0])
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    let all = whole + fraction
    let leading = all.prefix { $0 == "0" }.count
    exponent += whole.count - 1 - leading
    var digits = String(all.dropFirst(leading))
    while digits.count > 1, digits.hasSuffix("0") { digits.removeLast() }
    return (digits, exponent)
  }
}
