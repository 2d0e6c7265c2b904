/// The rules of the group `python`.
enum PythonRules {
  static let all: [any ReviewRule.Type] = []
}
