/// Unicode characters by the names that `\N{…}` takes.
enum CharacterNames {
  /// The character called `name`, in any case; nil when there is none.
  static func scalar(named name: String) -> Unicode.Scalar? {
    let name = name.uppercased()
    if let ideograph = ideograph(name) { return ideograph }
    if let syllable = syllable(name) { return syllable }
    return all[name]
  }

  /// The names of ideographs end in their number.
  private static func ideograph(_ name: String) -> Unicode.Scalar? {
    let prefix = "CJK UNIFIED IDEOGRAPH-"
    guard name.hasPrefix(prefix) else { return nil }
    let digits = name.dropFirst(prefix.count)
    guard digits.utf8.count == 4 || digits.utf8.count == 5 && digits.first != "0",
      digits.utf8.allSatisfy({ $0 &- 48 < 10 || $0 &- 65 < 6 }),
      let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value),
      scalar.properties.isUnifiedIdeograph, !(0xF900...0xFAFF).contains(value),
      UnicodeVersion.hasCharacter(scalar)
    else { return nil }
    return scalar
  }

  private static let leading = [
    "G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P",
    "H",
  ]
  private static let vowels = [
    "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE",
    "WI", "YU", "EU", "YI", "I",
  ]
  private static let trailing = [
    "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M",
    "B", "BS", "S", "SS", "NG", "J", "C", "K", "T", "P", "H",
  ]

  /// The names of Hangul syllables are put together from those of their letters.
  private static func syllable(_ name: String) -> Unicode.Scalar? {
    let prefix = "HANGUL SYLLABLE "
    guard name.hasPrefix(prefix) else { return nil }
    let letters = name.dropFirst(prefix.count)
    let consonants = letters.prefix { !"AEIOUWY".contains($0) }
    let rest = letters.dropFirst(consonants.count)
    let vowel = rest.prefix { "AEIOUWY".contains($0) }
    guard let first = leading.firstIndex(of: String(consonants)),
      let second = vowels.firstIndex(of: String(vowel)),
      let third = trailing.firstIndex(of: String(rest.dropFirst(vowel.count)))
    else { return nil }
    return Unicode.Scalar(UInt32(0xAC00 + (first * 21 + second) * 28 + third))
  }

  /// All other names and the aliases, computed on the first use.
  private static let all: [String: Unicode.Scalar] = {
    var all: [String: Unicode.Scalar] = [:]
    for range in [UInt32(0x20)...0x33FF, 0x4DC0...0x4DFF, 0xA000...0xABFF, 0xD7B0...0x1_FFFF] {
      for value in range { add(value, to: &all) }
    }
    for value in UInt32(0x2_F800)...0x2_FA1F { add(value, to: &all) }
    for value in UInt32(0xE_0000)...0xE_01EF { add(value, to: &all) }
    for entry in CharacterAliases.table.description.split(separator: " ") {
      let sides = entry.split(separator: "=")
      let name = String(sides[1].map { $0 == "_" ? " " : $0 })
      all[name] = UInt32(sides[0], radix: 16).flatMap(Unicode.Scalar.init)
    }
    return all
  }()

  private static func add(_ value: UInt32, to all: inout [String: Unicode.Scalar]) {
    guard let scalar = Unicode.Scalar(value), let name = scalar.properties.name,
      UnicodeVersion.hasCharacter(scalar)
    else { return }
    all[name] = scalar
  }
}
