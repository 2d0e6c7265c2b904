import AlembicHistory

/// A message that says nothing.
enum MessageConvention: ReviewRule {
  private static func file(_ message: String, mark: String = "") -> String {
    GraphExample.revision("2c9e4f7a1b53", after: "'1b8d3e6f9a42'")
      .replacing("\"\"\"keep what the example shows", with: "\(mark)\"\"\"\(message)")
  }

  static let page = RulePage(
    "message-convention", "The message says nothing", group: .convention, severity: .warning,
    why:
      "The list of revisions shows the message and nothing else. \"update\" or \"fix\" tells nobody what "
      + "was changed.",
    remedy: "Say what the revision does, as in \"add the e-mail address of users\".",
    bad: [
      GraphExample.example(file("update", mark: "↓")),
      GraphExample.example(file("fix migration", mark: "↓")),
      GraphExample.example(file("empty message", mark: "↓")),
      GraphExample.example(file("Changes 2", mark: "↓")),
    ],
    good: [
      GraphExample.example(file("fix the length of users.email")),
      GraphExample.example(file("update prices to whole cents")),
      GraphExample.example(file("initial")),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    guard !revision.isMerge, let text = revision.file.docstring else { return [] }
    let message = Revision(id: revision.id, downRevisions: [], docstring: text).doc
    let line = message.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    guard RevisionMessage.isEmpty(line) else { return [] }
    return [
      RuleFinding(
        line.isEmpty
          ? "The revision has no message."
          : "The message \"\(line)\" does not say what the revision does.",
        at: revision.source.place(at: revision.file.docstringPosition))
    ]
  }
}
