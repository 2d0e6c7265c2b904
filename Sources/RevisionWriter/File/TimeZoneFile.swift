import ProjectFiles
import SystemPackage

/// One zone of the machine's time zone database (RFC 9636), as Python's `zoneinfo` reads it.
struct TimeZoneFile {
  private var transitions: [Int] = []
  private var types: [Int] = []
  private var offsets: [Int] = []
  private var isDaylight: [Bool] = []
  /// The rule for moments after the last transition.
  private var rule: TimeZoneRule?

  private static let folders = [
    "/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo",
  ]

  /// The zone of that name; Alembic also tries the name in capital letters.
  ///
  /// - Throws: `TimeZoneFailure` when neither is known.
  static func named(_ name: String) throws(TimeZoneFailure) -> TimeZoneFile {
    for spelling in [name, name.uppercased()] {
      if let zone = read(spelling) { return zone }
      if spelling == "UTC" { return TimeZoneFile(fixed: 0) }
    }
    throw TimeZoneFailure(name: name)
  }

  private static func read(_ name: String) -> TimeZoneFile? {
    let path = FilePath(name)
    guard !path.isAbsolute, !path.isEmpty, !path.components.contains(where: { $0.kind != .regular })
    else { return nil }
    for folder in folders {
      guard let bytes = try? FileReading.bytes(of: FilePath(folder).pushing(path), limit: 1 << 20)
      else { continue }
      return TimeZoneFile(bytes)
    }
    return nil
  }

  private init(fixed offset: Int) {
    offsets = [offset]
    isDaylight = [false]
  }

  /// Reads the second data block, whose times have 64 bits, and the rule behind it.
  init?(_ bytes: [UInt8]) {
    var reader = Reader(bytes: bytes)
    guard let first = reader.header(), first.version >= UInt8(ascii: "2") else { return nil }
    reader.skip(first.size(timeBytes: 4))
    guard let header = reader.header() else { return nil }
    for _ in 0..<header.times {
      guard let time = reader.integer(8) else { return nil }
      transitions.append(time)
    }
    for _ in 0..<header.times {
      guard let type = reader.integer(1) else { return nil }
      types.append(type & 0xFF)
    }
    for _ in 0..<header.types {
      guard let offset = reader.integer(4), let daylight = reader.integer(1),
        reader.integer(1) != nil
      else { return nil }
      offsets.append(offset)
      isDaylight.append(daylight != 0)
    }
    guard !offsets.isEmpty, types.allSatisfy({ $0 < offsets.count }) else { return nil }
    reader.skip(header.characters + header.leaps * 12 + header.standards + header.universals)
    rule = TimeZoneRule(reader.footer())
  }

  /// Seconds east of UTC at a moment.
  func offset(at epoch: Int) -> Int {
    guard let last = transitions.last else { return rule?.offset(at: epoch) ?? offsets[0] }
    if epoch >= last, let rule { return rule.offset(at: epoch) }
    guard let next = transitions.firstIndex(where: { $0 > epoch }) else {
      return offsets[types[types.count - 1]]
    }
    if next > 0 { return offsets[types[next - 1]] }
    return offsets[isDaylight.firstIndex(of: false) ?? 0]
  }

  private struct Header {
    var version: UInt8
    var universals: Int
    var standards: Int
    var leaps: Int
    var times: Int
    var types: Int
    var characters: Int

    func size(timeBytes: Int) -> Int {
      times * (timeBytes + 1) + types * 6 + characters + leaps * (timeBytes + 4) + standards
        + universals
    }
  }

  private struct Reader {
    let bytes: [UInt8]
    var position = 0

    mutating func skip(_ count: Int) { position += count }

    /// A big-endian number with a sign.
    mutating func integer(_ count: Int) -> Int? {
      guard position + count <= bytes.count else { return nil }
      var value = UInt64(0)
      for byte in bytes[position..<position + count] { value = value << 8 | UInt64(byte) }
      position += count
      switch count {
      case 8: return Int(Int64(bitPattern: value))
      case 4: return Int(Int32(truncatingIfNeeded: value))
      default: return Int(value)
      }
    }

    mutating func header() -> Header? {
      guard position + 44 <= bytes.count, bytes[position..<position + 4].elementsEqual("TZif".utf8)
      else { return nil }
      let version = bytes[position + 4]
      position += 20
      var counts: [Int] = []
      for _ in 0..<6 { counts.append(integer(4) ?? 0) }
      guard counts.allSatisfy({ (0...100_000).contains($0) }) else { return nil }
      return Header(
        version: version, universals: counts[0], standards: counts[1], leaps: counts[2],
        times: counts[3], types: counts[4], characters: counts[5])
    }

    /// The line at the end of the file.
    func footer() -> String {
      guard position < bytes.count else { return "" }
      let line = bytes[position...].drop { $0 == UInt8(ascii: "\n") }
        .prefix { $0 != UInt8(ascii: "\n") }
      return String(decoding: line, as: UTF8.self)
    }
  }
}
