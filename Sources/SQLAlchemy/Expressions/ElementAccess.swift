import PostgreSQLDialect
import PythonInterpreter

extension ClauseElement {
  /// The element as it stands in an index: between parentheses where it needs them.
  func grouped(in outer: Never?) -> ClauseElement { self }
}

extension Interpreter {
  /// The element that a value is; nil for a plain Python value.
  func existingElement(_ value: Value) throws(Interruption) -> ClauseElement? {
    if case .host(let host) = value { return host as? ClauseElement }
    return nil
  }

  /// A Python exception of one of SQLAlchemy's classes, such as `CompileError`.
  public func sqlError(_ className: String, _ message: String) -> Interruption {
    sqlAlchemyError(className, message)
  }
}

/// Names as SQLAlchemy's PostgreSQL dialect writes them.
public enum SQLAlchemyIdentifier {
  /// The name, between quotes where SQLAlchemy puts them.
  public static func written(_ name: String) -> String { WrittenName.identifier(name) }
}
