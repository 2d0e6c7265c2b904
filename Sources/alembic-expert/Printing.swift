import AlembicHistory
import ArgumentParser
import Expert
import Glibc

/// Writes answers, and ends the process with the status that they mean.
enum Printing {
  /// Writes the whole text to standard output.
  static func output(_ text: String) { write(text, to: STDOUT_FILENO) }

  /// Writes the whole text to standard error.
  static func error(_ text: String) { write(text, to: STDERR_FILENO) }

  /// Runs `body` and prints what it returns; a failure goes to standard error.
  ///
  /// - Throws: `ExitCode`: 2 when the project cannot be read, else what alembic exits with.
  static func alembicText(
    _ options: ProjectOptions, verb: String, catching: Bool = true,
    _ body: (RevisionGraph) throws(AlembicFailure) -> String
  ) throws {
    let history = try history(options)
    for warning in history.files.warnings { error("UserWarning: \(warning)\n") }
    do throws(AlembicFailure) {
      let graph = try history.strictGraph(catching: catching)
      for warning in graph.warnings { error("UserWarning: \(warning)\n") }
      output(try body(graph))
    } catch {
      output(error.standardOutput)
      Printing.error(error.standardError)
      if error.kind == .refused {
        Printing.error("A person may ask Alembic: \(history.project.runner.command(verb))\n")
      }
      throw ExitCode(error.exitStatus)
    }
  }

  /// The project's history; a failure is printed.
  ///
  /// - Throws: `ExitCode` 2.
  static func history(
    _ options: ProjectOptions, _ replay: ReplayOptions? = nil
  ) throws -> ProjectHistory {
    do {
      let request = options.request
      return try ProjectHistory.read(replay?.applied(to: request) ?? request)
    } catch {
      Printing.error("alembic-expert: \(error.description)\n")
      throw ExitCode(2)
    }
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { buffer in
      var done = 0
      while done < buffer.count {
        let wrote = Glibc.write(
          descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        if wrote < 0, errno == EINTR { continue }
        // A reader that has gone away, such as `head`, wants no more.
        if wrote <= 0 { return }
        done += wrote
      }
    }
  }
}
