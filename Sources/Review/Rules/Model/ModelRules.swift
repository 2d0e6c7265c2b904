/// The rules of the group `model`.
enum ModelRules {
  static let all: [any ReviewRule.Type] = [
    ModelStillUsesDropped.self, UnregisteredModelRule.self, ModelDrift.self,
    OrmCascadeWithoutOnDelete.self, AppCodeInSameChange.self,
  ]
}
