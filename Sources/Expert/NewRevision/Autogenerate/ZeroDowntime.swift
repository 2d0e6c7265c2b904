import RevisionRendering
import Schema
import SchemaDiff

/// The same changes in steps none of which blocks readers or writers for long.
struct ZeroDowntime {
  /// What is there before.
  private let schema: Schema

  init(_ schema: Schema) { self.schema = schema }

  /// What is added; indexes beside running writers; constraints for new rows; their check of old rows.
  func stages(
    of changes: [SchemaChange], _ message: String, _ wordings: inout ModelWordings
  ) -> [AutogeneratePlanning.Stage] {
    var expand: [SchemaChange] = []
    var filled: [SchemaChange] = []
    var indexes: [SchemaChange] = []
    var unvalidated: [SchemaChange] = []
    var validated: [SchemaChange] = []
    var tightened: [SchemaChange] = []
    for change in changes {
      // Rows are filled after the lock on the table that a new column needs is gone.
      if case .execute = change {
        filled.append(change)
        continue
      }
      guard case .modifyTable(let table, let inner) = change, schema.table(table) != nil else {
        expand.append(change)
        continue
      }
      var plain: [TableChange] = []
      for change in inner {
        switch change {
        case .createIndex, .dropIndex: indexes.append(.concurrently(table, change))
        case .addConstraint(let constraint):
          switch constraint.rule {
          case .unique(let key) where constraint.name != nil && key.include.isEmpty:
            let (index, attach) = unique(constraint, key, table)
            indexes.append(index)
            unvalidated.append(attach)
          case .foreignKey, .check:
            guard let name = constraint.name else {
              plain.append(change)
              continue
            }
            var later = constraint
            later.isValidated = false
            mark(later, of: table, in: &wordings)
            unvalidated.append(.modifyTable(table, [.addConstraint(later)]))
            validated.append(
              .execute(
                ExecutedStatement([
                  "ALTER TABLE \(table) VALIDATE CONSTRAINT \(QualifiedName(name))"
                ])))
          default: plain.append(change)
          }
        case .alterColumn(let alteration)
        where alteration.parts == [.nullable] && !alteration.modified.isNullable:
          let steps = notNull(alteration, of: table)
          unvalidated.append(steps.check)
          validated.append(steps.validation)
          tightened += [.modifyTable(table, [change]), steps.removal]
        default: plain.append(change)
        }
      }
      if !plain.isEmpty { expand.append(.modifyTable(table, plain)) }
    }
    let stages: [(String, [SchemaChange])] = [
      ("", expand), (": fill rows that are there", filled),
      (": build indexes concurrently", indexes),
      (": add constraints for new rows", unvalidated), (": validate constraints", validated),
      (": set not null", tightened),
    ]
    return stages.filter { !$0.1.isEmpty }.map {
      AutogeneratePlanning.Stage(message: message + $0.0, changes: $0.1)
    }
  }

  /// A unique index first, which then becomes the constraint's.
  private func unique(
    _ constraint: Constraint, _ key: Key, _ table: QualifiedName
  ) -> (SchemaChange, SchemaChange) {
    let name = constraint.name ?? ""
    let index = Index(
      name: name, isUnique: true, elements: key.columns.map(IndexElement.column),
      nullsNotDistinct: key.nullsNotDistinct)
    let quoted = QualifiedName(name)
    // Dropping the constraint drops its index, which was there before.
    let columns = key.columns.map { QualifiedName($0).description }.joined(separator: ", ")
    let nulls = key.nullsNotDistinct ? " NULLS NOT DISTINCT" : ""
    return (
      .concurrently(table, .createIndex(index)),
      .execute(
        ExecutedStatement(
          ["ALTER TABLE \(table) ADD CONSTRAINT \(quoted) UNIQUE USING INDEX \(quoted)"],
          undoing: [
            "ALTER TABLE \(table) DROP CONSTRAINT \(quoted)",
            "CREATE UNIQUE INDEX \(quoted) ON \(table) (\(columns))\(nulls)",
          ]))
    )
  }

  /// A check that proves it, so that `SET NOT NULL` reads no row (PostgreSQL 12).
  private func notNull(
    _ alteration: ColumnAlteration, of table: QualifiedName
  ) -> (check: SchemaChange, validation: SchemaChange, removal: SchemaChange) {
    let column = QualifiedName(alteration.modified.name)
    let name = QualifiedName("\(table.name)_\(alteration.modified.name)_not_null")
    let add = "ALTER TABLE \(table) ADD CONSTRAINT \(name) CHECK (\(column) IS NOT NULL) NOT VALID"
    let drop = "ALTER TABLE \(table) DROP CONSTRAINT \(name)"
    return (
      .execute(ExecutedStatement([add], undoing: [drop])),
      .execute(ExecutedStatement(["ALTER TABLE \(table) VALIDATE CONSTRAINT \(name)"])),
      .execute(ExecutedStatement([drop], undoing: [add]))
    )
  }

  private func mark(
    _ constraint: Constraint, of table: QualifiedName, in wordings: inout ModelWordings
  ) {
    guard var wording = wordings.tables[table],
      let index = wording.constraints.firstIndex(where: { $0.value.name == constraint.name })
    else { return }
    wording.constraints[index].wording.options.append(
      KeywordArgument("postgresql_not_valid", "True"))
    wordings.tables[table] = wording
  }
}
