/// The rules of the group `reversibility`.
enum ReversibilityRules {
  static let all: [any ReviewRule.Type] = []
}
