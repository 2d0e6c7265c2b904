import Glibc

/// The moment of a revision's creation, as Python's `datetime` tells it.
public struct CreateDate: Sendable, Equatable {
  /// Seconds since 1970-01-01 in UTC.
  public var epoch: Int
  /// Microseconds of the second.
  public var microsecond: Int
  /// Seconds east of UTC; nil for a local time that does not say.
  public var offset: Int?
  /// The year.
  public let year: Int
  /// The month, from 1.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int
  /// The hour.
  public let hour: Int
  /// The minute.
  public let minute: Int
  /// The second.
  public let second: Int

  /// A moment in a zone `offset` seconds east of UTC.
  public init(epoch: Int, microsecond: Int, offset: Int) {
    var seconds = epoch + offset
    var parts = tm()
    gmtime_r(&seconds, &parts)
    self.init(epoch: epoch, microsecond: microsecond, offset: offset, parts: parts)
  }

  private init(epoch: Int, microsecond: Int, offset: Int?, parts: tm) {
    self.epoch = epoch
    self.microsecond = microsecond
    self.offset = offset
    year = Int(parts.tm_year) + 1900
    month = Int(parts.tm_mon) + 1
    day = Int(parts.tm_mday)
    hour = Int(parts.tm_hour)
    minute = Int(parts.tm_min)
    second = Int(parts.tm_sec)
  }

  /// Now, in the zone of that name, or in the machine's own, which is then not told.
  ///
  /// - Throws: `TimeZoneFailure` when the machine does not know the zone.
  public static func now(timezone: String?) throws(TimeZoneFailure) -> CreateDate {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let microsecond = Int(now.tv_nsec) / 1000
    guard let timezone else {
      var seconds = now.tv_sec
      var parts = tm()
      localtime_r(&seconds, &parts)
      return CreateDate(epoch: now.tv_sec, microsecond: microsecond, offset: nil, parts: parts)
    }
    let zone = try TimeZoneFile.named(timezone)
    return CreateDate(
      epoch: now.tv_sec, microsecond: microsecond, offset: zone.offset(at: now.tv_sec))
  }
}

/// A time zone that the machine does not know.
public struct TimeZoneFailure: Error, Sendable, Equatable {
  /// The name as the setting has it.
  public var name: String
}

extension CreateDate: CustomStringConvertible {
  /// What `str(datetime)` gives in Python.
  public var description: String {
    var text =
      "\(Self.digits(year, 4))-\(Self.digits(month, 2))-\(Self.digits(day, 2)) "
      + "\(Self.digits(hour, 2)):\(Self.digits(minute, 2)):\(Self.digits(second, 2))"
    if microsecond > 0 { text += "." + Self.digits(microsecond, 6) }
    guard let offset else { return text }
    let total = abs(offset)
    text += (offset < 0 ? "-" : "+") + Self.digits(total / 3600, 2) + ":"
    text += Self.digits(total / 60 % 60, 2)
    return total % 60 == 0 ? text : text + ":" + Self.digits(total % 60, 2)
  }

  private static func digits(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }
}
