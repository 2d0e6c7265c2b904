import SourceText

/// Why a file is no Python: the place and a sentence.
public struct PythonSyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The sentence, without the place.
  public let message: String
  /// Offset of the byte in the tree's source at which reading stopped.
  public let offset: Int
  /// Line and column, both from 1, the column in Unicode scalars.
  public let position: SourcePosition

  /// The sentence and its place.
  public var description: String {
    "line \(position.line), column \(position.column): \(message)"
  }
}
