import PostgreSQLSyntax
import Schema

/// Expressions as PostgreSQL prints them; those that are not followed stand as they were written.
struct CatalogText {
  let columns: [Column]
  let schema: Schema
  /// Whether conditions stand as they were written.
  var keepsWording = false

  /// A column's default; nil for `NULL`, which PostgreSQL does not keep.
  func columnDefault(_ expression: SQLExpression, of type: DataType) -> String? {
    guard let node = CatalogParser.node(expression.text, columns: [], schema: schema) else {
      return expression.text
    }
    if case .constant(.null, nil) = node { return nil }
    guard node.isOpenLiteral else { return CatalogPrinter(isPretty: false).text(node) }
    do throws(NotFollowed) {
      return CatalogPrinter(isPretty: false).text(try CatalogTyping.coerced(node, to: type))
    } catch {
      return expression.text + "::" + type.castName
    }
  }

  /// A generated column's expression.
  func generation(_ expression: SQLExpression, of type: DataType) -> String {
    print(expression, isPretty: false)
  }

  /// The condition of a check.
  func check(_ expression: SQLExpression) -> String { print(expression, isPretty: true) }

  /// The condition of a partial index.
  func predicate(_ expression: SQLExpression) -> String { print(expression, isPretty: false) }

  /// The key of an index, in parentheses unless it is a call.
  func key(_ expression: SQLExpression) -> String {
    guard let node = CatalogParser.node(expression.text, columns: columns, schema: schema) else {
      return expression.text
    }
    let text = CatalogPrinter(isPretty: true).text(node)
    if case .call = node { return text }
    return text.hasPrefix("(") && text.hasSuffix(")") ? text : "(\(text))"
  }

  private func print(_ expression: SQLExpression, isPretty: Bool) -> String {
    guard !keepsWording,
      let node = CatalogParser.node(expression.text, columns: columns, schema: schema)
    else {
      return expression.text
    }
    return CatalogPrinter(isPretty: isPretty).text(node)
  }
}

extension DataType {
  /// The type as a cast names it: without a length.
  var castName: String {
    if case .builtin("character") = base { return isArray ? "bpchar[]" : "bpchar" }
    var type = self
    type.modifiers = []
    return type.description
  }
}
