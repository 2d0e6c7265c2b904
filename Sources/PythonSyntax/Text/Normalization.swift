/// NFKC, the form in which Python compares identifiers (language reference, 2.3 "Identifiers").
struct Normalization {
  private var decompositions: [UInt32: [UInt32]] = [:]
  private var compositions: [UInt64: UInt32] = [:]

  /// The tables, read on the first use.
  private static let shared = Normalization()

  private init() {
    let composites = Self.entries(NormalizationTable.composites)
    for (scalar, parts) in composites + Self.entries(NormalizationTable.replacements) {
      decompositions[scalar] = parts
    }
    // Shorter ones first: the head of a longer one is itself composed.
    for (scalar, parts) in composites.sorted(by: { $0.1.count < $1.1.count }) {
      var head = parts[0]
      for part in parts.dropFirst().dropLast() {
        head = compositions[Self.pair(head, part)] ?? head
      }
      if let last = parts.last { compositions[Self.pair(head, last)] = scalar }
    }
  }

  /// The UTF-8 of `name` in form NFKC.
  static func compatibilityComposed(_ name: String) -> [UInt8] {
    if name.unicodeScalars.allSatisfy({ isStable($0.value) }) { return Array(name.utf8) }
    var scalars: [UInt32] = []
    for scalar in name.unicodeScalars { shared.decompose(scalar.value, into: &scalars) }
    reorder(&scalars)
    var result = String.UnicodeScalarView()
    for value in shared.compose(scalars) {
      if let scalar = Unicode.Scalar(value) { result.append(scalar) }
    }
    return Array(String(result).utf8)
  }

  /// Whether a text of such characters alone is in form NFKC already.
  private static func isStable(_ value: UInt32) -> Bool {
    value < 0x80 || value >= 0xC0 && value < 0x100 || value >= 0x410 && value < 0x450
      || value >= 0x4E00 && value < 0xA000 || value >= 0xAC00 && value < 0xD7A4
  }

  private static func pair(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) << 32 | UInt64(second)
  }

  private func decompose(_ value: UInt32, into scalars: inout [UInt32]) {
    if let parts = decompositions[value] {
      scalars += parts
    } else if value >= 0xAC00, value < 0xD7A4 {
      // Unicode 3.12 "Conjoining Jamo Behavior".
      let index = value - 0xAC00
      scalars.append(0x1100 + index / 588)
      scalars.append(0x1161 + index % 588 / 28)
      if index % 28 != 0 { scalars.append(0x11A7 + index % 28) }
    } else {
      scalars.append(value)
    }
  }

  private static func combiningClass(_ value: UInt32) -> UInt8 {
    Unicode.Scalar(value)?.properties.canonicalCombiningClass.rawValue ?? 0
  }

  /// Sorts each run of combining characters by class, keeping the order within a class.
  private static func reorder(_ scalars: inout [UInt32]) {
    var index = 1
    while index < scalars.count {
      let rank = combiningClass(scalars[index])
      if rank > 0, index > 0, combiningClass(scalars[index - 1]) > rank {
        scalars.swapAt(index, index - 1)
        index -= 1
        if index == 0 { index = 1 }
      } else {
        index += 1
      }
    }
  }

  private func compose(_ scalars: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    var starter = -1
    var lastClass: UInt8 = 0
    for value in scalars {
      let rank = Self.combiningClass(value)
      let isBlocked = starter >= 0 && starter < result.count - 1 && lastClass >= rank
      if starter >= 0, !isBlocked, let composed = composed(result[starter], value) {
        result[starter] = composed
        continue
      }
      result.append(value)
      lastClass = rank
      if rank == 0 { starter = result.count - 1 }
    }
    return result
  }

  private func composed(_ first: UInt32, _ second: UInt32) -> UInt32? {
    if first &- 0x1100 < 19, second &- 0x1161 < 21 {
      return 0xAC00 + ((first - 0x1100) * 21 + second - 0x1161) * 28
    }
    if first &- 0xAC00 < 11_172, (first - 0xAC00) % 28 == 0, second &- 0x11A8 < 27 {
      return first + second - 0x11A7
    }
    return compositions[Self.pair(first, second)]
  }

  private static func entries(_ table: StaticString) -> [(UInt32, [UInt32])] {
    var entries: [(UInt32, [UInt32])] = []
    var scalar: UInt32 = 0
    for entry in table.description.split(separator: " ") {
      let sides = entry.split(separator: "=")
      let left = sides[0].split(separator: "*")
      let parts = sides[1].split(separator: ".").map { UInt32($0, radix: 36) ?? 0 }
      let run = left.count > 1 ? UInt32(left[1], radix: 36) ?? 1 : 1
      scalar += UInt32(left[0], radix: 36) ?? 0
      for step in 0..<run {
        entries.append((scalar + step, run > 1 ? [parts[0] + step] : parts))
      }
      scalar += run - 1
    }
    return entries
  }
}
