import AlembicHistory
import AppliedHistory
import Review
import SourceText

/// What was done to applied revisions, as findings.
struct AppliedFindings {
  /// The rule whose findings these are.
  static let rule = "applied-revision-edited"

  private let history: AppliedHistory
  private let files: RevisionFiles

  init(_ history: AppliedHistory, _ files: RevisionFiles) {
    self.history = history
    self.files = files
  }

  /// One finding a file, and one for each thing that could not be read.
  var found: [Finding] {
    history.changes(in: files).map(finding)
      + history.notes.map { note in
        Finding(
          rule: "applied-unknown", severity: .info,
          message: "What is applied is not fully known: \(HistoryRecord.oneLine(note)).",
          places: [], remedy: "Ask a person before anything older is edited.")
      }
  }

  private func finding(_ change: AppliedChange) -> Finding {
    let revision = change.revision ?? "The revision"
    let because = "it counts as applied because \(change.because)"
    let message: String
    let remedy: String
    switch change.kind {
    case .edited:
      message = "\(revision) is not as it was applied\(parents(change)); \(because)."
      remedy = "Put \(change.file) back as it was, and write the change as a new revision."
    case .deleted:
      message = "The file of \(revision) is gone; \(because)."
      remedy = "Bring \(change.file) back, and undo what it did in a new revision."
    case .renamed(let old):
      let edited = change.diff.isEmpty ? "" : " and is not as it was applied\(parents(change))"
      message = "\(revision) was \(old)\(edited); \(because)."
      remedy = "Give it its name back: \(old)."
    }
    let file = files.files.first { $0.name == change.file }
    let line =
      change.reparented == nil ? change.line : file?.downRevision.position?.line ?? change.line
    return Finding(
      rule: Self.rule, severity: .error,
      message: HistoryRecord.oneLine(message),
      places: [Finding.Place(file: change.file, line: line ?? 0, column: line == nil ? 0 : 1)],
      remedy: HistoryRecord.oneLine(remedy), diff: change.diff.isEmpty ? nil : change.diff)
  }

  private func parents(_ change: AppliedChange) -> String {
    guard let moved = change.reparented else { return "" }
    func name(_ ids: [String]) -> String { ids.isEmpty ? "none" : ids.joined(separator: ", ") }
    return ": its parent was \(name(moved.from)) and is \(name(moved.to))"
  }
}
