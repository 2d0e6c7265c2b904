/// The rules of the group `transaction`.
enum TransactionRules {
  static let all: [any ReviewRule.Type] = []
}
