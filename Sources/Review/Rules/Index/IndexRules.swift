/// The rules of the group `index`.
enum IndexRules {
  static let all: [any ReviewRule.Type] = [IndexNotConcurrent.self]
}
