/// The rules of the group `transaction`.
enum TransactionRules {
  static let all: [any ReviewRule.Type] = [
    StatementNotAllowedInTransaction.self, ManualTransactionControl.self,
    MissingLockTimeout.self, WorkUnderAccessExclusive.self, AutocommitBlockMixedWithDDL.self,
    EnvIncompatibleWithAutocommitBlock.self, MissingStatementTimeout.self,
    LocksOnSeveralHotTables.self,
  ]
}
