import PythonInterpreter
import SQLAlchemy
import Schema

/// The world that migrations run in: the schema so far, and what they ask to be done to it.
///
/// One belongs to each interpreter. Every call of `op`, of its connection and of the constructs that
/// create and drop things ends in `record`.
public final class MigrationSession {
  /// What decides how migrations run.
  public var options = SessionOptions()
  /// `target_metadata`, whose naming convention names constraints that are given none.
  public var targetMetadata: Value = .none

  /// The revision that is running.
  private(set) var revision: String?
  private var file = ""
  var progress = Progress(schema: Schema())
  private var start = Progress(schema: Schema())
  private var open: [OpenDecision] = []
  /// How many `autocommit_block()` are open.
  var autocommitDepth = 0
  /// How rows of a database that nobody has are taken.
  var rows = Rows.none
  /// Whether the program has used rows, and the first query that gave them.
  var usedRows: Unknown?
  /// The tables into which the revisions so far have put rows.
  var filled: Set<QualifiedName> = []
  /// Whether the program has asked if it runs offline.
  var askedForMode = false
  /// Whether the program has asked for parts of a table that is not fully known.
  public internal(set) var askedForUnread = false
  /// What PostgreSQL said last to a program that can catch it.
  private(set) var raised: SchemaFailure?
  private var seenCalls = 0
  private var seenAssumptions = 0

  /// How rows of a database that nobody has are taken.
  enum Rows {
    /// The database is empty: there are none.
    case none
    /// They are not known.
    case unknown
  }

  /// The named types that a table has brought into being in this run of Alembic.
  var createdTypes: Set<QualifiedName> = []
  private var kept: [MetaDataObject] = []

  private init() {}

  /// Keeps a metadata as long as the session, as its tables refer to it weakly.
  func keep(_ metadata: MetaDataObject) { kept.append(metadata) }

  /// `context.opts`: what `env.py` gives to `configure`.
  var contextOptions = DictObject()
  /// `config.attributes`, which programs put things into.
  private(set) var configAttributes = DictObject()

  /// Lets the attributes of the config be what a program that runs Alembic itself has put there.
  func doubtConfigAttributes() {
    configAttributes = DictObject(
      taint: Unknown(
        .caller, "what runs Alembic puts into the attributes of its config", .nowhere))
  }

  /// Whether `env.py` is being read: nothing that it does to a database counts.
  var isReadingEnvironment = false
  /// The options that the program has set with `set_main_option`, and those that are not known.
  public var settings: [String: Value] = [:]
  /// The arguments of each `context.configure(…)`.
  var configured: [CallArguments] = []
  /// The operations that the program has registered.
  var registered = RegisteredOperations()

  /// What `is_offline_mode()` and `as_sql` tell; that the program has asked is noted.
  func answerMode() -> Bool {
    askedForMode = true
    return options.isOffline
  }

  /// The named types of `createdTypes` that revisions before this one brought.
  var earlierTypes: Set<QualifiedName> = []

  /// Begins a run of Alembic, which may run several revisions.
  ///
  /// - Parameter isForTexts: The revisions so far are part of the same run as far as the schema goes;
  ///   only the texts are those of a run of its own.
  public func startRun(isForTexts: Bool = false) {
    earlierTypes = isForTexts ? earlierTypes.union(createdTypes) : []
    createdTypes = []
  }

  private static let key = "alembic session"

  /// The session of an interpreter.
  public static func of(_ interpreter: Interpreter) -> MigrationSession {
    if let session = interpreter.storage[key] as? MigrationSession { return session }
    let session = MigrationSession()
    interpreter.storage[key] = session
    return session
  }

  /// The schema after what has been done so far.
  public var schema: Schema { progress.schema }

  /// Starts a revision from a schema; `file` names its file where the interpreter cannot.
  public func begin(
    revision: String?, file: String, schema: Schema, _ interpreter: Interpreter
  ) {
    self.revision = revision
    self.file = file
    start = Progress(schema: schema)
    progress = start
    open = []
    autocommitDepth = 0
    usedRows = nil
    askedForMode = false
    raised = nil
    seenCalls = interpreter.record.unknownCalls.count
    seenAssumptions = interpreter.record.assumptions.count
    DialectObject.of(interpreter)?.serverVersion = options.serverVersion
  }

  /// What has been done since `begin`.
  public func finish(_ interpreter: Interpreter) -> RevisionRun {
    follow([], interpreter)
    noteUnknownCalls(interpreter)
    var run = RevisionRun(
      steps: progress.steps, schema: progress.schema, doubts: progress.doubts,
      failures: progress.failures)
    run.isAbsent = run.steps.isEmpty && run.doubts.isEmpty && run.failures.isEmpty
    return run
  }

  // MARK: - Decisions

  /// Brings the ways that are open in line with the decisions that the interpreter is taking now.
  private func follow(_ pending: [Decision], _ interpreter: Interpreter) {
    var common = 0
    while common < open.count, common < pending.count,
      open[common].decision.number == pending[common].number,
      open[common].way == pending[common].way
    { common += 1 }
    let isNextWay =
      common < open.count && common < pending.count
      && open[common].decision.number == pending[common].number
    while open.count > common + (isNextWay ? 1 : 0) { close(interpreter) }
    if isNextWay {
      open[common].ends.append((open[common].way, progress))
      open[common].way = pending[common].way
      progress = open[common].before
      common += 1
    }
    for decision in pending.dropFirst(common) {
      open.append(OpenDecision(decision: decision, before: progress, way: decision.way))
    }
  }

  private func close(_ interpreter: Interpreter) {
    guard var last = open.popLast() else { return }
    last.ends.append((last.way, progress))
    // A way that raises is assumed not to be taken; what it did before raising is not done.
    let raising = interpreter.record.assumptions.dropFirst(seenAssumptions)
      .filter { $0.decision.number == last.decision.number }.map(\.decision.way)
    let ways = last.decision.ways - Set(raising).count
    last.ends.removeAll { raising.contains($0.way) }
    progress = .joined(last, ways: ways, place: place(last.decision.place, interpreter))
  }

  // MARK: - Steps

  /// Adds a step and applies it to the schema.
  ///
  /// - Throws: `sqlalchemy.exc.ProgrammingError` inside of a `try` when PostgreSQL would refuse.
  func record(_ step: MigrationStep, _ interpreter: Interpreter) throws(Interruption) {
    if isReadingEnvironment { return }
    follow(interpreter.pendingDecisions, interpreter)
    var step = step
    step.runsInTransaction = autocommitDepth == 0
    if let place = step.provenance.place, place.file != file {
      step.origin = interpreter.callPlaces.lazy.reversed()
        .compactMap { self.place($0, interpreter) }.first { $0.file == file }
    }
    progress.steps.append(step)
    var refused: SchemaFailure?
    for operation in step.operations {
      let before = progress.schema
      do throws(SchemaFailure) {
        progress.schema = try before.applying(operation)
      } catch {
        if case .unknown(let reason, _) = step.provenance.standing {
          // What is missing may be made by the part that is not known.
          obscure(operation, reason: reason, step.provenance)
        } else if refused == nil {
          refused = error
        }
        continue
      }
      noteDoubts(of: operation)
    }
    guard let refused else { return }
    if !options.isOffline, interpreter.isInsideTry {
      askedForMode = true
      raised = refused
      throw interpreter.databaseError(refused)
    }
    progress.failures.append(
      MigrationFailure(
        code: refused.state.rawValue, message: refused.message, place: step.provenance.place,
        subject: refused.subject))
  }

  /// Adds a doubt; with no tables, anything may be other than the schema says.
  func doubt(
    _ unknown: Unknown, tables: [QualifiedName] = [], _ interpreter: Interpreter
  ) {
    if isReadingEnvironment { return }
    follow(interpreter.pendingDecisions, interpreter)
    let place = place(unknown.place, interpreter) ?? place(interpreter.currentPlace, interpreter)
    addDoubt(
      MigrationDoubt(
        reason: unknown.reason, place: place, tables: tables, dependsOnData: unknown.kind == .data))
    progress.schema.obscure(
      tables, reason: unknown.reason, standing: .unknown(reason: unknown.reason, place: place),
      place: place)
  }

  /// Notes that the run ends in a failure.
  func fail(_ failure: MigrationFailure) { progress.failures.append(failure) }

  /// Leaves open what an operation does that is not fully known and does not fit.
  private func obscure(_ operation: PlacedOperation, reason: String, _ provenance: Provenance) {
    guard operation.operation.changesSchema else { return }
    let tables = operation.operation.subjects
    addDoubt(MigrationDoubt(reason: reason, place: provenance.place, tables: tables))
    progress.schema.obscure(
      tables, reason: reason, standing: provenance.standing, place: provenance.place)
  }

  private func addDoubt(_ doubt: MigrationDoubt) {
    if !progress.doubts.contains(doubt) { progress.doubts.append(doubt) }
  }

  /// Notes what an operation that was applied leaves open.
  private func noteDoubts(of operation: PlacedOperation) {
    for doubt in operation.doubts(in: progress.schema) { addDoubt(doubt) }
  }

  /// The driver of the database.
  func driver(_ interpreter: Interpreter) -> DatabaseDriver {
    options.driver ?? .standard(of: SQLAlchemyLibrary.of(interpreter).line)
  }

  // MARK: - Places

  /// A place as facts carry it.
  public func place(_ place: PythonInterpreter.Place, _ interpreter: Interpreter) -> FilePlace? {
    guard let location = interpreter.location(of: place) else { return nil }
    return FilePlace(file: location.file, span: location.span, revision: revision)
  }

  /// The provenance of a fact that is read at a place.
  func provenance(_ place: PythonInterpreter.Place, _ interpreter: Interpreter) -> Provenance {
    Provenance(place: self.place(place, interpreter))
  }

  // MARK: - Calls that nobody understands

  /// An unknown function that is given the connection, `op` or a table can do anything to the schema, and
  /// so can one of the project's own whose module could not be read: it needs to be given nothing.
  private func noteUnknownCalls(_ interpreter: Interpreter) {
    let calls = interpreter.record.unknownCalls.dropFirst(seenCalls)
    seenCalls = interpreter.record.unknownCalls.count
    for call in calls {
      if call.arguments.reachDatabase {
        doubt(
          Unknown(
            call.callee.kind, "a call of \(call.callee.reason), which is given the database",
            call.place),
          interpreter)
      } else if call.isStatement, isUnread(call.callee, interpreter) {
        doubt(
          Unknown(
            call.callee.kind, "a call of what was not read: \(call.callee.reason)", call.place),
          interpreter)
      }
    }
  }

  /// Whether a value is unknown because a module of the project was not read to its end.
  private func isUnread(_ unknown: Unknown, _ interpreter: Interpreter) -> Bool {
    switch unknown.kind {
    case .budget, .syntax, .file: true
    default:
      interpreter.record.skipped.contains {
        $0.place == unknown.place && $0.reason == unknown.reason
      }
    }
  }
}

extension CallArguments {
  /// Whether an argument gives the callee the power to change the schema.
  var reachDatabase: Bool {
    (positional + keywords.map(\.value)).contains { value in
      switch value {
      case .host(let host): host is any DatabaseAccess
      case .module(let module): module.name == "alembic.op" || module.name == "alembic"
      default: false
      }
    }
  }
}

/// An object through which a program can change the database.
protocol DatabaseAccess: HostObject {}
