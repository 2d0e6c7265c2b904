/// Why a project could not be found or its settings not be read, with the next step.
public struct SettingsFailure: Error, Sendable, Equatable, CustomStringConvertible {
  /// What happened, as a sentence.
  public let message: String
  /// The file; nil when it concerns no single file.
  public let file: String?
  /// The line in the file, from 1.
  public let line: Int?
  /// What to do, as a sentence.
  public let remedy: String

  /// A failure with its place and remedy.
  public init(_ message: String, file: String? = nil, line: Int? = nil, remedy: String) {
    self.message = message
    self.file = file
    self.line = line
    self.remedy = remedy
  }

  /// Place, message and remedy in one text.
  public var description: String {
    var place = ""
    if let file { place = line.map { "\(file):\($0): " } ?? "\(file): " }
    return "\(place)\(message) \(remedy)"
  }
}
