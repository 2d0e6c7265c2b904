import JSON

/// What a server proposes while a person types an argument.
public protocol CompletionCatalogue: Sendable {
  /// The values that continue what was typed, the likeliest first; nothing when the prompt, the
  /// template or its argument is not known.
  /// - Throws: `CallCancelled`, for the caller no longer wants the answer.
  func values(
    for request: CompletionRequest, context: CallContext
  ) throws(CallCancelled) -> [String]?
}

/// An argument that somebody is typing.
public struct CompletionRequest: Sendable, Equatable {
  /// Whose argument it is.
  public enum Subject: Sendable, Equatable {
    /// A prompt's, by its name.
    case prompt(String)
    /// A resource template's, by its text.
    case template(String)
  }

  /// Whose argument it is.
  public let subject: Subject
  /// The argument's name.
  public let argument: String
  /// What was typed so far.
  public let typed: String
  /// The other arguments, as far as they are filled in.
  public let others: [String: String]

  /// A request.
  public init(subject: Subject, argument: String, typed: String, others: [String: String] = [:]) {
    self.subject = subject
    self.argument = argument
    self.typed = typed
    self.others = others
  }

  /// Reads the parameters of `completion/complete`.
  /// - Throws: `ProtocolError` when one is missing or has a wrong type.
  init(_ parameters: JSONObject) throws(ProtocolError) {
    guard let reference = parameters["ref"]?.object else {
      throw .invalidParameters("\"ref\" is missing or not an object")
    }
    switch reference["type"]?.string {
    case "ref/prompt":
      guard let name = reference["name"]?.string else {
        throw .invalidParameters("\"ref.name\" is missing or not a string")
      }
      subject = .prompt(name)
    case "ref/resource":
      guard let uri = reference["uri"]?.string else {
        throw .invalidParameters("\"ref.uri\" is missing or not a string")
      }
      subject = .template(uri)
    default: throw .invalidParameters("\"ref.type\" is neither ref/prompt nor ref/resource")
    }
    guard let argument = parameters["argument"]?["name"]?.string,
      let typed = parameters["argument"]?["value"]?.string
    else {
      throw .invalidParameters("\"argument\" is no object with the strings \"name\" and \"value\"")
    }
    self.argument = argument
    self.typed = typed
    others = try StringArguments.read(
      parameters["context"]?["arguments"], called: "context.arguments")
  }
}

/// Arguments that are strings by the protocol.
enum StringArguments {
  /// Reads an object of strings; nothing and `null` are an empty one.
  /// - Throws: `ProtocolError` when it is anything else.
  static func read(
    _ value: JSONValue?, called name: String
  ) throws(ProtocolError) -> [String: String] {
    guard let value, !value.isNull else { return [:] }
    guard let object = value.object else {
      throw .invalidParameters("\"\(name)\" is not an object")
    }
    var arguments: [String: String] = [:]
    for member in object.members {
      guard let text = member.value.string else {
        throw .invalidParameters(
          "\(ProtocolError.quoted("\(name).\(member.key)")) is not a string")
      }
      arguments[member.key] = text
    }
    return arguments
  }
}
