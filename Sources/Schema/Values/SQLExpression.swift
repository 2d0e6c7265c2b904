import PostgreSQLSyntax

/// A piece of SQL whose value the database computes: a default, a condition, an index key.
///
/// The text is normalised only in its gaps: comments are gone and white space is one space.
public struct SQLExpression: Sendable, Hashable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  /// The text, without surrounding white space.
  public var text: String

  /// Normalises the gaps of `text`.
  public init(_ text: String) {
    let parsed = SQLText(text)
    self.text = parsed.normalised(0..<parsed.tokens.count)
  }

  /// Takes text whose gaps are normalised already.
  public init(normalised text: String) { self.text = text }

  /// Normalises the gaps of the literal.
  public init(stringLiteral value: String) { self.init(value) }

  /// The text.
  public var description: String { text }
}
