import AlembicHistory
import AlembicOperations
import ProjectFiles
import PythonInterpreter
import PythonSyntax
import SQLAlchemy
import Schema
import SystemPackage

/// One interpreter with the revision files of a history; belongs to one `EvaluationThread`.
final class HistoryEvaluation {
  let replay: HistoryReplay
  let interpreter: Interpreter
  let session: MigrationSession
  /// The modules of revisions that were run already.
  private var modules: [Int: Loaded] = [:]
  /// What could not be read of `env.py`, in sentences.
  private(set) var notes: [String] = []
  /// `env.py`; nil where there is none.
  private var environment: PythonTree?
  /// The line of SQLAlchemy that is followed.
  let line: SQLAlchemyLine

  /// What revisions have missed so far.
  private var older = OlderObjects()
  /// What is taken to be there before the first revision.
  private var assumed = OlderObjects()

  /// A revision file after its body has run.
  private enum Loaded {
    case module(ModuleObject)
    case failed(Unknown)
  }

  /// Whether `env.py` is asked what it says to autogenerate.
  private let isForAutogenerate: Bool

  /// - Parameter packages: The first names of installed packages that may be read.
  init(_ replay: HistoryReplay, packages: Set<String> = [], isForAutogenerate: Bool = false) {
    self.replay = replay
    self.isForAutogenerate = isForAutogenerate
    line = replay.settings.line ?? SQLAlchemyPin.line(of: replay.project) ?? .v21
    var options = InterpreterOptions()
    options.standIns += SQLAlchemyStandIns.modules + AlembicStandIns.modules
    options.searchRoots = SearchRoots.of(replay.project)
    options.workingDirectory = replay.project.directory.string
    options.messageFolder = FileReading.resolved(replay.project.directory)?.string
    let folders = packages.isEmpty ? [] : replay.packageFolders
    options.source = ConfinedFiles(roots: Self.readable(replay.project) + folders)
    if !folders.isEmpty {
      options.installedPackages = InstalledPackages(
        folders: folders.map(\.string), names: packages)
    }
    options.environment = replay.settings.environment
    options.budget.milliseconds = replay.settings.milliseconds
    #if DEBUG
      // Without optimisation everything takes ten times as long, and what is found must be the same.
      options.budget.milliseconds *= 10
      options.budget.importing *= 10
    #endif
    interpreter = Interpreter(options)
    SQLAlchemyLibrary.prepare(interpreter, line: line) {
      SQLAlchemyPin.hasAwareModelDatetimes(replay.project)
    }
    session = MigrationSession.of(interpreter)
    session.options.isOffline = true
    session.options.extraArguments = replay.project.xArguments
    session.options.configurationFile = replay.project.alembic.iniFile?.string
    if let version = replay.settings.serverVersion { session.options.serverVersion = version }
    readEnvironment()
  }

  /// What decides how migrations run.
  var options: SessionOptions { session.options }

  /// The schema before the first revision.
  var start: Schema { replay.settings.baseline ?? assumed.schema }

  /// The file of a revision as messages show it.
  func name(of revision: Int) -> String { file(revision)?.name ?? "" }

  /// Lets the texts that follow be those of a run of their own.
  func startTexts() { session.startRun(isForTexts: true) }

  /// Lets what follows be a run of its own, on a database that has what came before.
  func startRun() { session.startRun() }

  /// Lets a connection see this schema.
  func stand(at schema: Schema) {
    session.begin(revision: nil, file: "", schema: schema, interpreter)
  }

  /// Runs one function of a revision.
  func run(
    _ revision: Int, _ direction: HistoryReplay.Direction, from schema: Schema
  ) -> RevisionRun {
    let id = replay.graph.revisions[revision].id
    let function: Value
    switch load(revision) {
    case .failed(let unknown): function = .unknown(unknown)
    case .module(let module):
      function = interpreter.value(direction.rawValue, in: module) ?? .none
    }
    let run = session.run(
      function, revision: id, file: name(of: revision), from: schema, interpreter)
    if direction == .upgrade { older.note(run, in: schema) }
    return run
  }

  /// Runs revisions one after the other: those of `before` upwards, then the path.
  func replay(
    before: [Int], _ path: [Int], _ direction: HistoryReplay.Direction, from start: Schema
  ) -> (revisions: [ReplayedRevision], schema: Schema) {
    var schema = start
    for index in before {
      schema = run(index, .upgrade, from: schema).schema
    }
    if !before.isEmpty { startRun() }
    let revisions = path.map { index in
      let run = run(index, direction, from: schema)
      defer { schema = run.schema }
      return ReplayedRevision(
        revision: replay.graph.revisions[index].id, file: name(of: index), before: schema, run: run)
    }
    return (revisions, schema)
  }

  /// Runs again and again until no revision misses an object that is older than the history.
  ///
  /// - Parameter attempt: Replays from a schema; it is called at least once.
  func settle<Result>(_ attempt: (Schema) -> Result) -> Result {
    var result = attempt(start)
    guard replay.settings.baseline == nil else { return result }
    // An object that is found can lead to the next; a few turns find all that ever were.
    for _ in 0..<8 where !older.isSettled(assumed, withParts: session.askedForUnread) {
      older.beginAttempt(after: assumed)
      assumed = older
      modules = [:]
      // A type that the attempt before has brought is not there yet.
      session.startRun()
      result = attempt(start)
    }
    return result
  }

  private func file(_ revision: Int) -> RevisionFile? {
    let path = replay.graph.revisions[revision].path
    return replay.files.files.first { $0.path == path }
  }

  /// The module of a revision; its body runs once.
  private func load(_ revision: Int) -> Loaded {
    if let known = modules[revision] { return known }
    let loaded = loadAnew(revision)
    modules[revision] = loaded
    return loaded
  }

  private func loadAnew(_ revision: Int) -> Loaded {
    let path = replay.graph.revisions[revision].path
    let bytes: [UInt8]
    do throws(FileFailure) {
      if let contents = file(revision)?.contents {
        bytes = contents
      } else {
        bytes = try FileReading.bytes(of: path)
      }
    } catch {
      return .failed(Unknown(.file, "the revision's file could not be read", .nowhere))
    }
    let tree = PythonParser.parse(bytes)
    // Alembic makes the module's name from the file's.
    let file = path.lastComponent?.string ?? "revision"
    let name = String(
      file.map { $0.isLetter || $0.isNumber || $0 == "_" ? $0 : "_" })
    let evaluation = interpreter.evaluate { (interpreter) throws(Interruption) in
      try interpreter.run(tree, as: name, path: path.string)
    }
    if case .finished(let module) = evaluation { return .module(module) }
    return .failed(
      interpreter.unknown(for: evaluation)
        ?? Unknown(.unsupported, "the revision's file could not be evaluated", .nowhere))
  }

  /// The folders that may be read: the project's and those of its modules.
  private static func readable(_ project: AlembicProject) -> [FilePath] {
    let own =
      [project.directory, project.alembic.scriptLocation] + project.alembic.versionLocations
      + project.alembic.prependSysPath + SearchRoots.packages(of: project)
      + (project.namedFolder.map { [$0] } ?? [])
    return own.filter { project.allows($0) }
  }

  private func readEnvironment() {
    let path = replay.project.alembic.scriptLocation.appending("env.py")
    let bytes: [UInt8]
    do throws(FileFailure) {
      bytes = try FileReading.bytes(of: path)
    } catch {
      return
    }
    environment = PythonParser.parse(bytes)
    notes += adoptEnvironment(isForAutogenerate: isForAutogenerate)
  }

  /// Runs `env.py` and takes over what it says; what could not be read, in sentences.
  private func adoptEnvironment(isForAutogenerate: Bool) -> [String] {
    guard let environment else { return [] }
    let path = replay.project.alembic.scriptLocation.appending("env.py")
    let reading = EnvironmentReading.read(
      environment, path: path.string, interpreter, isForAutogenerate: isForAutogenerate)
    session.adopt(reading)
    return reading.notes.map(\.reason)
  }

  /// Asks `env.py` what it says to autogenerate, after it has been asked what it says otherwise.
  ///
  /// - Returns: What could not be read, in sentences; nil where something could not be read before.
  func readEnvironmentForAutogenerate() -> [String]? {
    guard notes.isEmpty else { return nil }
    return adoptEnvironment(isForAutogenerate: true)
  }
}
