import AlembicHistory
import ProjectFiles
import Review
import SourceText
import SystemPackage

/// Finds what a new revision follows, and the folder that it belongs into.
///
/// Both are computed: a caller names a branch or a folder, never a parent.
struct RevisionParents {
  /// The ids of the parents, in the order of `down_revision`.
  private(set) var ids: [String]
  /// The version location.
  private(set) var location: FilePath

  /// The parents of what is asked for.
  ///
  /// - Throws: `ExpertFailure` when the history cannot be added to, when a branch has several heads,
  ///   and when it must be said which branch or folder is meant.
  init(_ history: ProjectHistory, _ request: RevisionRequest) throws(ExpertFailure) {
    let health = try history.health()
    // A fork is told below; git keeps no empty folder, and a long id may be older than this project.
    // What somebody did to an applied revision is put right with a new one, which must be possible.
    let tolerated = [
      "multiple-heads", "revision-id-too-long", "version-location-missing",
      AppliedFindings.rule,
    ]
    if let error = health.findings.first(where: {
      $0.severity == .error && !tolerated.contains($0.rule)
    }) {
      let place = error.places.first.map { "\($0.text): " } ?? ""
      throw ExpertFailure(
        "The history cannot be added to: \(place)\(error.message)", remedy: error.remedy)
    }
    let graph: RevisionGraph
    do throws(AlembicFailure) {
      graph = try history.strictGraph()
    } catch {
      throw ExpertFailure(
        "Alembic cannot load the history: \(error.message).",
        remedy: "Ask check_heads (alembic-expert check-heads) for the place.")
    }
    let folder = try request.versionPath.map { (path) throws(ExpertFailure) in
      try Self.location(named: path, of: history.project)
    }
    if request.mode == .merge {
      ids = try Self.merged(health, graph, request, history.project)
    } else {
      ids = try Self.single(health, request, folder, history.project)
    }
    if let folder {
      location = folder
    } else {
      location = try Self.location(of: ids, graph, history.project)
    }
  }

  // MARK: Parents

  private static func single(
    _ health: HistoryHealth, _ request: RevisionRequest, _ folder: FilePath?,
    _ project: AlembicProject
  ) throws(ExpertFailure) -> [String] {
    var heads = health.heads
    if let branch = request.branch {
      heads = try Self.heads(of: branch, health)
    } else if heads.count > 1, let folder {
      let here = heads.filter { isFile($0.file, in: folder, of: project) }
      if !here.isEmpty { heads = here }
    }
    guard heads.count > 1 else { return heads.map(\.revision) }
    let names = heads.map(\.title).joined(separator: ", ")
    if request.branch == nil, let branches = LabelledBranches(heads) {
      throw ExpertFailure(
        "There are \(heads.count) heads, each a branch of its own: \(names).",
        remedy: "Say which one grows: branch \"" + branches.labels.joined(separator: "\" or \"")
          + "\".")
    }
    let whose = request.branch.map { "The branch \($0) has" } ?? "There are"
    let branch = request.branch.map { ", branch \"\($0)\"" } ?? ""
    throw ExpertFailure(
      "\(whose) \(heads.count) heads: \(names). A revision on one of them would leave the fork.",
      remedy: "Merge them first: generate_revision with mode \"merge\"\(branch) (alembic-expert "
        + "merge), which names the operations that collide.")
  }

  private static func heads(
    of branch: String, _ health: HistoryHealth
  ) throws(ExpertFailure) -> [HistoryHealth.Revision] {
    let heads = health.heads.filter { $0.branchLabels.contains(branch) }
    guard heads.isEmpty else { return heads }
    let labels = Set(health.revisions.flatMap(\.branchLabels)).sorted()
    guard !labels.isEmpty else {
      throw ExpertFailure(
        "No revision has a branch label, so there is no branch \"\(branch)\".",
        remedy: "Leave branch out.")
    }
    let near = NearestNames.of(branch, in: labels)
    throw ExpertFailure(
      "There is no branch \"\(branch)\".",
      remedy: near.isEmpty
        ? "The branches are \(labels.joined(separator: ", "))."
        : "Did you mean \(near.joined(separator: " or "))?")
  }

  private static func merged(
    _ health: HistoryHealth, _ graph: RevisionGraph, _ request: RevisionRequest,
    _ project: AlembicProject
  ) throws(ExpertFailure) -> [String] {
    if !request.revisions.isEmpty { return try named(request.revisions, graph) }
    var heads = graph.heads
    if let branch = request.branch {
      let own = Set(try Self.heads(of: branch, health).map(\.revision))
      heads = heads.filter(own.contains)
    } else if heads.count > 1, let branches = LabelledBranches(health.heads) {
      throw ExpertFailure(
        "Each of the \(heads.count) heads is a branch with its own label "
          + "(\(branches.labels.joined(separator: ", "))), on purpose; nothing needs a merge.",
        remedy: "To join them all the same, name them: alembic-expert merge -m \"<why>\" "
          + heads.joined(separator: " ") + ".")
    }
    guard heads.count > 1 else {
      let only = heads.first.map { "there is one head, \($0)" } ?? "there is no revision yet"
      throw ExpertFailure(
        "There is nothing to merge: \(only).",
        remedy: "Ask check_heads with merge_with to see whether another branch would fork it.")
    }
    return heads
  }

  /// The revisions that the caller names, each a head.
  private static func named(
    _ names: [String], _ graph: RevisionGraph
  ) throws(ExpertFailure) -> [String] {
    var found: [Int] = []
    do throws(AlembicFailure) {
      for name in names { found += try graph.revisions(name) }
    } catch {
      throw ExpertFailure(
        error.message, remedy: "The heads are \(graph.heads.joined(separator: ", ")).")
    }
    guard Set(found).count == found.count else {
      throw ExpertFailure("A revision is named twice.", remedy: "Name each head once.")
    }
    if let inner = found.first(where: { !graph.isHead($0) }) {
      throw ExpertFailure(
        "\(graph.revisions[inner].id) is no head: a merge with it would be a new branch.",
        remedy: "The heads are \(graph.heads.joined(separator: ", ")).")
    }
    guard found.count > 1 else {
      throw ExpertFailure("A merge joins two revisions or more.", remedy: "Name the heads.")
    }
    return found.map { graph.revisions[$0].id }
  }

  // MARK: Folders

  /// The version location that the caller names, by its path or its last part.
  private static func location(
    named name: String, of project: AlembicProject
  ) throws(ExpertFailure) -> FilePath {
    let path = FilePath(name)
    let locations = project.alembic.versionLocations
    for base in [project.directory, project.alembic.scriptLocation] {
      let asked = base.pushing(path).lexicallyNormalized()
      if let found = locations.first(where: {
        $0.lexicallyNormalized() == asked
          || FileReading.resolved($0) == FileReading.resolved(asked)
            && FileReading.kind(of: asked) != nil
      }) {
        return found
      }
    }
    throw ExpertFailure(
      "\(name) is no version location.",
      remedy: "They are \(locations.map(project.name).joined(separator: ", ")).")
  }

  /// The version location in which the parents lie.
  private static func location(
    of parents: [String], _ graph: RevisionGraph, _ project: AlembicProject
  ) throws(ExpertFailure) -> FilePath {
    let locations = project.alembic.versionLocations
    if locations.count == 1 { return locations[0] }
    let files = parents.compactMap { graph.index(ofID: $0).map { graph.revisions[$0].path } }
    for file in files {
      let found = locations.filter { location in
        FileReading.resolved(location).map { file.starts(with: $0) } ?? false
      }
      // Of a location inside of another one the inner is meant.
      if let inner = found.max(by: { $0.components.count < $1.components.count }) { return inner }
    }
    throw ExpertFailure(
      "There are \(locations.count) version locations, and nothing says which one is meant.",
      remedy: "Name it with version_path: "
        + locations.map(project.name).joined(separator: ", ") + ".")
  }

  private static func isFile(
    _ file: String, in folder: FilePath, of project: AlembicProject
  ) -> Bool {
    guard let folder = FileReading.resolved(folder),
      let file = FileReading.resolved(project.directory.pushing(FilePath(file)))
    else { return false }
    return file.starts(with: folder)
  }
}
