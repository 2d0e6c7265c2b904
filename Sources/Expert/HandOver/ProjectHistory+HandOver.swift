import AlembicHistory
import AlembicOperations
import MigrationReplay
import ProjectFiles
import Review
import SQLAlchemyModels
import Schema
import SchemaDiff
import SystemPackage

extension ProjectHistory {
  /// What the migration work in the working tree comes to, for whoever commits it.
  ///
  /// - Parameter files: The changed files, from the project's folder; nil to compare `HEAD` with the
  ///   working tree.
  /// - Throws: `ExpertFailure` when a model is left out of the registry, when the files cannot be told,
  ///   and when the history cannot be loaded.
  public func handOver(files named: [String]? = nil) throws(ExpertFailure) -> HandOver {
    let declaration = try replayed { (replay) throws(AlembicFailure) in try replay.declaration() }
    if let failure = declaration.models.unregistered.first?.refusal { throw failure }
    let root = FileReading.resolved(project.directory) ?? project.directory
    func path(_ name: String) -> FilePath { root.pushing(FilePath(name)).lexicallyNormalized() }
    let changed = try ChangedFiles(
      of: self, named: named,
      models: Set(declaration.models.classes.compactMap { $0.place?.file }).sorted().map(path),
      registry: declaration.registration.map { path($0.file) })
    let ids = files.files.filter { changed.revisionPaths.contains($0.path) }
      .compactMap { $0.revision.value ?? $0.legacyID }
    return try HandingOver(self, declaration, changed, ids).handOver()
  }
}

extension UnregisteredModel {
  /// Why nothing is generated or handed over while the model is left out, with what is to be added.
  var refusal: ExpertFailure {
    let subject = name.map { "The model \($0)" } ?? "The table \(table.plain)"
    var remedy = "Import it where target_metadata is filled, then ask again."
    if let edit = registration {
      remedy =
        "Add \"\(edit.importLine)\" to \(edit.file)"
        + (edit.exportedName.map { ", and \"\($0)\" to __all__" } ?? "") + ", then ask again."
    }
    return ExpertFailure(
      "\(subject) is declared and never registered: no import of env.py leads to it.",
      remedy: remedy)
  }
}

/// Puts a summary together.
private struct HandingOver {
  private let history: ProjectHistory
  private let declaration: ModelDeclaration
  private let changed: ChangedFiles
  private let runs: [HistoryReplay.BothWays]
  private let phrases: OperationPhrases
  private let review: MigrationReview?
  private let records: [HistoryRecord]

  init(
    _ history: ProjectHistory, _ declaration: ModelDeclaration, _ changed: ChangedFiles,
    _ ids: [String]
  ) throws(ExpertFailure) {
    self.history = history
    self.declaration = declaration
    self.changed = changed
    let wanted = Set(ids)
    let all =
      ids.isEmpty
      ? [] : try history.replayed { (replay) throws(AlembicFailure) in try replay.eachRevision() }
    runs = all.filter { wanted.contains($0.revision) }
    phrases = OperationPhrases(
      runs.flatMap { $0.upgrade.steps.flatMap(\.operations).map(\.operation) },
      before: runs.first?.before ?? Schema())
    review = ids.isEmpty ? nil : try history.review(ReviewRequest(ids))
    let known = history.files.files.compactMap(HistoryRecord.init)
    records = runs.compactMap { run in known.first { $0.id == run.revision } }
  }

  func handOver() -> HandOver {
    let (kind, reason) = kind
    let subject = subject
    let verdict = verdict
    let isOpen = review.map { $0.verdict == .change || $0.verdict == .unknown } ?? false
    return HandOver(
      kind: kind, scope: scope, reason: reason, description: description(subject),
      changes: phrases.all,
      revisions: records.map {
        HandOver.Revision(revision: $0.id, message: $0.message, parents: $0.downRevisions)
      },
      files: isNothing ? [] : changed.files,
      commit: HandOver.Commit(line: CommitWords.line(kind, scope, subject), body: body(verdict)),
      review: verdict, isReviewOpen: isOpen, commands: commands, branch: changed.branch,
      skill: CommitSkill.file(below: changed.root), notes: notes,
      next: next(isOpen: isOpen))
  }

  /// Models alone are not migration work, and neither is nothing at all.
  private var isNothing: Bool {
    !changed.files.contains { $0.role != .model && $0.role != .other }
  }

  // MARK: Type

  private var kind: (HandOver.Kind, String) {
    if let first = phrases.features.first {
      return (.feat, "it brings something new or changes what is stored: \(first)")
    }
    if phrases.unread > 0, phrases.all.isEmpty {
      return (.feat, "what it does could not be read, so it is not known to be a mere correction")
    }
    if !phrases.all.isEmpty {
      let first = phrases.all.prefix(2).joined(separator: ", ")
      return (.fix, "it only corrects what is there: \(first)")
    }
    if records.contains(where: { $0.downRevisions.count > 1 }) {
      return (.fix, "it joins heads and changes no schema")
    }
    if records.isEmpty { return (.fix, "no revision belongs to it") }
    return (.fix, "it changes no schema")
  }

  // MARK: Words

  private var scope: String? {
    let named = history.project.expert.commitScope ?? "alembic"
    return named.isEmpty ? nil : named
  }

  private var subject: String {
    let width = CommitWords.width - CommitWords.start(.feat, scope).count
    let messages = records.map { CommitWords.subject($0.message) }.filter { !$0.isEmpty }
    if messages.count == records.count, !messages.isEmpty {
      return CommitWords.subject(ofAll: messages, width: width)
    }
    if !phrases.all.isEmpty { return CommitWords.subject(ofAll: phrases.all, width: width) }
    let roles = Set(changed.files.map(\.role))
    if roles.contains(.revision) { return "change the revision history" }
    if roles.contains(.registry) { return "register models" }
    return "change how migrations run"
  }

  private func description(_ subject: String) -> String {
    var text = subject
    let shown = phrases.all.prefix(6)
    let rest = phrases.all.count > 6 ? " and \(phrases.all.count - 6) more" : ""
    let said = shown.joined(separator: ", ") + rest
    if !said.isEmpty, said.lowercased() != subject.lowercased() { text += ": \(said)" }
    text += "."
    if !users.isEmpty { text += " For code that uses \(users)." }
    if !records.isEmpty { text += " " + rows }
    return text
  }

  /// The mapped classes of the tables that are concerned, or the tables.
  private var users: String {
    var names: [String] = []
    for table in phrases.tables {
      let classes = declaration.models.classes.filter { $0.table == table }.map(\.name)
      for name in classes.isEmpty ? [table.plain] : classes where !names.contains(name) {
        names.append(name)
      }
    }
    let rest = names.count > 5 ? " and \(names.count - 5) more" : ""
    return rest.isEmpty
      ? OperationPhrases.list(names) : names.prefix(5).joined(separator: ", ") + rest
  }

  /// What happens to rows that exist.
  private var rows: String {
    var parts: [String] = []
    if !phrases.losses.isEmpty {
      parts.append("Data goes: \(OperationPhrases.list(phrases.losses)).")
    }
    var changed: [String] = []
    for name in phrases.changedRows where !changed.contains(name) { changed.append(name) }
    if !changed.isEmpty { parts.append("Rows of \(OperationPhrases.list(changed)) are changed.") }
    if phrases.unread > 0 {
      let count = phrases.unread
      parts.append("\(count) statement\(count == 1 ? "" : "s") could not be read.")
    }
    return parts.isEmpty ? "Rows that exist keep their values." : parts.joined(separator: " ")
  }

  private func body(_ verdict: String?) -> String {
    var paragraphs: [String] = []
    if !phrases.all.isEmpty {
      paragraphs.append(
        phrases.all.map { CommitWords.wrapped("- " + $0, hang: "  ") }.joined(separator: "\n"))
    }
    if !records.isEmpty { paragraphs.append(CommitWords.wrapped(rows)) }
    let revisions = records.map { record in
      record.downRevisions.isEmpty
        ? "Revision \(record.id), the first."
        : "Revision \(record.id), after \(OperationPhrases.list(record.downRevisions))."
    }
    if !revisions.isEmpty { paragraphs.append(revisions.joined(separator: "\n")) }
    return paragraphs.joined(separator: "\n\n")
  }

  private var verdict: String? {
    guard let review else { return nil }
    var counts: [String] = []
    for severity in Severity.allCases {
      let rules = review.findings.filter { $0.severity == severity }.map(\.rule)
      guard !rules.isEmpty else { continue }
      var unique: [String] = []
      for rule in rules where !unique.contains(rule) { unique.append(rule) }
      let noun = severity == .info ? "info" : "\(severity.rawValue)\(rules.count == 1 ? "" : "s")"
      counts.append("\(rules.count) \(noun): \(unique.prefix(4).joined(separator: ", "))")
    }
    return
      "\(review.verdict.rawValue) (\(counts.isEmpty ? "no findings" : counts.joined(separator: "; ")))"
  }

  // MARK: What else is to be done

  /// Forward, back and forward again.
  private var commands: [String] {
    guard let first = records.first else { return [] }
    let isLine =
      records.allSatisfy { $0.downRevisions.count == 1 }
      && zip(records.dropFirst(), records).allSatisfy { $0.downRevisions == [$1.id] }
    let back = isLine ? "-\(records.count)" : first.downRevisions.first ?? "base"
    let runner = history.project.runner
    return ["upgrade head", "downgrade \(back)", "upgrade head"].map(runner.command)
  }

  private var notes: [String] {
    var notes = changed.touched.map {
      "\($0) is in HEAD: a revision that may have been applied is neither edited nor deleted; "
        + "check_action tells whether this one may be."
    }
    let models = changed.files.filter { $0.role == .model }
    if !models.isEmpty, records.isEmpty {
      notes.append(
        "\(models.count) file\(models.count == 1 ? "" : "s") of models changed without a revision: "
          + "inspect_models tells whether one is missing.")
    }
    if !changed.files.isEmpty, changed.files.allSatisfy({ $0.change == .named }) {
      notes.append("The files are those that were named.")
    }
    return notes
  }

  private func next(isOpen: Bool) -> String {
    if isNothing {
      return changed.files.isEmpty
        ? "nothing; HEAD has all of the migration work."
        : "call inspect_models: what the models changed may need a revision."
    }
    let handOver = "suggest to invoke @git-github with this summary."
    return isOpen ? "settle what the review found (review_migration), then \(handOver)" : handOver
  }
}
