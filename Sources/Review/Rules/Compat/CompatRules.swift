/// The rules of the group `compat`.
enum CompatRules {
  static let all: [any ReviewRule.Type] = []
}
