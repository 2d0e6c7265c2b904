import AlembicHistory
import ArgumentParser
import EditorInstallation
import Expert
import ExpertTools
import ProjectFiles
import SystemPackage

extension EditorClient: ExpressibleByArgument {}

/// Writes what a client needs.
struct InstallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install",
    abstract: "Write a client's configuration, agent, workflows, hook and instructions.",
    discussion: """
      Adds to files that are there and keeps the rest of them byte for byte; a file of somebody else's \
      under one of our names is left alone. The clients: claude, copilot, cursor, codex, gemini, zed, \
      windsurf. uninstall takes it away again.
      """)

  @OptionGroup var project: ProjectOptions

  @Argument(help: "The client.")
  var client: EditorClient

  @Flag(help: "Print the files, and write nothing.")
  var print = false

  @Option(help: "The program that the client starts.")
  var command = Product.name

  func run() throws {
    do throws(ExpertFailure) {
      let (installation, home) = try Installations.installation(client, project, command: command)
      let results = try installation.install(isPrinting: print)
      if !print { Installations.record(results, door: "install", home) }
      Installations.report(results, isPrinting: print)
      if !print { Printing.output("\(client.next)\n") }
    } catch {
      Printing.error("alembic-expert: \(error.description)\n")
      throw ExitCode(2)
    }
  }
}

/// Takes away what `install` wrote.
struct UninstallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "uninstall", abstract: "Take away what install wrote for a client.")

  @OptionGroup var project: ProjectOptions

  @Argument(help: "The client.")
  var client: EditorClient

  @Flag(help: "Print what would become of the files, and write nothing.")
  var print = false

  func run() throws {
    do throws(ExpertFailure) {
      let (installation, home) = try Installations.installation(
        client, project, command: Product.name)
      let results = try installation.uninstall(isPrinting: print)
      if !print { Installations.record(results, door: "uninstall", home) }
      Installations.report(results, isPrinting: print)
      if results.isEmpty { Printing.output("Nothing of \(client.rawValue) was installed here.\n") }
    } catch {
      Printing.error("alembic-expert: \(error.description)\n")
      throw ExitCode(2)
    }
  }
}

/// What both commands share: the project's facts, and the report.
enum Installations {
  static func installation(
    _ client: EditorClient, _ options: ProjectOptions, command: String
  ) throws(ExpertFailure) -> (EditorInstallation, AlembicProject) {
    var facts = InstallationFacts(command: command)
    let history: ProjectHistory
    do throws(SettingsFailure) {
      history = try ProjectHistory.read(options.request)
    } catch {
      throw ExpertFailure(error.message, remedy: error.remedy)
    }
    let conventions = try history.conventions()
    facts.instructions = ProjectInstructions.text(conventions)
    facts.globs = ProjectInstructions.globs(conventions)
    facts.runner = history.project.runner
    facts.folder = history.project.directory.string
    let installation = EditorInstallation(client, facts, in: history.project.directory)
    return (installation, history.project)
  }

  /// Writes down which files were changed.
  static func record(
    _ results: [EditorInstallation.Result], door: String, _ project: AlembicProject
  ) {
    let changed = results.filter { [.created, .changed, .deleted].contains($0.outcome) }
    AuditLog.record(written: changed.map(\.file), door: door, project)
  }

  static func report(_ results: [EditorInstallation.Result], isPrinting: Bool) {
    for result in results {
      let note = result.note.isEmpty ? "" : ": \(result.note)"
      Printing.output("\(result.outcome.rawValue)  \(result.file)  (\(result.purpose))\(note)\n")
      if isPrinting, !result.text.isEmpty {
        Printing.output(result.text + (result.text.hasSuffix("\n") ? "\n" : "\n\n"))
      }
    }
  }
}

/// Prints the files that publish the expert into the repository: for those who develop it.
struct PublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publication", abstract: "Print the plugin and the manifests into a folder.",
    shouldDisplay: false)

  @Argument(help: "The repository.")
  var folder: String

  func run() throws {
    let root = FileReading.currentDirectory().pushing(FilePath(folder))
    for file in Publication.files {
      let path = root.pushing(FilePath(file.path))
      do {
        try FileWriting.makeFolder(path.removingLastComponent())
        try FileWriting.write(Array(file.text.utf8), to: path, existing: .replace)
      } catch {
        Printing.error("alembic-expert: \(error).\n")
        throw ExitCode(2)
      }
    }
  }
}
