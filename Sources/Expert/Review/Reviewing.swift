import AlembicHistory
import AlembicOperations
import AppliedHistory
import GitRepository
import MigrationReplay
import PostgreSQLDialect
import Review
import Schema
import SchemaText
import SourceText
import SystemPackage

/// Puts a review together: every rule asked about every revision.
struct Reviewing {
  private let history: ProjectHistory
  private let selection: RuleSelection
  private let health: HistoryHealth
  private var remarks: [MigrationReview.Remark] = []
  private var allowed: [MigrationReview.Remark] = []
  private var revisions: [ReviewedRevision] = []
  private var doubts: [String: [SQLPreview.Doubt]] = [:]
  /// Whether nobody chose the revisions, so that what was done to others belongs to it as well.
  var isOfTheWholeChange = false
  /// What to do next when there was nothing to review, as a sentence.
  var nextIfNone: String?
  /// What could not be read, in sentences.
  var notes: [String] = []

  init(_ history: ProjectHistory, _ selection: RuleSelection, _ health: HistoryHealth) {
    self.history = history
    self.selection = selection
    self.health = health
  }

  /// Asks every rule about the revisions `ids` of a history that was run.
  mutating func judge(
    _ replayed: HistoryReplay.Reviewable, _ comparison: ModelComparison?, ids: [String]
  ) {
    notes += replayed.notes
    let settings = ReviewSettings(history, replayed.options)
    let wanted = Set(ids)
    let siblings = history.files.files.map { $0.path.stem ?? "" }
    let all = replayed.revisions
    let code = changedCode(all.filter { wanted.contains($0.revision) })
    let fileNames = FileNameHabits(all, template: settings.fileTemplate)
    let habits = habits()
    let projectHabits = RevisionHabits(Array(habits.values))
    for (index, revision) in all.enumerated() where wanted.contains(revision.revision) {
      guard let downgrade = replayed.downgrades[revision.revision],
        let file = history.files.files.last(where: { $0.revision.value == revision.revision }),
        let bytes = try? file.bytes()
      else { continue }
      let locks = LockTable(version: settings.postgresql)
      let lineage = replayed.lineages[revision.revision]
      var reviewed = ReviewedRevision(
        id: revision.revision, file: file,
        source: RevisionSource(SourceFile(name: file.name, bytes: bytes)),
        before: revision.before,
        upgrade: ReviewedSide(
          revision.run, .upgrade, from: revision.before, locks: locks,
          commitsEachStatement: settings.commitsEachStatement),
        downgrade: ReviewedSide(
          downgrade, .downgrade, from: revision.run.schema, locks: locks,
          commitsEachStatement: settings.commitsEachStatement),
        earlier: lineage?.earlier ?? Array(all[..<index]),
        later: lineage?.later ?? Array(all[(index + 1)...]),
        comparison: index + 1 == all.count ? comparison : nil,
        externalTables: replayed.externalTables, siblings: siblings,
        createDate: health.revisions.first { $0.revision == revision.revision }?.createDate,
        rivals: health.rivals(of: revision.revision),
        habits: RevisionHabits(
          lineage.map { $0.earlier.compactMap { habits[$0.revision] } }
            ?? all[..<index].compactMap { habits[$0.revision] }),
        projectHabits: projectHabits, settings: settings)
      reviewed.changedCode = code[revision.revision] ?? []
      reviewed.fileNames = fileNames
      revisions.append(reviewed)
      judge(reviewed)
    }
  }

  /// What the change does to the application, for drafts that take something away from it.
  ///
  /// The whole working tree is looked at for that, so nobody else pays for it.
  private mutating func changedCode(_ revisions: [ReplayedRevision]) -> [String: [ChangedCode]] {
    let taking = revisions.filter { revision in
      revision.run.steps.flatMap(\.operations).contains { placed in
        switch placed.operation {
        case .dropTable, .dropColumn, .renameTable: true
        case .alterColumn(let alter): alter.newName != nil
        default: false
        }
      }
    }.map(\.revision)
    guard !taking.isEmpty else { return [:] }
    let applied = AppliedHistory(history.project)
    let drafts = history.files.files.filter { file in
      file.revision.value.map(taking.contains) == true
        && applied.standing(of: file).answer == .draft
    }
    guard !drafts.isEmpty else { return [:] }
    do throws(GitFailure) {
      let code = try applied.changedCode().map {
        ChangedCode(file: $0.path, before: $0.before, after: $0.after)
      }
      return Dictionary(
        drafts.compactMap { $0.revision.value.map { ($0, code) } },
        uniquingKeysWith: { first, _ in first })
    } catch {
      notes.append("what else this change touches is not known: \(error)")
      return [:]
    }
  }

  /// What each revision's text does.
  private func habits() -> [String: RevisionHabits] {
    var habits: [String: RevisionHabits] = [:]
    for file in history.files.files {
      guard let id = file.revision.value, let bytes = try? file.bytes() else { continue }
      habits[id] = RevisionHabits(of: bytes)
    }
    return habits
  }

  private mutating func judge(_ revision: ReviewedRevision) {
    var allowances = Allowances(revision.source)
    let runs = [revision.upgrade.run, revision.downgrade.run]
    let places = history.project.places(
      runs.flatMap(\.doubts).compactMap(\.place) + runs.flatMap(\.failures).compactMap(\.place),
      beside: [revision.source.file])
    doubts[revision.id] = runs.flatMap { run in
      run.doubts.map { SQLPreview.Doubt($0, revision: revision.id, places) }
    }
    for rule in RuleCatalogue.all {
      let page = rule.page
      guard selection.isOn(page), page.versions.contains(revision.settings.postgresql) else {
        continue
      }
      var found = rule.check(revision)
      for step in revision.upgrade.steps { found += rule.check(step, in: revision) }
      for finding in found.saidOnce {
        let remark = remark(finding, page, revision, places)
        let span = finding.place?.span ?? SourceSpan(0..<0)
        if finding.place.map({ $0.file == revision.file.name }) ?? true,
          let reason = allowances.reason(for: page.id, at: span)
        {
          var remark = remark
          remark.allowedBecause = reason
          allowed.append(remark)
        } else {
          remarks.append(remark)
        }
      }
    }
    leaveOutRepetitions(revision.id)
    remarks += allowances.findings.map {
      MigrationReview.Remark(finding: $0, revision: revision.id, locks: [])
    }
  }

  /// A failure that a rule of its own tells is not told again as a failure.
  private mutating func leaveOutRepetitions(_ revision: String) {
    let told = (remarks + allowed).filter {
      $0.revision == revision && $0.finding.severity == .error && $0.finding.rule != "would-fail"
    }.compactMap(\.finding.places.first)
    remarks.removeAll { remark in
      remark.revision == revision && remark.finding.rule == "would-fail"
        && remark.finding.places.first.map(told.contains) == true
    }
  }

  private func remark(
    _ found: RuleFinding, _ page: RulePage, _ revision: ReviewedRevision, _ places: SchemaPlaces
  ) -> MigrationReview.Remark {
    func name(_ place: Place) -> Finding.Place {
      guard place.file == revision.file.name else { return places.finding(place) }
      let position = revision.source.file.position(at: Int(place.span.start))
      return Finding.Place(file: place.file, line: position.line, column: position.column)
    }
    let place =
      found.place.map(name) ?? Finding.Place(file: revision.file.name, line: 0, column: 0)
    return MigrationReview.Remark(
      finding: Finding(
        rule: page.id,
        severity: selection.severity(page.id) ?? found.severity ?? page.severity,
        message: HistoryRecord.oneLine(found.message), places: [place] + found.related.map(name),
        remedy: HistoryRecord.oneLine(found.remedy ?? page.remedy)),
      revision: revision.id, locks: found.locks, rewrite: found.rewrite,
      excerpt: excerpt(found, revision.source.file), diff: diff(found, revision.source.file),
      isAboutProject: page.isAboutProject || found.isAboutProject)
  }

  private func excerpt(
    _ found: RuleFinding, _ file: SourceFile
  ) -> MigrationReview.Excerpt? {
    guard let place = found.place, place.file == file.name, place.span.count > 0 else { return nil }
    let number = file.lines.line(at: Int(place.span.start))
    guard let start = file.lines.start(ofLine: number) else { return nil }
    let next = file.lines.start(ofLine: number + 1) ?? file.bytes.count
    let line = file.bytes[start..<next].prefix {
      $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r")
    }
    let end = min(Int(place.span.end), line.endIndex)
    let shown = file.bytes[Int(place.span.start)..<max(end, Int(place.span.start))]
    return MigrationReview.Excerpt(
      line: HistoryRecord.oneLine(String(decoding: line, as: UTF8.self)),
      length: max(1, shown.count { $0 & 0xC0 != 0x80 }))
  }

  private func diff(_ found: RuleFinding, _ file: SourceFile) -> String? {
    guard case .edits(let edits)? = found.rewrite, let after = file.applying(edits) else {
      return nil
    }
    return UnifiedDiff.text(
      String(decoding: file.bytes, as: UTF8.self), String(decoding: after, as: UTF8.self),
      file: file.name)
  }

  /// The review once everything was judged.
  func review(of ids: [String]) -> MigrationReview {
    let all = Finding.sorted(saidOnce(remarks) + ofTheHistory(ids), by: \.finding)
    let messages = history.messages
    let found = Dictionary(grouping: all) { $0.revision }
    let subjects = revisions.map { revision in
      subject(revision, messages[revision.id] ?? "", found[revision.id] ?? [])
    }
    let missing = ids.filter { id in !revisions.contains { $0.id == id } }
    let verdict = verdict(all, missing)
    return MigrationReview(
      subjects: subjects, remarks: all, allowed: allowed, verdict: verdict,
      notes: notes + missing.map { "\($0) could not be run, so only its file was looked at" },
      postgresql: history.postgresqlVersion, next: next(all, verdict))
  }

  /// What has one remedy for all revisions is told at the newest of them.
  private func saidOnce(_ remarks: [MigrationReview.Remark]) -> [MigrationReview.Remark] {
    var result: [MigrationReview.Remark] = []
    var others: [String: Int] = [:]
    for remark in remarks.reversed() {
      let rule = remark.finding.rule
      if remark.isAboutProject {
        let count = others[rule, default: -1] + 1
        others[rule] = count
        if count > 0 { continue }
      }
      result.append(remark)
    }
    for index in result.indices {
      guard result[index].isAboutProject, let count = others[result[index].finding.rule], count > 0
      else { continue }
      result[index].finding.message +=
        " \(count) other revision\(count == 1 ? "" : "s") under review \(count == 1 ? "does" : "do") the same."
    }
    return result.reversed()
  }

  /// What `check_heads` finds about the files under review, and what makes the whole history unusable.
  private func ofTheHistory(_ ids: [String]) -> [MigrationReview.Remark] {
    let names = Set(
      history.files.files.filter { file in
        file.revision.value.map(ids.contains) ?? ids.contains(file.name)
      }.map(\.name))
    return health.findings.filter { finding in
      finding.places.contains { names.contains($0.file) }
        || (finding.severity == .error && finding.places.isEmpty)
        || (isOfTheWholeChange && finding.rule == AppliedFindings.rule)
    }.compactMap { finding in
      if let page = RuleCatalogue.page(finding.rule), !selection.isOn(page) { return nil }
      if finding.rule == "revision-id-too-long", hasWideVersionTable { return nil }
      var finding = finding
      if let severity = selection.severity(finding.rule) { finding.severity = severity }
      let file = finding.places.first?.file
      let revision = history.files.files.first { $0.name == file }?.revision.value
      return MigrationReview.Remark(
        finding: finding, revision: revision.flatMap { ids.contains($0) ? $0 : nil }, locks: [])
    }
  }

  /// Whether a revision or `env.py` makes the column of Alembic's version table wider.
  private var hasWideVersionTable: Bool {
    revisions.contains { revision in
      if revision.settings.environment?.contains("version_num") == true { return true }
      return (revision.earlier.map(\.run) + [revision.upgrade.run]).contains { run in
        run.steps.flatMap(\.operations).contains { placed in
          guard case .alterColumn(let alter) = placed.operation else { return false }
          return alter.column == "version_num" && alter.type != nil
        }
      }
    }
  }

  private func subject(
    _ revision: ReviewedRevision, _ message: String, _ remarks: [MigrationReview.Remark]
  ) -> MigrationReview.Subject {
    MigrationReview.Subject(
      revision: revision.id, message: message,
      file: revision.file.name, parents: revision.file.downRevision.value ?? [],
      operations: revision.upgrade.steps.count,
      checklist: ReviewChecklist(revision, remarks, health).items,
      doubts: doubts[revision.id] ?? [], after: revision.upgrade.run.schema)
  }

  private func verdict(
    _ remarks: [MigrationReview.Remark], _ missing: [String]
  ) -> MigrationReview.Verdict {
    if remarks.contains(where: { $0.finding.severity == .error }) { return .change }
    let isKnown = missing.isEmpty && doubts.values.joined().allSatisfy(\.dependsOnData)
    guard isKnown else { return .unknown }
    return remarks.contains { $0.finding.severity == .warning } ? .consider : .approve
  }

  private func next(
    _ remarks: [MigrationReview.Remark], _ verdict: MigrationReview.Verdict
  ) -> String {
    switch verdict {
    case .change, .consider:
      let first = remarks.first?.finding
      let place = first?.places.first.map { " at \($0.text)" } ?? ""
      return verdict == .change
        ? "correct \(first?.rule ?? "the first finding")\(place), then ask for the review again."
        : "weigh \(first?.rule ?? "the first finding")\(place); nothing that was read would fail."
    case .unknown:
      return "read what is not known yourself; the rest was judged."
    case .approve:
      if let nextIfNone { return nextIfNone }
      let command = history.project.runner.command("upgrade head")
      return "a person runs \(command) on a copy first; preview_sql shows what it sends."
    }
  }
}
