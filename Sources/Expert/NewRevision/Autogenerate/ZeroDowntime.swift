import PostgreSQLDialect
import PostgreSQLSyntax
import RevisionRendering
import Schema
import SchemaDiff

/// The same changes in steps none of which blocks readers or writers for long.
struct ZeroDowntime {
  /// What is there before.
  private let schema: Schema
  private let postgresql: Int

  init(_ schema: Schema, postgresql: Int) {
    self.schema = schema
    self.postgresql = postgresql
  }

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
    var retired: [SchemaChange] = []
    for change in changes {
      // Rows are filled after the lock on the table that a new column needs is gone.
      if case .execute = change {
        filled.append(change)
        continue
      }
      if case .renameTable(let from, let to) = change {
        // Code that still runs reads and writes through a view with the old name.
        let view = "CREATE VIEW \(from) AS SELECT * FROM \(to)"
        let drop = "DROP VIEW \(from)"
        expand += [change, .execute(ExecutedStatement([view], undoing: [drop]))]
        retired.append(.execute(ExecutedStatement([drop], undoing: [view])))
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
        case .addColumn(let column) where rewrites(column, table):
          let steps = defaultedLater(column, of: table)
          expand.append(steps.addition)
          filled.append(steps.filling)
          guard !column.isNullable else { continue }
          let proof = notNull(column.name, of: table)
          unvalidated.append(proof.check)
          validated.append(proof.validation)
          let name = QualifiedName(column.name)
          tightened += [
            .execute(
              ExecutedStatement(
                ["ALTER TABLE \(table) ALTER COLUMN \(name) SET NOT NULL"],
                undoing: ["ALTER TABLE \(table) ALTER COLUMN \(name) DROP NOT NULL"])),
            proof.removal,
          ]
        case .alterColumn(let alteration)
        where alteration.parts == [.nullable] && !alteration.modified.isNullable:
          let steps = notNull(alteration.modified.name, of: table)
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
      (": set not null", tightened), (": drop the old name", retired),
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
    _ name: String, of table: QualifiedName
  ) -> (check: SchemaChange, validation: SchemaChange, removal: SchemaChange) {
    let column = QualifiedName(name)
    let name = QualifiedName(SQLIdentifier.generated(table.name, name, label: "not_null"))
    let add = "ALTER TABLE \(table) ADD CONSTRAINT \(name) CHECK (\(column) IS NOT NULL) NOT VALID"
    let drop = "ALTER TABLE \(table) DROP CONSTRAINT \(name)"
    return (
      .execute(ExecutedStatement([add], undoing: [drop])),
      .execute(ExecutedStatement(["ALTER TABLE \(table) VALIDATE CONSTRAINT \(name)"])),
      .execute(ExecutedStatement([drop], undoing: [add]))
    )
  }

  /// Whether adding the column writes every row anew, as a default that is another one for each does.
  private func rewrites(_ column: Column, _ table: QualifiedName) -> Bool {
    guard column.serverDefault != nil, column.identity == nil, !column.isSerial,
      column.computed == nil
    else { return false }
    return LockTable(version: postgresql)
      .locks(of: .addColumn(AddColumn(table: table, column: column)), in: schema)
      .relations.contains { $0.work == .rewrite }
  }

  /// A column whose default is for new rows first, and then for those that are there.
  private func defaultedLater(
    _ column: Column, of table: QualifiedName
  ) -> (addition: SchemaChange, filling: SchemaChange) {
    var plain = column
    plain.serverDefault = nil
    plain.isNullable = true
    let name = QualifiedName(column.name)
    let value = column.serverDefault?.ddl ?? "NULL"
    let addition =
      DDLWriter().statements(for: .addColumn(AddColumn(table: table, column: plain))) + [
        "ALTER TABLE \(table) ALTER COLUMN \(name) SET DEFAULT \(value)"
      ]
    return (
      .execute(
        ExecutedStatement(addition, undoing: ["ALTER TABLE \(table) DROP COLUMN \(name)"])),
      .execute(
        ExecutedStatement(["UPDATE \(table) SET \(name) = DEFAULT WHERE \(name) IS NULL"]))
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
