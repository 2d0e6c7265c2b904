import JSON

/// What one JSON value on the wire is.
enum Message {
  /// Wants an answer.
  case request(id: RequestID, method: String, params: JSONValue?)
  /// Wants none, whatever it says.
  case notification(method: String, params: JSONValue?)
  /// Answers a request that this server never sends, or is a notification gone wrong.
  case stray
  /// Is no message; answered by its id when it has one.
  case invalid(id: RequestID?, ProtocolError)

  init(_ value: JSONValue) {
    guard let object = value.object else {
      self = .invalid(id: nil, .invalidRequest("a message is an object"))
      return
    }
    let isVersion2 = object["jsonrpc"] == "2.0"
    let id = RequestID(object["id"])
    guard let method = object["method"] else {
      let answers = object["result"] != nil || object["error"] != nil
      self = answers ? .stray : .invalid(id: id, .invalidRequest("\"method\" is missing"))
      return
    }
    guard let name = method.string else {
      self = .invalid(id: id, .invalidRequest("\"method\" is not a string"))
      return
    }
    guard object["id"] != nil else {
      self = isVersion2 ? .notification(method: name, params: object["params"]) : .stray
      return
    }
    guard let id else {
      let words =
        "\"id\" is neither an integer nor a string of at most \(RequestID.maximumLength) bytes"
      self = .invalid(id: nil, .invalidRequest(words))
      return
    }
    guard isVersion2 else {
      self = .invalid(id: id, .invalidRequest("\"jsonrpc\" is not \"2.0\""))
      return
    }
    self = .request(id: id, method: name, params: object["params"])
  }
}
