/// Finds the names that a mistyped one was probably meant to be.
public enum NearestNames {
  /// At most `limit` of `candidates`, nearest first; none that differs in more than a third.
  public static func of(_ name: String, in candidates: some Sequence<String>, limit: Int = 3)
    -> [String]
  {
    let scored = candidates.compactMap { candidate -> (distance: Int, name: String)? in
      let distance = distance(name, candidate)
      let bound = max(2, max(name.count, candidate.count) / 3)
      return distance <= bound ? (distance, candidate) : nil
    }
    return scored.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
      .prefix(limit).map(\.name)
  }

  /// The number of characters to insert, delete, replace or exchange with a neighbour.
  static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left.lowercased())
    let right = Array(right.lowercased())
    // Longer names are never mistypings; the table would only cost.
    guard left.count <= 128, right.count <= 128 else { return Int.max }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for i in 0..<left.count {
      var row = [i + 1]
      for j in 0..<right.count {
        let replaced = last[j] + (left[i] == right[j] ? 0 : 1)
        var best = min(row[j] + 1, last[j + 1] + 1, replaced)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          best = min(best, beforeLast[j - 1] + 1)
        }
        row.append(best)
      }
      beforeLast = last
      last = row
    }
    return last[right.count]
  }
}
