/// The rules of the group `style`.
enum StyleRules {
  static let all: [any ReviewRule.Type] = []
}
