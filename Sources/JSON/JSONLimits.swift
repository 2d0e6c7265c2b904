/// How large a text may be before it is refused.
public struct JSONLimits: Sendable {
  /// The most bytes.
  public var bytes: Int
  /// The most levels of arrays and objects inside one another.
  public var depth: Int
  /// The most values, which bounds the memory that a text of small values takes.
  public var values: Int

  /// Limits; without arguments those of a protocol message.
  public init(bytes: Int = 64 << 20, depth: Int = 128, values: Int = 1_000_000) {
    self.bytes = min(bytes, Int(Int32.max) - 1)
    self.depth = depth
    self.values = values
  }
}
