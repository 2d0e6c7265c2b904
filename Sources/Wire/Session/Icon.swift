import JSON

/// A picture of the server, carried inside the message that shows it.
public struct Icon: Sendable {
  private let svg: String

  /// A picture as the text of an SVG document.
  public init(svg: String) { self.svg = svg }

  var json: JSONValue {
    [
      "src": .string("data:image/svg+xml;base64,\(base64)"), "mimeType": "image/svg+xml",
      "sizes": ["any"],
    ]
  }

  private var base64: String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    let bytes = Array(svg.utf8)
    var digits: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
      for place in 0..<4 {
        digits.append(place <= group.count ? alphabet[Int(bits >> 18 & 63)] : UInt8(ascii: "="))
        bits <<= 6
      }
    }
    return String(decoding: digits, as: UTF8.self)
  }
}
