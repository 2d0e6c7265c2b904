/// The rules of the group `enum`.
enum EnumRules {
  static let all: [any ReviewRule.Type] = []
}
