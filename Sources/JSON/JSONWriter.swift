extension JSONValue {
  /// The value as JSON without white space, in UTF-8.
  public func encoded() -> [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return bytes
  }

  /// The value as JSON without white space.
  public var compact: String { String(decoding: encoded(), as: UTF8.self) }

  /// The value as JSON for people: two spaces a level, one member or element a line.
  public var pretty: String {
    var writer = JSONWriter(indents: true)
    writer.write(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Appends the value as JSON without white space.
  public func append(to bytes: inout [UInt8]) {
    var writer = JSONWriter(indents: false)
    swap(&writer.bytes, &bytes)
    writer.write(self)
    swap(&writer.bytes, &bytes)
  }
}

/// Writes JSON that every reader of lines takes.
///
/// U+2028, U+2029 and U+0085 are escaped, because some readers split lines there. A double that is
/// not finite, which JSON has no form for, is written as `null`.
private struct JSONWriter {
  var bytes: [UInt8] = []
  let indents: Bool
  private var level = 0

  init(indents: Bool) { self.indents = indents }

  mutating func write(_ value: JSONValue) {
    switch value {
    case .null: word("null")
    case .bool(let value): word(value ? "true" : "false")
    case .int(let value): integer(value.magnitude, negative: value < 0)
    case .uint(let value): integer(value, negative: false)
    case .double(let value) where value.isFinite: bytes.append(contentsOf: value.description.utf8)
    case .double: word("null")
    case .string(let value): string(value)
    case .array(let values):
      container("[", "]", values) { writer, element in writer.write(element) }
    case .object(let object):
      container("{", "}", object.members) { writer, member in
        writer.string(member.key)
        writer.bytes.append(UInt8(ascii: ":"))
        if writer.indents { writer.bytes.append(UInt8(ascii: " ")) }
        writer.write(member.value)
      }
    }
  }

  private mutating func container<Element>(
    _ opening: Unicode.Scalar, _ closing: Unicode.Scalar, _ elements: [Element],
    _ write: (inout JSONWriter, Element) -> Void
  ) {
    bytes.append(UInt8(ascii: opening))
    level += 1
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      newLine()
      write(&self, element)
    }
    level -= 1
    if !elements.isEmpty { newLine() }
    bytes.append(UInt8(ascii: closing))
  }

  private mutating func newLine() {
    guard indents else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: level * 2))
  }

  private mutating func word(_ word: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  private mutating func integer(_ magnitude: UInt64, negative: Bool) {
    if negative { bytes.append(UInt8(ascii: "-")) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var rest = magnitude
      var first = 20
      repeat {
        first -= 1
        digits[first] = UInt8(48 + rest % 10)
        rest /= 10
      } while rest > 0
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: digits[first..<20]))
    }
  }

  private mutating func string(_ text: String) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { units in
      var start = 0
      var index = 0
      while index < units.count {
        let length = escapedLength(at: index, in: units)
        if length == 0 {
          index += 1
          continue
        }
        bytes.append(contentsOf: units[start..<index])
        escape(units[index], at: index, in: units)
        index += length
        start = index
      }
      bytes.append(contentsOf: units[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// How many bytes the character at `index` has when it must be escaped, else 0.
  private func escapedLength(at index: Int, in units: UnsafeBufferPointer<UInt8>) -> Int {
    switch units[index] {
    case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"): 1
    case 0xC2 where units[index + 1] == 0x85: 2
    case 0xE2 where units[index + 1] == 0x80 && units[index + 2] & 0xFE == 0xA8: 3
    default: 0
    }
  }

  private mutating func escape(_ unit: UInt8, at index: Int, in units: UnsafeBufferPointer<UInt8>) {
    switch unit {
    case UInt8(ascii: "\""): word("\\\"")
    case UInt8(ascii: "\\"): word("\\\\")
    case 0x0A: word("\\n")
    case 0x0D: word("\\r")
    case 0x09: word("\\t")
    case 0xC2: word("\\u0085")
    case 0xE2: word(units[index + 2] == 0xA8 ? "\\u2028" : "\\u2029")
    default:
      let hexadecimal: StaticString = "0123456789abcdef"
      word("\\u00")
      bytes.append(hexadecimal.utf8Start[Int(unit >> 4)])
      bytes.append(hexadecimal.utf8Start[Int(unit & 15)])
    }
  }
}
