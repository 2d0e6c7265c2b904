import AlembicHistory
import ProjectFiles
import Review
import SystemPackage

/// Adds another branch's revision files to a history and looks at the union.
struct HistoryMerge {
  private let history: ProjectHistory
  private let ours: [HistoryRecord]
  private let shape: HistoryShape
  private let known: [Finding]

  /// A merge into `history`, whose defects are `known`.
  init(
    _ history: ProjectHistory, _ ours: [HistoryRecord], _ shape: HistoryShape, _ known: [Finding]
  ) {
    self.history = history
    self.ours = ours
    self.shape = shape
    self.known = known
  }

  /// What adding the revision files of `folder` does.
  ///
  /// - Throws: `ExpertFailure` when the folder is not there or may not be read.
  func merge(_ folder: String) throws(ExpertFailure) -> HistoryHealth.Merge {
    let project = history.project
    let path = project.directory.pushing(FilePath(folder)).lexicallyNormalized()
    guard FileReading.kind(of: path) == .directory else {
      throw ExpertFailure(
        "merge_with: \(path.string) is no folder.",
        remedy: "Name the folder with the other branch's version files, relative to "
          + "\(project.directory.string).")
    }
    guard project.allows(path) else {
      throw ExpertFailure(
        "merge_with: \(path.string) lies outside the folders that this server was given.",
        remedy: "Start the server with --root for that folder.")
    }
    let theirs = RevisionFiles.read(
      locations: [path], recursive: project.alembic.recursiveVersionLocations,
      sourceless: project.alembic.sourceless, relativeTo: project.directory,
      moduleRoots: project.moduleRoots)
    let records = theirs.files.compactMap(HistoryRecord.init)
    let added = records.filter { !shape.contains($0.id) }
    let collisions = collisions(with: records)
    let union = HistoryShape(ours + added, graph: nil)
    let unionFiles = RevisionFiles(
      files: history.files.files
        + theirs.files.filter { file in
          HistoryRecord(file).map { record in added.contains { $0.file == record.file } } ?? true
        })
    let found = HistoryFindings(
      files: unionFiles, all: ours + added, shape: union, runner: project.runner
    ).found().filter { $0.severity != .info && !known.contains($0) }
    let labelled = LabelledBranches(union.heads) != nil
    let forks = union.heads.count > max(shape.heads.count, 1) && !labelled
    let addedIDs = Set(added.map(\.id))
    return HistoryHealth.Merge(
      folder: project.name(of: path),
      added: union.revisions.filter { addedIDs.contains($0.revision) }, heads: union.heads,
      forks: forks, summary: summary(added, union, forks: forks, collisions: collisions),
      findings: Finding.sorted(collisions + found) { $0 })
  }

  /// Ids that both sides have with different parents: two revisions, not one.
  private func collisions(with theirs: [HistoryRecord]) -> [Finding] {
    theirs.compactMap { record in
      guard let own = shape[record.id], record.file != own.file else { return nil }
      if Set(own.downRevisions) != Set(record.downRevisions) || own.message != record.message {
        return Finding(
          rule: "duplicate-revision-id", severity: .error,
          message: "Both sides have the id \(record.id) for different revisions: "
            + "\"\(own.message)\" and \"\(record.message)\".",
          places: [own.place, record.place],
          remedy: "Give the one that is not applied a fresh random id, also in its children.")
      }
      return nil
    }
  }

  private func summary(
    _ added: [HistoryRecord], _ union: HistoryShape, forks: Bool, collisions: [Finding]
  ) -> String {
    if added.isEmpty && collisions.isEmpty { return "It adds no revision." }
    let count = added.count == 1 ? "1 revision" : "\(added.count) revisions"
    if forks {
      let heads = union.heads.map(\.revision).joined(separator: ", ")
      return "It adds \(count) and forks the history: the heads would be \(heads). "
        + "Set `down_revision` of the first added draft to the head it should follow, or merge "
        + "afterwards."
    }
    if !collisions.isEmpty { return "It adds \(count), and ids collide." }
    let heads = union.heads.map(\.revision).joined(separator: ", ")
    return "It adds \(count) without a fork: the head would be \(heads)."
  }
}
