/// The rules of the group `enum`.
enum EnumRules {
  static let all: [any ReviewRule.Type] = [
    EnumValueUsedInSameTransaction.self, EnumNotDroppedInDowngrade.self, EnumTypeNotCreated.self,
    EnumTypeAlreadyExists.self, RenameEnumValue.self, EnumAddValueInTransaction.self,
    EnumAddValueUnordered.self, EnumAddValueIrreversible.self,
  ]
}
