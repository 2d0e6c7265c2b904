/// The rules of the group `correctness`.
enum CorrectnessRules {
  static let all: [any ReviewRule.Type] = [
    UnknownObject.self, ObjectAlreadyExists.self, NameCollision.self, OpOrder.self,
    DependentObject.self, DropIndexBacksConstraint.self, IdentifierTooLong.self,
    ExtensionOrPrivilegeNeeded.self, NoopOp.self, WouldFail.self,
  ]
}
