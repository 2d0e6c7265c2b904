import Glibc
import Testing
import Wire

@Suite("Framing of input, checklist 1 to 6") struct LineFramingTests {
  /// Feeds pieces and gathers the lines.
  private func lines(
    _ pieces: [[UInt8]], limit: Int = 1 << 20, finishes: Bool = true
  ) -> [LineFraming.Line] {
    var framing = LineFraming(limit: limit)
    var lines: [LineFraming.Line] = []
    for piece in pieces {
      var taken = 0
      while taken < piece.count {
        taken += framing.fill { space in
          let count = min(space.count, piece.count - taken)
          piece.withUnsafeBytes {
            space.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[taken..<taken + count]))
          }
          return count
        }
        while let line = framing.next() { lines.append(line) }
      }
    }
    if finishes, let line = framing.finish() { lines.append(line) }
    return lines
  }

  private func whole(_ texts: String...) -> [LineFraming.Line] {
    texts.map { .whole(Array($0.utf8)) }
  }

  @Test("1: LF and CRLF, blank lines, a byte order mark at the start")
  func endsOfLines() {
    let input = "\u{FEFF}a\r\n\n  \t\r\nb\n\r\n\u{FEFF}c\rd\n"
    #expect(lines([Array(input.utf8)]) == whole("a", "b", "\u{FEFF}c\rd"))
    #expect(lines([Array("\u{FEFF}\n\u{FEFF}a\n".utf8)]) == whole("\u{FEFF}a"))
    #expect(lines([Array("\u{FEFF}".utf8)]) == [])
  }

  @Test("2: any pieces give the same lines, in the middle of a character too")
  func pieces() {
    let input = Array("é1\r\n😀\u{2028}2\n\n33\nend".utf8)
    let expected = whole("é1", "😀\u{2028}2", "33", "end")
    for size in 1...input.count {
      let pieces = stride(from: 0, to: input.count, by: size).map {
        Array(input[$0..<min($0 + size, input.count)])
      }
      #expect(lines(pieces) == expected)
    }
  }

  @Test("3: a last line without its end counts when the input ends")
  func lastLine() {
    #expect(lines([Array("a\nb".utf8)], finishes: false) == whole("a"))
    #expect(lines([Array("a\nb".utf8)]) == whole("a", "b"))
    #expect(lines([Array("a\n".utf8)]) == whole("a"))
    #expect(lines([Array("a\n  \r".utf8)]) == whole("a"))
    #expect(lines([]) == [])
  }

  @Test("4: a line over the limit is counted, its start kept, and the next line is whole")
  func tooLong() {
    let long = [UInt8](repeating: 0x78, count: 300_000)
    let found = lines([Array("a\n".utf8), long, Array("\nb\n".utf8)], limit: 1000)
    #expect(
      found == [
        .whole([0x61]), .tooLong(300_000, start: [UInt8](repeating: 0x78, count: 4096)),
        .whole([0x62]),
      ])
    #expect(lines([long], limit: 1000) == [.tooLong(300_000, start: Array(long.prefix(4096)))])
    #expect(
      lines([Array("abcd\nabc\n".utf8)], limit: 3) == [.tooLong(4, start: Array("abcd".utf8))]
        + whole("abc"))
  }

  @Test("4: lines of 1, 10 and 64 MB take time in proportion")
  func linear() {
    for megabytes in [1, 10, 64] {
      let piece = [UInt8](repeating: 0x78, count: 4096)
      let pieces = [[UInt8]](repeating: piece, count: megabytes << 8) + [[0x0A]]
      let start = processorSeconds()
      #expect(lines(pieces, limit: 100 << 20).count == 1)
      let seconds = processorSeconds() - start
      // Looking at every byte again for each piece would take half a terabyte of looking at 64 MB.
      #expect(seconds < 0.2 + 0.05 * Double(megabytes), "\(megabytes) MB")
    }
  }

  /// The time that this thread had a processor, which does not depend on what else runs.
  private func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Test("6: only a line feed ends a line")
  func otherSeparators() {
    let text = "a\u{2028}b\u{2029}c\u{85}d\u{0B}e\u{0C}f"
    #expect(lines([Array("\(text)\n".utf8)]) == whole(text))
  }
}
