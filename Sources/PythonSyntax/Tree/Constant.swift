/// The value of a literal; text and digits are read through the tree.
public enum Constant: Sendable {
  /// `None`.
  case none
  /// `True` or `False`.
  case bool(Bool)
  /// `...`.
  case ellipsis
  /// An integer of any size: `tree.integer(…)`, `tree.decimalDigits(…)`.
  case integer(NumberLiteral)
  /// A float.
  case float(Double)
  /// An imaginary number, by its imaginary part.
  case imaginary(Double)
  /// A string: `tree.text(…)`.
  case string(StringValue)
  /// A bytes literal: `tree.bytes(…)`.
  case bytes(StringValue)
}

/// Where the digits of a number stand in the source.
public struct NumberLiteral: Sendable, Hashable, BitwiseCopyable {
  let start: UInt32
  let end: UInt32
}

/// A decoded string or bytes literal, kept in the tree.
public struct StringValue: Sendable, Hashable, BitwiseCopyable {
  /// Offset in the source, or in the tree's own text when the literal had to be decoded.
  let offset: Int32
  let length: Int32
  let isDecoded: Bool
  /// Whether the literal is written with the prefix `u`.
  public let hasUnicodePrefix: Bool

  /// Number of bytes.
  public var byteCount: Int { Int(length) }
  /// Whether the value is empty.
  public var isEmpty: Bool { length == 0 }
}
