/// An index into the arena of a `PythonTree`, meaningful for that tree alone.
public protocol TreeIndex: Sendable, Hashable, BitwiseCopyable {
  /// The position in the arena.
  var rawValue: Int32 { get }
  /// Wraps a position of the arena.
  init(rawValue: Int32)
}

/// An index that names a node with a place in the source.
public protocol NodeIndex: TreeIndex {}

/// An identifier (or a dotted name) of a tree; equal ids are equal names.
public struct NameID: TreeIndex {
  /// The position in the table of names.
  public let rawValue: Int32
  /// Wraps a position in the table of names.
  public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// A statement of a tree.
public struct StatementID: NodeIndex {
  /// The position in the arena.
  public let rawValue: Int32
  /// Wraps a position of the arena.
  public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// An expression of a tree.
public struct ExpressionID: NodeIndex {
  /// The position in the arena.
  public let rawValue: Int32
  /// Wraps a position of the arena.
  public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// A pattern of a `match` statement.
public struct PatternID: NodeIndex {
  /// The position in the arena.
  public let rawValue: Int32
  /// Wraps a position of the arena.
  public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// The parameters of a function or lambda (`ast.arguments`).
public struct ArgumentsID: NodeIndex {
  /// The position in the arena.
  public let rawValue: Int32
  /// Wraps a position of the arena.
  public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// One parameter (`ast.arg`).
public struct ArgID: NodeIndex {
  /// The position in the arena.
  public let rawValue: Int32
  /// Wraps a position of the arena.
  public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// One keyword argument of a call or class (`ast.keyword`).
public struct KeywordID: NodeIndex {
  /// The position in the arena.
  public let rawValue: Int32
  /// Wraps a position of the arena.
  public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// One name of an import (`ast.alias`).
public struct AliasID: NodeIndex {
  /// The position in the arena.
  public let rawValue: Int32
  /// Wraps a position of the arena.
  public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// One context manager of a `with` statement (`ast.withitem`).
public struct WithItemID: NodeIndex {
  /// The position in the arena.
  public let rawValue: Int32
  /// Wraps a position of the arena.
  public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// One `except` clause (`ast.ExceptHandler`).
public struct ExceptHandlerID: NodeIndex {
  /// The position in the arena.
  public let rawValue: Int32
  /// Wraps a position of the arena.
  public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// One `case` of a `match` statement (`ast.match_case`).
public struct MatchCaseID: NodeIndex {
  /// The position in the arena.
  public let rawValue: Int32
  /// Wraps a position of the arena.
  public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// One `for … in … if …` of a comprehension (`ast.comprehension`).
public struct ComprehensionID: NodeIndex {
  /// The position in the arena.
  public let rawValue: Int32
  /// Wraps a position of the arena.
  public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// One type parameter (`ast.type_param`).
public struct TypeParamID: NodeIndex {
  /// The position in the arena.
  public let rawValue: Int32
  /// Wraps a position of the arena.
  public init(rawValue: Int32) { self.rawValue = rawValue }
}
