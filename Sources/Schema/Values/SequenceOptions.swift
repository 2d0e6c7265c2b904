/// What `CREATE SEQUENCE` and identity columns say about their numbers; nil where nothing was said.
public struct SequenceOptions: Sendable, Hashable {
  /// The integer type of the numbers.
  public var type: DataType?
  /// The first number.
  public var start: Int64?
  /// The step, below zero for a sequence that counts down.
  public var increment: Int64?
  /// The least number.
  public var minimum: SequenceBound?
  /// The greatest number.
  public var maximum: SequenceBound?
  /// How many numbers a session takes at once.
  public var cache: Int64?
  /// Whether it starts again after the last number.
  public var cycles: Bool?

  /// Takes every part as it is given.
  public init(
    type: DataType? = nil, start: Int64? = nil, increment: Int64? = nil,
    minimum: SequenceBound? = nil, maximum: SequenceBound? = nil, cache: Int64? = nil,
    cycles: Bool? = nil
  ) {
    self.type = type
    self.start = start
    self.increment = increment
    self.minimum = minimum
    self.maximum = maximum
    self.cache = cache
    self.cycles = cycles
  }
}

/// A limit of a sequence.
public enum SequenceBound: Sendable, Hashable {
  /// `NO MINVALUE` or `NO MAXVALUE`: the limit of the type.
  case none
  /// This number.
  case value(Int64)
}
