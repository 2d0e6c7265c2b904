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
  /// before it holds ACCESS EXCLUSIVE; empty otherwise.
  func readersWait(for relation: QualifiedName, at step: ReviewStep) -> String {
    guard let holder = holder(of: .accessExclusive, on: relation, before: step) else { return "" }
    return ", and so do readers of \(relation.plain), which \(holder.title) has under ACCESS "
      + "EXCLUSIVE since before"
  }
}
