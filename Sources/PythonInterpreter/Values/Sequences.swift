/// A Python list.
public final class ListObject: MutableObject {
  /// The elements.
  public internal(set) var items: [Value]
  /// Why further elements may follow; nil when none do.
  public internal(set) var taint: Unknown?

  /// What each further element is like: a value that is asked in its place.
  var stranger: Value?

  /// A list of these elements.
  public init(_ items: [Value]) { self.items = items }

  /// A list that begins with these elements; for `taint` there may be more, each of them like `stranger`.
  public init(_ items: [Value], taint: Unknown?, stranger: Value? = nil) {
    self.items = items
    self.taint = taint
    self.stranger = stranger
  }

  deinit { Release.nested(&items) }

  /// Adds elements at the end; behind elements that are not known their positions are not either.
  func append(contentsOf more: [Value]) {
    if taint == nil { items.append(contentsOf: more) } else { stranger = nil }
  }

  /// Forgets everything, as after an assignment at a position that is not known.
  func obscure(_ unknown: Unknown) {
    items = []
    stranger = nil
    taint = taint ?? unknown
  }

  override func snapshot() -> Snapshot { .items(items, taint) }

  override func restore(_ snapshot: Snapshot) {
    guard case .items(let items, let taint) = snapshot else { return }
    self.items = items
    self.taint = taint
  }

  override func join(_ other: Snapshot, _ cause: Unknown) {
    guard case .items(let items, let taint) = other else { return }
    stranger = nil
    if self.taint == nil { self.taint = taint }
    if items.count == self.items.count {
      for index in items.indices {
        self.items[index] = joined(self.items[index], items[index], cause)
      }
      return
    }
    // What both begin with is certain.
    let common = zip(items, self.items).prefix { isSame($0, $1) }.count
    self.items.removeSubrange(common...)
    if self.taint == nil { self.taint = cause }
  }
}

/// A Python tuple.
public final class TupleObject {
  /// The elements.
  public private(set) var items: [Value]

  /// A tuple of these elements.
  public init(_ items: [Value]) { self.items = items }

  deinit { Release.nested(&items) }
}

/// A Python range.
public final class RangeObject {
  /// The first number.
  public let start: Int
  /// The number before which it ends.
  public let stop: Int
  /// The distance of two numbers; never 0.
  public let step: Int
  /// How many numbers there are.
  public let count: Int

  init(start: Int, stop: Int, step: Int) {
    self.start = start
    self.stop = stop
    self.step = step
    let isEmpty = step > 0 ? start >= stop : start <= stop
    let (distance, overflow) = stop.subtractingReportingOverflow(start)
    if isEmpty {
      count = 0
    } else if overflow {
      count = Int.max
    } else {
      count = Int(clamping: (distance.magnitude - 1) / step.magnitude + 1)
    }
  }

  subscript(position: Int) -> Int { start &+ position &* step }
}

/// A Python slice object.
public final class SliceObject {
  /// The lower bound, or `None`.
  public let lower: Value
  /// The upper bound, or `None`.
  public let upper: Value
  /// The step, or `None`.
  public let step: Value

  init(_ lower: Value, _ upper: Value, _ step: Value) {
    self.lower = lower
    self.upper = upper
    self.step = step
  }
}
