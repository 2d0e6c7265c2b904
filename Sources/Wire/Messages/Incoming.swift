import JSON

/// One line of input after reading it as JSON, which needs no session and no lock.
public enum Incoming: Sendable {
  /// It is JSON.
  case value(JSONValue)
  /// It is not, or is longer than allowed; the id of the request in it when that could be found.
  case unreadable(ProtocolError, id: RequestID?)

  /// Reads a line.
  public init(line: [UInt8], limits: JSONLimits = JSONLimits()) {
    do throws(JSONError) {
      self = .value(try JSONValue(parsing: line, limits: limits))
    } catch {
      let id = error.keepsStructure ? Self.requestID(in: line) : nil
      self = .unreadable(.unreadable(error.description), id: id)
    }
  }

  /// Stands for a line that was too long to keep, of which only the start is known.
  public init(tooLong length: Int, limit: Int, start: [UInt8]) {
    let words = "a message of \(length) bytes; the most that is read is \(limit)"
    self = .unreadable(.invalidRequest(words), id: Self.requestID(in: start))
  }

  private static func requestID(in bytes: [UInt8]) -> RequestID? {
    // A response has an id too, and must not be answered.
    guard JSONValue.topLevelMember("method", in: bytes)?.string != nil else { return nil }
    return RequestID(JSONValue.topLevelMember("id", in: bytes))
  }
}
