import PostgreSQLSyntax
import Schema

/// Prints an expression as `pg_get_expr` does.
///
/// Source: PostgreSQL's `utils/adt/ruleutils.c`, `get_rule_expr` and `isSimpleNode`.
struct CatalogPrinter {
  /// Leaves out parentheses that the precedences make needless, as `pg_get_constraintdef(oid, true)`.
  let isPretty: Bool

  func text(_ node: CatalogNode, showsImplicit: Bool = false) -> String {
    switch node {
    case .constant(let constant, let type): return text(constant, type)
    case .column(let name, _): return SQLIdentifier.quoted(name)
    case .keyword(let word, _): return word
    case .call(let name, let arguments, _):
      let list = arguments.map { text($0, showsImplicit: true) }.joined(separator: ", ")
      return (name == "COALESCE" ? name : SQLIdentifier.quoted(name)) + "(\(list))"
    case .cast(let inner, let type, let isImplicit):
      if isImplicit, !showsImplicit { return text(inner) }
      return operand(inner, of: node) + "::" + type.description
    case .operation(let name, let left, let right, _):
      return grouped(
        operand(left, of: node) + " \(name) " + operand(right, of: node, isFirst: false))
    case .logic(let isAnd, let parts):
      let word = isAnd ? " AND " : " OR "
      return grouped(
        parts.map { part in operand(part, of: node, showsImplicit: false) }
          .joined(separator: word))
    case .not(let inner):
      return grouped("NOT " + operand(inner, of: node, showsImplicit: false))
    case .nullTest(let inner, let isNot):
      return grouped(operand(inner, of: node) + (isNot ? " IS NOT NULL" : " IS NULL"))
    case .truthTest(let inner, let word, let isNot):
      return grouped(
        operand(inner, of: node, showsImplicit: false) + " IS " + (isNot ? "NOT " : "") + word)
    case .array(let items, let type):
      let list = items.map { text($0, showsImplicit: true) }.joined(separator: ", ")
      return "ARRAY[\(list)]" + (items.isEmpty ? "::" + (type?.description ?? "text[]") : "")
    case .quantified(let left, let name, let word, let array):
      return grouped(
        operand(left, of: node) + " \(name) \(word) (" + operand(array, of: node) + ")")
    case .atTimeZone(let inner, let zone, _):
      return "(" + operand(inner, of: node) + " AT TIME ZONE " + operand(zone, of: node) + ")"
    }
  }

  private func grouped(_ text: String) -> String { isPretty ? text : "(\(text))" }

  private func operand(
    _ node: CatalogNode, of parent: CatalogNode, isFirst: Bool = true, showsImplicit: Bool = true
  ) -> String {
    let text = text(node, showsImplicit: showsImplicit)
    if case .cast = parent {
      // Without pretty printing the operand of a cast always stands in parentheses of its own.
      return isPretty && Self.isSimple(node, in: parent, isFirst: isFirst) ? text : "(\(text))"
    }
    return !isPretty || Self.isSimple(node, in: parent, isFirst: isFirst) ? text : "(\(text))"
  }

  private static func isSimple(
    _ node: CatalogNode, in parent: CatalogNode, isFirst: Bool
  ) -> Bool {
    switch node {
    case .constant, .column, .keyword, .call, .array, .atTimeZone: return true
    case .cast(let inner, _, _): return isSimple(inner, in: node, isFirst: true)
    case .operation(let name, _, _, _):
      if case .operation(let outer, _, _, _) = parent {
        guard let inner = rank(name), let outer = rank(outer) else { return false }
        return inner == outer ? isFirst : inner > outer
      }
      return isLowest(parent)
    case .nullTest, .truthTest: return isLowest(parent)
    case .logic(let isAnd, _):
      if case .logic(let isOuterAnd, _) = parent { return isAnd || !isOuterAnd }
      return false
    case .not:
      if case .logic = parent { return true }
      return false
    case .quantified: return false
    }
  }

  private static func isLowest(_ parent: CatalogNode) -> Bool {
    switch parent {
    case .logic, .not, .array, .call: true
    default: false
    }
  }

  /// How tightly the basic operators bind; nil for all others.
  private static func rank(_ name: String) -> Int? {
    switch name {
    case "+", "-": 0
    case "*", "/", "%": 1
    default: nil
    }
  }

  private func text(_ constant: CatalogNode.Constant, _ type: DataType?) -> String {
    let label = type.map { "::" + $0.castName } ?? ""
    switch constant {
    case .null: return "NULL" + label
    case .bool(let truth): return truth ? "true" : "false"
    case .string(let value): return SQLText.quoted(value) + label
    case .number(let digits):
      let isPlain = !digits.hasPrefix("-")
      switch type?.builtinName {
      case "integer" where isPlain: return digits
      case "numeric" where isPlain && digits.contains("."): return digits
      default: return "'\(digits)'" + label
      }
    }
  }
}
