import PythonSyntax

/// A piece of Python source with what must be imported for it.
public struct PythonText: Sendable, Hashable {
  /// The source.
  public var text: String
  /// Import lines that Alembic adds by itself: `from sqlalchemy.dialects import postgresql`, and what
  /// a project's `render_item` asks for.
  public var imports: Set<String>
  /// Modules whose names the text uses and whose import Alembic leaves to the template:
  /// `sqlmodel.sql.sqltypes`.
  public var modules: Set<String>
  /// Why the text is not what it should be; empty where all is known.
  public var unknowns: [String]

  /// Takes every part as it is given.
  public init(
    _ text: String, imports: Set<String> = [], modules: Set<String> = [], unknowns: [String] = []
  ) {
    self.text = text
    self.imports = imports
    self.modules = modules
    self.unknowns = unknowns
  }

  /// A text that stands for something unknown.
  public static func unknown(_ reason: String) -> PythonText {
    PythonText("...", unknowns: [reason])
  }

  /// The import line of SQLAlchemy's PostgreSQL dialect.
  public static let postgresqlImport = "from sqlalchemy.dialects import postgresql"

  /// `repr` of a string.
  public static func literal(_ text: String) -> String { PythonLiteral.string(text) }

  /// Something of SQLAlchemy's PostgreSQL dialect.
  public static func postgresql(_ text: String) -> PythonText {
    PythonText("postgresql." + text, imports: [postgresqlImport])
  }

  /// The same needs around another text.
  public func around(_ change: (String) -> String) -> PythonText {
    var result = self
    result.text = change(text)
    return result
  }

  /// Texts side by side, with the needs of all.
  public static func joined(_ texts: [PythonText], by separator: String) -> PythonText {
    var result = PythonText(texts.map(\.text).joined(separator: separator))
    for text in texts { result.need(text) }
    return result
  }

  /// Takes over what another text needs.
  public mutating func need(_ other: PythonText) {
    imports.formUnion(other.imports)
    modules.formUnion(other.modules)
    unknowns += other.unknowns
  }
}
