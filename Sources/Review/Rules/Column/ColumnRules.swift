/// The rules of the group `column`.
enum ColumnRules {
  static let all: [any ReviewRule.Type] = []
}
