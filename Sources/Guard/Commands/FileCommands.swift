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
      for meant in paths(argument, command, scene) {
        found.append(
          FileChange(meant.path, kind, after: after, command: text, isGuess: meant.isGuess))
      }
    }
    for output in command.outputs {
      for meant in paths(output.path, command, scene) {
        let after = printed(by: command, onto: meant.path, isAppending: output.isAppending)
        found.append(
          FileChange(meant.path, .modify, after: after, command: text, isGuess: meant.isGuess))
      }
    }
    switch command.program {
    case "rm", "unlink", "rmdir", "shred", "trash", "trash-put", "srm":
      for operand in command.operands() { add(operand, .delete) }
    case _ where command.program == "mv" || command.gitVerb == "mv":
      for (source, target) in moves(command) {
        for meant in paths(source, command, scene) {
          let place = place(target, command)
          let isFolder = place.flatMap { FileReading.kind(of: $0) } == .directory
          let name = meant.path.lastComponent.flatMap { name in place.map { $0.appending(name) } }
          let end = isFolder ? name : place
          found.append(
            FileChange(
              meant.path, .rename(to: end ?? unknownPlace), command: text, isGuess: meant.isGuess))
        }
      }
    case "git" where command.gitVerb == "rm":
      guard !command.has("--cached", "--dry-run", "-n") else { break }
      for operand in command.gitOperands { add(operand, .delete) }
    case "git" where command.gitVerb == "checkout" || command.gitVerb == "restore":
      for operand in command.filesOfOtherCommits { add(operand, .modify) }
    case "cp", "install", "ln", "rsync":
      if command.program == "rsync", command.has("-n", "--dry-run") { break }
      for (source, target) in moves(command) {
        guard let place = place(target, command) else { continue }
        let isFolder = FileReading.kind(of: place) == .directory
        let name = source.text.lastPathPart
        let bytes = self.place(source, command).flatMap { try? FileReading.bytes(of: $0) }
        let isWhole = self.place(source, command).flatMap { FileReading.kind(of: $0) } != .file
        let real = FileReading.resolved(place) ?? place
        if isFolder, isWhole, scene.isInVersionFolder(real) {
          // What a folder holds, which cannot be looked at before it is there.
          found += scene.revisions(at: real).map {
            FileChange($0, .modify, command: text, isGuess: true)
          }
          continue
        }
        found.append(
          FileChange(isFolder ? place.appending(name) : place, .create, after: bytes, command: text)
        )
      }
    case "touch":
      for operand in command.operands(values: ["-d", "-t", "-r"]) {
        for meant in paths(operand, command, scene)
        where FileReading.kind(of: meant.path) == nil {
          found.append(
            FileChange(meant.path, .create, after: [], command: text, isGuess: meant.isGuess))
        }
      }
    case "tee", "sponge":
      for meant in command.operands().flatMap({ paths($0, command, scene) }) {
        let after = printed(
          by: command, onto: meant.path, isAppending: command.has("-a", "--append"))
        found.append(
          FileChange(meant.path, .modify, after: after, command: text, isGuess: meant.isGuess))
      }
    case "truncate":
      for operand in command.operands(values: ["-s", "--size"]) { add(operand, .modify) }
    case "sed", "gsed", "perl", "ruby", "awk", "gawk":
      guard command.writesInPlace else { break }
      for operand in command.operands(values: ["-e", "-f", "-E", "-pe", "-ne"]) {
        if place(operand, command).flatMap({ FileReading.kind(of: $0) }) != nil
          || operand.isPattern || !operand.isKnown
        {
          add(operand, .modify)
        }
      }
    case "black", "isort", "autopep8", "yapf", "autoflake", "pyupgrade":
      guard !command.has("--check", "--diff", "-c", "--check-only") else { break }
      for operand in command.operands() where isAimed(operand, command, scene) {
        add(operand, .modify)
      }
    case "ruff":
      let operands = command.operands()
      let verb = operands.first?.text
      guard
        verb == "format" && !command.has("--check", "--diff")
          || verb == "check" && command.has("--fix") && !command.has("--diff")
      else { break }
      for operand in operands.dropFirst() where isAimed(operand, command, scene) {
        add(operand, .modify)
      }
    case "curl":
      if let path = command.value(of: "--output") { add(path, .modify) }
      if let path = command.valueOfLast(letter: "o") { add(path, .modify) }
    case "wget":
      if let path = command.value(of: "--output-document") { add(path, .modify) }
      if let path = command.valueOfLast(letter: "O") { add(path, .modify) }
    case "sort":
      if let path = command.value(of: "-o", "--output") { add(path, .modify) }
    case "yq" where command.has("-i", "--inplace"), "ed", "ex":
      for operand in command.operands().dropFirst(command.program == "yq" ? 1 : 0) {
        add(operand, .modify)
      }
    case "vim", "vi", "nvim":
      // Without commands it only shows the file to whoever sits there.
      guard command.has("-c", "-s", "-S", "--cmd") || command.words.contains(where: isViCommand)
      else { break }
      for operand in command.operands(values: ["-c", "-s", "-S", "--cmd"])
      where !isViCommand(operand.text) {
        add(operand, .modify)
      }
    case "2to3" where command.has("-w"), "dos2unix", "unix2dos", "fastmod",
      "docformatter" where command.has("-i"),
      "reorder-python-imports", "add-trailing-comma":
      for operand in command.operands() { add(operand, .modify) }
    case "rename", "prename", "perl-rename":
      guard !command.has("-n", "--no-act", "--nono") else { break }
      for operand in command.operands().dropFirst() { add(operand, .rename(to: unknownPlace)) }
    case "gio" where command.operands().first?.text == "trash":
      for operand in command.operands().dropFirst() { add(operand, .delete) }
    case "pre-commit":
      guard let files = command.arguments.firstIndex(where: { $0.text == "--files" }) else { break }
      for operand in command.arguments[(files + 1)...].prefix(while: { !$0.text.hasPrefix("-") }) {
        add(operand, .modify)
      }
    case "sd": for operand in command.operands().dropFirst(2) { add(operand, .modify) }
    case "git" where command.gitVerb == "clean" && command.has("-f", "--force"):
      guard !command.has("-n", "--dry-run") else { break }
      for operand in command.gitOperands { add(operand, .delete) }
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

  /// Whether a formatter is sent to this argument, and not over the whole project, whose settings say what it
  /// leaves alone.
  private static func isAimed(
    _ operand: ShellCommand.Argument, _ command: ShellCommand, _ scene: GuardScene
  ) -> Bool {
    guard operand.text == "." || operand.text == "./" else { return true }
    return command.folder.map { scene.isInScriptFolder(FileReading.resolved($0) ?? $0) } ?? false
  }

  /// Whether a word is a command for vi, as `+wq`.
  private static func isViCommand(_ word: String) -> Bool { word.hasPrefix("+") && word.count > 1 }

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
