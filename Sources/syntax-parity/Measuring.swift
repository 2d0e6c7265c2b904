import Glibc
import PythonSyntax

/// Parses all files `times` times and prints the speed of the best round, in processor time.
func bench(times: Int) {
  var input = Input()
  let files = input.files()
  let bytes = files.reduce(0) { $0 + $1.count }
  print("files \(files.count), bytes \(bytes)")
  let once = bestRound(files, times)
  report("each file", bytes, once)
  let sample = files.filter { (10_000...200_000).contains($0.count) }.prefix(60)
  let plain = sample.filter { PythonParser.parse($0).error == nil && $0.last == 10 }
  // `from __future__` and the like may stand anywhere for the parser, so repeating a file is fine.
  let repeated = plain.map { file in Array(repeatElement(file, count: 10).joined()) }
  let small = bestRound(Array(plain), times * 10)
  let large = bestRound(repeated, times)
  let size = plain.reduce(0) { $0 + $1.count }
  report("sample", size, small)
  report("sample, each file ten times as long", size * 10, large)
  print("cost per byte of the long files: \(ratio(large, small * 10)) of that of the short ones")
}

private func bestRound(_ files: [[UInt8]], _ times: Int) -> Double {
  var best = Double.infinity
  var nodes = 0
  for _ in 0..<max(times, 1) {
    let start = now()
    for file in files where PythonParser.parse(file).error == nil { nodes += 1 }
    best = min(best, now() - start)
  }
  if nodes < 0 { print(nodes) }
  return best
}

private func report(_ what: String, _ bytes: Int, _ seconds: Double) {
  print(
    "\(what): \(bytes) bytes, \(ratio(seconds, 1)) s, \(ratio(Double(bytes) / 1e6, seconds)) MB/s")
}

private func ratio(_ part: Double, _ whole: Double) -> Double {
  (part / whole * 10_000).rounded() / 10_000
}

/// Seconds of processor time, which other processes on the machine do not add to.
private func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// A generator with a seed, so that a failing input can be made again.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}

/// Parses `count` mutated snippets; a crash ends the process, which is the finding.
func fuzz(seed: UInt64, count: Int) {
  var input = Input()
  let files = input.files().filter { $0.count > 10 }
  guard !files.isEmpty else { return print("no files") }
  var random = SeededGenerator(state: seed)
  let start = now()
  var accepted = 0
  for _ in 0..<count {
    let input = mutated(files, &random)
    let tree = PythonParser.parse(input)
    if tree.error == nil { accepted += 1 }
  }
  let seconds = now() - start
  print(
    "\(count) inputs, \(accepted) accepted, \(ratio(seconds, 1)) s, "
      + "\(Int(Double(count) / seconds)) a second")
}

private let splices: [StaticString] = [
  "(", ")", "[", "]", "{", "}", ":", ";", ",", "=", ":=", "**", "*", "\\", "\n", "\t", "'", "\"",
  "\"\"\"", "f'", "t\"{", "}}", "{{", "!r", "\\N{", "lambda", " if ", " else ", "match x:\n",
  "case ",
  "async ", "await ", "yield ", "type X = ", "0x", "1_", "1e", "é", "\r", "\u{C}", "#", "@",
  "with (",
  "except* ", "\\x", "\\u12", "from . import ", "->", "...", "not ", "def f(", "class C[", "%",
]

private func mutated(_ files: [[UInt8]], _ random: inout SeededGenerator) -> [UInt8] {
  let file = files[Int.random(in: 0..<files.count, using: &random)]
  let length = min(file.count, Int.random(in: 8...600, using: &random))
  var start = Int.random(in: 0...file.count - length, using: &random)
  // Mostly from the start of an unindented line, so that more than the first line is read.
  if Int.random(in: 0..<4, using: &random) > 0 {
    while start > 0, file[start - 1] != 10 || file[start] <= 32 { start -= 1 }
  }
  var bytes = Array(file[start..<start + length])
  for _ in 0..<Int.random(in: 1...6, using: &random) {
    let at = Int.random(in: 0...bytes.count, using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0 where at < bytes.count:
      let highest: UInt8 = Int.random(in: 0..<8, using: &random) == 0 ? 255 : 127
      bytes[at] = UInt8.random(in: 1...highest, using: &random)
    case 1 where at < bytes.count:
      bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...12, using: &random)))
    case 2:
      let piece = bytes[at..<min(bytes.count, at + Int.random(in: 1...40, using: &random))]
      bytes.insert(contentsOf: Array(piece), at: at)
    case 3: bytes.removeSubrange(at...)
    default:
      let splice = splices[Int.random(in: 0..<splices.count, using: &random)]
      splice.withUTF8Buffer { bytes.insert(contentsOf: Array($0), at: at) }
    }
  }
  return bytes
}
