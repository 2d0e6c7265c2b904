import SourceText

/// Where something was written: a file of this evaluation and a span of its bytes.
public struct Place: Hashable, Sendable, BitwiseCopyable {
  /// The number of the file; `Interpreter.location(of:)` gives its name and lines.
  public let file: Int32
  /// The bytes in that file.
  public let span: SourceSpan

  /// The place of what no file of the project says.
  public static let nowhere = Place(file: -1, span: SourceSpan(start: 0, end: 0))

  /// Whether the place is in a file.
  public var isInFile: Bool { file >= 0 }
}

/// A place as people read it.
public struct Location: Hashable, Sendable, CustomStringConvertible {
  /// The name of the file as it was given to the interpreter.
  public let file: String
  /// The bytes in that file.
  public let span: SourceSpan
  /// Line and column of the first byte, both from 1.
  public let position: SourcePosition

  /// `file:line:column`.
  public var description: String { "\(file):\(position.line):\(position.column)" }
}
