import AlembicOperations
import Schema

/// What `downgrade()` leaves different from what was there before `upgrade()`.
public struct Reversal: Sendable {
  /// One object that is not as it was.
  struct Difference: Sendable {
    /// How.
    enum Kind: Sendable {
      /// It was there and is not.
      case missing
      /// It was not there and is.
      case left
      /// It is something else.
      case changed
    }

    var kind: Kind
    var key: SchemaInventory.Key
    /// The SQL that made it before.
    var before: String
    /// The SQL that made it as it is.
    var after: String
    /// The step of `upgrade()` that changed it last.
    var step: ReviewStep?
  }

  /// The differences, by table and name.
  let differences: [Difference]
  /// Whether something about the two functions is not known, so that no difference proves nothing.
  let isKnown: Bool

  /// Nothing differs.
  static let none = Reversal(differences: [], isKnown: true)

  private init(differences: [Difference], isKnown: Bool) {
    self.differences = differences
    self.isKnown = isKnown
  }

  init(_ revision: ReviewedRevision) {
    let doubts = [revision.upgrade.run, revision.downgrade.run].flatMap(\.doubts)
      .filter { !$0.dependsOnData }
    isKnown = doubts.isEmpty
    guard doubts.allSatisfy({ !$0.tables.isEmpty }) else {
      differences = []
      return
    }
    // What did not work cannot be undone: which of the objects it was about are there is not known.
    guard let refused = Self.refused(revision.upgrade) else {
      differences = []
      return
    }
    let unknown = Set(doubts.flatMap(\.tables)).union(refused)
    let untouched = revision.before.tablesUntouched(in: revision.downgrade.run.schema)
    let left = unknown.union(untouched)
    let before = SchemaInventory(revision.before, without: left).entries
    let after = SchemaInventory(revision.downgrade.run.schema, without: left).entries
    guard before != after else {
      differences = []
      return
    }
    var found: [Difference] = []
    for key in Set(before.keys).union(after.keys) where before[key] != after[key] {
      let kind: Difference.Kind =
        after[key] == nil ? .missing : before[key] == nil ? .left : .changed
      found.append(
        Difference(
          kind: kind, key: key, before: before[key]?.text ?? "", after: after[key]?.text ?? "",
          step: nil))
    }
    // What belongs to a table that is missing or left is told with the table.
    let tables = Set(found.filter { $0.key.kind == "table" }.compactMap(\.key.table))
    found = found.filter { difference in
      difference.key.kind == "table" || !(difference.key.table.map(tables.contains) ?? false)
    }
    // A table that could not be followed on one side is no difference.
    let incomplete = Set(
      (revision.before.tables + revision.downgrade.run.schema.tables)
        .filter { !$0.isComplete }.map(\.name))
    found = found.filter { !($0.key.table.map(incomplete.contains) ?? false) }
    let changes = Self.changes(of: found.map(\.key), in: revision.upgrade.steps)
    differences = found.map { difference in
      var difference = difference
      difference.step = changes[difference.key].map { revision.upgrade.steps[$0] }
      return difference
    }.sorted { ($0.step?.index ?? Int.max, $0.key) < ($1.step?.index ?? Int.max, $1.key) }
  }

  /// The tables of operations that PostgreSQL refuses; nil where more than they may be missing.
  private static func refused(_ side: ReviewedSide) -> Set<QualifiedName>? {
    var tables: Set<QualifiedName> = []
    for step in side.steps where step.failure != nil {
      let names =
        step.operation.subjects + [step.failure?.subject?.table].compactMap { $0 }
      guard !names.isEmpty else { return nil }
      for name in names {
        tables.formUnion([name, step.before.canonical(name), side.run.schema.canonical(name)])
      }
    }
    // An exception ends the function: what it would have done then is not there to be undone.
    let isEnded = side.run.failures.contains { failure in
      !side.steps.contains { $0.failure?.state.rawValue == failure.code }
    }
    return isEnded ? nil : tables
  }

  /// The last step that changed each object.
  private static func changes(
    of keys: [SchemaInventory.Key], in steps: [ReviewStep]
  ) -> [SchemaInventory.Key: Int] {
    var changes: [SchemaInventory.Key: Int] = [:]
    guard let first = steps.first, !keys.isEmpty else { return changes }
    let tables = Set(keys.compactMap(\.table))
    let withOthers = keys.contains { $0.table == nil }
    func entries(_ schema: Schema) -> [SchemaInventory.Key: SchemaInventory.Entry] {
      SchemaInventory(schema, only: tables, withOthers: withOthers).entries
    }
    var before = entries(first.before)
    for step in steps {
      let after = entries(step.after)
      for key in keys where before[key] != after[key] { changes[key] = step.index }
      before = after
    }
    return changes
  }
}
