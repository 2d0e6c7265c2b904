import ArgumentParser
import Expert
import ExpertTools

/// Commands that would change a database.
enum Refusing {
  /// Prints why the command is refused and what a person runs.
  ///
  /// - Throws: `ExitCode` 2, always.
  static func refuse(
    _ options: ProjectOptions, _ command: DatabaseRefusal.Command, _ revisions: [String],
    options given: [String] = []
  ) throws -> Never {
    let history = try Printing.history(options)
    let refusal = history.refusal(of: command, revisions, options: given)
    AuditLog.record(refusal, history.project)
    Printing.error(refusal.text)
    throw ExitCode(2)
  }
}
