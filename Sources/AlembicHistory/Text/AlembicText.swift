import SystemPackage

/// What Alembic 1.20.1 prints on standard output, to the byte.
///
/// Three lists that Alembic prints in the order of a Python set are sorted here: the ids after
/// `Branches into:`, the children of a branch point in `branches`, and branch labels.
public enum AlembicText {
  /// `alembic heads`.
  ///
  /// - Throws: `AlembicFailure`.
  public static func heads(
    _ graph: RevisionGraph, verbose: Bool = false, resolveDependencies: Bool = false
  ) throws(AlembicFailure) -> String {
    var heads: [Int] = []
    if resolveDependencies {
      heads = try graph.revisions("heads")
    } else {
      for id in graph.heads { heads += try graph.revisions(id) }
    }
    return heads.map {
      verbose ? logEntry(graph, $0) + "\n" : line(graph, $0, branches: true, tree: false) + "\n"
    }.joined()
  }

  /// `alembic history`.
  ///
  /// - Parameters:
  ///   - range: What follows `-r`, such as `base:heads`, `abc123:` or `:+2`.
  ///   - indicateCurrent: `-i`, which is refused: only a database knows what is current.
  /// - Throws: `AlembicFailure`.
  public static func history(
    _ graph: RevisionGraph, range: String? = nil, verbose: Bool = false,
    indicateCurrent: Bool = false
  ) throws(AlembicFailure) -> String {
    var base = ""
    var head = ""
    if let range {
      guard range.contains(":") else {
        throw AlembicFailure(
          .command, "History range requires [start]:[end], [start]:, or :[end]")
      }
      let ends = PythonText.strip(range).split(separator: ":", omittingEmptySubsequences: false)
      guard ends.count == 2 else {
        throw AlembicFailure(.uncaught, "ValueError: too many values to unpack (expected 2)")
      }
      base = String(ends[0])
      head = String(ends[1])
    }
    if indicateCurrent || base == "current" || head == "current" { throw currentRefused }
    let walked = try graph.walk(
      base: base.isEmpty ? "base" : base, head: head.isEmpty ? "heads" : head)
    return walked.map {
      verbose
        ? logEntry(graph, $0) + "\n"
        : line(graph, $0, branches: true, doc: true, parents: true) + "\n"
    }.joined()
  }

  /// `alembic branches`.
  ///
  /// - Throws: `AlembicFailure`.
  public static func branches(
    _ graph: RevisionGraph, verbose: Bool = false
  ) throws(AlembicFailure) -> String {
    try graph.walk().filter(graph.isBranchPoint).map { index in
      let indent = String(
        repeating: " ", count: graph.revisions[index].id.unicodeScalars.count)
      let children = graph.children(of: index).sorted {
        graph.revisions[$0].id < graph.revisions[$1].id
      }.map { "\(indent) -> \(line(graph, $0, branches: true, doc: verbose))" }
      let own = verbose ? logEntry(graph, index) : line(graph, index, branches: true)
      return "\(own)\n\(children.joined(separator: "\n"))\n\n"
    }.joined()
  }

  /// `alembic show`.
  ///
  /// - Throws: `AlembicFailure`; what was printed before it is in `printed`.
  public static func show(
    _ graph: RevisionGraph, _ identifier: String
  ) throws(AlembicFailure) -> String {
    if identifier == "current" { throw currentRefused }
    var text = ""
    let targets: [RevisionGraph.Target]
    do throws(RevisionError) {
      targets = try graph.targets(identifier)
    } catch { throw error.failure() }
    for target in targets {
      guard case .revision(let index) = target else {
        let type = target == .none ? "NoneType" : "str"
        throw AlembicFailure(
          .uncaught, "AttributeError: '\(type)' object has no attribute 'log_entry'",
          printed: text)
      }
      text += logEntry(graph, index) + "\n"
    }
    return text
  }

  /// The block that Alembic prints of a revision with `-v`, ending in a line feed.
  public static func logEntry(_ graph: RevisionGraph, _ index: Int) -> String {
    let revision = graph.revisions[index]
    var text = "Rev: \(revision.id)"
    if graph.isHead(index) { text += " (head)" }
    if graph.isBranchPoint(index) { text += " (branchpoint)" }
    if revision.isMergePoint { text += " (mergepoint)" }
    text += "\n\(revision.isMergePoint ? "Merges" : "Parent"): \(parents(revision))\n"
    if !revision.dependencies.isEmpty {
      text += "Also depends on: \(revision.dependencies.joined(separator: ", "))\n"
    }
    if graph.isBranchPoint(index) {
      let children = graph.children(of: index).map { graph.revisions[$0].id }.sorted()
      text += "Branches into: \(children.joined(separator: ", "))\n"
    }
    let labels = graph.labels(of: index)
    if !labels.isEmpty { text += "Branch names: \(labels.joined(separator: ", "))\n" }
    text += "Path: \(revision.path.string)\n\n"
    text += PythonText.lines(revision.longDoc).map { "    " + $0 }.joined(separator: "\n")
    return text + "\n"
  }

  /// The line that Alembic prints of a revision without `-v`.
  static func line(
    _ graph: RevisionGraph, _ index: Int, branches: Bool = false, doc: Bool = false,
    parents withParents: Bool = false, tree: Bool = true
  ) -> String {
    let revision = graph.revisions[index]
    var text = revision.id
    if withParents {
      let dependencies =
        revision.dependencies.isEmpty
        ? "" : " (\(revision.dependencies.joined(separator: ", ")))"
      text = "\(parents(revision))\(dependencies) -> \(text)"
    }
    let labels = graph.labels(of: index)
    if branches, !labels.isEmpty { text += " (\(labels.joined(separator: ", ")))" }
    if graph.isEffectiveHead(index) {
      text += " (head)"
    } else if graph.isHead(index) {
      text += " (effective head)"
    }
    if tree, graph.isBranchPoint(index) { text += " (branchpoint)" }
    if tree, revision.isMergePoint { text += " (mergepoint)" }
    if doc { text += ", \(revision.doc)" }
    return text
  }

  private static func parents(_ revision: Revision) -> String {
    revision.downRevisions.isEmpty ? "<base>" : revision.downRevisions.joined(separator: ", ")
  }

  private static let currentRefused = AlembicFailure(
    .refused,
    "which revision is current is known to the database alone, and this command reads files only; "
      + "alembic itself answers it")
}
