import Guard

/// The pages of the catalogue of refusals, as Markdown: `docs/guard.md` is printed from them.
public enum GuardReference {
  /// The whole page.
  public static var markdown: String {
    var lines = [
      "# What is refused", "",
      "Printed from the code by `alembic-expert check-action --pages`; a test compares. An entry holds "
        + "for everyone (our tools, `check_action`, and every agent in an editor with the hook), or for "
        + "this expert alone: others may do it in the same editor, and the entry says who does. No "
        + "argument overrides a refusal.", "",
      "| entry | holds for | what | who does it instead |", "|---|---|---|---|",
    ]
    for page in GuardCatalogue.pages {
      lines.append(
        "| [`\(page.id)`](#\(page.id)) | \(page.reach.rawValue) | \(page.title) | \(page.owner.name) |"
      )
    }
    for page in GuardCatalogue.pages {
      lines += ["", "## \(page.id)", "", "**\(page.title).** \(page.why)", ""]
      lines.append("Instead, \(page.owner.name): \(way(page))")
      lines += ["", "Refused:", ""] + page.forbidden.map { "- \(text($0))" }
      lines += ["", "Allowed:", ""] + page.allowed.map { "- \(text($0))" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func way(_ page: GuardPage) -> String {
    page.way.replacing("{command}", with: "the command with the project's own runner")
      .replacing("{runner}", with: "RUNNER alembic")
  }

  private static func text(_ example: ActionExample) -> String {
    switch example {
    case .command(let line): "`\(line.replacing("\n", with: "⏎"))`"
    case .create(let file, _): "a new file `\(file)`"
    case .edit(let file, let old, let new):
      "in `\(file)`: `\(oneLine(old))` becomes \(new.isEmpty ? "nothing" : "`\(oneLine(new))`")"
    case .delete(let file): "`\(file)` is deleted"
    case .rename(let file, let target): "`\(file)` becomes `\(target)`"
    }
  }

  private static func oneLine(_ text: String) -> String { text.replacing("\n", with: "⏎") }
}
