/// What one evaluation may use.
public struct Budget: Sendable {
  /// Evaluated expressions and statements.
  public var steps = 3_000_000
  /// Nested Python calls; beyond, `RecursionError` as in Python.
  public var calls = 1_000
  /// Bytes of strings and containers made.
  public var memory = 64 << 20
  /// Processor time in milliseconds; twice as much may pass by the clock, and
  /// five times as much while a module is imported.
  public var milliseconds = 800
  /// Processor time in milliseconds for the bodies of all modules that are imported, each of which has a
  /// budget of its own beside.
  public var importing = 4_000

  /// A budget that no honest migration exhausts.
  public init() {}
}
