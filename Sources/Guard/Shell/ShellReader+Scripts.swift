import ProjectFiles
import SystemPackage

extension ShellReader {
  private static let shells: Set<String> = ["sh", "bash", "zsh", "dash", "ksh", "ash", "fish"]

  /// Runs programs that run a text: shells, `python -m`, `su -c`, `make`, and scripts of the project;
  /// nil for any other program.
  mutating func runInterpreter(
    _ command: ShellCommand, path: String, input: PipedText
  ) -> PipedText? {
    let name = command.program
    if Self.shells.contains(name) { return runShell(command, input: input) }
    switch name {
    case "su", "runuser":
      guard let script = command.value(of: "-c", "--command") else {
        guard let end = command.arguments.firstIndex(where: { $0.text == "--" }) else { return nil }
        return inside(name) { _ = $0.invoke(Array(command.arguments[(end + 1)...]), input: input) }
      }
      return inside(name) { $0.read(script: script.text, input: input) }
    case "script", "vagrant", "fly", "flyctl":
      guard let script = command.value(of: "-c", "-C", "-qc", "-qec", "--command") else {
        return nil
      }
      return inside(name, isElsewhere: name != "script") {
        $0.read(script: script.text, input: input)
      }
    case "nix":
      let marks = ["--command", "-c"]
      guard let mark = command.arguments.firstIndex(where: { marks.contains($0.text) }) else {
        return nil
      }
      return inside(name) { _ = $0.invoke(Array(command.arguments[(mark + 1)...]), input: input) }
    case "nix-shell":
      guard let script = command.value(of: "--run", "--command", "-c") else { return nil }
      return inside(name) { $0.read(script: script.text, input: input) }
    case "ssh":
      // Without a command it runs what it is given.
      guard case .text(let script) = input,
        command.operands(values: ["-p", "-i", "-l", "-o"]).count == 1
      else { return nil }
      return inside(name, isElsewhere: true) { $0.read(script: script) }
    case "trap":
      guard let script = command.operands().first, script.isKnown, script.text.contains(" ") else {
        return nil
      }
      return inside(name) { $0.read(script: script.text) }
    case "at", "batch":
      guard case .text(let script) = input else { return nil }
      return inside(name) { $0.read(script: script) }
    case "npm", "yarn", "pnpm", "bun", "poe", "task":
      guard let script = projectScript(command) else { return nil }
      emit(command)
      return inside(name) { $0.read(script: script, input: input) }
    case "env", "gtimeout":
      guard let script = command.value(of: "-S", "--split-string"), name == "env" else {
        return nil
      }
      return inside(name) { $0.read(script: script.text, input: input) }
    case "make", "gmake", "just": return runMake(command)
    default: break
    }
    if isPython(name) { return runPython(command, input: input) }
    if path.contains("/"), name.hasSuffix(".py") {
      return runPythonFile(ShellCommand.Argument(path), of: command)
    }
    // A script of the project, called by its path.
    if path.contains("/"), !isElsewhere, name.hasSuffix(".sh") || !name.contains(".") {
      readFile(ShellCommand.Argument(path), onlyScripts: true)
    }
    return nil
  }

  private func isPython(_ name: String) -> Bool {
    guard name.hasPrefix("python") || name.hasPrefix("pypy") || name == "py" else { return false }
    return name.drop { $0.isLetter }.allSatisfy { $0.isNumber || $0 == "." }
  }

  private mutating func inside(
    _ wrapper: String, isElsewhere: Bool = false, _ body: (inout ShellReader) -> Void
  ) -> PipedText {
    nested { reader in
      reader.wrappers.append(wrapper)
      if isElsewhere {
        reader.isElsewhere = true
        reader.folder = nil
      }
      body(&reader)
    }
    return .unknown
  }

  private mutating func runShell(_ command: ShellCommand, input: PipedText) -> PipedText {
    var index = 0
    var isScript = false
    while index < command.arguments.count, command.arguments[index].text.hasPrefix("-") {
      let word = command.arguments[index].text
      index += 1
      if word == "--" { break }
      if word == "-o" || word == "-O" { index += 1 }
      // `-n` only looks whether the script can be read.
      if word == "-n" || word == "-nx" || word == "-xn" || word == "-nv" { return .unknown }
      if !word.hasPrefix("--"), word.contains("c") {
        isScript = true
        break
      }
    }
    guard index < command.arguments.count else {
      guard case .text(let script) = input else {
        emit(command)
        return .unknown
      }
      return inside(command.program) { $0.read(script: script) }
    }
    let text = command.arguments[index]
    return inside(command.program) { reader in
      for (place, value) in command.arguments.dropFirst(index + 1).enumerated() {
        reader.variables["\(isScript ? place : place + 1)"] = value
      }
      reader.positional = Array(command.arguments.dropFirst(index + (isScript ? 2 : 1)))
      guard isScript else { return reader.readFile(text) }
      guard text.isKnown else {
        reader.reading.failures.append("a shell runs a text that is not in the line")
        reader.read(script: text.text)
        return
      }
      reader.read(script: text.text, input: input)
    }
  }

  private mutating func runPython(_ command: ShellCommand, input: PipedText) -> PipedText? {
    let values: Set<String> = ["-W", "-X", "--check-hash-based-pycs"]
    var index = 0
    while index < command.arguments.count, command.arguments[index].text.hasPrefix("-") {
      let word = command.arguments[index].text
      if word == "-" { break }
      if word == "-c" || word == "-" { break }
      if word == "-m" || !word.hasPrefix("--") && word.hasSuffix("m") {
        let fields = Array(command.arguments.dropFirst(index + 1))
        // A module of the project is a file of it.
        let path = fields.first.map { $0.text.replacing(".", with: "/") + ".py" }
        if let path, let done = runPythonFile(ShellCommand.Argument(path), of: command) {
          return done
        }
        return inside("\(command.program) -m") { _ = $0.invoke(fields, input: input) }
      }
      index += values.contains(word) ? 2 : 1
    }
    // What the text hands to a shell is read like the line itself.
    if let code = PythonCode(command) {
      for line in code.commandLines { _ = inside(command.program) { $0.read(script: line) } }
    } else if index < command.arguments.count, command.arguments[index].text != "-" {
      return runPythonFile(command.arguments[index], of: command)
    }
    return nil
  }

  /// Runs a Python file, with its text where the project has it; nil where it has not.
  private mutating func runPythonFile(
    _ path: ShellCommand.Argument, of command: ShellCommand
  ) -> PipedText? {
    guard path.isKnown, !isElsewhere, let folder,
      let text = text(at: folder.pushing(FilePath(path.text)).lexicallyNormalized())
    else { return nil }
    var command = command
    command.script = text
    emit(command)
    return .unknown
  }

  /// Reads a script of the project as a part of the line.
  mutating func readFile(_ path: ShellCommand.Argument, onlyScripts: Bool = false) {
    guard path.isKnown, !isElsewhere, let folder else { return }
    let file = folder.pushing(FilePath(path.text)).lexicallyNormalized()
    guard !open.contains(file.string), open.count < 12, let text = text(at: file) else { return }
    let line = text.prefix { $0 != "\n" }
    if onlyScripts, !(line.hasPrefix("#!") && line.contains("sh")) { return }
    if line.hasPrefix("#!"), !line.contains("sh") { return }
    open.insert(file.string)
    read(script: text)
    open.remove(file.string)
  }

  /// Whether `make` only says what it would run: `-n`, alone or among letters that take no value.
  private static func onlyPrints(_ command: ShellCommand) -> Bool {
    command.words.contains { word in
      if ["--dry-run", "--just-print", "--recon", "--help", "--version", "--list", "-l"]
        .contains(word)
      {
        return true
      }
      let letters = word.dropFirst()
      return word.hasPrefix("-") && letters.contains("n")
        && letters.allSatisfy { "nskBeirtwRqp".contains($0) }
    }
  }

  private mutating func runMake(_ command: ShellCommand) -> PipedText {
    let isJust = command.program == "just"
    var place = folder
    if let directory = command.value(of: "-C", "--directory", "--working-directory") {
      place = directory.isKnown ? folder?.pushing(FilePath(directory.text)) : nil
    }
    let names =
      command.value(of: "-f", "--file", "--makefile", "--justfile").map { [$0.text] }
      ?? (isJust
        ? ["justfile", "Justfile", ".justfile"] : ["GNUmakefile", "makefile", "Makefile"])
    let values: Set<String> = ["-C", "--directory", "-f", "--file", "--makefile", "-j", "-I", "-o"]
    let operands = command.operands(values: values)
    guard let place, !isElsewhere,
      let file = names.lazy.map({ place.pushing(FilePath($0)) }).first(where: {
        FileReading.kind(of: $0) == .file
      }), let bytes = try? FileReading.bytes(of: file, limit: Self.scriptLimit)
    else {
      emit(command)
      return .unknown
    }
    if Self.onlyPrints(command) {
      emit(command)
      return .unknown
    }
    var makefile = Makefile(String(decoding: bytes, as: UTF8.self))
    for operand in operands {
      guard let equals = operand.text.firstIndex(of: "=") else { continue }
      makefile.variables[String(operand.text[..<equals])] =
        String(operand.text[operand.text.index(after: equals)...])
    }
    let given = operands.map(\.text).filter { !$0.contains("=") }
    let targets = isJust ? Array(given.prefix(1)) : given
    for target in targets.isEmpty ? makefile.first.map({ [$0] }) ?? [] : targets {
      let key = "\(file.string):\(target)"
      guard !open.contains(key), open.count < 12 else { continue }
      open.insert(key)
      for line in makefile.recipe(of: target) {
        nested { reader in
          reader.folder = place
          reader.wrappers.append("\(command.program) \(target)")
          reader.read(script: line)
        }
      }
      open.remove(key)
    }
    emit(command)
    return .unknown
  }
}
