/// Every entry of the catalogue, in the order of its pages.
public enum GuardCatalogue {
  static let rules: [any GuardRule.Type] = [
    AppliedRevisionEdited.self, AppliedRevisionDeleted.self, AppliedRevisionRenamed.self,
    RevisionReparented.self, DraftInUseDeleted.self, HandWrittenRevision.self,
    DowngradeMissing.self, DataDroppedWithoutPlan.self, CredentialsInFile.self,
    ExternalTableMigrated.self, LockFileEdited.self, AppliedEvidenceChanged.self,
    DatabaseUpgrade.self, DatabaseDowngrade.self, DatabaseStamp.self, VersionTableEnsured.self,
    SchemaChangedByClient.self, DataChangedByClient.self,
    RevisionCommandRun.self, AlembicOutsideRunner.self, GitRun.self,
    UnregisteredModel.self, ModelCodeEdited.self, ServiceCodeEdited.self, FrontendEdited.self,
    EnvironmentFileEdited.self, ComposeFileEdited.self, DeploymentChanged.self,
    VersionNumberChanged.self,
  ]

  /// The pages.
  public static var pages: [GuardPage] { rules.map { $0.page } }

  /// The page of an id; nil when there is none.
  public static func page(_ id: String) -> GuardPage? { pages.first { $0.id == id } }
}
