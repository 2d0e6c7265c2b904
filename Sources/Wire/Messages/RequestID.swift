import JSON

/// The id of a request, or a progress token: a string or an integer, echoed with its type.
public enum RequestID: Sendable, Hashable {
  /// An integer, as it was read.
  case integer(Int64)
  /// An integer above `Int64.max`.
  case unsigned(UInt64)
  /// A string; its bytes count, not Unicode equivalence.
  case string([UInt8])

  /// The longest string that is taken, in bytes.
  public static let maximumLength = 64 << 10

  /// The id in a message; nothing for `null`, fractions and every other kind of value.
  public init?(_ value: JSONValue?) {
    switch value {
    case .int(let number): self = .integer(number)
    case .uint(let number): self = .unsigned(number)
    case .string(let text) where text.utf8.count <= Self.maximumLength:
      self = .string([UInt8](text.utf8))
    default: return nil
    }
  }

  /// The id as it is sent back.
  public var json: JSONValue {
    switch self {
    case .integer(let number): .int(number)
    case .unsigned(let number): .uint(number)
    case .string(let bytes): .string(String(decoding: bytes, as: UTF8.self))
    }
  }
}
