import Expert
import Review

/// What `history --understood` prints.
public enum UnderstandingText {
  /// The counts, then every revision that is not understood, with reasons and places.
  public static func text(_ understanding: HistoryUnderstanding) -> String {
    let total = understanding.revisions.count
    var lines = [
      "Of \(Plural.text(total, "revision")), \(understanding.upgrades) upgrade and "
        + "\(understanding.downgrades) downgrade functions are understood to the last detail."
    ]
    for revision in understanding.revisions {
      var found: [String] = []
      for (name, function) in [("upgrade", revision.upgrade), ("downgrade", revision.downgrade)] {
        for doubt in function.doubts {
          let place = doubt.place.map { "  \($0.text)" } ?? ""
          let kind = doubt.dependsOnData ? "depends on rows: " : ""
          let tables =
            doubt.tables.isEmpty ? "" : "  tables: \(doubt.tables.joined(separator: ", "))"
          found.append("  \(name): \(kind)\(doubt.reason)\(place)\(tables)")
        }
        for failure in function.failures {
          let place = failure.place.map { "  \($0.text)" } ?? ""
          found.append("  \(name) would fail: \(failure.code) \(failure.message)\(place)")
        }
      }
      guard !found.isEmpty else { continue }
      lines += ["", "\(revision.revision)  \(revision.message)  \(revision.file)"] + found
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
