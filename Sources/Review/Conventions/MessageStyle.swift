import AlembicHistory

/// How a project writes the messages of its revisions.
public enum MessageStyle: String, Sendable, CaseIterable {
  /// `add user email`.
  case lowerCase = "lower case"
  /// `Add user email`.
  case sentenceCase = "Sentence case"
  /// `add_user_email`.
  case snakeCase = "snake_case"
  /// Anything.
  case any

  /// What the settings say; anything when they say nothing.
  public init(_ settings: ExpertSettings) {
    self = settings.messageStyle.flatMap(MessageStyle.init(rawValue:)) ?? .any
  }

  /// Whether a message is written so.
  public func fits(_ message: String) -> Bool { respelled(message) == message }

  /// The message as it would be written; as it is when it is written so.
  public func respelled(_ message: String) -> String {
    switch self {
    case .any: message
    case .lowerCase: Self.beginning(Self.words(message)) { $0.lowercased() }
    case .sentenceCase: Self.beginning(Self.words(message)) { $0.uppercased() }
    case .snakeCase:
      message.lowercased().split { !($0.isLetter || $0.isNumber) }.joined(separator: "_")
    }
  }

  private static func words(_ message: String) -> String {
    message.contains(" ") ? message : message.replacing("_", with: " ")
  }

  /// The message with another first letter, where it begins with an ordinary word: names of tables and
  /// columns and abbreviations are written as they are.
  private static func beginning(_ message: String, as spelled: (String) -> String) -> String {
    let word = message.prefix { $0 != " " }
    guard let first = word.first, word.allSatisfy(\.isLetter),
      word.dropFirst().allSatisfy(\.isLowercase)
    else { return message }
    return spelled(String(first)) + message.dropFirst()
  }
}
