import AlembicHistory
import AppliedHistory
import ProjectFiles
import Review
import SourceText
import SystemPackage

extension ProjectHistory {
  /// Reviews revisions, and applies the edits of its findings to the files of drafts.
  ///
  /// A file is written whole, only when the edited text reads back, makes the same schema and no
  /// longer has the findings, and only when nobody has changed it meanwhile.
  ///
  /// - Throws: `ExpertFailure` when there is no review, and when the version folders cannot be locked.
  public func fix(_ request: ReviewRequest) throws(ExpertFailure) -> ReviewFixes {
    guard request.source == nil else {
      throw ExpertFailure(
        "A text that is not saved has no file to fix.",
        remedy: "Name the file without --source, or apply the review's diff.")
    }
    return try locked { (history) throws(ExpertFailure) in try history.fixed(request) }
  }

  private func fixed(_ request: ReviewRequest) throws(ExpertFailure) -> ReviewFixes {
    let review = try review(request)
    var fixes = ReviewFixes(review: review)
    var current = self
    let applied = AppliedHistory(project)
    for subject in review.subjects {
      let hasEdits = review.remarks.contains {
        guard case .edits? = $0.rewrite else { return false }
        return $0.revision == subject.revision
      }
      guard hasEdits else { continue }
      if let reason = current.reasonAgainstEditing(subject.revision, applied) {
        fixes.kept.append(.init(file: subject.file, rule: nil, reason: reason))
        continue
      }
      current = try current.fix(subject, &fixes)
    }
    if !fixes.fixed.isEmpty {
      let written = ProjectHistory(project: project, files: project.readRevisions())
      fixes.review = try written.review(request)
    }
    return fixes
  }

  private func fix(
    _ subject: MigrationReview.Subject, _ fixes: inout ReviewFixes
  ) throws(ExpertFailure) -> ProjectHistory {
    guard let file = files.files.last(where: { $0.name == subject.file }),
      let bytes = try? file.bytes()
    else { return self }
    var fixing = DraftFixing(
      self, id: subject.revision, original: SourceFile(name: file.name, bytes: bytes),
      before: try review(ReviewRequest([file.name])))
    try fixing.apply()
    fixes.kept += fixing.kept
    guard !fixing.fixed.isEmpty else { return self }
    do throws(FileFailure) {
      guard try FileReading.bytes(of: file.path) == bytes else {
        fixes.kept.append(
          .init(file: file.name, rule: nil, reason: "another program has just changed it"))
        return self
      }
      try FileWriting.write(fixing.text, to: file.path, existing: .replace)
    } catch {
      fixes.kept.append(.init(file: file.name, rule: nil, reason: error.description))
      return self
    }
    fixes.fixed.append(.init(file: file.name, rules: fixing.fixed))
    return fixing.history
  }

  /// Why the file of a revision must stay as it is; nil for a draft.
  private func reasonAgainstEditing(_ id: String, _ applied: AppliedHistory) -> String? {
    guard let file = files.files.last(where: { $0.revision.value == id }) else {
      return "its file has no known id"
    }
    guard project.contains(file.path) else { return "it lies outside of the project" }
    let standing = applied.standing(of: file)
    switch standing.answer {
    case .applied: return "it counts as applied: \(standing.because)"
    case .draft: return nil
    case .unknown: break
    }
    // Nothing tells, but what others build on is no draft.
    let child = files.files.first { other in
      other.downRevision.value?.contains(id) == true || other.dependsOn.value?.contains(id) == true
    }
    return child.map { "\($0.name) follows it, so it may be applied somewhere" }
  }

  /// The history with another text of one of its files.
  func replacing(_ name: String, with bytes: [UInt8]) -> ProjectHistory {
    let modules = ProjectModules(roots: project.moduleRoots)
    let all = files.files.map { file in
      file.name == name
        ? RevisionFile.read(contents: bytes, at: file.path, name: name, modules: modules) : file
    }
    return ProjectHistory(project: project, files: files.replacing(all))
  }
}
