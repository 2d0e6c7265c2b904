import JSON

/// The prompts of a server.
public protocol PromptCatalogue: Sendable {
  /// Every prompt, in the fixed order in which it is listed.
  var prompts: [PromptDefinition] { get }

  /// Fills a prompt in, on a thread that other calls do not share.
  ///
  /// The name is one of `prompts`, the arguments are among its own, and the required ones are there.
  /// - Throws: `CallCancelled`, for the caller no longer wants the answer.
  func prompt(
    _ name: String, arguments: [String: String], context: CallContext
  ) throws(CallCancelled) -> PromptAnswer
}

/// A prompt that is filled in: what a person would say to the model.
public struct PromptAnswer: Sendable, Equatable {
  /// What it is for.
  public let description: String
  /// The text, in Markdown.
  public let text: String

  /// An answer.
  public init(description: String, text: String) {
    self.description = description
    self.text = text
  }

  /// The answer as a result of `prompts/get`, the same in every revision.
  var result: JSONObject {
    [
      "description": .string(description),
      "messages": [["role": "user", "content": ["type": "text", "text": .string(text)]]],
    ]
  }
}
