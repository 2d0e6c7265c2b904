import Schema

/// Whether two defaults of a column are one.
///
/// Alembic asks the server whether they are equal, which fails for what is another value each time;
/// here the texts decide, with literals read as values of the column's type.
public enum ComparableDefault {
  static func isSame(_ left: SQLExpression, _ right: SQLExpression, of type: DataType) -> Bool {
    value(left, type) == value(right, type)
  }

  /// What two defaults of a column of this type have in common when they are one.
  public static func value(_ expression: SQLExpression, _ type: DataType) -> [String] {
    let tokens = ComparableExpression(expression).tokens
    guard let name = type.builtinName, !type.isArray else { return tokens }
    var literal: String
    if tokens.count == 1, let only = tokens.first {
      literal = only.hasPrefix("'") ? String(only.dropFirst()) : only
    } else if tokens.count == 2, tokens[0] == "-" || tokens[0] == "+" {
      literal = tokens[0] == "-" ? "-" + tokens[1] : tokens[1]
    } else {
      return tokens
    }
    switch name {
    case "boolean":
      switch literal.lowercased() {
      case "t", "true", "y", "yes", "on", "1": return ["true"]
      case "f", "false", "n", "no", "off", "0": return ["false"]
      default: return tokens
      }
    case "smallint", "integer", "bigint":
      return Int64(literal).map { [String($0)] } ?? tokens
    case "numeric", "real", "double precision":
      return Double(literal).map { [String($0)] } ?? tokens
    case "json", "jsonb":
      literal.removeAll { $0 == " " || $0 == "\n" }
      return ["'" + literal]
    default: return tokens
    }
  }
}
