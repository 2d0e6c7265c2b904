import SystemPackage

extension ShellReader {
  /// Runs what the shell does itself, and programs that only give another one its arguments; nil for
  /// any other program.
  mutating func runBuiltin(_ command: ShellCommand, input: PipedText) -> PipedText? {
    let arguments = command.arguments
    switch command.program {
    case "cd", "pushd":
      let target = command.operands().first
      guard let target, target.isKnown, let folder, target.text != "-" else {
        self.folder = nil
        return .unknown
      }
      self.folder = folder.pushing(FilePath(target.text)).lexicallyNormalized()
    case "popd": folder = nil
    case "export", "declare", "local", "readonly", "typeset":
      for argument in arguments {
        guard let equals = argument.text.firstIndex(of: "=") else { continue }
        var value = argument
        value.text = String(argument.text[argument.text.index(after: equals)...])
        variables[String(argument.text[..<equals])] = value
      }
    case "alias":
      for argument in arguments {
        guard let equals = argument.text.firstIndex(of: "=") else { continue }
        aliases[String(argument.text[..<equals])] =
          String(argument.text[argument.text.index(after: equals)...])
      }
    case "eval":
      read(script: arguments.map(\.text).joined(separator: " "), input: input)
    case ".", "source":
      guard let path = arguments.first else { return .unknown }
      readFile(path)
    case "command":
      if command.has("-v", "-V") { return arguments.last.map { .text($0.text) } }
      return invoke(arguments.drop { $0.text.hasPrefix("-") }.map { $0 }, input: input)
    case "which", "type", "whereis", "hash":
      return arguments.last.map { .text($0.text) } ?? .unknown
    case "echo", "printf":
      return command.printed.map { .text($0) } ?? .unknown
    case "cat":
      guard arguments.isEmpty else {
        guard arguments.count == 1, let text = contents(of: arguments[0]), text.isKnown else {
          return .unknown
        }
        return .text(text.text)
      }
      return input
    case "set":
      guard arguments.first?.text == "--" else { return .unknown }
      positional = Array(arguments.dropFirst())
      for (index, value) in arguments.dropFirst().enumerated() { variables["\(index + 1)"] = value }
    case "true", "false", ":", "test", "[", "shift", "wait", "sleep", "exit",
      "return",
      "unset", "umask", "ulimit":
      return .unknown
    case "read":
      // One of the names that come through the pipe.
      for name in command.operands(values: ["-d", "-p", "-t", "-n", "-u", "-a"]) {
        if case .files(let places) = standardInput, let place = places.first {
          variables[name.text] = place
        } else {
          variables[name.text] = .unknown
        }
      }
    case "pwd": return folder.map { .text($0.string) } ?? .unknown
    case "ls":
      // Of a folder it prints names without their folder.
      return .files(
        command.operands().map { operand in
          operand.isPattern || operand.text.hasSuffix(".py") ? operand : .unknown
        })
    case "find": return runFind(command)
    case "grep", "egrep", "fgrep", "rg", "ag":
      emit(command)
      guard command.has("-l", "--files-with-matches", "-L") || command.has("-rl", "-lr") else {
        return .unknown
      }
      return .files(
        command.operands(values: ["-e", "-f", "-A", "-B", "-C", "-m", "--include", "--exclude"])
          .dropFirst(command.has("-e") ? 0 : 1).map(\.somethingBelow))
    case "fd", "fdfind":
      guard !command.has("-x", "-X", "--exec", "--exec-batch") else { return nil }
      let places = command.operands().dropFirst().map(\.somethingBelow)
      return .files(places.isEmpty ? [ShellCommand.Argument(".").somethingBelow] : places)
    case "git" where command.gitVerb == "ls-files" || command.gitVerb == "diff":
      emit(command)
      guard command.gitVerb == "ls-files" || command.has("--name-only") else { return .unknown }
      let places = command.gitOperands.map(\.somethingBelow)
      return .files(places.isEmpty ? [ShellCommand.Argument(".").somethingBelow] : places)
    case "xargs", "parallel": return runXargs(command, input: input)
    default: return nil
    }
    return .unknown
  }

  /// `find FOLDER … -exec COMMAND {} ;`: each command runs on what the folder holds.
  private mutating func runFind(_ command: ShellCommand) -> PipedText {
    let roots = Array(command.arguments.prefix { !$0.text.hasPrefix("-") })
    let name = command.value(of: "-name")?.text ?? command.value(of: "-iname")?.text
    let path = command.value(of: "-path", "-wholename")?.text
    let places = (roots.isEmpty ? [ShellCommand.Argument(".")] : roots).map { root in
      var place = root.anythingBelow
      if let name {
        // `**` takes folders only: the name itself is held against a file's whole name.
        place.text += "/" + name
      } else if let path {
        // In a path, `*` takes slashes too.
        place.text += path.drop { "./".contains($0) }.replacing("*", with: "**")
      }
      return place
    }
    var index = roots.count
    while index < command.arguments.count {
      let word = command.arguments[index].text
      index += 1
      guard ["-exec", "-execdir", "-ok", "-okdir"].contains(word) else { continue }
      var fields: [ShellCommand.Argument] = []
      while index < command.arguments.count, ![";", "+"].contains(command.arguments[index].text) {
        let argument = command.arguments[index]
        fields += argument.text == "{}" ? places : [argument]
        index += 1
      }
      _ = invoke(fields, input: .none)
    }
    if command.arguments.contains(where: { $0.text == "-delete" }) {
      emit(
        ShellCommand(
          program: "rm", arguments: [ShellCommand.Argument("-r")] + places))
    }
    return .files(places)
  }

  /// `… | xargs COMMAND`: the command gets what comes through the pipe.
  private mutating func runXargs(_ command: ShellCommand, input: PipedText) -> PipedText {
    let values: Set<String> = [
      "-I", "-n", "-P", "-L", "-d", "-E", "-s", "-a", "--max-args", "--max-procs", "--delimiter",
      "-j", "--jobs", "--arg-file", "--max-lines",
    ]
    var index = 0
    var place: String?
    while index < command.arguments.count, command.arguments[index].text.hasPrefix("-") {
      let word = command.arguments[index].text
      if word == "-I", index + 1 < command.arguments.count {
        place = command.arguments[index + 1].text
      } else if word.hasPrefix("-I"), word.count > 2 {
        place = String(word.dropFirst(2))
      }
      index += values.contains(word) ? 2 : 1
    }
    var given: [ShellCommand.Argument]
    switch input {
    case .text(let text):
      given = text.split(whereSeparator: \.isWhitespace).map { ShellCommand.Argument(String($0)) }
    case .files(let places): given = places
    case .none, .unknown: given = [.unknown]
    }
    if given.isEmpty { given = [.unknown] }
    let rest = Array(command.arguments.dropFirst(index))
    guard let place else { return nested { $0.invoke(rest + given, input: .none) } }
    for value in given.prefix(16) {
      let fields = rest.map { argument -> ShellCommand.Argument in
        guard argument.text.contains(place) else { return argument }
        return ShellCommand.Argument(
          argument.text.replacing(place, with: value.text),
          isKnown: argument.isKnown && value.isKnown, isPattern: value.isPattern)
      }
      _ = nested { $0.invoke(fields, input: .none) }
    }
    return .unknown
  }
}

extension ShellCommand.Argument {
  /// Some files below this folder, or some that fit this pattern, or this file: which is not known.
  var somethingBelow: ShellCommand.Argument {
    var place = isPattern || text.hasSuffix(".py") ? self : anythingBelow
    place.isKnown = false
    place.isPattern = true
    return place
  }

  /// Any file below this folder: a pattern that the rules hold against the files that there are.
  var anythingBelow: ShellCommand.Argument {
    ShellCommand.Argument(
      text.hasSuffix("/") ? text + "**" : text + "/**", isKnown: isKnown, isPattern: true)
  }
}
