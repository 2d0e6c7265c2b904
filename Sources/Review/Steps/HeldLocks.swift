import PostgreSQLDialect
import Schema

/// Locks that a transaction has already when a step begins.
extension ReviewedRevision {
  /// The first statement before a step, in its transaction, that takes a lock at least as strong on a
  /// relation; nil where none does, and where nothing holds a lock to the end.
  func holder(
    of mode: LockMode, on relation: QualifiedName, before step: ReviewStep,
    where isCounted: (ReviewStep) -> Bool = { _ in true }
  ) -> ReviewStep? {
    guard settings.isTransactional, step.runsInTransaction else { return nil }
    return side(of: step).sharingTransaction(before: step).first { earlier in
      earlier.isCertain && earlier.failure == nil && isCounted(earlier)
        && earlier.locks(atLeast: mode).contains { $0.relation == relation }
    }
  }

  /// What a message says of readers where a statement takes a lock that only writers wait for, and one
  /// before it holds ACCESS EXCLUSIVE on one of the tables; empty otherwise.
  func readersWait(for relations: [QualifiedName], at step: ReviewStep) -> String {
    let held = relations.compactMap { relation in
      holder(of: .accessExclusive, on: relation, before: step).map { (relation, $0.title) }
    }
    guard let first = held.first else { return "" }
    let names = held.map(\.0.plain).joined(separator: " and ")
    let titles = Set(held.map(\.1)).count == 1 ? "\(first.1) has" : "statements before it have"
    return ", and so do readers of \(names), which \(titles) under ACCESS EXCLUSIVE since before"
  }

  /// The same as a clause of its own behind a message about one table.
  func readersWaitToo(for relation: QualifiedName, at step: ReviewStep) -> String {
    guard let holder = holder(of: .accessExclusive, on: relation, before: step) else { return "" }
    return "; readers wait too, since \(holder.title) holds ACCESS EXCLUSIVE on it until the end"
  }
}

extension LockMode {
  /// Who waits behind a statement that waits for such a lock: its own waiting keeps out whoever needs a lock
  /// that conflicts with it.
  var waiters: String {
    switch self {
    case .accessExclusive: "everybody who comes later waits"
    case .share, .shareRowExclusive, .exclusive: "writers who come later wait"
    case .accessShare, .rowShare, .rowExclusive, .shareUpdateExclusive:
      "changes of the schema that come later wait"
    }
  }
}
