import ArgumentParser
import ExpertTools
import Review
import SourceText

/// The pages of the rules.
struct RuleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rule", abstract: "Print the page of a rule, or list the rules.")

  @Argument(help: "The rule. Default: a list of all.")
  var id: String?

  @Flag(help: "Every page, as docs/rules.md has them.")
  var reference = false

  func run() throws {
    if reference { return Printing.output(RuleReference.all) }
    guard let id else { return Printing.output(RuleReference.list) }
    guard let page = RuleCatalogue.page(id) else {
      if let reason = RuleCatalogue.notBuilt[id] {
        return Printing.output("\(id) is not looked for: \(reason).\n")
      }
      let near = NearestNames.of(id, in: RuleCatalogue.ids, limit: 3)
      let hint = near.isEmpty ? "" : " Did you mean \(near.joined(separator: ", "))?"
      Printing.error("alembic-expert: There is no rule \(id).\(hint)\n")
      throw ExitCode(2)
    }
    Printing.output(RuleReference.page(page))
  }
}
