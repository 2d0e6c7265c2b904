/// The rules of the group `reversibility`.
enum ReversibilityRules {
  static let all: [any ReviewRule.Type] = [
    MissingDowngrade.self, EmptyDowngrade.self, AsymmetricDowngrade.self,
    DowngradeFailsOnRows.self, DropViewNoRestore.self, ExplicitIrreversible.self,
  ]
}
