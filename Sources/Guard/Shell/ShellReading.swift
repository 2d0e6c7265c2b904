import ProjectFiles
import SystemPackage

/// The commands that a line of shell would run, read without running it.
///
/// Every way of a condition is taken. Variables, functions and aliases of the line itself are filled
/// in; what the shell has from elsewhere is unknown.
public struct ShellReading: Sendable {
  /// The commands, in the order in which they stand.
  public internal(set) var commands: [ShellCommand] = []
  /// Why some of the line cannot be read; empty when all was.
  public internal(set) var failures: [String] = []

  /// Reads `line` as a shell in `folder` would.
  ///
  /// - Parameters:
  ///   - line: One command line, or a whole script.
  ///   - folder: Where it would run; nil when that is not known.
  public static func of(_ line: String, in folder: FilePath?) -> ShellReading {
    var reader = ShellReader(folder: folder)
    reader.read(script: line)
    return reader.reading
  }
}

/// What flows through a pipe, as far as the line tells.
enum PipedText {
  /// There is no pipe.
  case none
  case text(String)
  /// Names of files below these arguments, as `ls` and `find` print them.
  case files([ShellCommand.Argument])
  case unknown
}

/// Goes over a script as a shell would, and writes down what it would run.
struct ShellReader {
  var reading = ShellReading()
  var folder: FilePath?
  var variables: [String: ShellCommand.Argument] = [:]
  var functions: [String: ShellNode] = [:]
  var aliases: [String: String] = [:]
  var wrappers: [String] = []
  var environment: [String: String] = [:]
  var isElsewhere = false
  var depth = 0
  /// The texts of files that the line itself writes, by their paths.
  var written: [String: String] = [:]
  /// The arguments of the script or function that is read, `"$@"`; nil when they are not known.
  var positional: [ShellCommand.Argument]?
  /// What comes through the pipe that this part of the line stands behind.
  var standardInput = PipedText.none
  /// Steps that are left: a line from outside must not keep us.
  var budget = 4_000
  /// Bytes of scripts that may still be taken apart.
  var textLeft = 1 << 20
  /// Scripts and targets that are being read, so that none is read inside of itself.
  var open: Set<String> = []

  init(folder: FilePath?) { self.folder = folder }

  /// Reads a script; what cannot be read is a failure of the reading.
  mutating func read(script: String, input: PipedText = .none) {
    guard takes(script) else { return }
    do throws(ShellSyntaxFailure) {
      _ = run(try ShellParser.node(of: script), input: input)
    } catch {
      reading.failures.append(error.reason)
    }
  }

  /// Whether there is room left for a text; a line that makes ever longer ones is not followed.
  mutating func takes(_ script: String) -> Bool {
    textLeft -= script.utf8.count
    guard textLeft < 0 else { return true }
    fail("the line is too long to follow")
    return false
  }

  /// Writes down once why a part is not read.
  mutating func fail(_ reason: String) {
    if !reading.failures.contains(reason) { reading.failures.append(reason) }
  }

  /// Runs a part of the line in a shell of its own: folder and variables come back afterwards.
  mutating func nested<Result>(_ body: (inout ShellReader) -> Result) -> Result {
    let kept = (folder, variables, functions, aliases, wrappers, environment, isElsewhere, open)
    let keptInput = (standardInput, positional)
    defer {
      (folder, variables, functions, aliases, wrappers, environment, isElsewhere, open) = kept
      (standardInput, positional) = keptInput
    }
    return body(&self)
  }

  mutating func run(_ node: ShellNode, input: PipedText = .none) -> PipedText {
    depth += 1
    defer { depth -= 1 }
    budget -= 1
    guard depth < 80, budget > 0 else {
      fail(depth < 80 ? "the line is too long to follow" : "it nests too deep")
      return .unknown
    }
    switch node {
    case .simple(let command): return run(command, input: input)
    case .pipeline(let nodes):
      var piped = input
      for node in nodes {
        piped = nested { reader in
          reader.standardInput = piped
          return reader.run(node, input: piped)
        }
      }
      return piped
    case .list(let nodes):
      var last = PipedText.unknown
      for node in nodes { last = run(node, input: input) }
      return nodes.count == 1 ? last : .unknown
    case .subshell(let body): return nested { $0.run(body, input: input) }
    case .branches(let ways):
      for way in ways { _ = run(way, input: input) }
      return .unknown
    case .loop(let variable, let values, let body):
      let values = values.flatMap { expand($0) }
      if values.isEmpty { variables[variable] = .unknown }
      for value in values.isEmpty ? [.unknown] : Array(values.prefix(16)) {
        variables[variable] = value
        _ = run(body, input: input)
      }
      return .unknown
    case .function(let name, let body):
      functions[name] = body
      return .unknown
    case .redirected(let body, let redirects):
      let (outputs, here) = files(of: redirects)
      if !outputs.isEmpty {
        // What all of it prints is not put together.
        var command = ShellCommand(program: "{", arguments: [])
        command.outputs = outputs
        emit(command)
      }
      return run(body, input: here.map { .text($0.text) } ?? input)
    }
  }

  /// What redirections write, and the text that they give.
  mutating func files(
    of redirects: [ShellRedirect]
  ) -> ([ShellCommand.Output], ShellCommand.Argument?) {
    var outputs: [ShellCommand.Output] = []
    var here: ShellCommand.Argument?
    for redirect in redirects {
      switch redirect.kind {
      case .write, .append:
        for path in expand(redirect.target) where path.text != "/dev/null" {
          outputs.append(ShellCommand.Output(path: path, isAppending: redirect.kind == .append))
        }
      case .here(let word):
        let pieces = expand(ShellWord(parts: word.parts.map(\.quoted)))
        here = pieces.first ?? ShellCommand.Argument("")
      case .read: for argument in expand(redirect.target) { here = contents(of: argument) ?? here }
      case .descriptor: break
      }
    }
    return (outputs, here)
  }

  /// The text of a file of the line that can be read; unknown when it cannot.
  func contents(of path: ShellCommand.Argument) -> ShellCommand.Argument? {
    guard path.isKnown, !isElsewhere, let folder,
      let text = text(at: folder.pushing(FilePath(path.text)).lexicallyNormalized())
    else { return .unknown }
    return ShellCommand.Argument(text)
  }

  /// The text of a file: as the line has just written it, else as it is.
  func text(at file: FilePath) -> String? {
    if let text = written[file.string] { return text }
    return (try? FileReading.bytes(of: file, limit: Self.scriptLimit)).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// The largest script that is read: 256 KiB.
  static let scriptLimit = 256 << 10

  /// What stands for the SQL that Alembic prints: it changes a schema wherever it is sent.
  static let migrationSQL = "CREATE TABLE alembic_version ();"

  mutating func emit(_ command: ShellCommand) {
    guard reading.commands.count < 1_000 else { return }
    var command = command
    command.wrappers = wrappers
    command.folder = folder
    command.isElsewhere = isElsewhere
    command.environment.merge(environment) { own, _ in own }
    let printed = command.printed ?? (AlembicCall(command)?.isSQL == true ? Self.migrationSQL : nil)
    if let printed { note(printed, in: command.outputs) }
    reading.commands.append(command)
  }

  /// Remembers what a command prints into files, for those that read them later in the line.
  mutating func note(_ text: String, in outputs: [ShellCommand.Output]) {
    guard let folder, !isElsewhere, text.utf8.count < Self.scriptLimit else { return }
    for output in outputs where output.path.isKnown && written.count < 16 {
      let file = folder.pushing(FilePath(output.path.text)).lexicallyNormalized().string
      written[file] = output.isAppending ? (written[file] ?? "") + text : text
    }
  }
}

extension ShellCommand.Argument {
  /// Something of which nothing is known.
  static let unknown = ShellCommand.Argument("…", isKnown: false, isPattern: false)
}

extension ShellWord.Part {
  /// The same inside of quotes: not split, and no pattern.
  var quoted: ShellWord.Part {
    switch self {
    case .text(let text, _): .text(text, isQuoted: true)
    case .variable(let name, _): .variable(name, isQuoted: true)
    case .substitution(let script, _): .substitution(script, isQuoted: true)
    default: self
    }
  }
}
