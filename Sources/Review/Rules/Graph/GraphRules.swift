/// The rules of the group `graph`.
enum GraphRules {
  static let all: [any ReviewRule.Type] = []
}
