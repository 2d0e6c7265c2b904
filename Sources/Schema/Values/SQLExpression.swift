import PostgreSQLSyntax

/// A piece of SQL whose value the database computes: a default, a condition, an index key.
///
/// The text is normalised only in its gaps: comments are gone and white space is one space.
public struct SQLExpression: Sendable, Hashable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  /// The text, without surrounding white space.
  public var text: String
  /// The text as the source words it, where a writer must repeat it to the letter.
  public var written: Spelling = .unspoken

  /// Normalises the gaps of `text`.
  public init(_ text: String) {
    let parsed = SQLText(text)
    self.text = parsed.normalised(0..<parsed.tokens.count)
  }

  /// Normalises the gaps of `text`, and keeps it for those who print.
  public init(writtenAs text: String) {
    self.init(text)
    if self.text != text { written = Spelling(text) }
  }

  /// Takes text whose gaps are normalised already.
  public init(normalised text: String) { self.text = text }

  /// Normalises the gaps of the literal.
  public init(stringLiteral value: String) { self.init(value) }

  /// The text as the source words it.
  public var ddl: String { written.text ?? text }

  /// The text.
  public var description: String { text }
}
