import SQLAlchemy

/// The driver through which SQLAlchemy talks to PostgreSQL, as `postgresql+driver://` names it.
public struct DatabaseDriver: Sendable, Equatable {
  /// Its name, such as `psycopg2`.
  public var name: String

  /// The driver that a URL names; nil when it names none.
  public init?(url: String) {
    guard let end = url.firstRange(of: "://"), let plus = url[..<end.lowerBound].firstIndex(of: "+")
    else { return nil }
    name = String(url[url.index(after: plus)..<end.lowerBound])
  }

  private init(name: String) { self.name = name }

  /// The driver of `postgresql://`: 2.1 has changed it.
  public static func standard(of line: SQLAlchemyLine) -> DatabaseDriver {
    DatabaseDriver(name: line == .v21 ? "psycopg" : "psycopg2")
  }

  /// The casts that it needs in statements.
  var parameterCasts: SQLCompiler.Options.ParameterCasts { name == "psycopg" ? .psycopg : .none }
}
