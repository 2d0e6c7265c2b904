/// The rules of the group `index`.
enum IndexRules {
  static let all: [any ReviewRule.Type] = [
    IndexNotConcurrent.self, ConcurrentInTransaction.self, DropIndexNotConcurrent.self,
    ReindexNotConcurrent.self, IndexBuildAfterLock.self, ConcurrentIndexNotRetryable.self,
    ConcurrentIfNotExistsKeepsInvalid.self, DuplicateIndex.self, IndexDuplicateColumn.self,
    UniqueMayFailOnDuplicates.self, ConcurrentOnPartitionedTable.self, IndexOnUnloggedOrTemp.self,
  ]
}
