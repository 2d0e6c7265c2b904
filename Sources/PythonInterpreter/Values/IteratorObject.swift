/// Something that gives one value after the other.
public class IteratorObject {
  /// Why further values may exist that are not known; read after `next` has returned nil.
  public internal(set) var tail: Unknown?
  /// What each of those further values is like.
  var stranger: Value?

  /// The name of its class in messages.
  var typeName: String { "iterator" }

  /// The next value; nil at the end.
  func next(_ interpreter: Interpreter) throws(Interruption) -> Value? { nil }
}

/// Iterates over values that are all there.
final class ItemsIterator: IteratorObject {
  private var items: [Value]
  private var position = 0
  private let name: String

  init(_ items: [Value], _ name: String = "iterator", tail: Unknown? = nil) {
    self.items = items
    self.name = name
    super.init()
    self.tail = tail
  }

  override var typeName: String { name }

  override func next(_ interpreter: Interpreter) throws(Interruption) -> Value? {
    guard position < items.count else { return nil }
    position += 1
    return items[position - 1]
  }

  deinit { Release.nested(&items) }
}

/// Iterates over a list that may grow meanwhile.
final class ListIterator: IteratorObject {
  private let list: ListObject
  private var position = 0

  init(_ list: ListObject) { self.list = list }

  override var typeName: String { "list_iterator" }

  override func next(_ interpreter: Interpreter) throws(Interruption) -> Value? {
    guard position < list.items.count else {
      tail = list.taint
      stranger = list.stranger
      position = Int.max
      return nil
    }
    position += 1
    return list.items[position - 1]
  }
}

/// Iterates over a range.
final class RangeIterator: IteratorObject {
  private let range: RangeObject
  private var position = 0

  init(_ range: RangeObject) { self.range = range }

  override var typeName: String { "range_iterator" }

  override func next(_ interpreter: Interpreter) throws(Interruption) -> Value? {
    guard position < range.count else { return nil }
    position += 1
    return .int(range[position - 1])
  }
}

/// Iterates by a closure.
final class ClosureIterator: IteratorObject {
  private var body: ((Interpreter) throws(Interruption) -> Value?)?
  private let name: String

  init(_ name: String, _ body: @escaping (Interpreter) throws(Interruption) -> Value?) {
    self.name = name
    self.body = body
  }

  override var typeName: String { name }

  override func next(_ interpreter: Interpreter) throws(Interruption) -> Value? {
    guard let body else { return nil }
    let value = try body(interpreter)
    if value == nil { self.body = nil }
    return value
  }
}
