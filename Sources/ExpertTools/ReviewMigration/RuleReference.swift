import Review

/// The pages of the rules as Markdown.
public enum RuleReference {
  /// The page of one rule.
  public static func page(_ page: RulePage, level: Int = 1) -> String {
    let heading = String(repeating: "#", count: level)
    var text = "\(heading) \(page.id)\n\n\(page.title).\n\n"
    let versions =
      page.versions == 12...18
      ? "" : " · PostgreSQL \(page.versions.lowerBound) to \(page.versions.upperBound)"
    let standing = page.isOnByDefault ? "" : " · off unless `review_select` names it"
    text += "\(page.severity.rawValue) · \(page.group.rawValue)\(versions)\(standing)\n\n"
    text += "**Why.** \(page.why)\n\n**Instead.** \(page.remedy)\n"
    for (title, examples) in [("It finds", page.bad), ("It leaves alone", page.good)] {
      guard let example = examples.first else { continue }
      text += "\n\(title):\n\n```python\n\(code(example))\n```\n"
    }
    return text
  }

  /// All pages, with a table of contents and what is not built.
  public static var all: String {
    var text = "# Rules of a review\n\n"
    text +=
      "Printed by `alembic-expert rule --reference`; a test compares. A rule is allowed in "
      + "place with `# alembic-expert: allow RULE: reason`. The examples follow a revision that makes "
      + "the tables `users` and `posts`.\n\n| rule | severity | what it finds |\n|---|---|---|\n"
    for page in RuleCatalogue.pages {
      text += "| [\(page.id)](#\(page.id)) | \(page.severity.rawValue) | \(page.title) |\n"
    }
    text += "\n## Not looked for\n\n| rule | why |\n|---|---|\n"
    for (id, reason) in RuleCatalogue.notBuilt.sorted(by: { $0.key < $1.key }) {
      text += "| \(id) | \(reason) |\n"
    }
    for page in RuleCatalogue.pages { text += "\n" + Self.page(page, level: 2) }
    return text
  }

  /// The rules, one line each.
  public static var list: String {
    RuleCatalogue.pages.map { page in
      let gap = String(repeating: " ", count: max(1, 42 - page.id.count))
      let severity = page.severity.rawValue
      return page.id + gap + severity + String(repeating: " ", count: 9 - severity.count)
        + page.title + "\n"
    }.joined()
  }

  private static func code(_ example: RuleExample) -> String {
    if let file = example.file { return String(file.filter { $0 != RuleExample.marker }) }
    func body(_ text: String) -> String {
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n")
    }
    var text = ""
    if let before = example.before { text += "# before\n\(before)\n\n" }
    if !example.imports.isEmpty { text += example.imports + "\n\n" }
    text += "def upgrade():\n" + body(example.upgrade)
    if example.downgrade != "pass" { text += "\n\ndef downgrade():\n" + body(example.downgrade) }
    return String(text.filter { $0 != RuleExample.marker })
  }
}
