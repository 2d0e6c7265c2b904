import AlembicHistory

/// How the revisions of a history hang together, as far as their files tell.
///
/// Unlike `RevisionGraph` it never fails: a missing parent is left out, of two files with one id the
/// first counts.
struct HistoryShape {
  /// The records, in the order of their files, each id once.
  let records: [HistoryRecord]
  private let indexOf: [String: Int]
  /// Children of each record, sorted by id.
  private let children: [[Int]]
  /// Labels of each record and of the branch that it belongs to, sorted.
  let labels: [[String]]
  /// Numbers of the records, children before parents.
  let order: [Int]
  /// Ids that are part of a cycle, sorted.
  let cycle: [String]

  /// The shape of `records`; `graph` is Alembic's own view of the same files, where it has one.
  init(_ all: [HistoryRecord], graph: RevisionGraph?) {
    var indexOf: [String: Int] = [:]
    var records: [HistoryRecord] = []
    for record in all where indexOf[record.id] == nil {
      indexOf[record.id] = records.count
      records.append(record)
    }
    var children = [[Int]](repeating: [], count: records.count)
    for (index, record) in records.enumerated() {
      for parent in record.downRevisions {
        guard let parent = indexOf[parent], !children[parent].contains(index) else { continue }
        children[parent].append(index)
      }
    }
    for index in children.indices {
      children[index].sort { records[$0].id < records[$1].id }
    }
    self.records = records
    self.indexOf = indexOf
    self.children = children
    let sorted = Self.sorted(records, indexOf, children)
    order = sorted.order
    cycle = sorted.cycle.map { records[$0].id }.sorted()
    labels = records.map { record in
      guard let graph, let index = graph.index(ofID: record.id) else {
        return record.branchLabels.sorted()
      }
      return graph.labels(of: index)
    }
  }

  /// The record with this id.
  subscript(_ id: String) -> HistoryRecord? { indexOf[id].map { records[$0] } }

  /// Whether a record has this id.
  func contains(_ id: String) -> Bool { indexOf[id] != nil }

  /// Every id.
  var ids: [String] { records.map(\.id) }

  /// Revisions without children, sorted by id.
  var heads: [HistoryHealth.Revision] { revisions { children[$0].isEmpty } }

  /// Revisions without parents, sorted by id.
  var bases: [HistoryHealth.Revision] {
    revisions { records[$0].knowsParents && records[$0].downRevisions.isEmpty }
  }

  /// Revisions with several children, in history order.
  var branchPoints: [HistoryHealth.Revision] {
    order.filter { children[$0].count > 1 }.map(revision)
  }

  /// Revisions with several parents, in history order.
  var mergePoints: [HistoryHealth.Revision] {
    order.filter { records[$0].downRevisions.count > 1 }.map(revision)
  }

  /// Every revision, children before parents.
  var revisions: [HistoryHealth.Revision] { order.map(revision) }

  private func revisions(where isIncluded: (Int) -> Bool) -> [HistoryHealth.Revision] {
    records.indices.filter(isIncluded).map(revision).sorted { $0.revision < $1.revision }
  }

  private func revision(_ index: Int) -> HistoryHealth.Revision {
    let record = records[index]
    return HistoryHealth.Revision(
      revision: record.id, message: record.message, file: record.file,
      downRevisions: record.downRevisions, dependsOn: record.dependsOn,
      branchLabels: labels[index], children: children[index].map { records[$0].id },
      isHead: children[index].isEmpty, createDate: record.written.createDate)
  }

  /// Children before parents, and what is left over because it waits for itself.
  private static func sorted(
    _ records: [HistoryRecord], _ indexOf: [String: Int], _ children: [[Int]]
  ) -> (order: [Int], cycle: [Int]) {
    var waiting = children.map(\.count)
    var ready = records.indices.filter { waiting[$0] == 0 }.sorted {
      records[$0].id > records[$1].id
    }
    var order: [Int] = []
    while let index = ready.popLast() {
      order.append(index)
      for parent in Set(records[index].downRevisions).sorted(by: >) {
        guard let parent = indexOf[parent] else { continue }
        waiting[parent] -= 1
        if waiting[parent] == 0 { ready.append(parent) }
      }
    }
    let placed = Set(order)
    let rest = records.indices.filter { !placed.contains($0) }
    // Ancestors of a cycle wait for it as well; only what can reach itself is part of one.
    let cycle = rest.filter { reaches(itself: $0, records, indexOf) }
    return (order + rest, cycle)
  }

  private static func reaches(
    itself start: Int, _ records: [HistoryRecord], _ indexOf: [String: Int]
  ) -> Bool {
    var seen: Set<Int> = []
    var next = [start]
    while let index = next.popLast() {
      for parent in records[index].downRevisions.compactMap({ indexOf[$0] }) {
        if parent == start { return true }
        if seen.insert(parent).inserted { next.append(parent) }
      }
    }
    return false
  }
}
