import AlembicHistory
import ArgumentParser
import Expert
import ExpertTools
import Guard
import JSON
import SystemPackage

/// The tool `check_action` as a command.
struct CheckActionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-action",
    abstract: "Say whether something may be done about migrations.",
    discussion: """
      A command line in one argument, or --file with the kind of change. Exits with 0 when it is \
      allowed, with 1 when it is refused or handed over, with 3 when a person decides.
      """)

  @OptionGroup var project: ProjectOptions

  @Argument(help: "The command line, quoted as one argument.")
  var command: String?

  @Option(help: ArgumentHelp("A file that would change.", valueName: "path"))
  var file: String?

  @Option(help: "What would be done to the file: edit, create, delete or rename.")
  var change = "edit"

  @Option(help: ArgumentHelp("A file with the text that it would have.", valueName: "path"))
  var content: String?

  @Option(help: ArgumentHelp("The new name of a renamed file.", valueName: "path"))
  var to: String?

  @Flag(help: "As for any agent, and not for this expert alone.")
  var anyone = false

  @Flag(help: "Print every entry of the catalogue as Markdown.")
  var pages = false

  @Option(help: "How to print the answer: text or json.")
  var format = AnswerFormat.text

  func validate() throws {
    guard ["edit", "create", "delete", "rename"].contains(change) else {
      throw ValidationError("--change is one of edit, create, delete and rename.")
    }
  }

  func run() throws {
    if pages { return Printing.output(GuardReference.markdown) }
    let request = project.request
    let folder = request.currentDirectory
    let decision: Decision
    do throws(ExpertFailure) {
      var text: String?
      if let content { text = try NamedFile.text(content) }
      let action = try ActionRequest(
        command: command, file: file, change: change, content: text, to: to
      ).action(in: folder)
      decision = ActionCheck.decide(action, request, in: folder, isOwnAgent: !anyone)
    } catch {
      Printing.error("alembic-expert: \(error.description)\n")
      throw ExitCode(2)
    }
    AuditLog.record(decision, door: "check-action", request)
    switch format {
    case .text: Printing.output(CheckAction.text(decision))
    case .json: Printing.output(CheckAction.json(decision).pretty + "\n")
    }
    switch decision.verdict {
    case .allowed: return
    case .refused, .handOver: throw ExitCode(1)
    case .ask: throw ExitCode(3)
    }
  }
}
