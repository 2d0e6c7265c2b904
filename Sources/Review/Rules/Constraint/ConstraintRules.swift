/// The rules of the group `constraint`.
enum ConstraintRules {
  static let all: [any ReviewRule.Type] = []
}
