/// Why a question could not be answered, with the next step.
public struct ExpertFailure: Error, Sendable, Equatable, CustomStringConvertible {
  /// What happened, as a sentence.
  public let message: String
  /// What to do, as a sentence.
  public let remedy: String

  /// A failure with its remedy.
  public init(_ message: String, remedy: String) {
    self.message = message
    self.remedy = remedy
  }

  /// Message and remedy in one text.
  public var description: String { "\(message) \(remedy)" }
}
