/// What a module-level expression is known to be, without running anything.
indirect enum ConstantValue: Equatable {
  case none
  case bool(Bool)
  case integer(Int)
  case string(String)
  case tuple([ConstantValue])
  case list([ConstantValue])
  case set([ConstantValue])
  /// What an import binds, as a dotted path, and the byte where the name stands.
  case imported(String, Int)
  /// Why it is not known, and the byte where that begins.
  case unknown(String, Int)

  /// The longest text that is computed with; each step may cost as much.
  static let longestText = 1 << 12
  /// The most elements that a collection has, those of its elements included.
  static let mostElements = 1 << 10

  /// Whether a collection of `elements` is small enough to be computed with.
  ///
  /// Elements are counted as often as they are reached: a list that holds another one twice is twice
  /// as large, however it is stored.
  static func isSmall(_ elements: [ConstantValue]) -> Bool {
    var room = mostElements
    func take(_ elements: [ConstantValue]) -> Bool {
      room -= elements.count
      guard room >= 0 else { return false }
      return elements.allSatisfy { element in element.elements.map(take) ?? true }
    }
    return take(elements)
  }

  /// Python's truth of the value; nil when it is not known.
  var truth: Bool? {
    switch self {
    case .none: false
    case .bool(let value): value
    case .integer(let value): value != 0
    case .string(let value): !value.isEmpty
    case .tuple(let elements), .list(let elements), .set(let elements): !elements.isEmpty
    case .imported, .unknown: nil
    }
  }

  /// The elements of a tuple, list or set; nil for everything else.
  var elements: [ConstantValue]? {
    switch self {
    case .tuple(let elements), .list(let elements), .set(let elements): elements
    default: nil
    }
  }

  /// The reason and place of the first thing that is not known in it; nil when all is.
  var gap: (reason: String, offset: Int)? {
    switch self {
    case .unknown(let reason, let offset): return (reason, offset)
    case .imported(let path, let offset): return ("the import of \(path) decides it", offset)
    default: break
    }
    for element in elements ?? [] {
      if let gap = element.gap { return gap }
    }
    return nil
  }

  /// Python's `str()` of the value; nil where that needs more than a constant.
  var text: String? {
    switch self {
    case .none: "None"
    case .bool(let value): value ? "True" : "False"
    case .integer(let value): String(value)
    case .string(let value): value
    default: nil
    }
  }

  /// Python's name of its type.
  var typeName: String {
    switch self {
    case .none: "None"
    case .bool: "a bool"
    case .integer: "an int"
    case .string: "a str"
    case .tuple: "a tuple"
    case .list: "a list"
    case .set: "a set"
    case .imported, .unknown: "unknown"
    }
  }
}
