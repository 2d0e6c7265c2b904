/// The rules of the group `convention`.
enum ConventionRules {
  static let all: [any ReviewRule.Type] = [
    TableNaming.self, PrimaryKeyNaming.self, NullabilityImplicit.self, MessageConvention.self,
    FileNameConvention.self,
  ]
}
