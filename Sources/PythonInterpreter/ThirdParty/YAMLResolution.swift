/// YAML's nodes as Python's values, as PyYAML's `SafeLoader` makes them.
struct YAMLResolution {
  let interpreter: Interpreter
  private var anchors: [Int: Value] = [:]

  init(_ interpreter: Interpreter) { self.interpreter = interpreter }

  /// The value of a node; unknown where a part of it is.
  mutating func value(_ node: YAMLNode) throws(Interruption) -> Value {
    try interpreter.step()
    switch node {
    case .scalar(let bytes, let isPlain):
      let text = String(decoding: bytes, as: UTF8.self)
      return isPlain ? plain(text) : .text(text)
    case .sequence(let nodes):
      var items: [Value] = []
      for node in nodes { items.append(try value(node)) }
      return .list(of: items)
    case .mapping(let pairs):
      let dict = DictObject()
      for (key, node) in pairs where isMerge(key) {
        try merge(try value(node), into: dict)
      }
      for (key, node) in pairs where !isMerge(key) {
        try interpreter.setItem(.dict(dict), try value(key), try value(node))
      }
      return .dict(dict)
    case .anchored(let number, let node):
      let result = try value(node)
      anchors[number] = result
      return result
    case .alias(let number):
      return anchors[number]
        ?? interpreter.unknown(.unsupported, "a YAML node that contains itself")
    }
  }

  private func isMerge(_ key: YAMLNode) -> Bool {
    if case .scalar(let bytes, isPlain: true) = key { return bytes.elementsEqual("<<".utf8) }
    return false
  }

  /// `<<`: the keys of mappings, of which the first that has one wins.
  private func merge(_ source: Value, into dict: DictObject) throws(Interruption) {
    switch source {
    case .dict(let other):
      for (key, value) in other.pairs {
        try interpreter.step()
        try interpreter.setItem(.dict(dict), key, value)
      }
    case .list(let list):
      for item in list.items.reversed() { try merge(item, into: dict) }
    default: dict.obscure(Unknown(.unsupported, "a YAML merge of no mapping", .nowhere))
    }
  }

  private func constant(_ text: String) -> Value? {
    switch text {
    case "", "~", "null", "Null", "NULL": Value.none
    case "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON": .bool(true)
    case "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF": .bool(false)
    default: nil
    }
  }

  private func plain(_ text: String) -> Value {
    if let constant = constant(text) { return constant }
    guard let first = text.utf8.first, "+-.0123456789=<".utf8.contains(first) else {
      return .text(text)
    }
    if text == "=" || text == "<<" {
      return interpreter.unknown(.unsupported, "the YAML value '\(text)'")
    }
    return number(text) ?? (isMoment(text) ? moment(text) : .text(text))
  }

  private func number(_ text: String) -> Value? {
    let isNegative = text.hasPrefix("-")
    let unsigned = isNegative || text.hasPrefix("+") ? String(text.dropFirst()) : text
    func signed(_ digits: String, _ radix: Int) -> Value {
      let plain = digits.filter { $0 != "_" }
      guard let number = Int((isNegative ? "-" : "") + plain, radix: radix) else {
        return interpreter.unknown(.unsupported, "the YAML number '\(text)'")
      }
      return .int(number)
    }
    func consists(_ part: some StringProtocol, of allowed: String) -> Bool {
      !part.isEmpty && part.utf8.allSatisfy { allowed.utf8.contains($0) }
    }
    if unsigned == "0" { return .int(0) }
    if unsigned.hasPrefix("0b"), consists(unsigned.dropFirst(2), of: "01_") {
      return signed(String(unsigned.dropFirst(2)), 2)
    }
    if unsigned.hasPrefix("0x"), consists(unsigned.dropFirst(2), of: "0123456789abcdefABCDEF_") {
      return signed(String(unsigned.dropFirst(2)), 16)
    }
    if unsigned.hasPrefix("0"), consists(unsigned, of: "01234567_") { return signed(unsigned, 8) }
    let digits = "0123456789_"
    if consists(unsigned, of: digits), !unsigned.hasPrefix("0"), !unsigned.hasPrefix("_") {
      return signed(unsigned, 10)
    }
    if unsigned.contains(":"), consists(unsigned, of: digits + ":.") {
      return interpreter.unknown(.unsupported, "the YAML value '\(text)' to the base 60")
    }
    return float(unsigned, isNegative, signIsGiven: unsigned != text)
  }

  private func float(_ unsigned: String, _ isNegative: Bool, signIsGiven: Bool) -> Value? {
    if [".inf", ".Inf", ".INF"].contains(unsigned) {
      return .float(isNegative ? -.infinity : .infinity)
    }
    if [".nan", ".NaN", ".NAN"].contains(unsigned), !signIsGiven { return .float(.nan) }
    guard let point = unsigned.firstIndex(of: ".") else { return nil }
    let whole = unsigned[..<point]
    var fraction = unsigned[unsigned.index(after: point)...]
    var exponent = ""
    if let mark = fraction.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      let power = fraction[fraction.index(after: mark)...]
      guard let sign = power.first, sign == "+" || sign == "-", power.count > 1,
        power.dropFirst().utf8.allSatisfy({ (0x30...0x39).contains($0) })
      else { return nil }
      exponent = "e" + power
      fraction = fraction[..<mark]
    }
    func isDigits(_ part: Substring) -> Bool {
      part.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_") }
    }
    guard isDigits(whole), isDigits(fraction), whole.first != "_",
      fraction.first != "_" || !whole.isEmpty,
      !(whole.isEmpty && (fraction.isEmpty || signIsGiven))
    else { return nil }
    let plain = "\(whole.isEmpty ? "0" : whole).\(fraction)".filter { $0 != "_" }
    let text = plain.hasSuffix(".") ? plain + "0" : plain
    return Double((isNegative ? "-" : "") + text + exponent).map { .float($0) }
  }

  /// Whether a text has the form of YAML's dates and times.
  private func isMoment(_ text: String) -> Bool {
    let parts = text.prefix { !"Tt \t".contains($0) }.split(
      separator: "-", omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0].count == 4
      && parts.allSatisfy { part in
        (1...4).contains(part.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
      }
  }

  private func moment(_ text: String) -> Value {
    interpreter.unknown(.unsupported, "the YAML moment '\(text)'")
  }
}
