/// Every rule there is, and every one that there is not yet.
public enum RuleCatalogue {
  /// The rules, group by group.
  public static let all: [any ReviewRule.Type] =
    IndexRules.all + ColumnRules.all + CompatRules.all + ConstraintRules.all + LockingRules.all
    + TransactionRules.all + EnumRules.all + DataRules.all + PythonRules.all
    + ReversibilityRules.all + GraphRules.all + CorrectnessRules.all + ModelRules.all
    + ConventionRules.all + StyleRules.all

  /// The page of a rule.
  public static func page(_ id: String) -> RulePage? { byID[id] }

  /// What the rules say of themselves, group by group.
  public static let pages: [RulePage] = all.map { $0.page }

  /// The ids of all rules and of those that are not built, in alphabetical order.
  public static var ids: [String] { (Array(byID.keys) + notBuilt.keys).sorted() }

  private static let byID = Dictionary(
    pages.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

  /// What no rule looks for, with the reason.
  public static let notBuilt: [String: String] = [
    "live-data-violates": "only a database knows its rows",
    "table-size-aware-severity": "only a database knows how large its tables are",
    "db-revision-unknown": "only a database knows what was applied to it",
    "add-column-default-rewrite":
      "versions of PostgreSQL before 11 are not supported, and since 11 a constant default rewrites "
      + "nothing",
    "table-comment-only": "comments, statistics and grants are no defect: there is no finding",
  ]
}
