import PythonInterpreter
import PythonSyntax
import SQLAlchemy
import Schema

/// What `env.py` tells of how migrations run: the arguments of its `context.configure(…)`.
///
/// The file runs as in `--sql` mode. Where that does not lead to the call, it runs as with a database, and
/// then as for a program that runs Alembic itself and puts things into the attributes of its config;
/// where that fails too, literal arguments are taken from the text of the call.
public struct EnvironmentReading {
  /// The arguments by name; unknown values are among them.
  public private(set) var arguments: [String: Value] = [:]
  /// Where the call stands.
  public private(set) var place: PythonInterpreter.Place?
  /// What could not be read, each with its place.
  public private(set) var notes: [Unknown] = []

  /// Nothing read.
  public init() {}

  /// The worlds in which the file is tried.
  private enum Attempt {
    case offline, online, withAttributes

    /// Which way is tried first: as `--sql` is asked, or as autogenerate with its database.
    static func order(isForAutogenerate: Bool) -> [Attempt] {
      isForAutogenerate
        ? [.online, .withAttributes, .offline] : [.offline, .online, .withAttributes]
    }
  }

  /// Runs `env.py`.
  ///
  /// - Parameters:
  ///   - tree: The file.
  ///   - path: Its path, for `__file__` and for places.
  ///   - interpreter: The interpreter in which migrations will run; modules that the file imports stay
  ///     loaded, as in Alembic.
  ///   - budget: What each of the runs may use.
  ///   - isForAutogenerate: Whether the file is run with a database first, as autogenerate needs one:
  ///     filters of the comparison may be given there only.
  public static func read(
    _ tree: PythonTree, path: String, _ interpreter: Interpreter, budget: Budget? = nil,
    isForAutogenerate: Bool = false
  ) -> EnvironmentReading {
    var reading = EnvironmentReading()
    let session = MigrationSession.of(interpreter)
    let options = session.options
    let engines = DatabaseProvider.of(interpreter)
    engines.make = { _ in .host(EngineObject(ConnectionObject())) }
    session.isReadingEnvironment = true
    defer {
      session.options = options
      session.isReadingEnvironment = false
      engines.make = nil
    }
    for attempt in Attempt.order(isForAutogenerate: isForAutogenerate) {
      session.options.isOffline = attempt == .offline
      if attempt == .withAttributes { session.doubtConfigAttributes() }
      session.configured = []
      let evaluation = interpreter.evaluate(budget) { (interpreter) throws(Interruption) in
        _ = try interpreter.run(tree, as: "env_py", path: path)
      }
      if let call = session.configured.first {
        reading.take(call)
        reading.notes += interpreter.record.skipped
        return reading
      }
      if let unknown = interpreter.unknown(for: evaluation) { reading.notes.append(unknown) }
    }
    reading.takeLiterals(of: tree)
    reading.takeMetadata(interpreter)
    if reading.arguments["target_metadata"] == nil, ConfigureCall.namesMetadata(tree.source) {
      // The naming convention that names constraints is then not known either.
      let cause = reading.notes.first
      reading.arguments["target_metadata"] = .unknown(
        Unknown(
          cause?.kind ?? .unsupported,
          "target_metadata of env.py: " + (cause?.reason ?? "it was not reached"),
          cause?.place ?? .nowhere))
    }
    return reading
  }

  private mutating func take(_ call: CallArguments) {
    place = call.place
    for keyword in call.keywords { arguments[keyword.name] = keyword.value }
    if let connection = call.positional.first { arguments["connection"] = connection }
    if let spread = call.spread { notes.append(spread) }
  }

  /// Takes the literal arguments of the calls of `configure` in the text, the first that has one.
  private mutating func takeLiterals(of tree: PythonTree) {
    for call in ConfigureCall.all(in: tree.source) {
      for (name, value) in call where arguments[name] == nil { arguments[name] = value }
    }
  }

  /// Takes the metadata by the name that Alembic's template gives it, where the file came that far.
  private mutating func takeMetadata(_ interpreter: Interpreter) {
    let module = interpreter.evaluate { (interpreter) throws(Interruption) in
      try interpreter.importModule("env_py")
    }
    guard case .finished(.module(let environment)) = module,
      let metadata = interpreter.value("target_metadata", in: environment)
    else { return }
    arguments["target_metadata"] = metadata
  }

  /// The options with what the call says.
  public func applied(to options: SessionOptions) -> SessionOptions {
    var options = options
    if let table = arguments["version_table"]?.text { options.versionTable = table }
    if let schema = arguments["version_table_schema"]?.text {
      options.versionTableSchema = schema
    }
    if let isLiteral = arguments["literal_binds"]?.boolean { options.literalBinds = isLiteral }
    if let isTransactional = arguments["transactional_ddl"]?.boolean {
      options.isTransactionalDDL = isTransactional
    }
    if let isPerMigration = arguments["transaction_per_migration"]?.boolean {
      options.isTransactionPerMigration = isPerMigration
    }
    if let url = arguments["url"]?.text ?? options.settings["sqlalchemy.url"] {
      options.driver = DatabaseDriver(url: url) ?? options.driver
    }
    if case .dict(let dict)? = arguments["dialect_opts"], let style = dict["paramstyle"]?.text {
      options.doublesPercent = style == "format" || style == "pyformat"
    }
    return options
  }

  /// `target_metadata`; `None` where it is not given.
  public var targetMetadata: Value { arguments["target_metadata"] ?? .none }
}

extension MigrationSession {
  /// The arguments of `context.configure(…)` by name.
  public var configuration: [String: Value] {
    var values: [String: Value] = [:]
    for (key, value) in contextOptions.pairs {
      if let name = key.text { values[name] = value }
    }
    return values
  }

  /// Takes over what `env.py` says.
  public func adopt(_ reading: EnvironmentReading) {
    options = reading.applied(to: options)
    targetMetadata = reading.targetMetadata
    // What the call says that was not reached is not known.
    contextOptions =
      reading.place == nil && !reading.notes.isEmpty
      ? DictObject(taint: reading.notes[0]) : DictObject()
    for (name, value) in reading.arguments.sorted(by: { $0.key < $1.key }) {
      contextOptions.set(name, value)
    }
  }
}
