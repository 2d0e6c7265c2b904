/// Searches over bytes: in UTF-8 a part can only be found where code points begin.
enum Text {
  /// The offset of the first occurrence of `part`, in bytes.
  static func find(_ part: String, in text: String) -> Int? {
    var part = part
    var text = text
    return text.withUTF8 { text in
      part.withUTF8 { part in find(part, in: text, from: 0, to: text.count) }
    }
  }

  static func find(_ part: ArraySlice<UInt8>, in text: ArraySlice<UInt8>) -> Int? {
    text.withUnsafeBufferPointer { text in
      part.withUnsafeBufferPointer { part in find(part, in: text, from: 0, to: text.count) }
    }
  }

  /// The first occurrence of `part` that lies between two offsets.
  static func find(
    _ part: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, from start: Int,
    to end: Int
  ) -> Int? {
    guard let first = part.first else { return start <= end ? start : nil }
    guard end - start >= part.count else { return nil }
    var position = start
    while position <= end - part.count {
      if text[position] == first {
        var index = 1
        while index < part.count, text[position + index] == part[index] { index += 1 }
        if index == part.count { return position }
      }
      position += 1
    }
    return nil
  }

  /// The offsets of all occurrences that do not overlap, at most `limit`.
  static func occurrences(of part: String, in text: String, limit: Int) -> [Int] {
    var part = part
    var text = text
    return text.withUTF8 { text in
      part.withUTF8 { part in
        var found: [Int] = []
        var start = 0
        while found.count < limit, let next = find(part, in: text, from: start, to: text.count) {
          found.append(next)
          start = next + max(part.count, 1)
          if part.isEmpty { break }
        }
        return found
      }
    }
  }

  /// The last occurrence, in bytes.
  static func findLast(_ part: String, in text: String) -> Int? {
    let part = Array(part.utf8)
    let text = Array(text.utf8)
    var position = text.count - part.count
    while position >= 0 {
      if text[position..<position + part.count].elementsEqual(part) { return position }
      position -= 1
    }
    return nil
  }

  /// The part of `text` between two offsets in bytes that lie between code points.
  static func slice(_ text: String, _ start: Int, _ end: Int) -> String {
    let utf8 = text.utf8
    let first = utf8.index(utf8.startIndex, offsetBy: start)
    return String(text[first..<utf8.index(first, offsetBy: end - start)])
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F,
      0x205F, 0x3000:
      true
    default: false
    }
  }
}
