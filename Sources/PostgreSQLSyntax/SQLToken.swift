import SourceText

/// One token of SQL text, as PostgreSQL's scanner cuts it; comments and white space are no tokens.
public struct SQLToken: Sendable, Hashable, BitwiseCopyable {
  /// What the token is.
  public var kind: SQLTokenKind
  /// Where it stands, in bytes of the text that was read.
  public var span: SourceSpan

  /// A token of `kind` at `span`.
  public init(kind: SQLTokenKind, span: SourceSpan) {
    self.kind = kind
    self.span = span
  }
}

/// The kinds of tokens (PostgreSQL documentation, 4.1 "Lexical Structure").
public enum SQLTokenKind: UInt8, Sendable, Hashable, BitwiseCopyable {
  /// A keyword or an unquoted identifier; which of both only the grammar knows.
  case word
  /// `"quoted"`, with `""` for one quote.
  case quotedIdentifier
  /// `U&"d\0061ta"`.
  case unicodeIdentifier
  /// `'text'`, with continuations on following lines; also `N'text'`.
  case string
  /// `E'text\n'`.
  case escapeString
  /// `U&'d\0061ta'`.
  case unicodeString
  /// `B'01'` and `X'1F'`.
  case bitString
  /// `$tag$text$tag$`.
  case dollarString
  /// Digits only, or `0x`, `0o`, `0b`, with `_` between digits.
  case integer
  /// With a point or an exponent.
  case decimal
  /// `$1`.
  case parameter
  /// `:name`, a bind of SQLAlchemy's `text()`.
  case namedBind
  /// `%s` and `%(name)s`, binds of a Python database driver.
  case formatBind
  /// One or more operator characters, `::`, `:=` and `=>` among them.
  case `operator`
  /// One of `( ) [ ] , ; . :`.
  case punctuation
  /// The rows below `COPY … FROM stdin;`, with the closing `\.`.
  case copyData
  /// A line that begins with a backslash where a statement could begin: a command of psql.
  case clientCommand
  /// A string, identifier or comment that the text ends inside of.
  case unterminated
  /// A byte that begins no token.
  case unknown
}

/// Which placeholders the text may hold beside PostgreSQL's own `$1`.
public struct SQLPlaceholders: OptionSet, Sendable {
  /// One bit a style.
  public let rawValue: UInt8

  /// The styles whose bits are set.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// `:name`, as SQLAlchemy's `text()` reads it, and `\:` for a colon.
  public static let named = SQLPlaceholders(rawValue: 1)
  /// `%s`, `%(name)s` and `%%`, as psycopg reads them.
  public static let format = SQLPlaceholders(rawValue: 2)
}
