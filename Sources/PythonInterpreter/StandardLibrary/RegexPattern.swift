/// A regular expression of the syntax that Python's `re` shares with others.
indirect enum RegexNode {
  case empty
  case scalar(Unicode.Scalar)
  case any
  case set([RegexRange], isNegated: Bool)
  case start
  case end
  case textStart
  case textEnd
  case wordBoundary(Bool)
  case sequence([RegexNode])
  case choice([RegexNode])
  case group(RegexNode, number: Int?)
  case look(RegexNode, ahead: Bool, isNegated: Bool)
  case reference(Int)
  case loop(RegexNode, least: Int, most: Int, isLazy: Bool)
  /// What has matched once is kept: no other way through it is tried.
  case atomic(RegexNode)

  /// Whether it matches exactly one code point, whatever follows.
  var isSingle: Bool {
    switch self {
    case .scalar, .any, .set: true
    default: false
    }
  }
}

/// A part of a character class.
enum RegexRange {
  case range(UInt32, UInt32)
  case digit(Bool)
  case word(Bool)
  case space(Bool)
}

/// The flags that change what a pattern means.
struct RegexFlags: OptionSet {
  let rawValue: Int
  static let ignoreCase = RegexFlags(rawValue: 2)
  static let multiline = RegexFlags(rawValue: 8)
  static let dotAll = RegexFlags(rawValue: 16)
  static let verbose = RegexFlags(rawValue: 64)
  static let ascii = RegexFlags(rawValue: 256)
}

/// Why a pattern cannot be read.
enum RegexFailure: Error {
  /// Python rejects it.
  case invalid(String)
  /// Python reads it, we do not.
  case unsupported(String)
}

/// Reads a pattern.
struct RegexParser {
  private let pattern: [Unicode.Scalar]
  private var index = 0
  private(set) var flags: RegexFlags
  private(set) var groups = 0
  private(set) var names: [String: Int] = [:]
  private var depth = 0

  init(_ pattern: String, _ flags: RegexFlags) {
    self.pattern = Array(pattern.unicodeScalars)
    self.flags = flags
  }

  mutating func parse() throws(RegexFailure) -> RegexNode {
    let node = try choice()
    guard index == pattern.count else { throw .invalid("unbalanced parenthesis") }
    return node
  }

  private func peek(_ offset: Int = 0) -> Unicode.Scalar? {
    index + offset < pattern.count ? pattern[index + offset] : nil
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek() == scalar else { return false }
    index += 1
    return true
  }

  private mutating func choice() throws(RegexFailure) -> RegexNode {
    depth += 1
    defer { depth -= 1 }
    guard depth < 100 else { throw .unsupported("a pattern nested more than 100 deep") }
    var branches = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(RegexFailure) -> RegexNode {
    var items: [RegexNode] = []
    while let scalar = peek(), scalar != "|", scalar != ")" {
      if flags.contains(.verbose) {
        if Text.isSpace(scalar) {
          index += 1
          continue
        }
        if scalar == "#" {
          while let next = peek(), next != "\n" {
            index += 1
            _ = next
          }
          continue
        }
      }
      items.append(try quantified(atom()))
    }
    return items.count == 1 ? items[0] : .sequence(items)
  }

  private mutating func quantified(_ atom: RegexNode) throws(RegexFailure) -> RegexNode {
    var node = atom
    while let scalar = peek() {
      var (least, most) = (0, Int.max)
      switch scalar {
      case "*": index += 1
      case "+":
        index += 1
        least = 1
      case "?":
        index += 1
        most = 1
      case "{":
        guard let bounds = bounds() else { return node }
        (least, most) = bounds
        guard least <= most else { throw .invalid("min repeat greater than max repeat") }
      default: return node
      }
      let isLazy = take("?")
      let isPossessive = !isLazy && take("+")
      if case .loop = node, !isLazy { throw .invalid("multiple repeat") }
      node = .loop(node, least: least, most: most, isLazy: isLazy)
      if isPossessive { node = .atomic(node) }
    }
    return node
  }

  /// `{2}`, `{2,}`, `{,3}`, `{2,3}`; nil when the brace is a literal.
  private mutating func bounds() -> (Int, Int)? {
    let start = index
    index += 1
    func number() -> Int? {
      var value: Int?
      while let scalar = peek(), ("0"..."9").contains(scalar) {
        value = min((value ?? 0) * 10 + Int(scalar.value - 48), 1 << 31)
        index += 1
      }
      return value
    }
    let least = number()
    if take("}") {
      if let least { return (least, least) }
    } else if take(",") {
      let most = number()
      if take("}") { return (least ?? 0, most ?? Int.max) }
    }
    index = start
    return nil
  }

  private mutating func atom() throws(RegexFailure) -> RegexNode {
    guard let scalar = peek() else { return .empty }
    index += 1
    switch scalar {
    case ".": return .any
    case "^": return .start
    case "$": return .end
    case "(": return try group()
    case "[": return try set()
    case "\\": return try escape()
    case "*", "+", "?": throw .invalid("nothing to repeat")
    default: return .scalar(scalar)
    }
  }

  private mutating func group() throws(RegexFailure) -> RegexNode {
    guard take("?") else {
      groups += 1
      return try closed(number: groups)
    }
    guard let kind = peek() else { throw .invalid("unexpected end of pattern") }
    index += 1
    switch kind {
    case ":": return try closed(number: nil)
    case ">": return .atomic(try closed(number: nil))
    case "=", "!":
      let node = try closed(number: nil)
      return .look(node, ahead: true, isNegated: kind == "!")
    case "#":
      while let next = peek(), next != ")" {
        index += 1
        _ = next
      }
      guard take(")") else { throw .invalid("missing ), unterminated comment") }
      return .empty
    case "P", "<":
      if kind == "<", peek() == "=" || peek() == "!" {
        let isNegated = peek() == "!"
        index += 1
        let node = try closed(number: nil)
        return .look(node, ahead: false, isNegated: isNegated)
      }
      if kind == "P", take("=") {
        let name = try name(until: ")")
        guard let number = names[name] else { throw .invalid("unknown group name '\(name)'") }
        return .reference(number)
      }
      guard kind == "P", take("<") else { throw .invalid("unknown extension") }
      let name = try name(until: ">")
      groups += 1
      names[name] = groups
      return try closed(number: groups)
    default:
      index -= 1
      return try inlineFlags()
    }
  }

  private mutating func inlineFlags() throws(RegexFailure) -> RegexNode {
    var added: RegexFlags = []
    while let scalar = peek(), scalar != ")", scalar != ":" {
      index += 1
      switch scalar {
      case "i": added.insert(.ignoreCase)
      case "m": added.insert(.multiline)
      case "s": added.insert(.dotAll)
      case "x": added.insert(.verbose)
      case "a": added.insert(.ascii)
      case "u": break
      default: throw .invalid("unknown extension")
      }
    }
    guard take(")") else { throw .unsupported("flags for a part of a pattern") }
    flags.formUnion(added)
    return .empty
  }

  private mutating func name(until end: Unicode.Scalar) throws(RegexFailure) -> String {
    var view = String.UnicodeScalarView()
    while let scalar = peek(), scalar != end {
      view.append(scalar)
      index += 1
    }
    guard take(end), !view.isEmpty else { throw .invalid("missing group name") }
    return String(view)
  }

  private mutating func closed(number: Int?) throws(RegexFailure) -> RegexNode {
    let node = try choice()
    guard take(")") else { throw .invalid("missing ), unterminated subpattern") }
    return .group(node, number: number)
  }

  private mutating func escape() throws(RegexFailure) -> RegexNode {
    guard let scalar = peek() else { throw .invalid("bad escape (end of pattern)") }
    index += 1
    switch scalar {
    case "d", "D": return .set([.digit(scalar == "d")], isNegated: false)
    case "w", "W": return .set([.word(scalar == "w")], isNegated: false)
    case "s", "S": return .set([.space(scalar == "s")], isNegated: false)
    case "b": return .wordBoundary(true)
    case "B": return .wordBoundary(false)
    case "A": return .textStart
    case "Z": return .textEnd
    case "1"..."9":
      var number = Int(scalar.value - 48)
      if let next = peek(), ("0"..."9").contains(next) {
        number = number * 10 + Int(next.value - 48)
        index += 1
      }
      guard number <= groups else { throw .invalid("invalid group reference \(number)") }
      return .reference(number)
    default: return .scalar(try character(after: scalar))
    }
  }

  /// The character that an escape such as `\n` or `\x41` stands for.
  private mutating func character(after scalar: Unicode.Scalar) throws(RegexFailure)
    -> Unicode.Scalar
  {
    switch scalar {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "f": return "\u{0C}"
    case "v": return "\u{0B}"
    case "a": return "\u{07}"
    case "0": return "\0"
    case "x", "u", "U":
      let count = scalar == "x" ? 2 : scalar == "u" ? 4 : 8
      var value: UInt32 = 0
      for _ in 0..<count {
        guard let digit = peek().flatMap({ Character($0).hexDigitValue }) else {
          throw .invalid("incomplete escape")
        }
        value = value << 4 | UInt32(digit)
        index += 1
      }
      guard let result = Unicode.Scalar(value) else { throw .invalid("bad escape") }
      return result
    default:
      if scalar.properties.isAlphabetic, scalar.isASCII { throw .invalid("bad escape \\\(scalar)") }
      return scalar
    }
  }

  private mutating func set() throws(RegexFailure) -> RegexNode {
    let isNegated = take("^")
    var ranges: [RegexRange] = []
    var isFirst = true
    while let scalar = peek(), isFirst || scalar != "]" {
      isFirst = false
      index += 1
      var low = scalar
      if scalar == "\\" {
        guard let next = peek() else { throw .invalid("unterminated character set") }
        index += 1
        switch next {
        case "d", "D": ranges.append(.digit(next == "d"))
        case "w", "W": ranges.append(.word(next == "w"))
        case "s", "S": ranges.append(.space(next == "s"))
        case "b": low = "\u{08}"
        default: low = try character(after: next)
        }
        if "dDwWsS".unicodeScalars.contains(next) { continue }
      }
      var high = low
      if peek() == "-", let next = peek(1), next != "]" {
        index += 2
        high = next
        if next == "\\" {
          guard let escaped = peek() else { throw .invalid("unterminated character set") }
          index += 1
          high = try character(after: escaped)
        }
        guard low.value <= high.value else { throw .invalid("bad character range") }
      }
      ranges.append(.range(low.value, high.value))
    }
    guard take("]") else { throw .invalid("unterminated character set") }
    return .set(ranges, isNegated: isNegated)
  }
}
