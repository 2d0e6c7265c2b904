import PostgreSQLSyntax
import Schema

extension ReviewStep {
  /// Whether the step changes rows of tables older than the revision that nothing shows to be few.
  ///
  /// Few are those that a key names, that a LIMIT counts, and that an INSERT spells out.
  var writesManyRows: Bool {
    guard let write, !write.limitsRows else { return false }
    switch write.kind {
    case .insert: return SQLText(write.text).hasWord("SELECT")
    case .update, .delete:
      guard write.hasCondition, let target = write.targets.first,
        let table = before.table(target)
      else { return true }
      return !table.keyColumns.contains { SQLText(write.text).isConditionOn($0) }
    case .merge, .copy: return true
    case .select, .truncate: return false
    }
  }
}

extension Table {
  /// Columns that name one row each by themselves, or the rows of one parent.
  fileprivate var keyColumns: [String] {
    var columns: [String] = []
    for constraint in constraints {
      switch constraint.rule {
      case .primaryKey(let key), .unique(let key):
        if key.columns.count == 1 { columns += key.columns }
      case .foreignKey(let key):
        if key.columns.count == 1 { columns += key.columns }
      default: break
      }
    }
    for index in indexes where index.isUnique && index.predicate == nil {
      if index.elements.count == 1, let column = index.elements.first?.column {
        columns.append(column)
      }
    }
    return columns
  }
}

extension SQLText {
  fileprivate func hasWord(_ word: StaticString) -> Bool {
    tokens.contains { isWord($0, word) }
  }

  /// Whether the condition of the statement holds only for values of a column that it spells out:
  /// `column = value` or `column IN (value, …)`, with nothing but AND beside it.
  fileprivate func isConditionOn(_ column: String) -> Bool {
    guard let start = tokens.lastIndex(where: { isWord($0, "WHERE") }) else { return false }
    let condition = tokens[(start + 1)...]
    guard !condition.contains(where: { isWord($0, "OR") || isWord($0, "SELECT") }) else {
      return false
    }
    return condition.indices.contains { place in
      guard name(tokens[place]) == column, place + 1 < tokens.count else { return false }
      let next = tokens[place + 1]
      guard isSymbol(next, "=") else { return isWord(next, "IN") }
      // Equal to another column names as many rows as there are.
      return place + 2 < tokens.count && name(tokens[place + 2]) == nil
    }
  }
}
