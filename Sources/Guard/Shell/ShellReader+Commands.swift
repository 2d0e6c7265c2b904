import SystemPackage

extension ShellReader {
  /// Runs a simple command: assignments, aliases, functions, what the shell does itself, and programs.
  mutating func run(_ simple: SimpleCommand, input: PipedText) -> PipedText {
    let (outputs, here) = files(of: simple.redirects)
    var piped = input
    if let here { piped = here.isKnown ? .text(here.text) : .unknown }
    var fields = simple.words.flatMap { expand($0) }
    var set: [String: ShellCommand.Argument] = [:]
    for assignment in simple.assignments {
      let parts = assignment.value.parts.map(\.quoted)
      set[assignment.name] = expand(ShellWord(parts: parts)).first ?? ShellCommand.Argument("")
    }
    guard !fields.isEmpty else {
      variables.merge(set) { $1 }
      if !outputs.isEmpty {
        var command = ShellCommand(program: ":", arguments: [])
        command.outputs = outputs
        emit(command)
      }
      return .unknown
    }
    if let alias = aliases[fields[0].text], depth < 60 {
      let words = alias.split(whereSeparator: \.isWhitespace).map {
        ShellCommand.Argument(String($0))
      }
      let name = fields[0].text
      fields = words + fields.dropFirst()
      if fields.first?.text == name { aliases[name] = nil }
    }
    guard let first = fields.first else { return .unknown }
    if first.isKnown, let body = functions[first.text], depth < 40 {
      for (index, value) in fields.dropFirst().enumerated() { variables["\(index + 1)"] = value }
      let kept = positional
      defer { positional = kept }
      positional = Array(fields.dropFirst())
      return run(body, input: piped)
    }
    let kept = environment
    defer { environment = kept }
    for (name, value) in set where value.isKnown { environment[name] = value.text }
    return invoke(fields, input: piped, outputs: outputs)
  }

  /// Runs a program with its arguments, or what it wraps.
  mutating func invoke(
    _ fields: [ShellCommand.Argument], input: PipedText, outputs: [ShellCommand.Output] = []
  ) -> PipedText {
    guard let first = fields.first else { return .unknown }
    budget -= 1
    depth += 1
    defer { depth -= 1 }
    guard depth < 80, budget > 0 else {
      fail(depth < 80 ? "the line is too long to follow" : "it nests too deep")
      return .unknown
    }
    let program = first.text.split(separator: "/").last.map(String.init) ?? first.text
    var command = ShellCommand(program: program, arguments: Array(fields.dropFirst()))
    command.isProgramKnown = first.isKnown
    command.outputs = outputs
    switch input {
    case .none: break
    case .text(let text): command.input = ShellCommand.Argument(text)
    case .files, .unknown: command.input = .unknown
    }
    guard first.isKnown else {
      emit(command)
      return .unknown
    }
    if let output = runBuiltin(command, input: input) {
      if !outputs.isEmpty { emit(command) }
      return output
    }
    if let output = runInterpreter(command, path: first.text, input: input) {
      if !outputs.isEmpty { emit(ShellCommand.writing(outputs)) }
      return output
    }
    for wrapper in CommandWrapper.all where wrapper.names.contains(program) {
      guard let split = wrapper.split(program, command.arguments) else { break }
      if !outputs.isEmpty { emit(ShellCommand.writing(outputs)) }
      let printed = nested { $0.run(split, of: wrapper, input: input) }
      if case .text(let text) = printed { note(text, in: outputs) }
      return printed
    }
    emit(command)
    if AlembicCall(command)?.isSQL == true { return .text(Self.migrationSQL) }
    return .unknown
  }

  private mutating func run(
    _ split: CommandWrapper.Split, of wrapper: CommandWrapper, input: PipedText
  ) -> PipedText {
    wrappers.append(split.name)
    environment.merge(split.environment) { $1 }
    if wrapper.isElsewhere {
      isElsewhere = true
      folder = nil
    }
    if wrapper.isScript {
      read(script: split.command.map(\.text).joined(separator: " "), input: input)
      return .unknown
    }
    var fields = Array(split.command)
    // `hatch run env:command`
    if split.name.hasPrefix("hatch"), let colon = fields[0].text.lastIndex(of: ":") {
      fields[0].text = String(fields[0].text[fields[0].text.index(after: colon)...])
    }
    // An option that is not in the table may have taken a word along: the command begins later.
    if split.isDoubtful,
      let index = fields.firstIndex(where: { Self.watched.contains($0.text.lastPathPart) })
    {
      fields.removeFirst(index)
    }
    return invoke(fields, input: input)
  }

  /// Programs that a rule looks for.
  static let watched: Set<String> = [
    "alembic", "git", "gh", "psql", "flask", "python", "python3", "sh", "bash", "poetry", "uv",
  ]
}

extension ShellCommand {
  /// A command that does nothing but write files.
  static func writing(_ outputs: [Output]) -> ShellCommand {
    var command = ShellCommand(program: ":", arguments: [])
    command.outputs = outputs
    return command
  }
}

extension String {
  /// What stands behind the last slash.
  var lastPathPart: String { split(separator: "/").last.map(String.init) ?? self }
}
