import PythonSyntax
import SourceText

extension RevisionSource {
  /// Whether a place runs on another database than PostgreSQL only: in the branch of an `if` that asks
  /// for the dialect, or in a function that is named for another.
  func isForOtherDatabase(_ span: SourceSpan) -> Bool {
    var found = false
    ExpressionWalk(tree).statements(tree.body) { id in
      switch tree.statement(id) {
      case .functionDef(let function):
        let name = tree.name(function.name).lowercased()
        if Self.others.contains(where: name.contains), holds(function.body, span) { found = true }
      case .if(let test, let body, let orelse):
        let text = self.text(test).lowercased()
        let isNegated = text.contains("!=") || text.hasPrefix("not ") || text.contains(" not ")
        let asksOther = Self.others.contains(where: text.contains)
        guard asksOther || text.contains("postgres") else { break }
        if holds(asksOther == isNegated ? orelse : body, span) { found = true }
      default: break
      }
      return !found
    }
    return found
  }

  /// Whether the file asks for the dialect or names another database in its code: it is for several.
  var namesOtherDatabases: Bool {
    calls.contains { method(of: $0) == "with_variant" }
      || stringSpans.contains { span in
        Self.others.contains(file.text(of: span).lowercased().filter { $0 != "'" && $0 != "\"" })
      }
  }

  private func holds(_ body: NodeList<StatementID>, _ span: SourceSpan) -> Bool {
    tree[body].contains { id in
      let outer = tree.span(of: id)
      return outer.start <= span.start && span.end <= outer.end
    }
  }

  private static let others = ["sqlite", "mysql", "mariadb", "oracle", "mssql"]
}
