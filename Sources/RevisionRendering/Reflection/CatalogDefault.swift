import PostgreSQLSyntax
import Schema

extension Column {
  /// The default as `pg_get_expr` prints it, where that follows from what was written: a string
  /// constant gets the cast that PostgreSQL adds, other texts stand as they were written.
  var catalogDefault: String? {
    guard let text = serverDefault?.text else { return nil }
    let parsed = SQLText(text)
    guard parsed.tokens.count == 1, let token = parsed.tokens.first,
      let value = parsed.stringValue(token)
    else { return text }
    return SQLText.quoted(value) + "::" + type.castName
  }
}

extension DataType {
  /// The type as a cast names it: without a length.
  var castName: String {
    var type = self
    type.modifiers = []
    return type.description
  }
}
