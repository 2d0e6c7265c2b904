import Schema

/// What a statement does to a table while it holds its lock.
public enum TableWork: Int, Sendable, Hashable, Comparable {
  /// It changes the catalog only, however large the table is.
  case none
  /// It reads every row, or builds an index from every row.
  case scan
  /// It writes every row anew, with all indexes.
  case rewrite

  /// Less work first.
  public static func < (left: TableWork, right: TableWork) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The lock that a statement takes on one table, view or sequence.
public struct RelationLock: Sendable, Hashable {
  /// The relation.
  public var relation: QualifiedName
  /// The strongest mode.
  public var mode: LockMode
  /// What happens to it under the lock.
  public var work: TableWork
  /// False when the work depends on what the files do not say; it is then the worst case.
  public var isWorkCertain: Bool

  /// Takes every part as it is given.
  public init(
    _ relation: QualifiedName, _ mode: LockMode, work: TableWork = .none,
    isWorkCertain: Bool = true
  ) {
    self.relation = relation
    self.mode = mode
    self.work = work
    self.isWorkCertain = isWorkCertain
  }
}

/// The locks of one statement.
public struct StatementLocks: Sendable, Hashable {
  /// One for each relation that existed before, in the order in which they are met.
  public private(set) var relations: [RelationLock]
  /// False for what PostgreSQL refuses inside of a transaction block.
  public var isAllowedInTransaction: Bool
  /// False when the statement can lock more than is listed.
  public var isComplete: Bool

  /// No locks.
  public static let none = StatementLocks()

  /// The locks that are listed, the strongest for each relation.
  public init(
    _ locks: [RelationLock] = [], isAllowedInTransaction: Bool = true, isComplete: Bool = true
  ) {
    relations = []
    self.isAllowedInTransaction = isAllowedInTransaction
    self.isComplete = isComplete
    for lock in locks { add(lock) }
  }

  /// Adds a lock; of two on one relation the stronger mode and the greater work count.
  public mutating func add(_ lock: RelationLock) {
    guard let place = relations.firstIndex(where: { $0.relation == lock.relation }) else {
      relations.append(lock)
      return
    }
    relations[place].mode = max(relations[place].mode, lock.mode)
    if lock.work > relations[place].work {
      relations[place].work = lock.work
      relations[place].isWorkCertain = lock.isWorkCertain
    }
  }

  /// Adds everything of `other`.
  public mutating func formUnion(_ other: StatementLocks) {
    for lock in other.relations { add(lock) }
    isAllowedInTransaction = isAllowedInTransaction && other.isAllowedInTransaction
    isComplete = isComplete && other.isComplete
  }

  /// The lock on a relation.
  public subscript(relation: QualifiedName) -> RelationLock? {
    relations.first { $0.relation == relation }
  }
}
