import ArgumentParser
import ProjectFiles
import SystemPackage

/// Where a command writes what it prints.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this new file instead of standard output.", valueName: "file"))
  var output: String?

  @Flag(help: "Replace the output file when it exists.")
  var force = false

  /// Writes `text` where the options say.
  ///
  /// - Throws: `ExitCode` 2 when the file cannot be written.
  func print(_ text: String) throws {
    guard let output else { return Printing.output(text) }
    do throws(FileFailure) {
      try FileWriting.write(
        Array(text.utf8), to: FilePath(output), existing: force ? .replace : .keep)
    } catch {
      let hint = error.reason == .exists ? " Replace it with --force." : ""
      Printing.error("alembic-expert: \(error).\(hint)\n")
      throw ExitCode(2)
    }
  }
}
