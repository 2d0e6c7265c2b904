/// The rules of the group `constraint`.
enum ConstraintRules {
  static let all: [any ReviewRule.Type] = [
    FKValidatesUnderLock.self, CheckValidatesUnderLock.self, ValidateInSameTransaction.self,
    NotValidNeverValidated.self, UniqueConstraintBlocking.self, PrimaryKeyBlocking.self,
    PKUsingIndexNullable.self, ExclusionConstraintBlocking.self, FKMissingIndex.self,
    FKOnDeleteCascade.self, FKColumnTypeMismatch.self, FKTargetNotUnique.self,
    DropConstraintRule.self, DropFKLocksParent.self, UnnamedConstraint.self,
    DropUnnamedConstraint.self, DomainConstraint.self, NotNullConstraintPG18.self,
  ]
}
