/// How many tokens a text has for a language model, at the most.
///
/// No encoding is at hand here, so pieces are counted by their kind; `parity/tokens` compares with a real
/// encoding, which has 1 to 1.4 times fewer for everything that this server says.
enum TokenEstimate {
  private enum Kind {
    case letters
    case digits
    case space
    case lineFeeds
    case marks
    case others
  }

  /// The estimate.
  static func count(_ text: String) -> Int {
    var total = 0
    var kind: Kind?
    var length = 0
    for byte in text.utf8 {
      let next = self.kind(of: byte)
      if next != kind {
        total += tokens(kind, length)
        (kind, length) = (next, 0)
      }
      length += 1
    }
    return total + tokens(kind, length)
  }

  private static func kind(of byte: UInt8) -> Kind {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): .letters
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digits
    case UInt8(ascii: " "), 0x09: .space
    case 0x0A, 0x0D: .lineFeeds
    case 0x80...: .others
    default: .marks
    }
  }

  /// The tokens of a run of one kind.
  private static func tokens(_ kind: Kind?, _ length: Int) -> Int {
    switch kind {
    case nil: 0
    case .letters: (length + 5) / 6
    case .digits, .marks: (length + 1) / 2
    // One space belongs to the word that follows it.
    case .space: length > 1 ? 1 : 0
    case .lineFeeds: 1
    case .others: (length * 4 + 4) / 5
    }
  }
}
