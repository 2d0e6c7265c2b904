import ArgumentParser
import Expert
import ExpertTools
import JSON
import ProjectFiles
import SystemPackage

/// `alembic revision`, and the tool `generate_revision` as a command.
struct RevisionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revision",
    abstract: "Create a new revision file.",
    discussion: """
      Id and parent are computed. Without --autogenerate and --data the revision is empty, as \
      alembic's. Exits with 0 when a file was written or nothing is to do, with 1 when the written \
      file has doubts or would fail, with 2 when nothing was written.
      """)

  @OptionGroup var project: ProjectOptions

  @OptionGroup var answer: RevisionAnswerOptions

  @OptionGroup var decisions: DecisionOptions

  @Option(name: .shortAndLong, help: "What the revision does.")
  var message: String?

  @Flag(help: "Fill it with what the models have and the migrations do not.")
  var autogenerate = false

  @Flag(help: "Leave both functions empty (the default).")
  var empty = false

  @Option(
    help: ArgumentHelp(
      "Fill it with changes of rows: a JSON file as the tool's argument data.", valueName: "file"))
  var data: String?

  @Flag(help: "With --autogenerate: steps that block nobody, as several revisions.")
  var zeroDowntime = false

  @Option(help: ArgumentHelp("The label of the branch to extend.", valueName: "label"))
  var branch: String?

  @Option(help: ArgumentHelp("The version location for the file.", valueName: "dir"))
  var versionPath: String?

  func validate() throws {
    let modes = [autogenerate, empty, data != nil].count { $0 }
    if modes > 1 {
      throw ValidationError("Give one of --autogenerate, --empty and --data.")
    }
  }

  func run() throws {
    let mode: RevisionRequest.Mode = autogenerate ? .autogenerate : data == nil ? .empty : .data
    var request = RevisionRequest(mode, message: message)
    request.branch = branch
    request.versionPath = versionPath
    request.strategy = zeroDowntime ? .zeroDowntime : .standard
    decisions.apply(to: &request)
    if let data { request.data = try Self.changes(in: data) }
    try answer.run(request, project)
  }

  private static func changes(in file: String) throws -> [DataChange] {
    do {
      let bytes = try FileReading.bytes(of: FilePath(file))
      return try GenerateRevision.data(JSONValue(parsing: bytes))
    } catch {
      Printing.error("alembic-expert: \(file): \(error)\n")
      throw ExitCode(2)
    }
  }
}

/// How the commands that create revisions do it, and print what came of it.
struct RevisionAnswerOptions: ParsableArguments {
  @Flag(help: "Show the file and write nothing.")
  var dryRun = false

  @Option(help: "How to print the answer: text or json.")
  var format = AnswerFormat.text

  /// Asks the engine and prints its answer.
  ///
  /// - Throws: `ExitCode`: 2 when nothing was written, 1 when what was written is in doubt.
  func run(_ request: RevisionRequest, _ options: ProjectOptions) throws {
    var request = request
    request.isDryRun = dryRun
    let history = try Printing.history(options)
    let revision: NewRevision
    do throws(ExpertFailure) {
      revision = try history.newRevision(request)
    } catch {
      Printing.error("alembic-expert: \(error.description)\n")
      throw ExitCode(2)
    }
    if revision.isWritten {
      AuditLog.record(written: revision.files.map(\.path), door: "revision", history.project)
    }
    switch format {
    case .text: Printing.output(GenerateRevision.text(revision, .detailed))
    case .json: Printing.output(GenerateRevision.json(revision, .detailed).pretty + "\n")
    }
    guard let proof = revision.proof else { return }
    if !proof.doubts.isEmpty || !proof.failures.isEmpty { throw ExitCode(1) }
  }
}
