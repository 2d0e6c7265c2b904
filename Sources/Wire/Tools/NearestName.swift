/// Finds what somebody meant to write.
enum NearestName {
  /// The candidate that takes the fewest edits, unless even that takes more than a third of the word.
  static func of(_ word: String, in candidates: [String]) -> String? {
    guard word.utf8.count <= 64 else { return nil }
    let lowered = Array(word.lowercased().utf8)
    var best: (name: String, edits: Int)?
    for candidate in candidates {
      let edits = distance(lowered, Array(candidate.lowercased().utf8))
      guard edits <= max(2, max(lowered.count, candidate.utf8.count) / 3) else { continue }
      if edits < best?.edits ?? .max { best = (candidate, edits) }
    }
    return best?.name
  }

  /// Insertions, deletions and replacements between two words.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (index, unit) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (place, other) in right.enumerated() {
        let edits = min(
          row[place] + 1, row[place + 1] + 1, diagonal + (unit == other ? 0 : 1))
        diagonal = row[place + 1]
        row[place + 1] = edits
      }
    }
    return row[right.count]
  }
}
