import Expert

/// The answer of `check_heads` as text for a reader.
enum CheckHeadsText {
  /// Findings and revisions that a concise answer lists at most.
  static let conciseLimit = 8

  /// About a page, or with `detailed` everything and the whole graph.
  static func text(_ health: HistoryHealth, _ format: ResponseFormat) -> String {
    let limit = format == .concise ? conciseLimit : Int.max
    var lines = opening(health)
    lines += [""] + safety(health)
    lines += ["", health.heads.count == 1 ? "Head" : "Heads"]
    lines += revisions(health.heads, limit: limit)
    if health.bases.count > 1 {
      lines += ["", "Bases"] + revisions(health.bases, limit: limit)
    }
    if format == .detailed {
      lines += points("Branch points", health.branchPoints, "branches into", \.children)
      lines += points("Merge points", health.mergePoints, "merges", \.downRevisions)
    }
    lines += ["", "Findings: \(FindingText.summary(health.findings))"]
    lines += FindingText.lines(health.findings, limit: limit)
    if let merge = health.merge { lines += [""] + self.merge(merge, limit: limit) }
    if format == .detailed, !health.revisions.isEmpty {
      let graph = HistoryPicture(health).text().split(separator: "\n").map { "  \($0)" }
      lines += ["", "Graph, newest first"] + graph
    }
    lines += ["", "Next: \(health.next)"]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func opening(_ health: HistoryHealth) -> [String] {
    let counts = health.counts
    var parts = [
      Plural.text(counts.revisions, "revision"), Plural.text(counts.heads, "head"),
      Plural.text(counts.bases, "base"), Plural.text(counts.branchPoints, "branch point"),
      Plural.text(counts.mergePoints, "merge point"),
    ]
    if counts.otherFiles > 0 {
      parts.append(
        Plural.text(counts.otherFiles, "file that is", "files that are") + " no revision")
    }
    let folders = health.project.versionLocations.joined(separator: ", ")
    var lines = ["\(folders): \(parts.joined(separator: ", "))."]
    if !health.project.otherSections.isEmpty {
      lines.append(
        "Read section [\(health.project.section)]; the ini also has "
          + health.project.otherSections.map { "[\($0)]" }.joined(separator: ", ") + " (name).")
    }
    return lines
  }

  private static func safety(_ health: HistoryHealth) -> [String] {
    let answer = health.safety.isSafe ? "yes" : "no"
    return ["Safe to create a revision: \(answer), because \(health.safety.because)."]
  }

  private static func revisions(
    _ revisions: [HistoryHealth.Revision], limit: Int
  ) -> [String] {
    if revisions.isEmpty { return ["  none"] }
    let width = min(revisions.prefix(limit).map(\.revision.count).max() ?? 0, 32)
    var lines = revisions.prefix(limit).map { revision in
      let id = revision.revision.padded(to: width)
      let labels =
        revision.branchLabels.isEmpty
        ? "" : " (" + revision.branchLabels.joined(separator: ", ") + ")"
      return "  \(id)  \(revision.message)\(labels)  \(revision.file)"
    }
    if revisions.count > limit { lines.append("  … and \(revisions.count - limit) more") }
    return lines
  }

  private static func points(
    _ title: String, _ revisions: [HistoryHealth.Revision], _ verb: String,
    _ others: KeyPath<HistoryHealth.Revision, [String]>
  ) -> [String] {
    guard !revisions.isEmpty else { return [] }
    return ["", title]
      + revisions.map {
        "  \($0.revision)  \($0.message), \(verb) \($0[keyPath: others].joined(separator: ", "))"
      }
  }

  private static func merge(_ merge: HistoryHealth.Merge, limit: Int) -> [String] {
    var lines = ["With \(merge.folder): \(merge.summary)"]
    if !merge.added.isEmpty {
      lines += ["Added revisions"] + revisions(merge.added, limit: limit)
      lines += ["Heads afterwards"] + revisions(merge.heads, limit: limit)
    }
    if !merge.findings.isEmpty {
      lines.append("Findings of the union: \(FindingText.summary(merge.findings))")
      lines += FindingText.lines(merge.findings, limit: limit)
    }
    return lines
  }
}

extension String {
  /// With spaces behind it up to `width` characters.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
