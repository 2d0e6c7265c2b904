/// Tells revision ids that a hand, or a language model, typed from those that Alembic drew.
///
/// `alembic revision` takes 12 hex digits from a random UUID. Of such ids fewer than one in 40,000
/// meets the criterion below, so that one that does was almost surely typed:
///
/// - six digits in a row are equal, or each follows the one before (`123456`, `fedcba`);
/// - letters and figures interleave and count up together (`a1b2c3d4e5f6`, `b2c3d4e5f6a7`);
/// - it repeats a block of at most four digits (`abc1abc1abc1`);
/// - it is made of rising runs of at least three digits (`abc123def456`);
/// - or it is one of a few words that hex digits spell.
///
/// Ids of another form (`merge001`) were typed too, but on purpose: they say so themselves.
enum HandTypedID {
  private static let words: Set<String> = [
    "deadbeefcafe", "cafebabecafe", "deadbeefdead", "cafedeadbeef", "badc0ffee0dd",
  ]

  /// Why `id` looks typed by hand; nil when it does not.
  static func reason(_ id: String) -> String? {
    let digits = id.utf8.map { Self.value(of: $0) }
    guard digits.count == 12, !digits.contains(nil) else { return nil }
    let values = digits.compactMap { $0 }
    if words.contains(id) { return "it spells words" }
    if longestRun(values, { $1 == $0 }) >= 6 { return "one digit stands six times in a row" }
    if longestRun(values, { $1 == ($0 + 1) % 16 }) >= 6
      || longestRun(values, { $0 == ($1 + 1) % 16 }) >= 6
    {
      return "its digits stand in order"
    }
    let counting = (0..<10).count { values[$0 + 2] == successor(values[$0]) }
    if counting >= 7 { return "its letters and figures count up in turn" }
    if (1...4).contains(where: { period in
      12 % period == 0 && (period..<12).allSatisfy { values[$0] == values[$0 - period] }
    }) {
      return "it repeats a short block"
    }
    if risingRuns(values).allSatisfy({ $0 >= 3 }) { return "it is made of rising runs" }
    return nil
  }

  /// Whether `id` has the form of an id that Alembic draws: 12 lower-case hex digits.
  static func isDrawn(_ id: String) -> Bool {
    id.utf8.count == 12 && id.utf8.allSatisfy { value(of: $0) != nil }
  }

  private static func value(of byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 48
    case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte) - 87
    default: nil
    }
  }

  /// The next letter among a–f or the next figure among 0–9, starting over at the end.
  private static func successor(_ value: Int) -> Int {
    value < 10 ? (value + 1) % 10 : 10 + (value - 9) % 6
  }

  private static func longestRun(_ values: [Int], _ follows: (Int, Int) -> Bool) -> Int {
    var longest = 1
    var current = 1
    for (value, next) in zip(values, values.dropFirst()) {
      current = follows(value, next) ? current + 1 : 1
      longest = max(longest, current)
    }
    return longest
  }

  private static func risingRuns(_ values: [Int]) -> [Int] {
    var runs = [1]
    for (value, next) in zip(values, values.dropFirst()) {
      if next == value + 1 { runs[runs.count - 1] += 1 } else { runs.append(1) }
    }
    return runs
  }
}
