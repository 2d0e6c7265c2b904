/// The text of a file as Python decodes it (language reference, 2.1.4 "Encoding declarations").
struct SourceEncoding {
  /// UTF-8: the bytes as given, unless they were Latin-1.
  var source: [UInt8]
  /// Where the text begins: after a byte order mark.
  var start = 0
  var failure: (message: String, offset: Int)?

  static func prepare(_ bytes: [UInt8]) -> SourceEncoding {
    var result = SourceEncoding(source: bytes)
    var union: UInt8 = 0
    var zeros: UInt8 = 0
    for byte in bytes {
      union |= byte
      zeros |= byte == 0 ? 1 : 0
    }
    if bytes.count > Int(Int32.max) - 16 {
      result.source = []
      result.failure = ("source code is too long", 0)
      return result
    }
    if zeros != 0 {
      result.failure = (
        "source code cannot contain null bytes", bytes.firstIndex(of: 0) ?? 0
      )
    }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    if hasMark { result.start = 3 }
    result.declare(isASCII: union < 128, hasMark: hasMark)
    return result
  }

  /// Applies the coding cookie of the first two lines.
  private mutating func declare(isASCII: Bool, hasMark: Bool) {
    guard let cookie = Self.cookie(source, from: start) else {
      if !isASCII { checkUTF8(declared: false) }
      return
    }
    let kind = Self.kind(of: cookie.name)
    if hasMark, !Self.isPlainUTF8(cookie.name) {
      fail("the encoding \(cookie.name) contradicts the UTF-8 byte order mark", cookie.offset)
      return
    }
    switch kind {
    case .utf8: if !isASCII { checkUTF8(declared: true) }
    case .ascii:
      if let offset = source.firstIndex(where: { $0 >= 128 }) {
        fail("the declared encoding ASCII has no such byte", offset)
      }
    case .latin1: if !isASCII { source = Self.fromLatin1(source) }
    case nil:
      fail(
        "the encoding \(cookie.name) is not supported, only UTF-8, Latin-1 and ASCII are",
        cookie.offset)
    }
  }

  private mutating func fail(_ message: String, _ offset: Int) {
    if failure == nil { failure = (message, offset) }
  }

  private mutating func checkUTF8(declared: Bool) {
    guard String(validating: source, as: UTF8.self) == nil else { return }
    // Decoding repairs what is wrong; the first difference is the place.
    let repaired = String(decoding: source, as: UTF8.self).utf8
    let offset = zip(source, repaired).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    fail(
      declared ? "the bytes are no UTF-8" : "the bytes are no UTF-8 and no encoding is declared",
      offset ?? source.count)
  }

  private static func fromLatin1(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 128 {
        result.append(byte)
      } else {
        result.append(0xC0 | byte >> 6)
        result.append(0x80 | byte & 0x3F)
      }
    }
    return result
  }
}

extension SourceEncoding {
  private enum Kind {
    case utf8
    case latin1
    case ascii
  }

  /// The name in a comment `coding: name` or `coding=name` on one of the first two lines; the second
  /// counts when the first holds nothing but a comment.
  private static func cookie(
    _ bytes: [UInt8], from start: Int
  ) -> (name: String, offset: Int)? {
    var at = start
    for _ in 0..<2 {
      while at < bytes.count, bytes[at] == 32 || bytes[at] == 9 || bytes[at] == 12 { at += 1 }
      let comment = at
      while at < bytes.count, bytes[at] != 10, bytes[at] != 13 { at += 1 }
      if comment < at {
        guard bytes[comment] == UInt8(ascii: "#") else { return nil }
        if let found = name(bytes, comment, at) { return found }
      }
      if at + 1 < bytes.count, bytes[at] == 13, bytes[at + 1] == 10 { at += 1 }
      at += 1
    }
    return nil
  }

  private static func name(
    _ bytes: [UInt8], _ start: Int, _ end: Int
  ) -> (name: String, offset: Int)? {
    var at = start
    while at + 6 < end {
      guard bytes[at..<at + 6].elementsEqual("coding".utf8) else {
        at += 1
        continue
      }
      at += 6
      guard bytes[at] == UInt8(ascii: ":") || bytes[at] == UInt8(ascii: "=") else { continue }
      at += 1
      while at < end, bytes[at] == 32 || bytes[at] == 9 { at += 1 }
      let from = at
      while at < end, isNameByte(bytes[at]) { at += 1 }
      if from < at { return (String(decoding: bytes[from..<at], as: UTF8.self), from) }
    }
    return nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 97 < 26 || byte &- 48 < 10 || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
  }

  private static func normalized(_ name: String, separator: Character) -> String {
    String(name.lowercased().map { $0.isLetter || $0.isNumber ? $0 : separator })
  }

  /// The spellings that Python's own tokenizer knows without asking for a codec.
  private static func isPlainUTF8(_ name: String) -> Bool {
    let name = name.lowercased().map { $0 == "_" ? "-" : $0 }
    return name.starts(with: "utf-8") && (name.count == 5 || name[5] == "-")
  }

  private static func isPlainLatin1(_ name: String) -> Bool {
    let name = String(name.lowercased().map { $0 == "_" ? "-" : $0 })
    return ["latin-1", "iso-8859-1", "iso-latin-1"].contains {
      name == $0 || name.hasPrefix($0 + "-")
    }
  }

  /// The encoding called `name`, with the aliases of Python's `encodings.aliases`.
  private static func kind(of name: String) -> Kind? {
    if isPlainUTF8(name) { return .utf8 }
    if isPlainLatin1(name) { return .latin1 }
    switch normalized(name, separator: "_") {
    case "u8", "utf", "utf8", "utf8_ucs2", "utf8_ucs4", "cp65001", "utf_8", "utf_8_sig":
      return .utf8
    case "8859", "cp819", "csisolatin1", "ibm819", "iso8859", "iso8859_1", "iso_8859_1",
      "iso_8859_1_1987", "iso_ir_100", "l1", "latin", "latin1", "latin_1":
      return .latin1
    case "646", "ansi_x3_4_1968", "ansi_x3_4_1986", "cp367", "csascii", "ibm367", "iso646_us",
      "iso_646_irv_1991", "iso_ir_6", "us", "us_ascii", "ascii":
      return .ascii
    default: return nil
    }
  }
}
