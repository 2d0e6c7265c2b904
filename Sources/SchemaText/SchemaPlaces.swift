import Schema
import SourceText

/// The files that the facts of a schema were read from, to say lines instead of bytes.
public struct SchemaPlaces: Sendable {
  private let files: [String: SourceFile]

  /// No files: places are named without lines.
  public static let none = SchemaPlaces([])

  /// The files by the names that places have.
  public init(_ files: [SourceFile]) {
    var named: [String: SourceFile] = [:]
    for file in files { named[file.name] = file }
    self.files = named
  }

  /// Line and column; nil when the file is not at hand.
  public func position(of place: Place) -> SourcePosition? {
    files[place.file]?.position(at: Int(place.span.start))
  }

  /// `file:line:column`, or the file alone.
  public func text(_ place: Place) -> String {
    guard let position = position(of: place) else { return place.file }
    return "\(place.file):\(position.line):\(position.column)"
  }
}
