import AlembicHistory
import ProjectFiles
import SystemPackage

/// What programs of a command line do to files: `rm`, `mv`, `sed -i`, `git mv`, redirections.
enum FileCommands {
  /// The changes of a command; those of folders are told for each revision file in them.
  static func changes(of command: ShellCommand, in scene: GuardScene) -> [FileChange] {
    var found: [FileChange] = []
    let text = command.text
    func add(_ argument: ShellCommand.Argument, _ kind: FileChange.Kind, after: [UInt8]? = nil) {
      for path in paths(argument, command, scene) {
        found.append(FileChange(path, kind, after: after, command: text))
      }
    }
    for output in command.outputs {
      for path in paths(output.path, command, scene) {
        let after = printed(by: command, onto: path, isAppending: output.isAppending)
        found.append(FileChange(path, .modify, after: after, command: text))
      }
    }
    switch command.program {
    case "rm", "unlink", "rmdir", "shred", "trash", "trash-put", "srm":
      for operand in command.operands() { add(operand, .delete) }
    case _ where command.program == "mv" || command.gitVerb == "mv":
      for (source, target) in moves(command) {
        for path in paths(source, command, scene) {
          let place = place(target, command)
          let isFolder = place.flatMap { FileReading.kind(of: $0) } == .directory
          let name = path.lastComponent.flatMap { name in place.map { $0.appending(name) } }
          let end = isFolder ? name : place
          found.append(
            FileChange(path, .rename(to: end ?? unknownPlace), command: text))
        }
      }
    case "git" where command.gitVerb == "rm":
      guard !command.has("--cached", "--dry-run", "-n") else { break }
      for operand in command.gitOperands { add(operand, .delete) }
    case "git" where command.gitVerb == "checkout" || command.gitVerb == "restore":
      for operand in command.filesOfOtherCommits { add(operand, .modify) }
    case "cp", "install", "ln", "rsync":
      for (source, target) in moves(command) {
        guard let place = place(target, command) else { continue }
        let isFolder = FileReading.kind(of: place) == .directory
        let name = source.text.lastPathPart
        let bytes = self.place(source, command).flatMap { try? FileReading.bytes(of: $0) }
        found.append(
          FileChange(isFolder ? place.appending(name) : place, .create, after: bytes, command: text)
        )
      }
    case "touch":
      for operand in command.operands(values: ["-d", "-t", "-r"]) {
        for path in paths(operand, command, scene) where FileReading.kind(of: path) == nil {
          found.append(FileChange(path, .create, after: [], command: text))
        }
      }
    case "tee", "sponge":
      for path in command.operands().flatMap({ paths($0, command, scene) }) {
        let after = printed(by: command, onto: path, isAppending: command.has("-a", "--append"))
        found.append(FileChange(path, .modify, after: after, command: text))
      }
    case "truncate":
      for operand in command.operands(values: ["-s", "--size"]) { add(operand, .modify) }
    case "sed", "gsed", "perl", "ruby", "awk", "gawk":
      guard command.writesInPlace else { break }
      for operand in command.operands(values: ["-e", "-f", "-E", "-pe", "-ne"]) {
        if place(operand, command).flatMap({ FileReading.kind(of: $0) }) != nil
          || operand.isPattern
        {
          add(operand, .modify)
        }
      }
    case "black", "isort", "autopep8", "yapf", "autoflake", "pyupgrade":
      guard !command.has("--check", "--diff", "-c", "--check-only") else { break }
      for operand in command.operands() where operand.text != "." { add(operand, .modify) }
    case "ruff":
      let operands = command.operands()
      let verb = operands.first?.text
      guard
        verb == "format" && !command.has("--check", "--diff")
          || verb == "check" && command.has("--fix")
      else { break }
      for operand in operands.dropFirst() where operand.text != "." { add(operand, .modify) }
    case "dd":
      for argument in command.arguments where argument.text.hasPrefix("of=") {
        var path = argument
        path.text.removeFirst(3)
        add(path, .modify)
      }
    case _ where command.program == "patch" || command.gitVerb == "apply":
      for line in (command.input?.text ?? "").split(separator: "\n") where line.hasPrefix("+++ ") {
        let name = line.dropFirst(4).prefix { $0 != "\t" }
        let path = name.hasPrefix("b/") ? name.dropFirst(2) : name
        add(ShellCommand.Argument(String(path)), .modify)
      }
      if command.program == "patch", let operand = command.operands().first {
        add(operand, .modify)
      }
    default:
      guard let code = PythonCode(command), !code.isFile else { break }
      for file in code.files {
        let path = ShellCommand.Argument(file.path)
        switch file.deed {
        case .written: add(path, .modify)
        case .removed: add(path, .delete)
        case .moved(let target):
          let place = target.flatMap { self.place(ShellCommand.Argument($0), command) }
          add(path, .rename(to: place ?? unknownPlace))
        }
      }
    }
    return found
  }

  /// Where something goes whose new path is not in the line.
  private static let unknownPlace = FilePath("…")

  /// The bytes of a file after a command has printed onto it; nil when they are not known.
  private static func printed(
    by command: ShellCommand, onto path: FilePath, isAppending: Bool
  ) -> [UInt8]? {
    guard let text = command.printed else { return nil }
    let before = isAppending ? (try? FileReading.bytes(of: path)) ?? [] : []
    return before + Array(text.utf8)
  }

  /// Sources with their target, as `mv` and `cp` name them.
  private static func moves(
    _ command: ShellCommand
  ) -> [(ShellCommand.Argument, ShellCommand.Argument)] {
    let isGit = command.program == "git"
    var operands = isGit ? command.gitOperands : command.operands(values: ["-t", "-S", "-m", "-o"])
    if let target = command.value(of: "-t", "--target-directory"), !isGit {
      return operands.map { ($0, target) }
    }
    guard operands.count > 1 else { return [] }
    let target = operands.removeLast()
    return operands.map { ($0, target) }
  }

  /// The path of an argument; nil when it is not known or means a file elsewhere.
  private static func place(
    _ argument: ShellCommand.Argument, _ command: ShellCommand
  ) -> FilePath? {
    guard argument.isKnown, !command.isElsewhere, !argument.text.isEmpty, !argument.isPattern,
      let folder = command.folder
    else { return nil }
    return folder.pushing(FilePath(argument.text)).lexicallyNormalized()
  }

  /// The files that an argument means: itself, the revision files below a folder, those that fit a
  /// pattern; in a container, revision files of the same name.
  private static func paths(
    _ argument: ShellCommand.Argument, _ command: ShellCommand, _ scene: GuardScene
  ) -> [FilePath] {
    if command.isElsewhere {
      let name = argument.text.lastPathPart
      return scene.files.map(\.path).filter { $0.lastComponent?.string == name }
    }
    if let place = place(argument, command) {
      guard FileReading.kind(of: place) == .directory else { return [place] }
      let real = FileReading.resolved(place) ?? place
      return scene.revisions(at: real) + scene.keptFiles(below: real) + [real]
    }
    guard argument.isPattern, argument.isKnown, let folder = command.folder else { return [] }
    let pattern = folder.pushing(FilePath(argument.text)).lexicallyNormalized().string
    let known = scene.files.map(\.path) + scene.keptFiles(below: "/")
    var found = known.filter { FilePattern.matches($0.string, pattern) }
    // Files of others matter to our own agent alone.
    if scene.isOwnAgent, scene.once.mayLookForPattern() {
      for path in FilePattern.files(pattern) where !found.contains(path) { found.append(path) }
    }
    return found
  }
}

extension ShellCommand {
  /// The verb of a git command, its own options passed over.
  var gitVerb: String? {
    guard program == "git" else { return nil }
    return operands(values: Self.gitValues).first?.text
  }

  /// What stands behind the verb of a git command and is no option.
  var gitOperands: [Argument] { Array(operands(values: Self.gitValues).dropFirst()) }

  /// The files that `git checkout TREE -- …` and `git restore --source TREE …` write anew; what HEAD or the
  /// index hold is no change.
  var filesOfOtherCommits: [Argument] {
    let source = value(of: "-s", "--source")
    if gitVerb == "restore" {
      return source.map { ["HEAD", "@"].contains($0.text) } ?? true ? [] : gitOperands
    }
    guard let end = arguments.firstIndex(where: { $0.text == "--" }) else { return [] }
    let trees = Array(operands(values: Self.gitValues).dropFirst()).dropLast(
      arguments.count - end - 1)
    guard let tree = trees.first, !["HEAD", "@"].contains(tree.text) else { return [] }
    return Array(arguments[(end + 1)...])
  }

  private static let gitValues: Set<String> = [
    "-C", "-c", "--git-dir", "--work-tree", "--namespace", "--exec-path",
  ]

  /// Whether `sed`, `perl` or `awk` write into the files that they read.
  var writesInPlace: Bool {
    arguments.contains { argument in
      let word = argument.text
      if word.hasPrefix("--in-place") || word == "inplace" { return true }
      return word.hasPrefix("-") && !word.hasPrefix("--") && word.dropFirst().contains("i")
        && program != "awk" && program != "gawk"
    }
  }
}
