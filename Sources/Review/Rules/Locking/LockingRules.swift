/// The rules of the group `locking`.
enum LockingRules {
  static let all: [any ReviewRule.Type] = []
}
