import AlembicOperations
import PostgreSQLDialect
import Schema
import SourceText

/// One operation of a migration with the schema around it: what a rule judges.
public struct ReviewStep: Sendable {
  /// Which function it belongs to.
  public enum Direction: String, Sendable {
    /// `upgrade()`.
    case upgrade
    /// `downgrade()`.
    case downgrade
  }

  /// Which function it belongs to.
  public var direction: Direction
  /// Its number among the operations of that function, from 0.
  public var index: Int
  /// The number of the call that it comes from, from 0; one call can have several operations.
  public var call: Int
  /// The name of the operation as the program calls it: `create_index`, `execute`.
  public var name: String
  /// What happens.
  public var operation: MigrationOperation
  /// The SQL that it was read from, when the source has SQL.
  public var statement: String?
  /// The call in the file; of several statements in one text, the statement.
  public var place: Place?
  /// Whether the call in the file is that of a function in another module, which makes the operation.
  public var isMadeElsewhere: Bool
  /// Whether it happens in every run.
  public var isCertain: Bool
  /// False inside of `autocommit_block()`.
  public var runsInTransaction: Bool
  /// The schema before.
  public var before: Schema
  /// The schema after; that before where PostgreSQL refuses it.
  public var after: Schema
  /// What PostgreSQL would say instead of doing it; nil when it works.
  public var failure: SchemaFailure?
  /// The locks on relations that are older than the revision.
  public var locks: StatementLocks
  /// What the revision has made until here.
  public var fresh: FreshRelations

  /// Whether a table is one that this revision has made: nobody uses it, and it is empty.
  public func isNew(_ table: QualifiedName) -> Bool { fresh.contains(table, in: before) }

  /// Whether the operation names a table, in any way.
  public func touches(_ table: QualifiedName) -> Bool {
    let name = before.canonical(table)
    return operation.subjects.contains { before.canonical($0) == name }
  }

  /// A table that existed before the revision, as it is before this step; nil for any other.
  public func existing(_ table: QualifiedName) -> Table? {
    isNew(table) ? nil : before.table(table)
  }
}

/// One function of a revision, taken apart.
public struct ReviewedSide: Sendable {
  /// Which function.
  public var direction: ReviewStep.Direction
  /// What it did when it ran.
  public var run: RevisionRun
  /// Its operations in order.
  public var steps: [ReviewStep]

  /// Takes a run apart.
  public init(
    _ run: RevisionRun, _ direction: ReviewStep.Direction, from start: Schema, locks: LockTable,
    commitsEachStatement: Bool = false
  ) {
    self.run = run
    self.direction = direction
    steps = []
    var schema = start
    var fresh = FreshRelations()
    for (call, step) in run.steps.enumerated() where !step.isSkippedOnline {
      // Statements that share a text are told apart by their own lines.
      let areSeveral = Set(step.operations.compactMap(\.provenance.place)).count > 1
      for placed in step.operations {
        var after = schema
        var failure: SchemaFailure?
        if step.provenance.standing.mayBeApplied {
          do throws(SchemaFailure) {
            after = try schema.applying(placed)
          } catch {
            failure = error
          }
        }
        steps.append(
          ReviewStep(
            direction: direction, index: steps.count, call: call, name: step.name,
            operation: placed.operation, statement: placed.statement,
            place: step.origin ?? (areSeveral ? step.place(of: placed) : nil)
              ?? step.provenance.place ?? placed.provenance.place,
            isMadeElsewhere: step.origin != nil,
            isCertain: step.provenance.standing.isKnown,
            runsInTransaction: step.runsInTransaction && !commitsEachStatement, before: schema,
            after: after,
            failure: failure, locks: fresh.others(locks.locks(of: placed.operation, in: schema)),
            fresh: fresh))
        fresh.note(placed.operation, in: schema)
        schema = after
      }
    }
  }
}

extension MigrationStep {
  /// Where a statement begins in the text that the call is given.
  fileprivate func place(of operation: PlacedOperation) -> Place? {
    guard let call = provenance.place, let place = operation.provenance.place,
      operation.statement != nil, place.file == call.file, call.span.start <= place.span.start,
      place.span.end <= call.span.end
    else { return nil }
    return place
  }
}

extension Standing {
  /// Whether the replay has applied it: rows are taken to be none, and what is not known is left out.
  fileprivate var mayBeApplied: Bool {
    if case .unknown = self { return false }
    return true
  }
}
