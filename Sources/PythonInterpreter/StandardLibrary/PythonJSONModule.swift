/// `json`.
enum PythonJSONModule: StandInModule {
  static let name = "json"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    let error = interpreter.makeType(
      "JSONDecodeError", module: "json.decoder", bases: [interpreter.types.valueError])
    interpreter.set("JSONDecodeError", in: module, .type(error))
    for name in ["JSONEncoder", "JSONDecoder"] {
      let type = interpreter.makeType(name, module: "json")
      interpreter.addMethod("__init__", to: type) { (_, _, _) throws(Interruption) in .none }
      for method in ["encode", "iterencode", "default", "decode", "raw_decode"] {
        interpreter.addMethod(method, to: type) { (interpreter, _, _) throws(Interruption) in
          interpreter.unknown(.unsupported, "what a \(name) gives")
        }
      }
      interpreter.set(name, in: module, .type(type))
    }
    func loads(_ interpreter: Interpreter, _ value: Value) throws(Interruption) -> Value {
      if value.unknown != nil { return value }
      let bytes: [UInt8]
      if case .bytes(let object) = value {
        bytes = object.bytes
      } else if let text = value.text {
        bytes = Array(text.utf8)
      } else {
        throw interpreter.exception(
          "TypeError",
          "the JSON object must be str, bytes or bytearray, not \(interpreter.typeName(value))")
      }
      try interpreter.charge(bytes.count)
      var reader = JSONReader(bytes, interpreter)
      guard let result = try reader.document() else {
        throw interpreter.raise(error, "Expecting value: char \(reader.position)")
      }
      return result
    }
    interpreter.addFunction("loads", to: module) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      try loads(interpreter, arguments.value(0, "s") ?? .none)
    }
    interpreter.addFunction("load", to: module) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      let file = arguments.value(0, "fp") ?? .none
      return try loads(
        interpreter, interpreter.call(interpreter.attribute(file, "read"), CallArguments()))
    }
    interpreter.addFunction("dumps", to: module) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      var writer = JSONPrinter(arguments)
      if let unknown = try writer.add(arguments.value(0, "obj") ?? .none, 0, interpreter) {
        return .unknown(unknown)
      }
      return .text(writer.text)
    }
    interpreter.addSilent(["dump"], to: module)
  }
}

/// Reads JSON into Python values.
struct JSONReader {
  private let bytes: [UInt8]
  private(set) var position = 0
  private let interpreter: Interpreter
  private var depth = 0

  init(_ bytes: [UInt8], _ interpreter: Interpreter) {
    self.bytes = bytes
    self.interpreter = interpreter
  }

  /// The value of the whole text; nil when it is no JSON.
  mutating func document() throws(Interruption) -> Value? {
    guard let result = try value() else { return nil }
    skip()
    return position == bytes.count ? result : nil
  }

  private mutating func skip() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
  }

  private mutating func take(_ text: String) -> Bool {
    guard bytes[position...].starts(with: text.utf8) else { return false }
    position += text.utf8.count
    return true
  }

  private mutating func value() throws(Interruption) -> Value? {
    try interpreter.step()
    skip()
    guard position < bytes.count, depth < 500 else { return nil }
    depth += 1
    defer { depth -= 1 }
    switch bytes[position] {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return string().map { .text($0) }
    default:
      if take("true") { return .bool(true) }
      if take("false") { return .bool(false) }
      if take("null") { return Value.none }
      if take("NaN") { return .float(.nan) }
      if take("Infinity") { return .float(.infinity) }
      if take("-Infinity") { return .float(-.infinity) }
      return number()
    }
  }

  private mutating func object() throws(Interruption) -> Value? {
    position += 1
    let dict = DictObject()
    skip()
    if take("}") { return .dict(dict) }
    while true {
      skip()
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\""), let key = string()
      else { return nil }
      skip()
      guard take(":"), let item = try value() else { return nil }
      dict.set(key, item)
      skip()
      if take(",") { continue }
      return take("}") ? .dict(dict) : nil
    }
  }

  private mutating func array() throws(Interruption) -> Value? {
    position += 1
    var items: [Value] = []
    skip()
    if take("]") { return .list(of: items) }
    while true {
      guard let item = try value() else { return nil }
      items.append(item)
      skip()
      if take(",") { continue }
      return take("]") ? .list(of: items) : nil
    }
  }

  private mutating func number() -> Value? {
    let start = position
    var isFloat = false
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"):
        position += 1
      case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
        isFloat = true
        position += 1
      default:
        return finished(start, isFloat)
      }
    }
    return finished(start, isFloat)
  }

  private func finished(_ start: Int, _ isFloat: Bool) -> Value? {
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isFloat { return Double(text).map { .float($0) } }
    if let number = Int(text) { return .int(number) }
    return text.isEmpty || text == "-" ? nil : interpreter.tooLarge()
  }

  private mutating func string() -> String? {
    position += 1
    var result: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: result, as: UTF8.self) }
      guard byte == UInt8(ascii: "\\") else {
        if byte < 0x20 { return nil }
        result.append(byte)
        continue
      }
      guard position < bytes.count else { return nil }
      let mark = bytes[position]
      position += 1
      switch mark {
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(mark)
      case UInt8(ascii: "u"):
        guard var code = hex() else { return nil }
        if (0xD800..<0xDC00).contains(code), take("\\u"), let low = hex(), low >= 0xDC00,
          low < 0xE000
        {
          code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
        }
        result.append(contentsOf: String(Character(Unicode.Scalar(code) ?? "\u{FFFD}")).utf8)
      default: return nil
      }
    }
    return nil
  }

  private mutating func hex() -> UInt32? {
    guard position + 4 <= bytes.count else { return nil }
    defer { position += 4 }
    return UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
  }
}

/// Writes Python values as `json.dumps` does.
struct JSONPrinter {
  private(set) var text = ""
  private let indent: String?
  private let itemSeparator: String
  private let keySeparator: String
  private let sortsKeys: Bool
  private let escapes: Bool
  private let fallback: Value?

  init(_ arguments: CallArguments) {
    let given = arguments["indent"] ?? .none
    indent = given.text ?? given.integer.map { String(repeating: " ", count: min(max($0, 0), 64)) }
    let separators = arguments["separators"]?.elements?.compactMap(\.text) ?? []
    itemSeparator = separators.first ?? (given.isNone ? ", " : ",")
    keySeparator = separators.count > 1 ? separators[1] : ": "
    sortsKeys = arguments["sort_keys"]?.boolean ?? false
    escapes = arguments["ensure_ascii"]?.boolean ?? true
    fallback = arguments["default"]
  }

  mutating func add(
    _ value: Value, _ depth: Int, _ interpreter: Interpreter
  ) throws(Interruption) -> Unknown? {
    try interpreter.step()
    try interpreter.charge(16)
    guard depth < 500 else {
      throw interpreter.exception("ValueError", "Circular reference detected")
    }
    switch interpreter.unwrapped(value) {
    case .none: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .int(let number): text += String(number)
    case .float(let number):
      text +=
        number.isNaN
        ? "NaN"
        : number.isInfinite ? (number < 0 ? "-Infinity" : "Infinity") : Interpreter.float(number)
    case .string(let object): add(object.text)
    case .list(let list):
      if let taint = list.taint { return taint }
      return try add(list.items, depth, interpreter)
    case .tuple(let tuple): return try add(tuple.items, depth, interpreter)
    case .dict(let dict): return try add(dict, depth, interpreter)
    case .unknown(let unknown): return unknown
    default:
      guard let fallback else {
        throw interpreter.exception(
          "TypeError", "Object of type \(interpreter.typeName(value)) is not JSON serializable")
      }
      return try add(interpreter.call(fallback, CallArguments([value])), depth + 1, interpreter)
    }
    return nil
  }

  private mutating func newLine(_ depth: Int) {
    if let indent { text += "\n" + String(repeating: indent, count: depth) }
  }

  private mutating func add(
    _ items: [Value], _ depth: Int, _ interpreter: Interpreter
  ) throws(Interruption) -> Unknown? {
    if items.isEmpty {
      text += "[]"
      return nil
    }
    text += "["
    for (index, item) in items.enumerated() {
      if index > 0 { text += itemSeparator }
      newLine(depth + 1)
      if let unknown = try add(item, depth + 1, interpreter) { return unknown }
    }
    newLine(depth)
    text += "]"
    return nil
  }

  private mutating func add(
    _ dict: DictObject, _ depth: Int, _ interpreter: Interpreter
  ) throws(Interruption) -> Unknown? {
    if let taint = dict.taint { return taint }
    var pairs: [(key: String, value: Value)] = []
    for (key, value) in dict.pairs {
      switch interpreter.unwrapped(key) {
      case .string(let object): pairs.append((object.text, value))
      case .int(let number): pairs.append((String(number), value))
      case .bool(let flag): pairs.append((flag ? "true" : "false", value))
      case .none: pairs.append(("null", value))
      case .float(let number): pairs.append((Interpreter.float(number), value))
      case .unknown(let unknown): return unknown
      default:
        throw interpreter.exception(
          "TypeError",
          "keys must be str, int, float, bool or None, not \(interpreter.typeName(key))")
      }
    }
    if sortsKeys { pairs.sort { interpreter.precedes($0.key, $1.key) } }
    if pairs.isEmpty {
      text += "{}"
      return nil
    }
    text += "{"
    for (index, pair) in pairs.enumerated() {
      if index > 0 { text += itemSeparator }
      newLine(depth + 1)
      add(pair.key)
      text += keySeparator
      if let unknown = try add(pair.value, depth + 1, interpreter) { return unknown }
    }
    newLine(depth)
    text += "}"
    return nil
  }

  private mutating func add(_ string: String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{08}": text += "\\b"
      case "\u{0C}": text += "\\f"
      default:
        if scalar.value >= 0x20, scalar.value < 0x7F || !escapes {
          text.unicodeScalars.append(scalar)
        } else {
          for unit in String(Character(scalar)).utf16 {
            let digits = String(unit, radix: 16)
            text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
          }
        }
      }
    }
    text += "\""
  }
}
