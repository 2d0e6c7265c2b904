import Glibc

/// `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
struct FormatSpecification {
  var fill: Unicode.Scalar = " "
  var align: Unicode.Scalar?
  var sign: Unicode.Scalar = "-"
  var isAlternate = false
  var width = 0
  var grouping: Unicode.Scalar?
  var precision: Int?
  var type: Unicode.Scalar?

  /// Reads a specification; nil when it is not of that form.
  init?(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    var index = 0
    let aligns: [Unicode.Scalar] = ["<", ">", "=", "^"]
    if scalars.count > 1, aligns.contains(scalars[1]) {
      fill = scalars[0]
      align = scalars[1]
      index = 2
    } else if let first = scalars.first, aligns.contains(first) {
      align = first
      index = 1
    }
    func peek() -> Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }
    if let mark = peek(), mark == "+" || mark == "-" || mark == " " {
      sign = mark
      index += 1
    }
    if peek() == "z" { index += 1 }
    if peek() == "#" {
      isAlternate = true
      index += 1
    }
    if peek() == "0" {
      index += 1
      if align == nil {
        fill = "0"
        align = "="
      }
    }
    func number() -> Int? {
      var value: Int?
      while let scalar = peek(), ("0"..."9").contains(scalar) {
        value = min((value ?? 0) * 10 + Int(scalar.value - 48), 1 << 40)
        index += 1
      }
      return value
    }
    width = number() ?? 0
    if let mark = peek(), mark == "," || mark == "_" {
      grouping = mark
      index += 1
    }
    if peek() == "." {
      index += 1
      guard let digits = number() else { return nil }
      precision = digits
    }
    if let mark = peek() {
      type = mark
      index += 1
    }
    guard index == scalars.count else { return nil }
  }

  /// Pads to the width; `numeric` values stand right, all others left.
  func pad(_ text: String, sign: String = "", numeric: Bool) -> String {
    let missing = width - text.unicodeScalars.count - sign.unicodeScalars.count
    guard missing > 0 else { return sign + text }
    func filler(_ count: Int) -> String {
      var view = String.UnicodeScalarView()
      for _ in 0..<count { view.append(fill) }
      return String(view)
    }
    switch align ?? (numeric ? ">" : "<") {
    case "<": return sign + text + filler(missing)
    case "^": return filler(missing / 2) + sign + text + filler(missing - missing / 2)
    case "=": return sign + filler(missing) + text
    default: return filler(missing) + sign + text
    }
  }

  /// Groups the digits before the point.
  static func group(_ digits: String, _ mark: Unicode.Scalar, every count: Int) -> String {
    var result: [Character] = []
    for (index, digit) in digits.reversed().enumerated() {
      if index > 0, index % count == 0 { result.append(Character(mark)) }
      result.append(digit)
    }
    return String(result.reversed())
  }

  func signText(isNegative: Bool) -> String {
    if isNegative { return "-" }
    return sign == "-" ? "" : String(Character(sign))
  }
}

extension Interpreter {
  /// `format(value, specification)`.
  func format(_ value: Value, _ specification: String) throws(Interruption) -> Value {
    switch value {
    case .unknown: return value
    case .instance(let instance):
      if let method = lookup(instance.type, .dunderFormat) {
        return try call(method, receiver: value, CallArguments([.text(specification)]))
      }
      if specification.isEmpty { return try string(value) }
      guard let native = instance.native else { break }
      if lookup(instance.type, .dunderStr) != nil {
        return try format(string(value), specification)
      }
      return try format(native, specification)
    default: break
    }
    if specification.isEmpty { return try string(value) }
    guard let parsed = FormatSpecification(specification) else {
      throw raise(types.valueError, "Invalid format specifier '\(specification)'")
    }
    try charge(parsed.width)
    try charge(parsed.precision ?? 0)
    switch value {
    case .string(let text):
      var content = text.text
      if let precision = parsed.precision, precision < text.count {
        content = text.slice(0..<precision)
      }
      if let type = parsed.type, type != "s" { throw badCode(type, value) }
      return .text(parsed.pad(content, numeric: false))
    case .int(let number): return try format(number, parsed, value)
    case .bool(let flag):
      if parsed.type == nil { return .text(parsed.pad(flag ? "True" : "False", numeric: false)) }
      return try format(flag ? 1 : 0, parsed, value)
    case .float(let number): return try format(number, parsed, value)
    default:
      throw raise(
        types.typeError,
        "unsupported format string passed to \(typeName(value)).__format__")
    }
  }

  private func badCode(_ type: Unicode.Scalar, _ value: Value) -> Interruption {
    raise(
      types.valueError,
      "Unknown format code '\(type)' for object of type '\(typeName(value))'")
  }

  private func format(
    _ number: Int, _ spec: FormatSpecification, _ value: Value
  ) throws(Interruption) -> Value {
    let radix: Int
    var prefix = ""
    switch spec.type {
    case nil, "d", "n": radix = 10
    case "b": (radix, prefix) = (2, "0b")
    case "o": (radix, prefix) = (8, "0o")
    case "x": (radix, prefix) = (16, "0x")
    case "X": (radix, prefix) = (16, "0X")
    case "c":
      guard let scalar = Unicode.Scalar(UInt32(clamping: number)) else {
        throw raise(types.overflowError, "%c arg not in range(0x110000)")
      }
      return .text(spec.pad(String(Character(scalar)), numeric: false))
    case "e", "E", "f", "F", "g", "G", "%": return try format(Double(number), spec, value)
    case .some(let type): throw badCode(type, value)
    }
    var digits = String(number.magnitude, radix: radix, uppercase: spec.type == "X")
    let sign = spec.signText(isNegative: number < 0) + (spec.isAlternate ? prefix : "")
    if let mark = spec.grouping {
      let size = radix == 10 ? 3 : 4
      if spec.fill == "0", spec.align == "=" {
        while digits.count + (digits.count - 1) / size + sign.count < spec.width {
          digits = "0" + digits
        }
      }
      digits = FormatSpecification.group(digits, mark, every: size)
    }
    return .text(spec.pad(digits, sign: sign, numeric: true))
  }

  private func format(
    _ number: Double, _ spec: FormatSpecification, _ value: Value
  ) throws(Interruption) -> Value {
    let isNegative = number.sign == .minus && !number.isNaN
    let sign = spec.signText(isNegative: isNegative)
    var text: String
    let upper = spec.type == "E" || spec.type == "F" || spec.type == "G"
    if number.isNaN || number.isInfinite {
      text = number.isNaN ? "nan" : "inf"
      if spec.type == "%" { text += "%" }
    } else {
      let magnitude = number.magnitude
      let precision = min(spec.precision ?? 6, 400)
      switch spec.type {
      case "f", "F": text = Interpreter.printed("%.*f", precision, magnitude)
      case "e", "E": text = Interpreter.printed("%.*e", precision, magnitude)
      case "g", "G", "n":
        text = Interpreter.printed(
          spec.isAlternate ? "%#.*g" : "%.*g", max(precision, 1), magnitude)
      case "%": text = Interpreter.printed("%.*f", precision, magnitude * 100) + "%"
      case nil:
        if spec.precision == nil {
          text = Interpreter.float(magnitude)
        } else {
          text = Interpreter.printed("%.*g", max(precision, 1), magnitude)
          if !text.contains("."), !text.contains("e") { text += ".0" }
        }
      case .some(let type): throw badCode(type, value)
      }
    }
    if upper { text = text.uppercased() }
    if let mark = spec.grouping {
      let whole = text.prefix { ("0"..."9").contains($0) }
      text = FormatSpecification.group(String(whole), mark, every: 3) + text.dropFirst(whole.count)
    }
    return .text(spec.pad(text, sign: sign, numeric: true))
  }

  /// The C library's formatting of one number.
  static func printed(_ format: String, _ precision: Int, _ number: Double) -> String {
    withVaList([Int32(precision), number]) { arguments in
      var buffer = [CChar](repeating: 0, count: 1_024)
      let count = vsnprintf(&buffer, buffer.count, format, arguments)
      return String(
        decoding: buffer.prefix(min(max(Int(count), 0), buffer.count - 1)).map {
          UInt8(bitPattern: $0)
        }, as: UTF8.self)
    }
  }
}
