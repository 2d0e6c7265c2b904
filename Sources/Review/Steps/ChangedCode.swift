/// A file of the application that the same change touches, as it was and as it is.
public struct ChangedCode: Sendable {
  /// The file, relative to the repository.
  public var file: String
  private let before: [String: Int]
  private let after: [String: Int]

  /// Counts the words of both texts; an empty one stands for a file that is not there.
  public init(file: String, before: [UInt8], after: [UInt8]) {
    self.file = file
    self.before = Self.words(before)
    self.after = Self.words(after)
  }

  /// Whether the change takes uses of a name away: what still runs has them.
  func stopsUsing(_ name: String) -> Bool { before[name, default: 0] > after[name, default: 0] }

  /// How often each word stands in a text, in strings and comments too.
  private static func words(_ text: [UInt8]) -> [String: Int] {
    text.split { byte in
      let isLetter = (0x61...0x7A).contains(byte | 0x20) || byte == 0x5F || byte >= 0x80
      return !isLetter && !(0x30...0x39).contains(byte)
    }.reduce(into: [:]) { $0[String(decoding: $1, as: UTF8.self), default: 0] += 1 }
  }
}
