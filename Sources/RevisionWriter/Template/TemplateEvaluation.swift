import AlembicHistory
import AlembicOperations
import ProjectFiles
import PythonInterpreter
import PythonSyntax
import SQLAlchemy
import SourceText
import SystemPackage

/// One interpreter in which a template runs; belongs to one `EvaluationThread`.
final class TemplateEvaluation {
  private let project: AlembicProject
  private let path: String
  private let name: String
  private let interpreter: Interpreter
  private var environmentVariables: [(name: String, value: Value)] = []

  init(_ project: AlembicProject, path: String, name: String) {
    self.project = project
    self.path = path
    self.name = name
    var options = InterpreterOptions()
    options.standIns += SQLAlchemyStandIns.modules + AlembicStandIns.modules
    options.standIns.append(TemplateRuntime.self)
    let folders =
      project.alembic.prependSysPath + [project.directory, project.directory.appending("src")]
    options.searchRoots = folders.filter { project.allows($0) }.map(\.string)
    options.workingDirectory = project.directory.string
    options.messageFolder = FileReading.resolved(project.directory)?.string
    let readable = folders + [project.alembic.scriptLocation]
    options.source = ConfinedFiles(roots: readable.filter { project.allows($0) })
    interpreter = Interpreter(options)
    SQLAlchemyLibrary.prepare(interpreter, line: .v21)
    let session = MigrationSession.of(interpreter)
    session.options.settings = project.alembic.mainOptions
    for name in project.alembic.withheldOptions {
      session.settings[name] = .unknown(
        Unknown(.caller, "the option \(name), which may hold a password and is not read", .nowhere))
    }
    session.options.extraArguments = project.xArguments
    session.options.configurationFile = project.alembic.iniFile?.string
  }

  /// Takes the `template_args` that `env.py` gives to `context.configure`.
  func readEnvironment() {
    let environment = project.alembic.scriptLocation.appending("env.py")
    guard let bytes = try? FileReading.bytes(of: environment) else { return }
    let reading = EnvironmentReading.read(
      PythonParser.parse(bytes), path: environment.string, interpreter)
    guard let arguments = reading.arguments["template_args"] else { return }
    guard case .dict(let dict) = arguments else { return }
    environmentVariables = dict.pairs.compactMap { key, value in key.text.map { ($0, value) } }
  }

  /// Runs the template.
  ///
  /// - Throws: `TemplateFailure` with the place in the template.
  func output(
    _ nodes: [TemplateNode], _ variables: TemplateVariables
  ) throws(TemplateFailure) -> ScriptTemplate.Output {
    var given = environmentVariables
    given.removeAll { name, _ in Self.isGiven(name, variables) }
    given += values(of: variables)
    TemplateRuntime.provide(given, to: interpreter)
    let runtime = try finished(
      interpreter.evaluate { (interpreter) throws(Interruption) in
        let module = try interpreter.importModule(TemplateRuntime.name)
        try self.complete(module, variables, interpreter)
        return module
      }, nil)
    let program = try TemplateProgram(
      nodes, variables: given.map(\.name) + Self.completed, file: name)
    let tree = PythonParser.parse(Array(program.source.utf8))
    if let error = tree.error {
      throw TemplateFailure(
        file: name, line: program.templateLine(of: error.position.line),
        reason: "the template's Python is not valid: \(error.message)")
    }
    let text = try finished(
      interpreter.evaluate { (interpreter) throws(Interruption) in
        let module = try interpreter.run(tree, as: "script_py_mako", path: self.path)
        let function = interpreter.value(TemplateProgram.function, in: module) ?? .none
        _ = try interpreter.call(function, CallArguments([]))
        return try self.call("__M_text", of: runtime, [], interpreter)
      }, program)
    let fileName = try finished(
      interpreter.evaluate { (interpreter) throws(Interruption) in
        try self.fileName(variables, runtime, interpreter)
      }, nil, "file_template: ")
    return ScriptTemplate.Output(
      text: try known(text, program), fileName: try known(fileName, nil, "file_template: "))
  }

  // MARK: Values

  private static let completed = ["create_date", "comma", "config"]

  private static func isGiven(_ name: String, _ variables: TemplateVariables) -> Bool {
    ["message", "up_revision", "down_revision", "branch_labels", "depends_on"].contains(name)
      || completed.contains(name)
  }

  private func values(of variables: TemplateVariables) -> [(name: String, value: Value)] {
    var values: [(name: String, value: Value)] = [
      ("message", .text(([variables.message] + variables.details).joined(separator: "\n"))),
      ("up_revision", .text(variables.revision)),
      ("down_revision", Self.scalar(variables.downRevisions)),
      (
        "branch_labels",
        variables.branchLabels.isEmpty
          ? .none : .tuple(of: variables.branchLabels.map { .text($0) })
      ),
      ("depends_on", Self.scalar(variables.dependsOn)), ("refresh", .bool(true)),
    ]
    if let body = variables.body {
      values += [
        ("upgrades", .text(body.upgrade)), ("downgrades", .text(body.downgrade)),
        ("imports", .text(body.imports.joined(separator: "\n"))),
      ]
    }
    for (database, body) in variables.databases {
      values += [
        ("\(database)_upgrades", .text(body.upgrade)),
        ("\(database)_downgrades", .text(body.downgrade)),
      ]
    }
    return values
  }

  /// `None`, the only one, or a tuple, as `tuple_rev_as_scalar` gives.
  private static func scalar(_ ids: [String]) -> Value {
    switch ids.count {
    case 0: .none
    case 1: .text(ids[0])
    default: .tuple(of: ids.map { .text($0) })
    }
  }

  /// Adds the values that Python makes: the date, the configuration, and Alembic's function `comma`.
  private func complete(
    _ module: Value, _ variables: TemplateVariables, _ interpreter: Interpreter
  ) throws(Interruption) {
    guard case .module(let runtime) = module,
      case .dict(let dict)? = interpreter.value("__M_variables", in: runtime)
    else { return }
    let context = try interpreter.importModule("alembic.context")
    let additions: [(String, Value)] = [
      ("create_date", try date(variables.createDate, module, interpreter)),
      ("comma", try interpreter.attribute(module, "__M_comma")),
      ("config", try interpreter.attribute(context, "config")),
    ]
    for (name, value) in additions where dict[name] == nil {
      interpreter.set(name, in: runtime, value)
      dict.set(name, value)
    }
  }

  private func date(
    _ date: CreateDate, _ runtime: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Value {
    let parts = [
      date.year, date.month, date.day, date.hour, date.minute, date.second, date.microsecond,
    ]
    return try call(
      "__M_date", of: runtime,
      [.tuple(of: parts.map { .int($0) }), date.offset.map { .int($0) } ?? .none], interpreter)
  }

  private func fileName(
    _ variables: TemplateVariables, _ runtime: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Value {
    let date = variables.createDate
    let tokens = DictObject()
    tokens.set("rev", .text(variables.revision))
    tokens.set(
      "slug",
      .text(
        RevisionSlug.text(
          of: variables.message, truncatedTo: project.alembic.truncateSlugLength)))
    for (name, number) in [
      ("epoch", date.epoch), ("year", date.year), ("month", date.month), ("day", date.day),
      ("hour", date.hour), ("minute", date.minute), ("second", date.second),
    ] {
      tokens.set(name, .int(number))
    }
    return try call(
      "__M_file_name", of: runtime, [.text(project.alembic.fileTemplate + ".py"), .dict(tokens)],
      interpreter)
  }

  private func call(
    _ function: String, of module: Value, _ arguments: [Value], _ interpreter: Interpreter
  ) throws(Interruption) -> Value {
    try interpreter.call(
      interpreter.attribute(module, function), CallArguments(arguments))
  }

  // MARK: Failures

  private func finished(
    _ evaluation: Evaluation<Value>, _ program: TemplateProgram?, _ context: String = ""
  ) throws(TemplateFailure) -> Value {
    if case .finished(let value) = evaluation { return value }
    var unknown = interpreter.unknown(for: evaluation)
    if case .raised(let raised) = evaluation, let reason = unknown?.reason,
      let place = raised.traceback.first(where: { isOfTemplate($0) })
    {
      unknown = Unknown(.unsupported, reason, place)
    }
    throw failure(unknown, program, context)
  }

  private func known(
    _ value: Value, _ program: TemplateProgram?, _ context: String = ""
  ) throws(TemplateFailure) -> String {
    if let text = value.text { return text }
    throw failure(value.unknown, program, context)
  }

  private func isOfTemplate(_ place: Place) -> Bool {
    interpreter.location(of: place).map { path.hasSuffix($0.file) } ?? false
  }

  private func failure(
    _ unknown: Unknown?, _ program: TemplateProgram?, _ context: String
  ) -> TemplateFailure {
    let reason = context + (unknown?.reason ?? "what it writes is not known")
    guard let place = unknown?.place, let location = interpreter.location(of: place) else {
      return TemplateFailure(file: name, line: nil, reason: reason)
    }
    if let program, isOfTemplate(place) {
      return TemplateFailure(
        file: name, line: program.templateLine(of: location.position.line), reason: reason)
    }
    // The stand-ins' own lines tell a reader nothing.
    guard !location.file.hasPrefix("<") else {
      return TemplateFailure(file: name, line: nil, reason: reason)
    }
    return TemplateFailure(file: name, line: nil, reason: "\(reason) (\(location))")
  }
}
