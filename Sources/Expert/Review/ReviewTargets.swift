import AlembicHistory
import AppliedHistory
import GitRepository
import ProjectFiles
import SourceText
import SystemPackage

/// Finds the revisions that a review is asked for.
struct ReviewTargets {
  private let history: ProjectHistory
  private let graph: RevisionGraph?

  init(_ history: ProjectHistory, _ graph: RevisionGraph?) {
    self.history = history
    self.graph = graph
  }

  /// What a request is about, and what to do next where that is nothing.
  ///
  /// - Throws: `ExpertFailure` when a target is no revision, and when git does not know `since`.
  func choice(_ request: ReviewRequest) throws(ExpertFailure) -> (ids: [String], ifNone: String?) {
    guard request.targets.isEmpty else {
      guard request.since == nil else {
        throw ExpertFailure(
          "Both revisions and a commit to compare with were named.",
          remedy: "Name one of them: what --since lacks is the list of revisions.")
      }
      return (try ids(request.targets), nil)
    }
    let applied = AppliedHistory(history.project)
    let lacked: [RevisionFile]
    let name: String
    if let since = request.since {
      do throws(GitFailure) {
        lacked = try applied.revisions(in: history.files, lackedBy: since)
      } catch {
        throw ExpertFailure(
          "What is new since \(since) is not known: \(error).",
          remedy: "Fetch it, or name the revisions.")
      }
      name = since
    } else {
      guard applied.tellsDrafts, let reference = applied.referenceName else {
        return (try ids([]), nil)
      }
      lacked = applied.unapplied(in: history.files)
      name = reference
    }
    guard !lacked.isEmpty else {
      return (
        [], "\(name) has every revision as it is here; name one to have it reviewed, such as head."
      )
    }
    let named = lacked.map { $0.revision.value ?? $0.legacyID ?? $0.name }
    return (ordered(Set(named)), nil)
  }

  /// The ids of targets, each once, in the order in which they run; the heads for none.
  ///
  /// - Throws: `ExpertFailure` when a target is no revision of the history.
  func ids(_ targets: [String]) throws(ExpertFailure) -> [String] {
    var found: Set<String> = []
    if targets.isEmpty { found.formUnion(heads) }
    for target in targets { found.formUnion(try ids(of: target)) }
    return ordered(found)
  }

  private func ordered(_ found: Set<String>) -> [String] {
    var ordered: [String] = []
    if let graph {
      let path = (try? graph.upgradePath(to: "heads")) ?? []
      ordered = path.map { graph.revisions[$0].id }.filter(found.contains)
    }
    return ordered + found.subtracting(ordered).sorted()
  }

  private var heads: [String] {
    if let graph { return graph.heads }
    let records = history.files.files.compactMap(HistoryRecord.init)
    let parents = Set(records.flatMap(\.downRevisions))
    return records.map(\.id).filter { !parents.contains($0) }
  }

  private func ids(of target: String) throws(ExpertFailure) -> [String] {
    let path = Self.path(target, in: history.project)
    if let file = history.files.files.first(where: { $0.path == path || $0.name == target }) {
      guard let id = file.revision.value ?? file.legacyID else { return [file.name] }
      return [id]
    }
    if target.hasSuffix(".py") || target.contains("/") {
      throw ExpertFailure(
        "\(target) is no revision file of this project.",
        remedy: "Its version folders are "
          + history.project.alembic.versionLocations.map(history.project.name)
          .joined(separator: ", ") + ".")
    }
    guard let graph else {
      let known = history.files.files.compactMap { $0.revision.value }
      guard known.contains(target) else { throw unknown(target, "") }
      return [target]
    }
    do throws(AlembicFailure) {
      if let colon = target.firstIndex(of: ":") {
        let start = String(target[..<colon])
        let end = String(target[target.index(after: colon)...])
        let path = try graph.upgradePath(
          from: start.isEmpty || start == "base" ? nil : start, to: end.isEmpty ? "heads" : end)
        return path.map { graph.revisions[$0].id }
      }
      return try graph.revisions(target).map { graph.revisions[$0].id }
    } catch {
      throw unknown(target, error.message)
    }
  }

  private func unknown(_ target: String, _ reason: String) -> ExpertFailure {
    let known = history.files.files.compactMap { $0.revision.value }
    let near = NearestNames.of(target, in: known, limit: 3)
    let said = reason.isEmpty ? "" : " (\(reason))"
    return ExpertFailure(
      "There is no revision \(target)\(said).",
      remedy: near.isEmpty
        ? "Name an id, the beginning of one, head, a range a:b, or a file."
        : "Did you mean \(near.joined(separator: ", "))?")
  }

  /// A path as the caller gives it, from the project's folder.
  static func path(_ target: String, in project: AlembicProject) -> FilePath {
    let path = project.directory.pushing(FilePath(target)).lexicallyNormalized()
    return FileReading.resolved(path) ?? path
  }
}
