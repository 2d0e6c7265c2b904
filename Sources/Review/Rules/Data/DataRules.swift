/// The rules of the group `data`.
enum DataRules {
  static let all: [any ReviewRule.Type] = []
}
