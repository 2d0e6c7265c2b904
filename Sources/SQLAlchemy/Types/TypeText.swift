import PythonInterpreter
import Schema

/// Something read from a program, or why it could not be.
public enum Known<Fact> {
  /// It is this.
  case known(Fact)
  /// It is not known.
  case unknown(Unknown)

  /// The fact; nil when it is not known.
  public var fact: Fact? {
    if case .known(let fact) = self { fact } else { nil }
  }
}

extension SQLType {
  /// The type as a column has it, worded as SQLAlchemy's PostgreSQL dialect does.
  ///
  /// - Throws: what SQLAlchemy raises, such as `CompileError` for a column without a type.
  public func dataType(_ interpreter: Interpreter) throws(Interruption) -> Known<DataType> {
    switch self {
    case .unknown(let unknown): return .unknown(unknown)
    case .null:
      return .unknown(Unknown(.unsupported, "a column without a type", interpreter.currentPlace))
    case .object: return .unknown(Unknown(.unsupported, "type text", interpreter.currentPlace))
    }
  }
}
