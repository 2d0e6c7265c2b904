import PythonSyntax
import Review
import SourceText

/// Whether the connection that `env.py` hands to Alembic commits each statement by itself.
struct AutocommitEnvironment {
  private let source: RevisionSource

  init(_ source: RevisionSource) { self.source = source }

  /// Whether what `context.configure(connection=…)` is given has the isolation level AUTOCOMMIT.
  ///
  /// A connection of another engine, as one that creates the database first, does not count.
  var isOn: Bool {
    source.calls.contains { call in
      guard source.text(call.callee).hasSuffix("configure"), let value = call["connection"]?.value
      else { return false }
      var seen: Set<String> = []
      return commits(value, &seen)
    }
  }

  /// Whether an expression, or what the names in it were given, names the level.
  private func commits(_ id: ExpressionID, _ seen: inout Set<String>) -> Bool {
    let text = source.text(id)
    if text.contains("isolation_level"), text.uppercased().contains("AUTOCOMMIT") { return true }
    for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" }) {
      let name = String(word)
      guard seen.insert(name).inserted else { continue }
      for value in values(of: name) where commits(value, &seen) { return true }
    }
    return false
  }

  /// What a name is given, by assignment or `with`.
  private func values(of name: String) -> [ExpressionID] {
    let tree = source.tree
    var values: [ExpressionID] = []
    ExpressionWalk(tree).statements(tree.body) { id in
      switch tree.statement(id) {
      case .assign(let targets, let value):
        if tree[targets].contains(where: { source.name(of: $0) == name }) { values.append(value) }
      case .annAssign(let target, _, let value?, _) where source.name(of: target) == name:
        values.append(value)
      case .with(let items, _, _):
        for item in tree[items] {
          let parts = tree.withItem(item)
          if let target = parts.optionalVars, source.name(of: target) == name {
            values.append(parts.contextExpr)
          }
        }
      default: break
      }
      return true
    }
    return values
  }
}
