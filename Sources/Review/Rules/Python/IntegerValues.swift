import PythonSyntax
import SourceText

/// Values that are certainly integers: no quote can be in them.
extension RevisionSource {
  /// Whether an expression is an integer: a literal, `int()`, `len()`, or a column of rows that the file
  /// declares with a type of integers.
  func isInteger(_ id: ExpressionID) -> Bool {
    switch tree.expression(id) {
    case .constant(.integer): return true
    case .call(let callee, _, _): return ["int", "len"].contains(name(of: callee) ?? "")
    case .name(let name, _):
      let text = tree.name(name)
      if let value = onlyValue(of: text) { return value != id && isInteger(value) }
      return rowColumn(boundTo: text).map(isIntegerColumn) ?? false
    case .attribute(let row, let column, _):
      guard case .name(let name, _) = tree.expression(row), isRow(tree.name(name)) else {
        return false
      }
      return isIntegerColumn(tree.name(column))
    default: return false
    }
  }

  /// Whether every column of a name that the file declares holds integers, and it declares one.
  private func isIntegerColumn(_ column: String) -> Bool {
    let declared = calls.filter { call in
      guard let last = call.name?.split(separator: ".").last,
        ["column", "Column"].contains(last)
      else { return false }
      return call.arguments.first.flatMap(constantText) == column
    }
    return !declared.isEmpty
      && declared.allSatisfy { call in
        call.arguments.dropFirst().first.map(isIntegerType) ?? false
      }
  }

  private func isIntegerType(_ id: ExpressionID) -> Bool {
    var type = id
    if case .call(let callee, _, _) = tree.expression(id) { type = callee }
    let last = name(of: type)?.split(separator: ".").last.map(String.init) ?? ""
    return ["Integer", "BigInteger", "SmallInteger", "INTEGER", "BIGINT", "SMALLINT"].contains(last)
  }

  /// Whether a name is what a `for` binds one row after the other to.
  private func isRow(_ name: String) -> Bool {
    loops.contains { loop in
      if case .name(let target, _) = tree.expression(loop.target) {
        return tree.name(target) == name
      }
      return false
    }
  }

  /// The column of a `select()` that a name of a `for a, b in rows` stands for.
  private func rowColumn(boundTo name: String) -> String? {
    for loop in loops {
      guard case .tuple(let targets, _) = tree.expression(loop.target),
        let place = tree[targets].firstIndex(where: { self.name(of: $0) == name })
      else { continue }
      var rows = loop.iter
      if case .name(let value, _) = tree.expression(rows) {
        rows = onlyValue(of: tree.name(value)) ?? rows
      }
      let selects = calls(in: tree.span(of: rows)).filter { method(of: $0) == "select" }
      let position = tree[targets].distance(from: tree[targets].startIndex, to: place)
      guard selects.count == 1, position < selects[0].arguments.count,
        case .attribute(_, let column, _) = tree.expression(selects[0].arguments[position])
      else { return nil }
      return tree.name(column)
    }
    return nil
  }

  private var loops: [For] {
    var found: [For] = []
    ExpressionWalk(tree).statements(tree.body) { id in
      if case .for(let loop) = tree.statement(id) { found.append(loop) }
      return true
    }
    return found
  }
}
