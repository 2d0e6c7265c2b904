import JSON

/// An error of JSON-RPC or of the protocol: the caller's program is wrong, not its arguments.
public struct ProtocolError: Error, Sendable, Equatable {
  /// The number that stands for the kind of error.
  public let code: Int
  /// One sentence.
  public let message: String
  /// What else a program may read.
  public let data: JSONValue?

  /// An error.
  public init(code: Int, message: String, data: JSONValue? = nil) {
    self.code = code
    self.message = message
    self.data = data
  }

  /// The line is no JSON that can be kept exactly.
  public static func unreadable(_ words: String) -> ProtocolError {
    ProtocolError(code: -32700, message: "Parse error: \(words)")
  }

  /// The JSON is no message.
  public static func invalidRequest(_ words: String) -> ProtocolError {
    ProtocolError(code: -32600, message: "Invalid request: \(words)")
  }

  /// The revision has no such method.
  public static func methodNotFound(_ method: String) -> ProtocolError {
    ProtocolError(code: -32601, message: "Method not found: \(quoted(method))")
  }

  /// The method's parameters have the wrong shape.
  public static func invalidParameters(_ words: String) -> ProtocolError {
    ProtocolError(code: -32602, message: "Invalid params: \(words)")
  }

  /// The server cannot answer, and that is not the caller's fault.
  public static func internalError(_ words: String) -> ProtocolError {
    ProtocolError(code: -32603, message: "Internal error: \(words)")
  }

  /// The request states a revision that is not served this way.
  static func unsupportedRevision(_ requested: String) -> ProtocolError {
    ProtocolError(
      code: -32022, message: "Unsupported protocol version: \(quoted(requested))",
      data: ["supported": ProtocolRevision.advertised, "requested": .string(requested)])
  }

  /// There is no such resource; which code says so depends on the revision.
  static func unknownResource(
    _ uri: String, _ words: String, in revision: ProtocolRevision
  ) -> ProtocolError {
    ProtocolError(
      code: revision.isStateless ? -32602 : -32002,
      message: "Resource not found: \(quoted(uri)); \(words)", data: ["uri": .string(uri)])
  }

  /// A caller's word in a sentence: in quotes, on one line, not too long.
  static func quoted(_ word: String) -> String {
    let scalars = word.unicodeScalars.prefix(80)
    let isCut = scalars.endIndex < word.unicodeScalars.endIndex
    return JSONValue.string(String(scalars) + (isCut ? "…" : "")).compact
  }

  var json: JSONValue {
    var object: JSONObject = ["code": .integer(code), "message": .string(message)]
    object["data"] = data
    return .object(object)
  }
}
