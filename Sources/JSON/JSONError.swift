/// Why a text was not read as JSON, and where.
public struct JSONError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What was wrong.
  public enum Reason: Sendable, Equatable {
    /// The text ends inside a value, or has none.
    case unexpectedEnd
    /// Another character belongs here.
    case expected(String)
    /// Something follows the value.
    case trailingCharacters
    /// A number that is not written as JSON asks.
    case malformedNumber
    /// An escape that JSON does not know.
    case malformedEscape
    /// A control character that was not escaped.
    case controlCharacter
    /// Bytes that are not UTF-8 (overlong forms and surrogates included).
    case invalidUTF8
    /// Half of a surrogate pair as an escape.
    case loneSurrogate
    /// An integer beyond 64 bits, or a number beyond the range of a double.
    case numberOutOfRange
    /// A key with U+0000 in it.
    case nulInKey
    /// A key that its object has already.
    case duplicateKey(String)
    /// More levels of arrays and objects than the limit.
    case tooDeep(limit: Int)
    /// More values than the limit.
    case tooManyValues(limit: Int)
    /// More bytes than the limit.
    case tooLong(limit: Int)
    /// The library that reads values disagrees with the scan before it.
    case unreadable(String)
  }

  /// What was wrong.
  public let reason: Reason
  /// The byte at which it was noticed, counted from 0.
  public let offset: Int

  /// An error at a byte.
  public init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  /// Whether the brackets, commas and quotes were in order all the same, so that other members of
  /// the text can be trusted (see `JSONValue.topLevelMember`).
  public var keepsStructure: Bool {
    switch reason {
    case .controlCharacter, .invalidUTF8, .loneSurrogate, .numberOutOfRange, .nulInKey,
      .duplicateKey:
      true
    default: false
    }
  }

  /// One sentence without a final stop.
  public var description: String {
    let what =
      switch reason {
      case .unexpectedEnd: "unexpected end"
      case .expected(let what): "expected \(what)"
      case .trailingCharacters: "characters after the value"
      case .malformedNumber: "malformed number"
      case .malformedEscape: "malformed escape"
      case .controlCharacter: "control character that is not escaped"
      case .invalidUTF8: "bytes that are not UTF-8"
      case .loneSurrogate: "half of a surrogate pair"
      case .numberOutOfRange: "number beyond 64 bits"
      case .nulInKey: "key with a NUL in it"
      case .duplicateKey(let key):
        "key \(JSONValue.string(String(key.unicodeScalars.prefix(80))).compact) twice"
      case .tooDeep(let limit): "more than \(limit) levels"
      case .tooManyValues(let limit): "more than \(limit) values"
      case .tooLong(let limit): "more than \(limit) bytes"
      case .unreadable(let words): words
      }
    return "\(what) at byte \(offset)"
  }
}
