import PythonInterpreter

/// Writes expressions and statements as SQLAlchemy's PostgreSQL dialect compiles them.
public final class SQLCompiler {
  /// What decides the text.
  public struct Options: Sendable {
    /// Values stand in the text (`literal_binds`), as in DDL; otherwise as `:name`, or `%(name)s`
    /// where percent signs are doubled.
    public var literalBinds = true
    /// Whether a column is written with its table (`include_table`); DDL leaves it out.
    public var includesTable = true
    /// Whether `%` is written twice: the dialect does so unless its `paramstyle` is `named`, which
    /// Alembic's template for `env.py` chooses offline.
    public var doublesPercents = false
    /// Which parameters are written with a cast to their type.
    public var parameterCasts = ParameterCasts.none

    /// The casts that a driver makes SQLAlchemy write.
    public enum ParameterCasts: Sendable {
      /// psycopg2: none.
      case none
      /// psycopg 3: strings, integers, moments, UUID, JSON, arrays and ranges.
      case psycopg
    }

    /// As for a statement in `--sql` output.
    public init(
      literalBinds: Bool = true, includesTable: Bool = true, doublesPercents: Bool = false
    ) {
      self.literalBinds = literalBinds
      self.includesTable = includesTable
      self.doublesPercents = doublesPercents
    }
  }

  /// What an element is written inside of.
  struct Context {
    /// Columns are written with their table.
    var includesTable = true
    /// Tables are written with their schema.
    var usesSchema = true
    /// In `FROM`.
    var isFrom = false
    /// In the list of columns of `SELECT` or `RETURNING`, outermost.
    var isColumnList = false
    /// Inside an expression with an operator.
    var isOperand = false
    /// The label that stands for its expression, as in `ORDER BY`.
    var label: LabelElement?
    /// The common table expressions whose text is being written.
    var commonTables: [CommonTableExpression] = []

    /// The same with a change.
    func with(_ change: (inout Context) -> Void) -> Context {
      var copy = self
      change(&copy)
      return copy
    }
  }

  /// The interpreter whose values are compiled.
  public let interpreter: Interpreter
  /// What decides the text.
  public var options: Options
  /// The SQL so far.
  public var text = ""
  /// The first value that was needed and is not known; `text` then has a gap.
  public var unknown: Unknown?
  /// What the current element is written inside of.
  var context = Context()
  /// The statements that contain what is written, outermost first.
  var statements: [StatementScope] = []
  /// The names that SQLAlchemy makes up, by what they are for.
  var madeUpNames: [String: String] = [:]
  /// How often a name was made up from a text.
  var nameCounts: [String: Int] = [:]
  /// The common table expressions in the order in which they were met, with their text.
  var commonTables: [(table: CommonTableExpression, text: String)] = []

  /// A compiler with nothing written yet.
  public init(_ interpreter: Interpreter, _ options: Options = Options()) {
    self.interpreter = interpreter
    self.options = options
    context.includesTable = options.includesTable
  }

  /// The text of a part.
  func process(_ element: ClauseElement) throws(Interruption) -> String {
    let outer = text
    text = ""
    defer { text = outer }
    try element.write(to: self)
    return text
  }

  /// The texts of parts with a separator; empty ones are left out.
  func process(
    _ elements: [some ClauseElement], separator: String
  ) throws(Interruption) -> String {
    var texts: [String] = []
    for element in elements {
      let text = try process(element)
      if !text.isEmpty { texts.append(text) }
    }
    return texts.joined(separator: separator)
  }

  /// Writes with another context.
  func inside<Result>(
    _ inner: Context, _ body: () throws(Interruption) -> Result
  ) throws(Interruption) -> Result {
    let outer = context
    context = inner
    defer { context = outer }
    return try body()
  }

  /// Notes that a part is not known; what stands in its place is no SQL.
  func miss(_ unknown: Unknown) -> String {
    if self.unknown == nil { self.unknown = unknown }
    return "<\(unknown.reason)>"
  }

  /// A parameter as the dialect writes it.
  func placeholder(_ name: String) -> String {
    options.doublesPercents ? "%(\(name))s" : ":\(name)"
  }

  /// Text in which `%` may have to be doubled.
  func percents(_ text: String) -> String {
    guard options.doublesPercents, text.utf8.contains(UInt8(ascii: "%")) else { return text }
    return text.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "%%")
  }

  /// A name made from `seed` with a number, the same one for the same object.
  func madeUpName(_ object: AnyObject, _ seed: String) -> String {
    madeUpName(key: "\(ObjectIdentifier(object).hashValue)", seed)
  }

  /// A name made from `seed` with a number, the same one for the same key.
  func madeUpName(key: String, _ seed: String) -> String {
    let key = key + " " + seed
    if let name = madeUpNames[key] { return name }
    let count = (nameCounts[seed] ?? 0) + 1
    nameCounts[seed] = count
    let name = SQLAlchemyIdentifier.shortened("\(seed)_\(count)", counter: count)
    madeUpNames[key] = name
    return name
  }
}

/// The SQL of an element.
public enum CompiledSQL {
  /// The text.
  case text(String)
  /// A part of it is not known.
  case unknown(Unknown)
}

extension ClauseElement {
  /// The SQL of the element.
  ///
  /// - Throws: what SQLAlchemy raises, such as `CompileError`.
  public func compiled(
    _ interpreter: Interpreter, _ options: SQLCompiler.Options = SQLCompiler.Options()
  ) throws(Interruption) -> CompiledSQL {
    let (text, unknown) = try compiledWithGaps(interpreter, options)
    return unknown.map { .unknown($0) } ?? .text(text)
  }

  /// The SQL of the element with the reason, in angle brackets, in place of each part that is not known;
  /// and why the first of them is not.
  ///
  /// - Throws: what SQLAlchemy raises, such as `CompileError`.
  public func compiledWithGaps(
    _ interpreter: Interpreter, _ options: SQLCompiler.Options = SQLCompiler.Options()
  ) throws(Interruption) -> (text: String, unknown: Unknown?) {
    let compiler = SQLCompiler(interpreter, options)
    try write(to: compiler)
    return (compiler.text, compiler.unknown)
  }
}
