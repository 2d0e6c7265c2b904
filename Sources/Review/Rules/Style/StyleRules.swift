/// The rules of the group `style`.
enum StyleRules {
  static let all: [any ReviewRule.Type] = [
    CreateTableNoPrimaryKey.self, TimestampWithoutTimezone.self, PreferText.self,
    PreferBigint.self, PreferIdentity.self, CharField.self, CreateEnum.self,
    CreateOrDropIfExists.self, RequireTableSchema.self, NamingConvention.self,
    IndexTooManyColumns.self,
  ]
}
