/// The rules of the group `convention`.
enum ConventionRules {
  static let all: [any ReviewRule.Type] = []
}
