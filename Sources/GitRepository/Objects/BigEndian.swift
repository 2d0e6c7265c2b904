/// Reading of numbers as git's binary files have them, the highest byte first.
extension [UInt8] {
  /// The number of four bytes at `offset`; zero behind the end.
  func number32(at offset: Int) -> Int {
    guard offset >= 0, offset + 4 <= count else { return 0 }
    return Int(self[offset]) << 24 | Int(self[offset + 1]) << 16 | Int(self[offset + 2]) << 8
      | Int(self[offset + 3])
  }

  /// The number of eight bytes at `offset`, nil when it is no size of a file.
  func number64(at offset: Int) -> Int? {
    let high = number32(at: offset)
    guard high < 1 << 31 else { return nil }
    return high << 32 | number32(at: offset + 4)
  }
}
