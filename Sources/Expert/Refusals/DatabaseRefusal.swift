import AlembicHistory
import Guard
import MigrationReplay
import Schema

/// Why a command that changes a database is not run here, and what a person can do instead.
public struct DatabaseRefusal: Sendable {
  /// Alembic's commands that change a database.
  public enum Command: String, Sendable {
    /// Runs `upgrade()` functions.
    case upgrade
    /// Runs `downgrade()` functions.
    case downgrade
    /// Writes the version table without running anything.
    case stamp
    /// Makes the version table.
    case ensureVersion = "ensure_version"
  }

  /// The command.
  public let command: Command
  /// The entries of the catalogue that forbid it.
  public let rules: [String]
  /// The whole text.
  public let text: String
}

extension ProjectHistory {
  /// The refusal of `command`, with the command line for a person and, for a downgrade, what it would
  /// undo.
  ///
  /// - Parameters:
  ///   - revisions: The revisions as they were given.
  ///   - options: Alembic's options for the printed command line, such as `--tag x`.
  public func refusal(
    of command: DatabaseRefusal.Command, _ revisions: [String], options: [String] = []
  ) -> DatabaseRefusal {
    let arguments = project.xArguments.flatMap { ["-x", $0] }
    let words = (arguments + [command.rawValue] + options + revisions).map(Runner.quoted)
    let line = project.runner.command(words.joined(separator: " "))
    let scene = GuardScene(folder: project.directory, project: project, isOwnAgent: false) { _ in
      .unknown("it is not asked")
    }
    // The words are those of every other door; what is added is what only the history tells.
    let decision = scene.decide(.command(line))
    var lines = [decision.text]
    // Options that the catalogue's words leave out.
    if !decision.text.contains(line) { lines.append("With the options given: \(line)") }
    switch command {
    case .upgrade:
      lines.append(
        "The SQL that it would send: alembic-expert upgrade \(revisions.first ?? "heads") --sql")
    case .downgrade:
      let range = "head:\(revisions.first ?? "-1")"
      lines.append("The SQL that it would send: alembic-expert downgrade \(range) --sql")
      lines += undone(by: revisions.first ?? "-1")
    case .stamp, .ensureVersion: break
    }
    return DatabaseRefusal(
      command: command, rules: decision.refusals.map(\.page.id),
      text: lines.joined(separator: "\n") + "\n")
  }

  /// What a downgrade from the head takes back, newest first, and the tables and columns that it drops.
  private func undone(by destination: String) -> [String] {
    do throws(ExpertFailure) {
      let preview = try preview(.downgrade, from: nil, to: destination)
      guard !preview.revisions.isEmpty else { return [] }
      var lines = ["From the head, it would undo, newest first:"]
      for revision in preview.revisions {
        lines.append("  \(revision.revision)  \(revision.message)  \(revision.file)")
      }
      if !preview.losses.isEmpty {
        lines.append("and drop, with all rows: " + preview.losses.joined(separator: ", "))
      }
      if !preview.doubts.isEmpty {
        let count = preview.doubts.count
        lines.append("\(count) part\(count == 1 ? "" : "s") of it cannot be known from the files.")
      }
      return lines
    } catch {
      return ["What it would undo cannot be told: \(error.message)"]
    }
  }
}
