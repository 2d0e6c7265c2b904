import PostgreSQLSyntax
import Schema
import SourceText

/// One statement of SQL text with what it does.
public struct ReadStatement: Sendable {
  /// PostgreSQL's command tag: `ALTER TABLE`, `INSERT`; of a statement that could not be read, the
  /// words that it begins with.
  public var kind: String
  /// What it does, in the order in which PostgreSQL carries it out.
  public var operations: [MigrationOperation]
  /// The statement as it was written, without the semicolon.
  public var text: String
  /// Where it stands in the text that was read.
  public var span: SourceSpan

  /// The statements of `text`, each of which becomes at least one operation.
  ///
  /// Nothing fails: a statement that cannot be read is an opaque operation with the reason.
  ///
  /// - Parameters:
  ///   - text: One or more statements.
  ///   - placeholders: Which binds the text may hold, which depends on who sends it.
  ///   - standing: Takes part in the provenance of every object that is read.
  ///   - place: Turns a span of `text` into a place in the user's files.
  public static func all(
    in text: String, placeholders: SQLPlaceholders = [], standing: Standing = .known,
    place: (SourceSpan) -> Place? = { _ in nil }
  ) -> [ReadStatement] {
    let script = SQLScript(text, placeholders: placeholders)
    return script.statements.map { statement in
      let provenance = Provenance(place: place(statement.span), standing: standing)
      var reader = StatementReader(
        text: script.text, tokens: statement.tokens, provenance: provenance)
      let source = script.source(statement)
      let operations = reader.read(source: source)
      return ReadStatement(
        kind: reader.kind, operations: operations, text: source, span: statement.span)
    }
  }
}
