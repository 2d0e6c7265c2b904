/// The revisions of a history and how they hang together, with the semantics of Alembic 1.20.1's
/// `RevisionMap`.
///
/// Revisions are numbered by their place in `revisions`, the order in which Alembic loads the files.
/// Making one fails where Alembic would fail to load the history; the engine's health report has a
/// view of its own that never fails.
public struct RevisionGraph: Sendable {
  /// What the map knows of one revision; parents and children are slots.
  struct Node: Sendable {
    var versionedDown: [Int] = []
    var resolvedDependencies: [Int] = []
    var normalizedDependencies: [Int] = []
    var allDown: [Int] = []
    var normalizedDown: [Int] = []
    var next: [Int] = []
    var allNext: [Int] = []
    var labels: [String] = []
  }

  /// Every revision, in the order of loading.
  public let revisions: [Revision]
  /// Sentences that Alembic writes to standard error while loading.
  public internal(set) var warnings: [String] = []

  /// A slot is a key of Alembic's map: first the ids, then the branch labels, as inserted.
  var slots: [String] = []
  var slotOf: [String: Int] = [:]
  /// The revision that each slot leads to.
  var slotRevision: [Int] = []
  /// The number of slots that are ids.
  var idCount = 0
  var nodes: [Node]
  /// Revisions of which no other is a child, in the order of loading.
  var headRevisions: [Int] = []
  var realHeadRevisions: [Int] = []
  var baseRevisions: [Int] = []
  var realBaseRevisions: [Int] = []

  /// The map as Alembic builds it.
  ///
  /// - Throws: `RevisionError` where Alembic raises.
  init(loading revisions: [Revision]) throws(RevisionError) {
    self.revisions = revisions
    nodes = [Node](repeating: Node(), count: revisions.count)
    insertIDs()
    try insertLabels()
    try resolveDependencies()
    try linkChildren()
    try normalizeDependencies()
    try detectCycles()
    try propagateLabels()
  }

  /// A graph without revisions.
  init() {
    revisions = []
    nodes = []
  }

  // MARK: What a reader asks

  /// The ids of the heads: no revision names them in `down_revision`.
  public var heads: [String] { headRevisions.map { revisions[$0].id } }
  /// The ids of the effective heads: none names them in `depends_on` either.
  public var effectiveHeads: [String] { realHeadRevisions.map { revisions[$0].id } }
  /// The ids of the bases: their `down_revision` is `None`.
  public var bases: [String] { baseRevisions.map { revisions[$0].id } }
  /// Numbers of the heads.
  public var headIndices: [Int] { headRevisions }
  /// Numbers of the bases.
  public var baseIndices: [Int] { baseRevisions }
  /// Numbers of the revisions with more than one child, in the order of loading.
  public var branchPoints: [Int] { revisions.indices.filter(isBranchPoint) }
  /// Numbers of the revisions with more than one parent, in the order of loading.
  public var mergePoints: [Int] { revisions.indices.filter { revisions[$0].isMergePoint } }

  /// The number of the revision with exactly this id; nil when there is none.
  public func index(ofID id: String) -> Int? {
    guard let slot = slotOf[id], slot < idCount else { return nil }
    return slotRevision[slot]
  }

  /// The parents of a revision, by their numbers.
  public func parents(of revision: Int) -> [Int] {
    nodes[revision].versionedDown.map { slotRevision[$0] }
  }

  /// The children of a revision, by their numbers.
  public func children(of revision: Int) -> [Int] {
    nodes[revision].next.map { slotRevision[$0] }
  }

  /// What a revision's `depends_on` leads to, by their numbers.
  public func dependencies(of revision: Int) -> [Int] {
    nodes[revision].resolvedDependencies.map { slotRevision[$0] }
  }

  /// The labels of a revision, its own and those of its branch, sorted.
  public func labels(of revision: Int) -> [String] { nodes[revision].labels }

  /// Whether no revision names it in `down_revision`.
  public func isHead(_ revision: Int) -> Bool { nodes[revision].next.isEmpty }

  /// Whether no revision names it in `down_revision` or `depends_on`.
  public func isEffectiveHead(_ revision: Int) -> Bool { nodes[revision].allNext.isEmpty }

  /// Whether it has more than one child.
  public func isBranchPoint(_ revision: Int) -> Bool { nodes[revision].next.count > 1 }

  /// Every branch label that a file declares, sorted.
  public var branchLabels: [String] { slots[idCount...].sorted() }
}
