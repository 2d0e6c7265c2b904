/// A date with a time as PostgreSQL prints it with `DateStyle` ISO on a server in UTC.
struct CatalogMoment {
  private var day: Int
  /// Microseconds since midnight; not yet brought into one day.
  private var time: Int64
  /// Seconds east of Greenwich, where the text says it.
  private var offset: Int64?

  /// Reads the ISO forms `2000-01-01`, `2000-01-01 12:30` and `2000-01-01T12:30:05.5+02:00`; nil for others.
  init?(_ text: String) {
    let (date, rest) = Self.halves(text)
    guard let day = Self.day(date) else { return nil }
    self.day = day
    time = 0
    guard let rest else { return }
    var clock = rest[...]
    if let sign = rest.lastIndex(where: { $0 == "+" || $0 == "-" }) {
      guard let offset = Self.offset(rest[rest.index(after: sign)...]) else { return nil }
      self.offset = rest[sign] == "-" ? -offset : offset
      clock = rest[..<sign]
    } else if rest.hasSuffix("Z") {
      offset = 0
      clock = rest.dropLast()
    }
    guard let time = Self.time(clock) else { return nil }
    self.time = time
  }

  /// `2000-01-01 12:30:00+00`.
  var withTimeZone: String {
    var moved = self
    moved.time -= (offset ?? 0) * 1_000_000
    return moved.withoutTimeZone + "+00"
  }

  /// `2000-01-01 12:30:00`: an offset is disregarded.
  var withoutTimeZone: String {
    let length: Int64 = 86_400_000_000
    let days = Int(time >= 0 ? time / length : (time - length + 1) / length)
    return Self.date(day + days) + " " + Self.clock(time - Int64(days) * length)
  }

  /// A time of day as PostgreSQL prints it: `12:00:00`; nil when it is none.
  static func timeOfDay(_ text: String) -> String? { time(text[...]).map(clock) }

  private static func halves(_ text: String) -> (Substring, Substring?) {
    guard let gap = text.firstIndex(where: { $0 == " " || $0 == "T" }) else {
      return (text[...], nil)
    }
    return (text[..<gap], text[text.index(after: gap)...])
  }

  private static func numbers(_ text: Substring, by separator: Character) -> [Int]? {
    var result: [Int] = []
    for part in text.split(separator: separator, omittingEmptySubsequences: false) {
      guard part.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(part) else {
        return nil
      }
      result.append(number)
    }
    return result
  }

  private static func offset(_ text: Substring) -> Int64? {
    guard let parts = numbers(text, by: ":"), (1...2).contains(parts.count), parts[0] <= 15,
      text.utf8.count == (parts.count == 1 ? 2 : 5)
    else { return nil }
    return Int64(parts[0]) * 3600 + Int64(parts.count > 1 ? parts[1] : 0) * 60
  }

  private static func time(_ text: Substring) -> Int64? {
    let pieces = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(pieces.count), let parts = numbers(pieces[0], by: ":"),
      (2...3).contains(parts.count), parts[0] < 24, parts[1] < 60, parts.count == 2 || parts[2] < 60
    else { return nil }
    var micros = Int64(parts[0] * 3600 + parts[1] * 60 + (parts.count > 2 ? parts[2] : 0))
    micros *= 1_000_000
    guard pieces.count > 1 else { return micros }
    guard parts.count == 3, (1...6).contains(pieces[1].utf8.count),
      let fraction = numbers(pieces[1], by: ".")?.first
    else { return nil }
    var scaled = Int64(fraction)
    for _ in pieces[1].utf8.count..<6 { scaled *= 10 }
    return micros + scaled
  }

  private static func clock(_ micros: Int64) -> String {
    let seconds = micros / 1_000_000
    let words = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded(Int($0), 2) }
    var fraction = padded(Int(micros % 1_000_000), 6)[...]
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return words.joined(separator: ":") + (fraction.isEmpty ? "" : "." + fraction)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// Days since the first of March of the year 0, so that a leap day ends a year.
  private static func day(_ text: Substring) -> Int? {
    guard let parts = numbers(text, by: "-"), parts.count == 3, (1...9999).contains(parts[0]),
      (1...12).contains(parts[1]), (1...31).contains(parts[2]), text.utf8.count == 10
    else { return nil }
    let (year, month) = parts[1] > 2 ? (parts[0], parts[1] - 3) : (parts[0] - 1, parts[1] + 9)
    let day = year * 365 + year / 4 - year / 100 + year / 400
    let number = day + (month * 153 + 2) / 5 + parts[2] - 1
    return date(number) == text ? number : nil
  }

  private static func date(_ day: Int) -> String {
    let era = day / 146_097
    let inEra = day - era * 146_097
    let year = (inEra - inEra / 1460 + inEra / 36_524 - inEra / 146_096) / 365
    let inYear = inEra - (365 * year + year / 4 - year / 100)
    let month = (inYear * 5 + 2) / 153
    let inMonth = inYear - (month * 153 + 2) / 5 + 1
    let number = month < 10 ? month + 3 : month - 9
    let written = year + era * 400 + (number <= 2 ? 1 : 0)
    return [padded(written, 4), padded(number, 2), padded(inMonth, 2)].joined(separator: "-")
  }
}
