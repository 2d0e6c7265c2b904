import AlembicHistory

/// A message that says nothing, or is not written as the settings ask.
enum MessageConvention: ReviewRule {
  private static func file(_ message: String, mark: String = "") -> String {
    GraphExample.revision("2c9e4f7a1b53", after: "'1b8d3e6f9a42'")
      .replacing("\"\"\"keep what the example shows", with: "\(mark)\"\"\"\(message)")
  }

  static let page = RulePage(
    "message-convention", "The message says nothing, or in another style", group: .convention,
    severity: .warning,
    why:
      "The list of revisions shows the message and nothing else. \"update\" or \"fix\" tells nobody what "
      + "was changed. How messages are written is checked where the setting `message_style` says it.",
    remedy: "Say what the revision does, as in \"add the e-mail address of users\".",
    bad: [
      GraphExample.example(file("update", mark: "↓")),
      GraphExample.example(file("fix migration", mark: "↓")),
      GraphExample.example(file("empty message", mark: "↓")),
      GraphExample.example(file("Changes 2", mark: "↓")),
      RuleExample(
        file: file("Add the age of users", mark: "↓"),
        settings: "message_style = 'snake_case'", revisions: row),
    ],
    good: [
      GraphExample.example(file("fix the length of users.email")),
      GraphExample.example(file("update prices to whole cents")),
      GraphExample.example(file("initial")),
      RuleExample(
        file: file("add_the_age_of_users"), settings: "message_style = 'snake_case'",
        revisions: row),
    ])

  private static let row = ["1b8d3e6f9a42_first.py": GraphExample.first]

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    guard !revision.isMerge, let text = revision.file.docstring else { return [] }
    let message = Revision(id: revision.id, downRevisions: [], docstring: text).doc
    let line = message.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    let place = revision.source.place(at: revision.file.docstringPosition)
    if RevisionMessage.isEmpty(line) {
      return [
        RuleFinding(
          line.isEmpty
            ? "The revision has no message."
            : "The message \"\(line)\" does not say what the revision does.", at: place)
      ]
    }
    let style = MessageStyle(revision.settings.expert)
    guard !style.fits(line) else { return [] }
    return [
      RuleFinding(
        "The message \"\(line)\" is not written in the project's style, \(style.rawValue).",
        at: place, remedy: "Write it as \"\(style.respelled(line))\".")
    ]
  }
}
