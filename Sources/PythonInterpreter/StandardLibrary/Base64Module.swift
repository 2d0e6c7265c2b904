/// `base64`: the base 64 of both alphabets; what else it has is unknown.
enum Base64Module: StandInModule {
  static let name = "base64"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    for (name, isForURLs) in [
      ("b64encode", false), ("standard_b64encode", false), ("urlsafe_b64encode", true),
    ] {
      interpreter.addFunction(name, to: module) {
        (interpreter, _, arguments) throws(Interruption) -> Value in
        if let unknown = interpreter.firstUnknown(arguments) { return .unknown(unknown) }
        guard case .bytes(let bytes)? = arguments.value(0, "s"), arguments.positional.count < 2
        else { return interpreter.unknown(.unsupported, "base64.\(name)") }
        try interpreter.charge(bytes.bytes.count * 2)
        return .bytes(BytesObject(encoded(bytes.bytes, isForURLs)))
      }
    }
    for (name, isForURLs) in [
      ("b64decode", false), ("standard_b64decode", false), ("urlsafe_b64decode", true),
    ] {
      interpreter.addFunction(name, to: module) {
        (interpreter, _, arguments) throws(Interruption) -> Value in
        if let unknown = interpreter.firstUnknown(arguments) { return .unknown(unknown) }
        let given = arguments.value(0, "s")
        let text: [UInt8]? =
          if case .bytes(let bytes)? = given { bytes.bytes } else {
            given?.text.map { Array($0.utf8) }
          }
        guard let text, arguments.positional.count < 2, let bytes = decoded(text, isForURLs) else {
          return interpreter.unknown(.unsupported, "base64.\(name)")
        }
        try interpreter.charge(bytes.count)
        return .bytes(BytesObject(bytes))
      }
    }
  }

  private static func alphabet(_ isForURLs: Bool) -> [UInt8] {
    Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
      + Array((isForURLs ? "-_" : "+/").utf8)
  }

  private static func encoded(_ bytes: [UInt8], _ isForURLs: Bool) -> [UInt8] {
    let alphabet = alphabet(isForURLs)
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start...].prefix(3)
      var bits = part.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      bits <<= UInt32(3 - part.count) * 8
      for index in 0..<4 {
        let digit = alphabet[Int(bits >> UInt32(18 - 6 * index)) & 63]
        result.append(index <= part.count ? digit : UInt8(ascii: "="))
      }
    }
    return result
  }

  /// Nil for a text that is none of whole groups of four digits of the alphabet.
  private static func decoded(_ text: [UInt8], _ isForURLs: Bool) -> [UInt8]? {
    guard text.count % 4 == 0 else { return nil }
    let alphabet = alphabet(isForURLs)
    let padding = text.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    guard padding < 3 else { return nil }
    var result: [UInt8] = []
    var bits = UInt32(0)
    for (index, byte) in text.enumerated() {
      if index < text.count - padding {
        guard let digit = alphabet.firstIndex(of: byte) else { return nil }
        bits = bits << 6 | UInt32(digit)
      } else {
        bits <<= 6
      }
      if index % 4 == 3 {
        result += [UInt8(bits >> 16 & 255), UInt8(bits >> 8 & 255), UInt8(bits & 255)]
        bits = 0
      }
    }
    return result.dropLast(padding)
  }
}
