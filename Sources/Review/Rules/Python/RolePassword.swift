import PostgreSQLSyntax

/// A password that SQL gives a role: `CREATE ROLE … PASSWORD 'text'`.
public enum RolePassword {
  /// Whether a text is such a statement with the password spelled out.
  public static func isGiven(in text: String) -> Bool {
    guard text.utf8.count < 10_000 else { return false }
    let parsed = SQLText(text)
    guard parsed.tokens.count > 3, let first = parsed.tokens.first,
      parsed.isWord(first, "CREATE") || parsed.isWord(first, "ALTER")
    else { return false }
    let second = parsed.tokens[1]
    guard parsed.isWord(second, "ROLE") || parsed.isWord(second, "USER") else { return false }
    return parsed.tokens.indices.dropLast().contains { place in
      parsed.isWord(parsed.tokens[place], "PASSWORD")
        && parsed.stringValue(parsed.tokens[place + 1]).map(isSecret) ?? false
    }
  }

  /// Whether a password is no place to fill in.
  private static func isSecret(_ text: String) -> Bool {
    !text.isEmpty && !text.contains { "{}$<>*%:".contains($0) }
  }
}
