import PythonInterpreter

/// Writes expressions and statements as SQLAlchemy's PostgreSQL dialect compiles them.
public final class SQLCompiler {
  /// What decides the text.
  public struct Options: Sendable {
    /// Values stand in the text (`literal_binds`), as in DDL and in `--sql` output; otherwise as
    /// `%(name)s`.
    public var literalBinds = true
    /// Whether a column is written with its table (`include_table`); DDL leaves it out.
    public var includesTable = true

    /// As for a statement in `--sql` output.
    public init(literalBinds: Bool = true, includesTable: Bool = true) {
      self.literalBinds = literalBinds
      self.includesTable = includesTable
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

  /// A compiler with nothing written yet.
  public init(_ interpreter: Interpreter, _ options: Options = Options()) {
    self.interpreter = interpreter
    self.options = options
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
    let compiler = SQLCompiler(interpreter, options)
    try write(to: compiler)
    if let unknown = compiler.unknown { return .unknown(unknown) }
    return .text(compiler.text)
  }
}
