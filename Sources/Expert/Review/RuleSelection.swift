import AlembicHistory
import Review
import SourceText

/// The rules that a project wants asked, and how much each matters there.
struct RuleSelection {
  private let settings: ExpertSettings
  private let severities: [String: Severity]

  /// - Throws: `ExpertFailure` for a rule or severity that there is not.
  init(_ settings: ExpertSettings) throws(ExpertFailure) {
    self.settings = settings
    var severities: [String: Severity] = [:]
    for entry in settings.reviewSeverity {
      let parts = entry.split(separator: "=", maxSplits: 1).map(Self.trimmed)
      guard parts.count == 2, let severity = Severity(rawValue: parts[1]) else {
        throw ExpertFailure(
          "The setting \"review_severity\" has \"\(entry)\".",
          remedy: "Write rule=error, rule=warning or rule=info.")
      }
      try Self.check(parts[0], in: "review_severity")
      severities[parts[0]] = severity
    }
    self.severities = severities
    for name in settings.reviewIgnore { try Self.check(name, in: "review_ignore") }
    for name in settings.reviewSelect { try Self.check(name, in: "review_select") }
  }

  /// Whether a rule is asked; one that is named counts before its group.
  func isOn(_ page: RulePage) -> Bool {
    if settings.reviewSelect.contains(page.id) { return true }
    if settings.reviewIgnore.contains(page.id) { return false }
    if settings.reviewSelect.contains(page.group.rawValue) { return true }
    return page.isOnByDefault && !settings.reviewIgnore.contains(page.group.rawValue)
  }

  /// The severity that the project gives a rule.
  func severity(_ id: String) -> Severity? { severities[id] }

  private static func check(_ name: String, in key: String) throws(ExpertFailure) {
    let groups = RuleGroup.allCases.map(\.rawValue)
    guard !groups.contains(name), !RuleCatalogue.ids.contains(name) else { return }
    let near = NearestNames.of(name, in: RuleCatalogue.ids + groups, limit: 1).first
    throw ExpertFailure(
      "The setting \"\(key)\" names \"\(name)\", which is no rule and no group.",
      remedy: near.map { "Did you mean \"\($0)\"?" } ?? "`rules` lists them.")
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
