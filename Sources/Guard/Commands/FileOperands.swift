import AlembicHistory
import ProjectFiles
import SystemPackage

extension FileCommands {
  /// A file that an argument means.
  struct Meant {
    let path: FilePath
    /// Whether the argument may mean another one.
    var isGuess = false
  }

  /// The path of an argument; nil when it is not known or means a file elsewhere.
  static func place(_ argument: ShellCommand.Argument, _ command: ShellCommand) -> FilePath? {
    guard argument.isKnown, !command.isElsewhere, !argument.text.isEmpty, !argument.isPattern,
      let folder = command.folder
    else { return nil }
    return folder.pushing(FilePath(argument.text)).lexicallyNormalized()
  }

  /// The files that an argument means: itself, the revision files below a folder, those that fit a
  /// pattern or lie in a folder that fits it; in a container, revision files of the same name; of a path
  /// that is known in part, a file of its folder.
  static func paths(
    _ argument: ShellCommand.Argument, _ command: ShellCommand, _ scene: GuardScene
  ) -> [Meant] {
    if command.isElsewhere {
      let name = argument.text.lastPathPart
      return scene.files.map(\.path).filter { $0.lastComponent?.string == name }.map {
        Meant(path: $0)
      }
    }
    if let place = place(argument, command) {
      guard FileReading.kind(of: place) == .directory else { return [Meant(path: place)] }
      let real = FileReading.resolved(place) ?? place
      return (scene.revisions(at: real) + scene.keptFiles(below: real) + [real]).map {
        Meant(path: $0)
      }
    }
    guard let folder = command.folder else { return [] }
    guard argument.isPattern else { return partlyKnown(argument, folder, scene) }
    let path = folder.pushing(FilePath(argument.text)).lexicallyNormalized()
    let pattern = withoutLinks(path).string
    let known = scene.files.map(\.path) + scene.keptFiles(below: "/")
    var found = known.filter { path in
      if FilePattern.matches(path.string, pattern) { return true }
      // A folder that fits goes with all that it holds.
      var above = path
      while above.removeLastComponent(), above.string != "/" {
        if FilePattern.matches(above.string, pattern) { return true }
      }
      return false
    }
    // Files of others matter to our own agent alone.
    if scene.isOwnAgent, scene.once.mayLookForPattern() {
      for path in FilePattern.files(pattern) where !found.contains(path) { found.append(path) }
    }
    return found.map { Meant(path: $0, isGuess: !argument.isKnown) }
  }

  /// `alembic/versions/…_tags.py`: some file in a folder of revisions.
  private static func partlyKnown(
    _ argument: ShellCommand.Argument, _ folder: FilePath, _ scene: GuardScene
  ) -> [Meant] {
    guard !argument.isKnown, let gap = argument.text.firstIndex(of: "…") else { return [] }
    let known = argument.text[..<gap]
    guard let slash = known.lastIndex(of: "/") else { return [] }
    let place = folder.pushing(FilePath(String(known[...slash]))).lexicallyNormalized()
    let real = FileReading.resolved(place) ?? place
    let name = String(argument.text[known.index(after: slash)...]).lastPathPart
    guard scene.isInVersionFolder(real), name.hasSuffix(".py") || name.hasSuffix("…") else {
      return []
    }
    return [
      Meant(path: real.appending(name.hasSuffix(".py") ? name : name + ".py"), isGuess: true)
    ]
  }

  /// A pattern whose fixed folders are followed through their links.
  private static func withoutLinks(_ pattern: FilePath) -> FilePath {
    var fixed = FilePath("/")
    var rest = Array(pattern.components)[...]
    while let next = rest.first, !next.string.contains(where: { "*?[".contains($0) }) {
      fixed.append(next)
      rest = rest.dropFirst()
    }
    var real = FileReading.resolved(fixed) ?? fixed
    for component in rest { real.append(component) }
    return real
  }

  /// Whether a command changes files of which the line says nothing.
  static func changesUnknownFiles(_ command: ShellCommand) -> Bool {
    guard !command.isElsewhere else { return false }
    let unknown = { (arguments: [ShellCommand.Argument]) in
      arguments.contains { !$0.isKnown && !$0.isPattern && $0.text.hasPrefix("…") }
    }
    switch command.program {
    case "rm", "unlink", "shred", "truncate", "tee", "sponge", "touch":
      return unknown(command.operands())
    case "mv", "cp": return unknown(command.operands().dropLast())
    case "sed", "gsed", "perl", "ruby":
      // Without `-e` or `-f` the first word is what is done, and no file.
      let isGiven = command.has("-e", "-f", "--expression", "--file")
      let files = command.operands(values: ["-e", "-f"]).dropFirst(isGiven ? 0 : 1)
      return command.writesInPlace && unknown(Array(files))
    case "git": return ["rm", "mv"].contains(command.gitVerb) && unknown(command.gitOperands)
    default: return unknown(command.outputs.map(\.path))
    }
  }
}
