/// The rule of a zone for all years, as POSIX writes it: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct TimeZoneRule {
  /// A day of the year and a time on it.
  private enum Day {
    /// The week of a month, 5 for the last, and the day of that week from Sunday.
    case week(month: Int, week: Int, weekday: Int)
    /// The day from 1 to 365, February 29 never counted.
    case julian(Int)
    /// The day from 0 to 365.
    case ordinal(Int)
  }

  private let standard: Int
  private var daylight: (offset: Int, start: (Day, Int), end: (Day, Int))?

  /// Reads a rule; nil when there is none or it cannot be read.
  init?(_ text: String) {
    var rest = Substring(text)
    guard Self.skipName(&rest), let standard = Self.time(&rest) else { return nil }
    self.standard = -standard
    guard !rest.isEmpty else { return }
    guard Self.skipName(&rest) else { return nil }
    var offset = self.standard + 3600
    if rest.first != "," {
      guard let written = Self.time(&rest) else { return nil }
      offset = -written
    }
    guard let start = Self.change(&rest), let end = Self.change(&rest) else { return nil }
    daylight = (offset, start, end)
  }

  /// Seconds east of UTC at a moment.
  func offset(at epoch: Int) -> Int {
    guard let daylight else { return standard }
    let year = CreateDate(epoch: epoch, microsecond: 0, offset: standard).year
    let start = Self.seconds(daylight.start, in: year) - standard
    let end = Self.seconds(daylight.end, in: year) - daylight.offset
    let isDaylight =
      start < end ? (start..<end).contains(epoch) : !(end..<start).contains(epoch)
    return isDaylight ? daylight.offset : standard
  }

  private static func skipName(_ rest: inout Substring) -> Bool {
    if rest.first == "<" {
      guard let close = rest.firstIndex(of: ">") else { return false }
      rest = rest[rest.index(after: close)...]
      return true
    }
    let name = rest.prefix { $0.isLetter }
    rest = rest.dropFirst(name.count)
    return name.count >= 3
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  private static func time(_ rest: inout Substring) -> Int? {
    var sign = 1
    if let first = rest.first, first == "+" || first == "-" {
      sign = first == "-" ? -1 : 1
      rest.removeFirst()
    }
    guard var total = number(&rest).map({ $0 * 3600 }) else { return nil }
    for unit in [60, 1] where rest.first == ":" {
      rest.removeFirst()
      guard let part = number(&rest) else { return nil }
      total += part * unit
    }
    return sign * total
  }

  private static func number(_ rest: inout Substring) -> Int? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(digits.count)
    return digits.count > 4 ? nil : Int(digits)
  }

  /// `,M3.5.0/3`.
  private static func change(_ rest: inout Substring) -> (Day, Int)? {
    guard rest.first == "," else { return nil }
    rest.removeFirst()
    let day: Day
    switch rest.first {
    case "M":
      rest.removeFirst()
      guard let month = number(&rest), rest.popFirst() == ".", let week = number(&rest),
        rest.popFirst() == ".", let weekday = number(&rest), (1...12).contains(month),
        (1...5).contains(week), (0...6).contains(weekday)
      else { return nil }
      day = .week(month: month, week: week, weekday: weekday)
    case "J":
      rest.removeFirst()
      guard let number = number(&rest) else { return nil }
      day = .julian(number)
    default:
      guard let number = number(&rest) else { return nil }
      day = .ordinal(number)
    }
    guard rest.first == "/" else { return (day, 7200) }
    rest.removeFirst()
    return time(&rest).map { (day, $0) }
  }

  /// The moment of a change in a year, in the seconds of that zone's own clock.
  private static func seconds(_ change: (Day, Int), in year: Int) -> Int {
    let january = days(before: year)
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days: Int
    switch change.0 {
    case .julian(let day): days = january + day - 1 + (isLeap && day >= 60 ? 1 : 0)
    case .ordinal(let day): days = january + day
    case .week(let month, let week, let weekday):
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      let first = january + lengths[..<(month - 1)].reduce(0, +)
      // 1970-01-01 was a Thursday.
      let firstWeekday = ((first + 4) % 7 + 7) % 7
      var day = (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
      while day >= lengths[month - 1] { day -= 7 }
      days = first + day
    }
    return days * 86400 + change.1
  }

  /// Days from 1970-01-01 to the first of January of a year.
  private static func days(before year: Int) -> Int {
    let past = year - 1
    return past * 365 + past / 4 - past / 100 + past / 400 - 719_162
  }
}
