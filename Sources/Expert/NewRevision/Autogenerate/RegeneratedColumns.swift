import MigrationReplay
import SQLAlchemyModels
import Schema
import SchemaDiff

/// Columns with another generation expression.
extension AutogeneratePlanning {
  /// Words the change as the statement of PostgreSQL 17, where nothing else of the column changes; else
  /// keeps what goes with a dropped column: its indexes and constraints are made again.
  mutating func regenerateColumns(_ changes: inout [SchemaChange]) {
    var result: [SchemaChange] = []
    for change in changes {
      guard case .modifyTable(let name, let inner) = change,
        inner.contains(where: { $0.regenerated != nil })
      else {
        result.append(change)
        continue
      }
      result += history.postgresqlVersion >= 17 ? stated(inner, of: name) : kept(inner, of: name)
    }
    changes = result
  }

  /// `SET EXPRESSION` between what comes before and after it.
  private mutating func stated(_ changes: [TableChange], of name: QualifiedName) -> [SchemaChange] {
    var result: [SchemaChange] = []
    var plain: [TableChange] = []
    for change in changes {
      guard case .regenerateColumn(let from, let to) = change, from.differsOnlyInExpression(to)
      else {
        plain.append(change)
        continue
      }
      result += kept(plain, of: name)
      plain = []
      let statements = [to, from].compactMap { column in
        column.computed.map {
          "ALTER TABLE \(name) ALTER COLUMN \(QualifiedName(column.name)) SET EXPRESSION AS "
            + "(\($0.expression.ddl))"
        }
      }
      result.append(.execute(ExecutedStatement([statements[0]], undoing: [statements[1]])))
    }
    return result + kept(plain, of: name)
  }

  /// The indexes and constraints with such a column, dropped before it and made after it.
  private mutating func kept(_ changes: [TableChange], of name: QualifiedName) -> [SchemaChange] {
    guard !changes.isEmpty else { return [] }
    let columns = changes.compactMap(\.regenerated)
    guard !columns.isEmpty, let existing = comparison.renamed.table(name),
      let declared = comparison.models.declared.table(name)?.table
    else { return [.modifyTable(name, changes)] }
    var before: [TableChange] = []
    var after: [TableChange] = []
    for index in existing.indexes where columns.contains(where: index.reads) {
      before.append(.dropIndex(index))
      if let same = declared.indexes.first(where: { $0.name == index.name }) {
        after.append(.createIndex(same))
      }
    }
    for constraint in existing.constraints where columns.contains(where: constraint.reads) {
      if case .notNull = constraint.rule { continue }
      before.append(.dropConstraint(constraint))
      let same = declared.constraints.first { other in
        other.name == constraint.name || other.name == nil && other.rule == constraint.rule
      }
      if var same {
        if same.name == nil, let given = constraint.name {
          rename(same, of: name, to: given)
          same.name = given
        }
        after.append(.addConstraint(same))
      }
    }
    // What the comparison drops and makes is among them already.
    let others = changes.filter { !before.contains($0) && !after.contains($0) }
    return [.modifyTable(name, before + others + after)]
  }
}

extension TableChange {
  /// The column that is computed by another expression.
  fileprivate var regenerated: String? {
    if case .regenerateColumn(_, let column) = self { column.name } else { nil }
  }
}

extension Column {
  /// Whether the same column is computed by another expression, and nothing else.
  fileprivate func differsOnlyInExpression(_ other: Column) -> Bool {
    computed?.isStored == other.computed?.isStored && type == other.type
      && isNullable == other.isNullable && comment == other.comment
  }
}
