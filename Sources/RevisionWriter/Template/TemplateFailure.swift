/// Why a template could not be evaluated, with the place.
public struct TemplateFailure: Error, Sendable, Equatable, CustomStringConvertible {
  /// The template as messages name it.
  public var file: String
  /// The line in the template, from 1; nil when it concerns the template as a whole.
  public var line: Int?
  /// What happened, as a sentence without a final stop.
  public var reason: String

  /// A failure at a line of a template.
  public init(file: String, line: Int?, reason: String) {
    self.file = file
    self.line = line
    self.reason = reason
  }

  /// Place and reason in one text.
  public var description: String {
    line.map { "\(file):\($0): \(reason)" } ?? "\(file): \(reason)"
  }
}
