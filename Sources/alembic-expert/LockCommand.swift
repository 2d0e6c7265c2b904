import ArgumentParser
import Expert
import ExpertTools

/// Notes in the lock file what was applied; for people and deploy jobs, no tool of an agent.
struct LockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lock",
    abstract: "Note in alembic-expert.lock that revisions were applied.",
    discussion:
      "Run it after alembic upgrade, and commit the file: whatever it lists is never edited again. "
      + "Exits with 2, and writes nothing, when a revision is not as it was applied.")

  @OptionGroup var project: ProjectOptions

  @Argument(
    help: ArgumentHelp(
      "Revisions as alembic upgrade takes them; those that they follow are noted too. Default: heads.",
      valueName: "revision"))
  var revisions: [String] = []

  @Option(
    name: [.customShort("e"), .long],
    help: ArgumentHelp("Where they were applied, such as production.", valueName: "name"))
  var environment: [String] = []

  func run() throws {
    let history = try Printing.history(project)
    do throws(ExpertFailure) {
      let locked = try history.lock(revisions, environments: environment)
      AuditLog.record(written: [locked.file], door: "lock", history.project)
      var text = locked.added.map { "added \($0)\n" }.joined()
      text += locked.extended.map { "extended \($0)\n" }.joined()
      let count = locked.total
      Printing.output(text + "\(locked.file) lists \(count) revision\(count == 1 ? "" : "s").\n")
    } catch {
      Printing.error("alembic-expert: \(error.description)\n")
      throw ExitCode(2)
    }
  }
}
