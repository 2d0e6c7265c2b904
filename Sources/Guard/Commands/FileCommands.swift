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
      var after: [UInt8]?
      if !output.isAppending, ["echo", "printf", "cat"].contains(command.program) {
        after = command.printed.map { Array($0.utf8) }
      }
      add(output.path, .modify, after: after)
    }
    switch command.program {
    case "rm", "unlink", "rmdir", "shred", "trash", "trash-put", "srm":
      for operand in command.operands() { add(operand, .delete) }
    case _ where command.program == "mv" || command.gitVerb == "mv":
      for (source, target) in moves(command) {
        for path in paths(source, command, scene) {
          guard let place = place(target, command) else { continue }
          let name = path.lastComponent.map { place.appending($0) } ?? place
          let isFolder = FileReading.kind(of: place) == .directory
          found.append(
            FileChange(path, .rename(to: isFolder ? name : place), command: text))
          found.append(
            FileChange(
              isFolder ? name : place, .create, after: try? FileReading.bytes(of: path),
              command: text))
        }
      }
    case "git" where command.gitVerb == "rm":
      guard !command.has("--cached", "--dry-run", "-n") else { break }
      for operand in command.gitOperands { add(operand, .delete) }
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
    case "tee", "sponge", "truncate":
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
      guard let code = PythonCode(command) else { break }
      for file in code.files {
        add(ShellCommand.Argument(file.path), file.isRemoved ? .delete : .modify)
      }
    }
    return found
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
      return scene.revisions(at: FileReading.resolved(place) ?? place)
    }
    guard argument.isPattern, argument.isKnown, let folder = command.folder else { return [] }
    // The pattern is matched against the files that matter here; others cannot be lost by it.
    let pattern = folder.pushing(FilePath(argument.text)).lexicallyNormalized().string
    return scene.files.map(\.path).filter { FilePattern.matches($0.string, pattern) }
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

  /// What `echo`, `printf` and `cat` print, when it is known.
  var printed: String? {
    if program == "cat" { return arguments.isEmpty ? input?.text : nil }
    guard arguments.allSatisfy(\.isKnown) else { return nil }
    return arguments.drop { $0.text.hasPrefix("-") }.map(\.text).joined(separator: " ") + "\n"
  }
}
