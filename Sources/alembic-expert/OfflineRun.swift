import AlembicHistory
import ArgumentParser
import Expert
import MigrationReplay

/// `upgrade` and `downgrade` with `--sql`: Alembic's text on standard output, doubts on standard error.
enum OfflineRun {
  /// Runs the history in one direction and prints what Alembic prints.
  ///
  /// - Throws: `ExitCode`: 2 when the project cannot be read, 3 when something is not known, else what
  ///   alembic exits with.
  static func print(
    _ options: ProjectOptions, _ replay: ReplayOptions, _ direction: HistoryReplay.Direction,
    _ revision: String
  ) throws {
    let history = try Printing.history(options, replay)
    for warning in history.files.warnings { Printing.error("UserWarning: \(warning)\n") }
    let settings: ReplaySettings
    do throws(SettingsFailure) {
      settings = try history.replaySettings()
    } catch {
      Printing.error("alembic-expert: \(error.description)\n")
      throw ExitCode(2)
    }
    let isComplete: Bool
    do throws(AlembicFailure) {
      let range = try range(revision, direction)
      let replay = try history.replay(settings)
      for warning in replay.graph.warnings { Printing.error("UserWarning: \(warning)\n") }
      let result =
        switch direction {
        case .upgrade: try replay.upgrade(from: range.start, to: range.destination)
        case .downgrade: try replay.downgrade(from: range.start ?? "", to: range.destination)
        }
      Printing.output(result.text)
      Printing.error(history.remarks(on: result).map { "alembic-expert: \($0)\n" }.joined())
      isComplete = result.isTextKnown
    } catch {
      Printing.output(error.standardOutput)
      Printing.error(error.standardError)
      throw ExitCode(error.exitStatus)
    }
    // A script in which something may be missing must not pass for one that is whole.
    if !isComplete { throw ExitCode(3) }
  }

  /// `start:destination`, as Alembic's commands take it.
  ///
  /// - Throws: `AlembicFailure` in Alembic's words.
  static func range(
    _ revision: String, _ direction: HistoryReplay.Direction
  ) throws(AlembicFailure) -> (start: String?, destination: String) {
    let parts = revision.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    switch parts.count {
    case 1:
      if direction == .downgrade {
        throw AlembicFailure(.command, "downgrade with --sql requires <fromrev>:<torev>")
      }
      return (nil, parts[0])
    case 2: return (parts[0], parts[1])
    default:
      throw AlembicFailure(.uncaught, "ValueError: too many values to unpack (expected 2)")
    }
  }
}
