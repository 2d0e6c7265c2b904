import AlembicHistory
import Review
import SourceText
import SystemPackage

/// Looks for the defects of a history, one function a kind.
struct HistoryFindings {
  let files: RevisionFiles
  let all: [HistoryRecord]
  let shape: HistoryShape
  let runner: Runner

  /// Every defect, errors first, then by file and line.
  func found() -> [Finding] {
    let found =
      unreadableFiles() + unknownValues() + duplicateIDs() + duplicateLabels() + missingParents()
      + missingDependencies() + cycles() + severalHeads() + severalBases() + longIDs()
      + illegalIDs() + handTypedIDs() + namedIDs() + docstrings() + missingFolders() + otherFiles()
    return Finding.sorted(found) { $0 }
  }

  private func unreadableFiles() -> [Finding] {
    files.files.compactMap { file in
      switch file.standing {
      case .revision: return nil
      case .noRevision:
        return Finding(
          rule: "not-a-revision", severity: .error,
          message:
            "The file assigns no `revision`, and Alembic refuses every command because of it.",
          places: [HistoryRecord.place(file.name, nil)],
          remedy: "Move it out of the version folder, or give it a name that does not end in .py.")
      case .syntaxError(let message, let position):
        return Finding(
          rule: "syntax-error", severity: .error,
          message: "The file is no Python: \(message).",
          places: [HistoryRecord.place(file.name, position)],
          remedy: "Correct the syntax; nothing of the file is known until then.")
      case .unreadable(let failure):
        return Finding(
          rule: "unreadable-revision", severity: .error,
          message: "The file could not be read: \(failure).",
          places: [HistoryRecord.place(file.name, nil)], remedy: "Make it readable.")
      case .bytecode:
        return Finding(
          rule: "unreadable-revision", severity: .error,
          message: "The file is compiled Python without its source, and nothing of it is known.",
          places: [HistoryRecord.place(file.name, nil)],
          remedy: "Bring its source back; compiled files are never read.")
      }
    }
  }

  private func unknownValues() -> [Finding] {
    files.files.flatMap { file -> [Finding] in
      guard case .revision = file.standing else { return [] }
      var findings: [Finding] = []
      func check<Value>(_ variable: RevisionVariable<Value>, _ name: String) {
        let message: String
        switch variable {
        case .known, .missing: return
        case .unknown(let reason, _):
          message = "`\(name)` is unknown: \(reason)."
        case .unusable(let type, _):
          message = "`\(name)` is \(type), which Alembic cannot use."
        }
        findings.append(
          Finding(
            rule: "unknown-revision-value", severity: .error, message: message,
            places: [HistoryRecord.place(file.name, variable.position)],
            remedy: "Write the value as a literal, as Alembic's template does."))
      }
      check(file.revision, "revision")
      check(file.downRevision, "down_revision")
      check(file.branchLabels, "branch_labels")
      check(file.dependsOn, "depends_on")
      if case .missing = file.downRevision, file.revision.value != nil {
        findings.append(
          Finding(
            rule: "unknown-revision-value", severity: .error,
            message: "The file assigns no `down_revision`, and Alembic cannot load it.",
            places: [HistoryRecord.place(file.name, file.revision.position)],
            remedy: "Write down_revision = None for a base, else the id of the parent."))
      }
      return findings
    }
  }

  private func duplicateIDs() -> [Finding] {
    Dictionary(grouping: all, by: \.id).values.filter { $0.count > 1 }.map { records in
      Finding(
        rule: "duplicate-revision-id", severity: .error,
        message: "\(records.count) files have the id \(records[0].id); Alembic keeps the last one "
          + "that it reads and silently forgets the others.",
        places: records.map(\.place),
        remedy: "Keep the id in the file that was applied first, and give the other a fresh random "
          + "one, also in `down_revision` of its children.")
    }
  }

  private func duplicateLabels() -> [Finding] {
    var users: [String: [HistoryRecord]] = [:]
    for record in all {
      for label in record.branchLabels { users[label, default: []].append(record) }
    }
    return users.filter { $0.value.count > 1 || shape.contains($0.key) }.map { label, records in
      Finding(
        rule: "duplicate-branch-label", severity: .error,
        message:
          "The branch label \"\(label)\" is used more than once, or is a revision id as well.",
        places: records.map(\.place), remedy: "A label names one branch: keep it in one file.")
    }
  }

  private func missingParents() -> [Finding] {
    all.flatMap { record in
      record.downRevisions.filter { !shape.contains($0) }.map { parent in
        missing(
          "down-revision-missing", parent, "`down_revision` of \(record.id)", record.parentPlace)
      }
    }
  }

  private func missingDependencies() -> [Finding] {
    let labels = Set(all.flatMap(\.branchLabels))
    return all.flatMap { record in
      record.dependsOn.filter { !shape.contains($0) && !labels.contains($0) }.map { name in
        missing("depends-on-unknown", name, "`depends_on` of \(record.id)", record.dependencyPlace)
      }
    }
  }

  private func missing(
    _ rule: String, _ id: String, _ what: String, _ place: Finding.Place
  ) -> Finding {
    let near = NearestNames.of(id, in: shape.ids)
    let hint =
      near.isEmpty
      ? "Bring the missing file back, or correct the id."
      : "Did you mean \(near.joined(separator: " or "))? Else bring the missing file back."
    return Finding(
      rule: rule, severity: .error,
      message: "\(what) names \(id), and no file has that id.", places: [place], remedy: hint)
  }

  private func cycles() -> [Finding] {
    guard !shape.cycle.isEmpty else { return [] }
    return [
      Finding(
        rule: "revision-cycle", severity: .error,
        message: "These revisions are their own ancestors: \(shape.cycle.joined(separator: ", ")).",
        places: shape.cycle.compactMap { shape[$0]?.parentPlace },
        remedy: "Correct the `down_revision` that closes the circle.")
    ]
  }

  /// Two heads of one branch are a fork; heads with labels of their own are branches on purpose.
  private func severalHeads() -> [Finding] {
    let heads = shape.heads
    guard heads.count > 1 else { return [] }
    let places = heads.compactMap { shape[$0.revision]?.place }
    let names = heads.map(\.title).joined(separator: ", ")
    if LabelledBranches(heads) != nil {
      return [
        Finding(
          rule: "multiple-heads", severity: .info,
          message: "There are \(heads.count) heads, each a branch with its own label: \(names).",
          places: places, remedy: "Name the branch of a new revision: --head=LABEL@head.")
      ]
    }
    return [
      Finding(
        rule: "multiple-heads", severity: .error,
        message: "There are \(heads.count) heads: \(names). `upgrade head` fails until they are "
          + "merged.",
        places: places,
        remedy: "Check that the branches do not change the same things, then merge: "
          + "\(runner.command("merge -m \"merge heads\" heads")).")
    ]
  }

  private func severalBases() -> [Finding] {
    let bases = shape.bases
    guard bases.count > 1, !bases.allSatisfy({ !$0.branchLabels.isEmpty }) else { return [] }
    return [
      Finding(
        rule: "orphan-revision", severity: .warning,
        message: "There are \(bases.count) bases, so the history falls into separate parts: "
          + bases.map(\.title).joined(separator: ", ") + ".",
        places: bases.compactMap { shape[$0.revision]?.parentPlace },
        remedy:
          "If that is not on purpose, set `down_revision` of the later one to the head it was "
          + "meant to follow, as long as it is not applied anywhere.")
    ]
  }

  private func longIDs() -> [Finding] {
    all.filter { $0.id.unicodeScalars.count > 32 }.map { record in
      Finding(
        rule: "revision-id-too-long", severity: .error,
        message: "The id has \(record.id.unicodeScalars.count) characters; "
          + "alembic_version.version_num holds 32, and PostgreSQL refuses the rest.",
        places: [record.place],
        remedy: "Shorten it while it is not applied, or let env.py make the column wider.")
    }
  }

  private func illegalIDs() -> [Finding] {
    all.compactMap { record in
      guard let character = record.id.first(where: { "@-+:".contains($0) }) else { return nil }
      return Finding(
        rule: "illegal-revision-id", severity: .error,
        message: "The id \(record.id) has the character \"\(character)\", which Alembic uses in "
          + "expressions such as label@head and refuses in ids.",
        places: [record.place], remedy: "Take 12 random hex digits.")
    }
  }

  private func handTypedIDs() -> [Finding] {
    all.compactMap { record in
      guard let reason = HandTypedID.reason(record.id) else { return nil }
      return Finding(
        rule: "synthetic-revision-id", severity: .warning,
        message: "The id \(record.id) looks typed by hand (\(reason)); the same ids are typed by "
          + "many hands and collide when branches meet.",
        places: [record.place],
        remedy: "Leave it if it is applied anywhere; let Alembic draw the id of the next revision.")
    }
  }

  /// Ids that somebody named, in a history whose other ids Alembic drew; one finding for all.
  ///
  /// A history that names all its ids does so by convention.
  private func namedIDs() -> [Finding] {
    let named = all.filter { !HandTypedID.isDrawn($0.id) }
    guard !named.isEmpty, named.count * 2 < all.count else { return [] }
    let ids = named.prefix(12).map(\.id).joined(separator: ", ") + (named.count > 12 ? "…" : "")
    return [
      Finding(
        rule: "synthetic-revision-id", severity: .info,
        message: "\(named.count) of \(all.count) ids are names and not the 12 hex digits that "
          + "Alembic draws: \(ids). Two branches easily pick the same name.",
        places: named.prefix(3).map(\.place),
        remedy: "Leave applied ones; let Alembic draw the id of the next revision.")
    ]
  }

  private func docstrings() -> [Finding] {
    all.compactMap { record in
      var differences: [String] = []
      if let id = record.written.revisionID, !id.isEmpty,
        id != record.id
      {
        differences.append("it says Revision ID \(id), and `revision` is \(record.id)")
      }
      if record.knowsParents, let text = record.written.revises,
        text != record.downRevisions.joined(separator: ", ")
      {
        let said = Set(
          text.split { $0 == "," || $0 == " " || $0 == "'" || $0 == "(" || $0 == ")" }
            .map { Self.revision(in: String($0), of: record.downRevisions) }
        ).subtracting(["None", "<base>"])
        if said != Set(record.downRevisions) {
          let says = said.isEmpty ? "nothing" : said.sorted().joined(separator: ", ")
          let real =
            record.downRevisions.isEmpty ? "None" : record.downRevisions.joined(separator: ", ")
          differences.append("it says Revises \(says), and `down_revision` is \(real)")
        }
      }
      guard !differences.isEmpty else { return nil }
      return Finding(
        rule: "docstring-revision-mismatch", severity: .info,
        message: "The doc string contradicts the variables: "
          + differences.joined(separator: "; ") + ". Alembic believes the variables.",
        places: [record.docstringPlace],
        remedy: "Correct the doc string of a draft; leave an applied file as it is.")
    }
  }

  /// What a word of `Revises:` says: the parent whose file it names, where it is a path, else itself.
  private static func revision(in word: String, of parents: [String]) -> String {
    guard word.contains("/") || word.hasSuffix(".py") else { return word }
    let name = word.split(separator: "/").last ?? ""
    return parents.first {
      name.split(whereSeparator: { $0 == "_" || $0 == "." }).contains($0[...])
    }
      ?? word
  }

  private func missingFolders() -> [Finding] {
    files.missingLocations.map { folder in
      Finding(
        rule: "version-location-missing", severity: files.files.isEmpty ? .error : .warning,
        message: "The version folder \(folder.string) does not exist.", places: [],
        remedy: "Create it, or correct version_locations.")
    }
  }

  private func otherFiles() -> [Finding] {
    let names = files.others.compactMap { $0.lastComponent?.string }.filter { !$0.hasPrefix(".") }
    guard !names.isEmpty else { return [] }
    let shown = names.prefix(6).joined(separator: ", ") + (names.count > 6 ? "…" : "")
    return [
      Finding(
        rule: "not-a-revision", severity: .info,
        message:
          "The version folder also has \(names.count) file(s) that Alembic passes by: \(shown).",
        places: [], remedy: "Nothing to do, unless one of them was meant to be a revision.")
    ]
  }
}
