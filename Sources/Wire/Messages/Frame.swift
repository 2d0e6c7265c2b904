import JSON

/// Messages to the client as bytes, each without the line feed that ends it.
enum Frame {
  /// A result whose JSON is there already.
  static func result(_ result: [UInt8], to id: RequestID) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(result.count + 64)
    bytes.append(contentsOf: Array(#"{"jsonrpc":"2.0","id":"#.utf8))
    id.json.append(to: &bytes)
    bytes.append(contentsOf: Array(#","result":"#.utf8))
    bytes.append(contentsOf: result)
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }

  /// An error; without an id when the request's could not be read, since no revision allows `null`.
  static func error(_ error: ProtocolError, to id: RequestID?) -> [UInt8] {
    var message: JSONObject = ["jsonrpc": "2.0"]
    message["id"] = id?.json
    message["error"] = error.json
    return JSONValue.object(message).encoded()
  }

  /// A notification.
  static func notification(_ method: String, params: JSONObject) -> [UInt8] {
    let message: JSONValue = [
      "jsonrpc": "2.0", "method": .string(method), "params": .object(params),
    ]
    return message.encoded()
  }

  /// The answers to a batch, in the order in which they came.
  static func batch(_ answers: [[UInt8]]) -> [UInt8] {
    var bytes = [UInt8(ascii: "[")]
    for (index, answer) in answers.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(contentsOf: answer)
    }
    bytes.append(UInt8(ascii: "]"))
    return bytes
  }
}
