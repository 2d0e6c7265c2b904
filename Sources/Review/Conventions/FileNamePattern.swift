/// What names a `file_template` can give.
struct FileNamePattern {
  private enum Part {
    case text([Character])
    case id
    case digits(ClosedRange<Int>)
    case words
    case anything
  }

  private let parts: [Part]

  /// Reads a template's last component: `%(year)d_%(month).2d_%(rev)s_%(slug)s`.
  init(_ template: String) {
    var parts: [Part] = []
    var text: [Character] = []
    let characters = Array(template.split(separator: "/").last ?? "")
    var place = 0
    while place < characters.count {
      guard characters[place] == "%", place + 1 < characters.count else {
        text.append(characters[place])
        place += 1
        continue
      }
      guard characters[place + 1] == "(",
        let close = characters[place...].firstIndex(of: ")"),
        let end = characters[close...].firstIndex(where: \.isLetter)
      else {
        text.append("%")
        place += 2
        continue
      }
      if !text.isEmpty { parts.append(.text(text)) }
      text = []
      let name = String(characters[(place + 2)..<close])
      parts.append(Self.part(name, format: String(characters[(close + 1)...end])))
      place = end + 1
    }
    if !text.isEmpty { parts.append(.text(text)) }
    self.parts = parts
  }

  /// Whether the template can name the file of a revision so.
  func fits(_ stem: String, id: String) -> Bool {
    fits(Array(stem)[...], parts[...], id: Array(id))
  }

  private func fits(
    _ text: ArraySlice<Character>, _ parts: ArraySlice<Part>, id: [Character]
  ) -> Bool {
    guard let part = parts.first else { return text.isEmpty }
    let rest = parts.dropFirst()
    switch part {
    case .text(let wanted):
      return text.starts(with: wanted) && fits(text.dropFirst(wanted.count), rest, id: id)
    case .id: return text.starts(with: id) && fits(text.dropFirst(id.count), rest, id: id)
    case .digits(let counts):
      return counts.contains { count in
        text.count >= count && text.prefix(count).allSatisfy(\.isNumber)
          && fits(text.dropFirst(count), rest, id: id)
      }
    case .words:
      let longest = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }.count
      return (0...longest).reversed().contains { fits(text.dropFirst($0), rest, id: id) }
    case .anything: return (0...text.count).contains { fits(text.dropFirst($0), rest, id: id) }
    }
  }

  private static func part(_ name: String, format: String) -> Part {
    let width = format.filter(\.isNumber).last.flatMap { $0.wholeNumberValue }
    switch name {
    case "rev": return .id
    case "slug": return .words
    case "year": return .digits(4...4)
    case "month", "day", "hour", "minute", "second": return .digits((width ?? 1)...2)
    case "epoch": return .digits(9...11)
    default: return .anything
    }
  }

  /// The lengths of the numbers that a name begins with: 4, 2 and 2 of `2026_01_31_add_tags`.
  static func numbers(_ stem: String) -> [Int] {
    var lengths: [Int] = []
    var rest = stem[...]
    while true {
      let digits = rest.prefix(while: \.isNumber)
      let after = rest.dropFirst(digits.count)
      guard !digits.isEmpty, let next = after.first, next == "_" || next == "-" else { break }
      lengths.append(digits.count)
      rest = after.dropFirst()
    }
    return lengths
  }

  /// The name of a file without folders and `.py`.
  static func stem(_ file: String) -> String {
    let name = file.split(separator: "/").last ?? ""
    return String(name.hasSuffix(".py") ? name.dropLast(3) : name)
  }
}
