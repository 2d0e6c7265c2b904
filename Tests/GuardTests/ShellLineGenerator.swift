/// Makes lines of shell by seed: joined of pieces, or samples with damage.
struct ShellLineGenerator {
  private var state: UInt64
  private let samples: [String]

  init(seed: UInt64, samples: [String]) {
    state = seed
    self.samples = samples
  }

  private static let pieces = [
    "alembic", "upgrade", "head", "git", "psql", "-c", "rm", "sed -i", "xargs", "find . -exec",
    "make",
    "bash -c", "eval", "env A=b", "sudo", "poetry run", "python -c", "docker compose exec", "ssh h",
    "ls", "echo", "$x", "${x}", "${x:-y}", "$(", ")", "`", "'", "\"", "\\", "\n", ";", "&&", "||",
    "|", "&", "(", "{", "}", "<", ">", ">>", "<<E", "<<<", "E", "2>&1", "if", "then", "fi", "for",
    "in", "do", "done", "case", "esac", "while", "function", "f()", "[[", "]]", "$'", "\\x41", "*",
    "?", "[a", "]", "{a,b}", "~", "#", "=", "x=", "$((", "))", "-", "--", "é", "\u{0}", " ", "\t",
  ]

  /// SplitMix64.
  private mutating func random(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ (value >> 31)) % UInt64(bound))
  }

  /// The next line.
  mutating func next() -> String {
    random(below: 3) == 0 || samples.isEmpty
      ? joined() : damaged(samples[random(below: samples.count)])
  }

  private mutating func joined() -> String {
    var line = ""
    for _ in 0..<(1 + random(below: 40)) {
      line += Self.pieces[random(below: Self.pieces.count)]
      if random(below: 3) > 0 { line += " " }
    }
    return line
  }

  private mutating func damaged(_ sample: String) -> String {
    var text = Array(sample)
    for _ in 0...random(below: 5) {
      let place = random(below: text.count + 1)
      switch random(below: 5) {
      case 0 where place < text.count: text.remove(at: place)
      case 1: text.insert(contentsOf: Self.pieces[random(below: Self.pieces.count)], at: place)
      case 2 where place < text.count: text = Array(text[..<place])
      case 3:
        let other = Array(samples[random(below: samples.count)])
        text = Array(text[..<place]) + other[random(below: other.count + 1)...]
      default:
        let end = min(text.count, place + random(below: 20))
        text.insert(contentsOf: text[place..<end], at: place)
      }
    }
    return String(text)
  }
}
