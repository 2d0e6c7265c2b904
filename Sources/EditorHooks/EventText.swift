/// The text of an event that is not quite JSON.
enum EventText {
  /// The event with what no text can hold replaced by U+FFFD: bytes that are no UTF-8, and escapes of half
  /// a character (`\ud800` alone), which JavaScript's `JSON.stringify` writes (ECMA-262, QuoteJSONString).
  static func repaired(_ bytes: [UInt8]) -> String {
    let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      guard text[index] == UInt8(ascii: "\\"), index + 1 < text.count else {
        result.append(text[index])
        index += 1
        continue
      }
      guard let unit = codeUnit(text, at: index), 0xD800...0xDFFF ~= unit else {
        result += text[index...(index + 1)]
        index += 2
        continue
      }
      if unit < 0xDC00, let next = codeUnit(text, at: index + 6), 0xDC00...0xDFFF ~= next {
        result += text[index..<(index + 12)]
        index += 12
      } else {
        result += Array("\\ufffd".utf8)
        index += 6
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The number of a `\uXXXX` that stands here.
  private static func codeUnit(_ text: [UInt8], at index: Int) -> UInt32? {
    guard index + 6 <= text.count, text[index] == UInt8(ascii: "\\"),
      text[index + 1] == UInt8(ascii: "u")
    else { return nil }
    return UInt32(String(decoding: text[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16)
  }
}
