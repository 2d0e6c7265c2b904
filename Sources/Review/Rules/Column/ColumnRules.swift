/// The rules of the group `column`.
enum ColumnRules {
  static let all: [any ReviewRule.Type] = [
    AddColumnNotNullNoDefault.self, PythonDefaultNotServerDefault.self,
    AddColumnVolatileDefault.self, AddColumnStoredGenerated.self, AddColumnSerialOrIdentity.self,
    JsonInsteadOfJsonb.self, SetNotNullScan.self, SetNotNullWithoutBackfill.self,
    TypeChangeRewrite.self, TypeChangeNeedsUsing.self, TypeChangeDefaultNotCastable.self,
    NarrowColumnType.self, ServerDefaultQuotedFunction.self, ServerDefaultDoubleQuoted.self,
    ServerDefaultNotString.self,
  ]
}
