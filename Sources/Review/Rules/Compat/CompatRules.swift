/// The rules of the group `compat`.
enum CompatRules {
  static let all: [any ReviewRule.Type] = [
    RenameColumn.self, RenameTableRule.self, RenameSchema.self, DropColumnRule.self,
    DropTableRule.self, DropType.self, DropSchemaOrDatabase.self, Truncate.self,
    DropAddLooksLikeRename.self, DataHoleChain.self, DropNotNull.self, DropDefaultOnNotNull.self,
    SetDefaultOnExisting.self, ConstraintMayRejectOldWrites.self,
    NewEnumValueUnknownToOldCode.self, AddColumnBreaksPositionalReaders.self,
    RlsOrOwnerChange.self, DisableTriggerOrReplicaIdentity.self, GeneratedOrIdentityChanged.self,
    ExternalTableTouched.self,
  ]
}
