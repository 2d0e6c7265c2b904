/// The rules of the group `graph`.
///
/// Most are pages only: `HistoryFindings` looks at the whole history once, for `check_heads` and for
/// every review.
enum GraphRules {
  static let all: [any ReviewRule.Type] = [
    MultipleHeads.self, DownRevisionMissing.self, RevisionCycle.self, DuplicateRevisionID.self,
    OrphanRevision.self, RevisionIDTooLong.self, DocstringRevisionMismatch.self,
    DependsOnUnknown.self, SyntheticRevisionID.self, WrongParent.self, EmptyMigration.self,
    MergeWithOperations.self, AppliedRevisionEdited.self,
  ]
}
