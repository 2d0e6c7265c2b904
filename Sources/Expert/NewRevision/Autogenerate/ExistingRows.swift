import MigrationReplay
import RevisionRendering
import SQLAlchemyModels
import Schema
import SchemaDiff

/// NOT NULL where there are rows already.
extension AutogeneratePlanning {
  /// Gives new NOT NULL columns a value in the rows that are there.
  ///
  /// - Throws: `ExpertFailure` that names the columns for which none can be derived.
  mutating func fillRows(_ changes: inout [SchemaChange]) throws(ExpertFailure) {
    var missing: [String] = []
    var used: Set<String> = []
    var result: [SchemaChange] = []
    for change in changes {
      guard case .modifyTable(let table, let inner) = change else {
        result.append(change)
        continue
      }
      let declared = comparison.models.declared.table(table)
      var kept: [TableChange] = []
      func flush() {
        if !kept.isEmpty { result.append(.modifyTable(table, kept)) }
        kept = []
      }
      for change in inner {
        switch change {
        case .addColumn(let column) where needsValue(column, declared):
          let key = "\(table.plain).\(column.name)"
          if let expression = request.backfill[key] {
            used.insert(key)
            kept.append(.addColumn(nullable(column, of: table)))
            flush()
            result.append(.execute(filling(column.name, of: table, with: expression)))
            kept.append(.alterColumn(tightening(column)))
          } else if let value = declared?.clientDefaults[column.name] {
            kept.append(.addColumn(defaulted(column, of: table, to: value)))
          } else {
            missing.append(key)
          }
        case .alterColumn(let alteration)
        where alteration.parts.contains(.nullable) && !alteration.modified.isNullable:
          let name = alteration.modified.name
          let key = "\(table.plain).\(name)"
          let value =
            request.backfill[key] ?? alteration.modified.serverDefault?.ddl
            ?? declared?.clientDefaults[name]
          if let value {
            used.insert(key)
            flush()
            result.append(.execute(filling(name, of: table, with: value)))
            kept.append(change)
          } else {
            missing.append(key)
          }
        default: kept.append(change)
        }
      }
      flush()
    }
    guard missing.isEmpty else {
      throw ExpertFailure(
        "\(missing.joined(separator: ", ")) \(missing.count == 1 ? "is" : "are") NOT NULL, and "
          + "nothing says what rows that are there get: the model has no default that is the same "
          + "for all of them.",
        remedy: "Say backfill: {\"\(missing[0])\": \"SQL expression\"}, give the model a "
          + "server_default, or make it nullable first.")
    }
    used.formUnion(droppedKeys)
    if let unused = request.backfill.keys.filter({ !used.contains($0) }).sorted().first {
      throw ExpertFailure(
        "backfill names \(unused), which is no column that becomes NOT NULL.",
        remedy: "Leave it out, or correct the name: table.column.")
    }
    changes = result
  }

  /// Whether a row that is there would have no value.
  private func needsValue(_ column: Column, _ declared: DeclaredTable?) -> Bool {
    !column.isNullable && column.serverDefault == nil && column.identity == nil
      && column.computed == nil && !column.isSerial
  }

  private mutating func nullable(_ column: Column, of table: QualifiedName) -> Column {
    change(column.name, of: table) { $0.isNullable = true }
    var column = column
    column.isNullable = true
    return column
  }

  private mutating func defaulted(
    _ column: Column, of table: QualifiedName, to value: String
  ) -> Column {
    let prefix = comparison.rendering.sqlalchemyPrefix
    change(column.name, of: table) { wording in
      wording.serverDefault = PythonText("\(prefix)text(\(PythonText.literal(value)))")
    }
    notes.append(
      "\(table.plain).\(column.name) gets server_default \(value), its model's default, so that "
        + "rows that are there have a value.")
    var column = column
    column.serverDefault = SQLExpression(writtenAs: value)
    return column
  }

  private mutating func change(
    _ column: String, of table: QualifiedName, _ body: (inout ColumnWording) -> Void
  ) {
    guard var wording = wordings.tables[table],
      let index = wording.columns.firstIndex(where: { $0.name == column })
    else { return }
    body(&wording.columns[index])
    wordings.tables[table] = wording
  }

  private func tightening(_ column: Column) -> ColumnAlteration {
    var existing = column
    existing.isNullable = true
    return ColumnAlteration(existing: existing, modified: column, parts: [.nullable])
  }

  private func filling(
    _ column: String, of table: QualifiedName, with expression: String
  ) -> ExecutedStatement {
    let name = QualifiedName(column)
    return ExecutedStatement(
      ["UPDATE \(table) SET \(name) = \(expression) WHERE \(name) IS NULL"])
  }
}
