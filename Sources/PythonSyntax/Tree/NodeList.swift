/// A run of indices in a tree's storage; `tree[list]` gives the elements.
public struct NodeList<Element: TreeIndex>: Sendable, Hashable, BitwiseCopyable {
  let start: Int32
  /// Number of elements.
  let length: Int32

  init(start: Int32, count: Int32) {
    self.start = start
    length = count
  }

  /// Number of elements.
  public var count: Int { Int(length) }
  /// Whether there is no element.
  public var isEmpty: Bool { length == 0 }
}

/// The elements of a `NodeList`, read from the storage of their tree.
public struct NodeSequence<Element: TreeIndex>: RandomAccessCollection, Sendable {
  private let storage: [Int32]
  private let base: Int
  /// Number of elements.
  public let count: Int

  init(storage: [Int32], list: NodeList<Element>) {
    self.storage = storage
    base = Int(list.start)
    count = list.count
  }

  /// Always 0.
  public var startIndex: Int { 0 }
  /// The number of elements.
  public var endIndex: Int { count }
  /// The element at `position`, counted from 0.
  public subscript(position: Int) -> Element { Element(rawValue: storage[base + position]) }
}

/// The elements of a list in which an element may be absent, such as the keys of a `Dict`.
public struct OptionalNodeSequence<Element: TreeIndex>: RandomAccessCollection, Sendable {
  private let elements: NodeSequence<Element>

  init(_ elements: NodeSequence<Element>) { self.elements = elements }

  /// Always 0.
  public var startIndex: Int { 0 }
  /// The number of elements.
  public var endIndex: Int { elements.count }
  /// The element at `position`, counted from 0; nil when Python's `ast` has `None` there.
  public subscript(position: Int) -> Element? {
    let element = elements[position]
    return element.rawValue == 0 ? nil : element
  }
}
