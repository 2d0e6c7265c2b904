import AlembicHistory
import AppliedHistory
import ProjectFiles
import Review
import SystemPackage

extension ProjectHistory {
  /// The state of the history, and what adding another folder's revisions would do to it.
  ///
  /// - Parameter folder: Another branch's folder of revision files, relative to the project.
  /// - Throws: `ExpertFailure` when that folder is not there or may not be read.
  public func health(
    mergingWith folder: String? = nil
  ) throws(ExpertFailure) -> HistoryHealth {
    let all = files.files.compactMap(HistoryRecord.init)
    let shape = HistoryShape(all, graph: try? strictGraph())
    let found = HistoryFindings(files: files, all: all, shape: shape, runner: project.runner)
      .found()
    let safety = Self.safety(shape, found)
    let applied = AppliedFindings(AppliedHistory(project), files).found
    let merge: HistoryHealth.Merge? =
      if let folder { try HistoryMerge(self, all, shape, found).merge(folder) } else { nil }
    return HistoryHealth(
      project: describedProject, counts: Self.counts(shape, files), heads: shape.heads,
      bases: shape.bases, branchPoints: shape.branchPoints, mergePoints: shape.mergePoints,
      revisions: shape.revisions, findings: Finding.sorted(found + applied) { $0 }, safety: safety,
      merge: merge,
      next: merge?.forks == true
        ? "settle the fork with \(merge?.folder ?? "") first, then call check_heads again."
        : applied.first { $0.severity == .error }.map {
          "\($0.remedy) Then call check_heads again."
        }
          ?? next(shape, found, safety))
  }

  private var describedProject: HistoryHealth.Project {
    let settings = project.alembic
    return HistoryHealth.Project(
      directory: project.directory.string,
      config: (settings.iniFile ?? settings.tomlFile).map(project.name),
      section: settings.section, otherSections: settings.otherSections,
      scriptLocation: project.name(of: settings.scriptLocation),
      versionLocations: settings.versionLocations.map(project.name),
      runner: project.runner.prefix)
  }

  private static func counts(
    _ shape: HistoryShape, _ files: RevisionFiles
  ) -> HistoryHealth.Counts {
    HistoryHealth.Counts(
      revisions: shape.records.count, heads: shape.heads.count, bases: shape.bases.count,
      branchPoints: shape.branchPoints.count, mergePoints: shape.mergePoints.count,
      otherFiles: files.others.count)
  }

  /// Unsafe with any error: what is not known may hide a head.
  private static func safety(
    _ shape: HistoryShape, _ findings: [Finding]
  ) -> HistoryHealth.Safety {
    let errors = findings.filter { $0.severity == .error }
    if let first = errors.first {
      let rest = errors.count - 1
      let more = rest == 0 ? "" : " (and \(rest) more error\(rest == 1 ? "" : "s"))"
      let reason = first.message.hasSuffix(".") ? String(first.message.dropLast()) : first.message
      return HistoryHealth.Safety(
        isSafe: false, because: lowercasedStart(reason) + more, parents: [])
    }
    let heads = shape.heads
    let ids = heads.map(\.revision)
    switch heads.count {
    case 0:
      return HistoryHealth.Safety(
        isSafe: true, because: "there is no revision yet and the next one is the base", parents: [])
    case 1:
      return HistoryHealth.Safety(
        isSafe: true, because: "there is one head, \(ids[0]), and every file was read", parents: ids
      )
    default:
      return HistoryHealth.Safety(
        isSafe: true,
        because: "each of the \(heads.count) heads is a branch with its own label", parents: ids)
    }
  }

  private static func lowercasedStart(_ text: String) -> String {
    let start = text.prefix(2)
    // "The file", not "SQL": only an ordinary word loses its capital.
    guard start.dropFirst().first?.isLowercase == true else { return text }
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  private func next(
    _ shape: HistoryShape, _ findings: [Finding], _ safety: HistoryHealth.Safety
  ) -> String {
    let errors = findings.filter { $0.severity == .error }
    guard safety.isSafe else {
      if let fork = errors.first(where: { $0.rule == "multiple-heads" }), errors.count == 1 {
        return "\(fork.remedy) Then call check_heads again."
      }
      let place = errors.first?.places.first.map { " in \($0.text)" } ?? ""
      return "correct the first error\(place), then call check_heads again."
    }
    let command = "revision --autogenerate -m \"<what changes>\""
    if let branches = LabelledBranches(shape.heads), branches.labels.count > 1 {
      return "create the revision on one branch: "
        + project.runner.command("\(command) --head=\(branches.labels[0])@head") + "."
    }
    return "create the revision: \(project.runner.command(command))."
  }
}
