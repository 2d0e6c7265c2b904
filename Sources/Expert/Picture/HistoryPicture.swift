/// A revision history laid out in rows and lanes, from which every drawing is made.
///
/// Children stand above their parents, as `alembic history` lists them. A lane is a column that one
/// line of descent occupies until it reaches a revision.
public struct HistoryPicture: Sendable {
  /// One revision to draw.
  public struct Revision: Sendable, Equatable {
    /// The revision id.
    public var id: String
    /// What follows the id, usually the first line of the message.
    public var message: String
    /// Its `down_revision` ids, in their order.
    public var downRevisions: [String]
    /// Its resolved `depends_on` ids.
    public var dependsOn: [String]
    /// Words in brackets after the message, such as `head` or a branch label.
    public var marks: [String]

    /// A revision with everything that a drawing shows of it.
    public init(
      id: String, message: String, downRevisions: [String], dependsOn: [String] = [],
      marks: [String] = []
    ) {
      self.id = id
      self.message = message
      self.downRevisions = downRevisions
      self.dependsOn = dependsOn
      self.marks = marks
    }

    /// The text beside the dot: id, message and marks.
    var caption: String {
      let marked = marks.isEmpty ? "" : " (" + marks.joined(separator: ", ") + ")"
      return message.isEmpty ? id + marked : "\(id) \(message)\(marked)"
    }
  }

  /// A revision and where it stands.
  struct Row: Sendable, Equatable {
    /// Index into `revisions`.
    var revision: Int
    /// The lane of the dot.
    var lane: Int
    /// Lanes of lines that come from above and end in this dot, apart from its own.
    var joining: [Int]
    /// Lanes that begin under this dot for its second and later parents, or go on to a lane that
    /// already leads to that parent.
    var parting: [Int]
    /// Lanes that pass by the dot without touching it.
    var passing: [Int]
    /// The lanes of `parting` that carried a line before this row.
    var occupied: [Int]
  }

  /// The revisions, children before parents.
  public let revisions: [Revision]
  /// One row for each revision, in the same order.
  let rows: [Row]
  /// The number of lanes at the widest place.
  let width: Int

  /// Lays out `revisions`, which come children before parents.
  ///
  /// A parent that is not among them gets a lane that runs to the bottom; a revision that names a
  /// parent listed above it, which only a cycle can do, has that line left out.
  public init(_ revisions: [Revision]) {
    self.revisions = revisions
    var position: [String: Int] = [:]
    for (index, revision) in revisions.enumerated() { position[revision.id] = index }
    var lanes: [String?] = []
    var rows: [Row] = []
    var width = 0
    for (index, revision) in revisions.enumerated() {
      let waiting = lanes.indices.filter { lanes[$0] == revision.id }
      let lane = waiting.first ?? Self.freeLane(in: &lanes)
      for each in waiting { lanes[each] = nil }
      let passing = lanes.indices.filter { lanes[$0] != nil }
      let parents = revision.downRevisions.filter { (position[$0] ?? Int.max) > index }
      lanes[lane] = parents.first
      var parting: [Int] = []
      var occupied: [Int] = []
      for parent in parents.dropFirst() {
        if let taken = lanes.firstIndex(of: parent) {
          if taken != lane {
            parting.append(taken)
            occupied.append(taken)
          }
        } else {
          let fresh = Self.freeLane(in: &lanes)
          lanes[fresh] = parent
          parting.append(fresh)
        }
      }
      width = max(width, lanes.count)
      while lanes.last == .some(nil) { lanes.removeLast() }
      rows.append(
        Row(
          revision: index, lane: lane, joining: Array(waiting.dropFirst()), parting: parting,
          passing: passing, occupied: occupied))
    }
    self.rows = rows
    self.width = width
  }

  private static func freeLane(in lanes: inout [String?]) -> Int {
    if let free = lanes.firstIndex(where: { $0 == nil }) { return free }
    lanes.append(nil)
    return lanes.count - 1
  }
}
