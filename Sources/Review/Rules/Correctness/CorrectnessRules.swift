/// The rules of the group `correctness`.
enum CorrectnessRules {
  static let all: [any ReviewRule.Type] = []
}
