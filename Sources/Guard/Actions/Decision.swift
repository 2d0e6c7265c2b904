import AlembicHistory
import ProjectFiles
import SystemPackage

/// What the catalogue says to an action.
public struct Decision: Sendable {
  /// The verdict.
  public enum Verdict: String, Sendable, CaseIterable {
    /// Nothing stands against it.
    case allowed
    /// It must not be done by anybody here.
    case refused
    /// Somebody else does it.
    case handOver = "hand over"
    /// It cannot be known: a person decides.
    case ask
  }

  /// What stands against it, the strongest first.
  public let refusals: [Refusal]
  /// Why a part of a command line could not be read; empty when all was.
  public let unread: [String]

  /// The verdict.
  public var verdict: Verdict {
    let certain = refusals.filter { !$0.isQuestion }
    if certain.contains(where: { !Self.isHandedOver($0) }) { return .refused }
    if !certain.isEmpty { return .handOver }
    return refusals.isEmpty && unread.isEmpty ? .allowed : .ask
  }

  /// Whether another agent does it, in this very editor.
  private static func isHandedOver(_ refusal: Refusal) -> Bool {
    guard refusal.page.reach == .thisExpert else { return false }
    switch refusal.page.owner {
    case .agent, .tableOwner: return true
    case .person, .tool: return false
    }
  }

  /// Those to whom it is handed over, without repetition.
  public var owners: [String] {
    var seen: Set<String> = []
    return refusals.map(\.page.owner.name).filter { seen.insert($0).inserted }
  }

  /// The whole text: each refusal, or that nothing stands against it.
  public var text: String {
    guard verdict != .allowed else { return "Allowed: nothing in the catalogue stands against it." }
    var lines = refusals.map { refusal in
      let word =
        refusal.isQuestion
        ? "To be decided by a person"
        : Self.isHandedOver(refusal) ? "To be handed over" : "Refused"
      return "\(word): \(refusal.text)"
    }
    for reason in unread {
      lines.append("To be decided by a person: \(reason).")
    }
    return lines.joined(separator: "\n")
  }
}

extension GuardScene {
  /// What the catalogue says to an action of whoever acts here.
  public func decide(_ action: Action) -> Decision {
    var deeds: [Deed] = []
    var unread: [String] = []
    switch action {
    case .command(let line):
      let reading = once.reading(of: line, in: folder)
      for command in reading.commands {
        deeds.append(.command(command))
        let changes = FileCommands.changes(of: command, in: self)
        deeds += changes.flatMap(self.deeds)
        if let code = EmbeddedCode(command) {
          let isFollowed =
            !changes.isEmpty || PythonCode(command).map { !$0.commandLines.isEmpty } ?? false
          if let doubt = code.doubt(folders: versionFolderTails, isFollowed: isFollowed) {
            unread.append(doubt)
          }
        }
      }
      if !reading.failures.isEmpty, Self.namesWatched(line) {
        unread += reading.failures.map {
          "a part of the command line cannot be read (\($0)), and it names git, Alembic or a database client"
        }
      }
      if let command = reading.commands.first(where: FileCommands.changesUnknownFiles),
        namesVersionFolder(line, reading)
      {
        unread.append(
          "which files `\(command.program)` changes is not in the line, and it names the folder of revisions"
        )
      }
    case .changes(let changes): deeds = changes.flatMap(self.deeds)
    }
    deeds.removeAll { deed in
      if case .change(let change, _) = deed { change.changesNothing } else { false }
    }
    var seen: Set<String> = []
    var refusals: [Refusal] = []
    for rule in GuardCatalogue.rules where isOwnAgent || rule.page.reach == .everyone {
      for deed in deeds {
        for refusal in rule.refusals(of: deed, in: self)
        where seen.insert(refusal.page.id + refusal.subject).inserted {
          let isGuess = if case .change(let change, _) = deed { change.isGuess } else { false }
          refusals.append(refusal.filled(runner: runner, isGuess: isGuess))
        }
      }
    }
    return Decision(refusals: refusals, unread: unread)
  }

  /// A change with what its file is, which matters for our own agent alone; what is moved is also made
  /// where it goes.
  private func deeds(_ change: FileChange) -> [Deed] {
    var changes = [change]
    if case .rename(let target) = change.kind, target.isAbsolute,
      !(isRevision(change.path) && isRevision(target))
    {
      changes.append(
        FileChange(
          target, .create, after: change.before, command: change.command, isGuess: change.isGuess))
    }
    return changes.map { .change($0, isOwnAgent ? area(of: $0) : .other) }
  }

  /// Whether a line names a folder of revisions, or a command of it runs beside one.
  private func namesVersionFolder(_ line: String, _ reading: ShellReading) -> Bool {
    versionFolderTails.contains { line.contains($0.joined(separator: "/")) }
      || reading.commands.contains { $0.folder.map(isInScriptFolder) ?? false }
  }

  /// The last two names in the paths of the folders of revisions: one alone is often a common word.
  private var versionFolderTails: [[String]] {
    (project?.alembic.versionLocations ?? []).map { $0.components.suffix(2).map(\.string) }
  }

  /// Whether a line that cannot be read holds a word that would matter.
  private static func namesWatched(_ line: String) -> Bool {
    let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
    return words.contains { ["git", "gh", "alembic", "psql", "flask"].contains($0) }
  }
}
