import AlembicHistory
import ProjectFiles
import SystemPackage

extension GuardScene {
  /// Folders outside of the project in which an action works: those of files that it changes, those in which a
  /// command runs or that it names.
  ///
  /// Another project may lie there, with revisions of its own. Only folders that exist are given, each once,
  /// links followed.
  public func outerFolders(of action: Action) -> [FilePath] {
    var folders: [FilePath] = []
    switch action {
    case .changes(let changes):
      for change in changes {
        folders.append(change.path.removingLastComponent())
        if case .rename(let target) = change.kind { folders.append(target.removingLastComponent()) }
      }
    case .command(let line):
      for command in once.reading(of: line, in: folder).commands where !command.isElsewhere {
        guard let start = command.folder else { continue }
        folders.append(start)
        let named = command.arguments + command.outputs.map(\.path)
        for argument in named where argument.isKnown && !argument.text.hasPrefix("-") {
          // The part in front of a pattern is a folder.
          let fixed =
            argument.isPattern ? argument.text.prefix { !"*?[{".contains($0) } : argument.text[...]
          let path = start.pushing(FilePath(String(fixed))).lexicallyNormalized()
          folders.append(path)
          if fixed.contains("/") { folders.append(path.removingLastComponent()) }
        }
      }
    }
    let root = project.map { FileReading.resolved($0.directory) ?? $0.directory }
    var seen: Set<FilePath> = []
    var outer: [FilePath] = []
    for folder in folders {
      guard outer.count < 16, seen.count < 64, seen.insert(folder).inserted,
        FileReading.kind(of: folder) == .directory, let real = FileReading.resolved(folder),
        root.map(real.starts) != true, !outer.contains(real)
      else { continue }
      outer.append(real)
    }
    return outer
  }
}

extension Decision {
  /// This decision and another on the same action, of the same words one.
  public func joined(with other: Decision) -> Decision {
    var refusals = refusals
    for refusal in other.refusals
    where !refusals.contains(where: {
      $0.page.id == refusal.page.id && $0.subject == refusal.subject
    }) {
      refusals.append(refusal)
    }
    return Decision(refusals: refusals, unread: unread)
  }
}
