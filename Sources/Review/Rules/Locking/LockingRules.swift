/// The rules of the group `locking`.
enum LockingRules {
  static let all: [any ReviewRule.Type] = [
    TableRewriteStatement.self, BatchRecreateCopiesTable.self, AttachPartitionScan.self,
    DetachPartitionNotConcurrent.self, CreatePartitionLocksParent.self, ExplicitLockTable.self,
    RefreshMatviewNotConcurrent.self, CreateTriggerLock.self, CreateTableFKLocksParent.self,
    MultipleAltersSameTable.self,
  ]
}
