import AlembicHistory
import ProjectFiles
import Review
import RevisionWriter
import SystemPackage

extension ProjectHistory {
  /// Makes a new revision, or says what it would be.
  ///
  /// The history is read again under a lock that every process takes, so that two of them extend one
  /// line and never fork it. What is written is read back and run.
  ///
  /// - Throws: `ExpertFailure` when nothing may or need be written; then nothing is.
  public func newRevision(_ request: RevisionRequest) throws(ExpertFailure) -> NewRevision {
    if request.isDryRun { return try RevisionCreation(self, request).preview() }
    return try locked { (history) throws(ExpertFailure) in
      try RevisionCreation(history, request).write()
    }.proven()
  }

  /// Runs `body` with the history as it is while no other process of ours adds to it.
  func locked<Result>(
    _ body: (ProjectHistory) throws(ExpertFailure) -> Result
  ) throws(ExpertFailure) -> Result {
    let folders = [project.alembic.scriptLocation] + project.alembic.versionLocations
    let present = folders.filter { FileReading.kind(of: $0) == .directory }
    let lock: FolderLock
    do throws(FileFailure) {
      lock = try FolderLock(present)
    } catch {
      throw ExpertFailure(
        "The version folder cannot be locked: \(error).",
        remedy: "Nothing was written. Try again when the other process is done.")
    }
    let result: Swift.Result<Result, ExpertFailure>
    do throws(ExpertFailure) {
      result = .success(
        try body(ProjectHistory(project: project, files: project.readRevisions())))
    } catch {
      result = .failure(error)
    }
    lock.release()
    return try result.get()
  }
}

/// One request, from what it asks for to the files.
struct RevisionCreation {
  private let history: ProjectHistory
  private let request: RevisionRequest

  init(_ history: ProjectHistory, _ request: RevisionRequest) {
    self.history = history
    self.request = request
  }

  /// What was written or would be, before it is proven.
  struct Outcome {
    var answer: NewRevision
    /// The history with the files.
    var history: ProjectHistory
    var plan: RevisionPlan

    /// The answer with the proof.
    func proven() throws(ExpertFailure) -> NewRevision {
      guard !answer.files.isEmpty, answer.proof == nil else { return answer }
      var answer = answer
      let (proof, review) = try RevisionProof.proof(of: answer.files, in: history, plan)
      answer.proof = proof
      answer.review = try SaferStrategy.judged(review, answer)
      return answer
    }
  }

  /// The files as they would be.
  ///
  /// - Throws: `ExpertFailure`.
  func preview() throws(ExpertFailure) -> NewRevision {
    let (drafts, plan) = try drafts()
    let answer = try preview(drafts, plan).proven()
    try refuseWhatFails(answer, plan)
    return answer
  }

  private func preview(_ drafts: [RevisionFileDraft], _ plan: RevisionPlan) -> Outcome {
    let files = drafts.reduce(history.files) { $0.adding($1.read) }
    return Outcome(
      answer: answer(drafts, plan, isWritten: false),
      history: ProjectHistory(project: history.project, files: files), plan: plan)
  }

  /// What the models ask for can be something that PostgreSQL does not do; such a file helps nobody.
  private func refuseWhatFails(
    _ answer: NewRevision, _ plan: RevisionPlan
  ) throws(ExpertFailure) {
    guard plan.hasToApply, let failure = answer.proof?.failures.first else { return }
    let lines = answer.files.first { $0.revision == failure.revision }?.text
      .split(separator: "\n", omittingEmptySubsequences: false)
    let line = failure.place.flatMap { place in lines?.dropFirst(max(0, place.line - 1)).first }
    let operation = line.map { line in " at \"\(line.drop { $0 == " " })\"" } ?? ""
    throw ExpertFailure(
      "The revision would fail\(operation): \(failure.message).",
      remedy: "Nothing was written. Correct the model, or write that step by hand in a revision of "
        + "the mode empty.")
  }

  /// Writes the files and reads them back.
  ///
  /// - Throws: `ExpertFailure`.
  func write() throws(ExpertFailure) -> Outcome {
    let (drafts, plan) = try drafts()
    var answer = answer(drafts, plan, isWritten: true)
    if plan.hasToApply {
      // What is read back below is byte for byte what was run here.
      let proven = try preview(drafts, plan).proven()
      (answer.proof, answer.review) = (proven.proof, proven.review)
      try refuseWhatFails(answer, plan)
    }
    for draft in drafts { try write(draft) }
    let project = history.project
    let written = ProjectHistory(project: project, files: project.readRevisions())
    for draft in drafts { try check(draft, in: written) }
    return Outcome(answer: answer, history: written, plan: plan)
  }

  private func drafts() throws(ExpertFailure) -> ([RevisionFileDraft], RevisionPlan) {
    let parents = try RevisionParents(history, request)
    try checkFolder(parents.location)
    let plan = try RevisionPlanning(history, request, parents.ids).plan()
    var template: ScriptTemplate
    do throws(TemplateFailure) {
      template = try ScriptTemplate(of: history.project)
    } catch {
      throw ExpertFailure(
        "The template cannot be read: \(error).",
        remedy: "Nothing was written. Bring script.py.mako back; every Alembic project has one.")
    }
    template.runsEnvironment =
      plan.needsEnvironment || history.project.alembic.revisionEnvironment
    let names = RevisionNames(history)
    var drafts: [RevisionFileDraft] = []
    var ids = parents.ids
    for draft in plan.drafts {
      let file = try RevisionFileDraft(
        draft, parents: ids, location: parents.location, id: names.fresh(), template: template,
        project: history.project)
      ids = [file.file.revision]
      drafts.append(file)
    }
    return (drafts, plan)
  }

  // MARK: Files

  /// A version location must lie in the project, links followed; one that is missing must come to.
  private func checkFolder(_ location: FilePath) throws(ExpertFailure) {
    var folder = location
    while FileReading.kind(of: folder) == nil, !folder.components.isEmpty {
      folder = folder.removingLastComponent()
    }
    guard history.project.contains(folder) else {
      throw ExpertFailure(
        "\(location.string) lies outside of the project.",
        remedy: "Nothing was written. New revisions go only into version locations inside of "
          + "\(history.project.directory.string) or its repository; links that lead out are not "
          + "followed.")
    }
  }

  private func write(_ draft: RevisionFileDraft) throws(ExpertFailure) {
    let folder = draft.path.removingLastComponent()
    do throws(FileFailure) {
      try FileWriting.makeFolder(folder)
    } catch {
      throw Self.unwritten(error)
    }
    // Only now do the folder's links lead anywhere.
    try checkFolder(folder)
    do throws(FileFailure) {
      try FileWriting.write(draft.bytes, to: draft.path, existing: .keep)
    } catch {
      throw Self.unwritten(error)
    }
  }

  private static func unwritten(_ failure: FileFailure) -> ExpertFailure {
    ExpertFailure(
      "The revision could not be written: \(failure).",
      remedy: failure.reason == .exists
        ? "Give it another message, or let file_template contain %(rev)s."
        : "Correct that and ask again; no part of the file is there.")
  }

  private func check(
    _ draft: RevisionFileDraft, in written: ProjectHistory
  ) throws(ExpertFailure) {
    let bytes = try? FileReading.bytes(of: draft.path)
    let path = FileReading.resolved(draft.path)
    let found = written.files.files.first { $0.path == path }
    guard bytes == draft.bytes, found?.revision.value == draft.file.revision else {
      throw ExpertFailure(
        "\(draft.file.path) was written and does not read back as it was written.",
        remedy: "Look at the file: another program may have changed it.")
    }
  }

  // MARK: The answer

  private func answer(
    _ drafts: [RevisionFileDraft], _ plan: RevisionPlan, isWritten: Bool
  ) -> NewRevision {
    NewRevision(
      mode: request.mode, isZeroDowntime: request.strategy == .zeroDowntime,
      files: drafts.map(\.file), isWritten: isWritten && !drafts.isEmpty,
      collisions: plan.collisions, notes: plan.notes + (drafts.isEmpty ? [] : notes),
      next: next(drafts, plan, isWritten: isWritten))
  }

  /// What the project's settings ask for and is not done.
  private var notes: [String] {
    let settings = history.project.alembic
    var notes: [String] = []
    if !settings.postWriteHooks.isEmpty {
      notes.append(
        "The project's post_write_hooks (\(settings.postWriteHooks.joined(separator: ", "))) are "
          + "programs, and are not run; a person or the commit does.")
    }
    if settings.revisionEnvironment {
      notes.append(
        "revision_environment is set: env.py was read for the template's variables, and its "
          + "process_revision_directives did not run.")
    }
    if settings.sourceless {
      notes.append(
        "sourceless is set: compiled revisions without source are part of the history for Alembic "
          + "and are not read here.")
    }
    return notes
  }

  private func next(
    _ drafts: [RevisionFileDraft], _ plan: RevisionPlan, isWritten: Bool
  ) -> String {
    guard let last = drafts.last else { return plan.nothing ?? "there is nothing to do." }
    guard isWritten else {
      return "call generate_revision without dry_run to write it; the id is drawn anew then."
    }
    switch request.mode {
    case .empty:
      return "write the operations into \(last.file.path), then call preview_sql."
    case .autogenerate, .merge, .data:
      return "read \(last.file.path), then call preview_sql for its SQL and locks."
    }
  }
}
