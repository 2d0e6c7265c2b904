import JSON

/// Makes data short enough: lists lose their ends, and in the end long strings theirs.
///
/// `truncated` then says of each list, by its path, how many elements there are.
struct DataFitting {
  /// The most tokens.
  let limit: Int

  /// How many elements a list keeps, and how many characters a string, in the order in which they are
  /// tried.
  private static let steps: [(elements: Int, characters: Int)] =
    [100, 64, 40, 28, 20, 14, 10, 8, 6, 5, 4, 3].map { ($0, Int.max) } + [
      (3, 600), (2, Int.max), (2, 600), (2, 200), (1, 400), (1, 150), (1, 60), (0, 60),
    ]

  /// The data, or as much of it as fits.
  func fitted(_ value: JSONValue) -> JSONValue {
    guard case .object(let object) = value, Self.tokens(value) > limit else { return value }
    var last = object
    for step in Self.steps {
      var cut = Cut(elements: step.elements, characters: step.characters)
      last = cut.object(object, "")
      if !cut.totals.isEmpty {
        var totals = JSONObject()
        for total in cut.totals { totals[total.path] = .integer(total.count) }
        last["truncated"] = .object(totals)
      }
      if Self.tokens(.object(last)) <= limit { break }
    }
    return .object(last)
  }

  private static func tokens(_ value: JSONValue) -> Int { TokenEstimate.count(value.compact) }

  /// One way of cutting.
  private struct Cut {
    let elements: Int
    let characters: Int
    /// How many elements the cut lists had, all lists of a path together.
    var totals: [(path: String, count: Int)] = []

    mutating func object(_ object: JSONObject, _ path: String) -> JSONObject {
      var result = JSONObject()
      for member in object.members {
        result[member.key] = value(
          member.value, path.isEmpty ? member.key : "\(path).\(member.key)")
      }
      return result
    }

    private mutating func value(_ value: JSONValue, _ path: String) -> JSONValue {
      switch value {
      case .object(let object): return .object(self.object(object, path))
      case .array(let values):
        if values.count > elements { note(path, values.count) }
        var kept: [JSONValue] = []
        for element in values.prefix(elements) { kept.append(self.value(element, path)) }
        return .array(kept)
      case .string(let text) where characters < text.utf8.count:
        // What to do next is worth its length.
        return path == "next" ? value : .string(String(text.prefix(characters)) + "…")
      default: return value
      }
    }

    private mutating func note(_ path: String, _ count: Int) {
      if let index = totals.firstIndex(where: { $0.path == path }) {
        totals[index].count += count
      } else {
        totals.append((path, count))
      }
    }
  }
}
