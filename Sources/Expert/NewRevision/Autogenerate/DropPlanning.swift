import AlembicHistory
import MigrationReplay
import PostgreSQLSyntax
import SQLAlchemyModels
import Schema
import SchemaDiff

/// Dropping what may hold data.
extension AutogeneratePlanning {
  /// A table or column that is dropped.
  private struct Drop {
    var table: Table
    /// The column; nil for the whole table.
    var column: Column?

    /// `table` or `table.column`, as a data plan names it.
    var key: String { table.name.plain + (column.map { "." + $0.name } ?? "") }
  }

  /// The tables that the caller's plans make for rows.
  var archives: Set<String> {
    Set(
      request.dataPlan.values.compactMap { plan in
        if case .archiveTo(let name) = plan { name } else { nil }
      })
  }

  private func drops(in changes: [SchemaChange]) -> [Drop] {
    changes.flatMap { change -> [Drop] in
      switch change {
      case .dropTable(let table): return [Drop(table: table)]
      case .modifyTable(let name, let changes):
        guard let table = comparison.renamed.table(name) else { return [] }
        return changes.compactMap { change in
          if case .dropColumn(let column) = change {
            Drop(table: table, column: column)
          } else {
            nil
          }
        }
      default: return []
      }
    }
  }

  /// Everything that is dropped needs a plan for its rows, or is a rename.
  func refuseUnplannedDrops() throws(ExpertFailure) {
    let drops = drops(in: comparison.changes)
    let unknown = request.dataPlan.keys.filter { key in !drops.contains { $0.key == key } }.sorted()
    if let first = unknown.first {
      let names = drops.map(\.key)
      throw ExpertFailure(
        "The data plan names \(first), which is not dropped.",
        remedy: names.isEmpty
          ? "Nothing is dropped; leave data_plan out."
          : "What is dropped is \(names.joined(separator: ", ")).")
    }
    let unplanned = drops.filter { request.dataPlan[$0.key] == nil }
    guard !unplanned.isEmpty else { return }
    let candidates = RenameCandidate.all(
      in: comparison.changes, declared: comparison.models.declared, existing: comparison.renamed)
    var remedies: [String] = []
    for drop in unplanned {
      let fitting = candidates.filter { candidate in
        candidate.table?.plain == (drop.column == nil ? nil : drop.table.name.plain)
          && candidate.from == (drop.column?.name ?? drop.table.name.name)
      }
      for candidate in fitting.prefix(2) {
        let table = candidate.table.map { "\"table\": \"\($0.plain)\", " } ?? ""
        remedies.append(
          "if \(drop.key) is now \(candidate.to) (\(candidate.evidence.joined(separator: ", "))), "
            + "renames: [{\(table)\"from\": \"\(candidate.from)\", \"to\": \"\(candidate.to)\"}]")
      }
    }
    remedies.append(
      "if it goes, data_plan with, for each, {\"archive_to\": TABLE}, {\"move_to\": COLUMN} or "
        + "{\"backup\": WHERE}")
    throw ExpertFailure(
      "The models have no \(unplanned.map(\.key).joined(separator: ", ")) any more, and dropping "
        + "loses the rows' data: nothing says where that goes.",
      remedy: "Say which it is: " + remedies.joined(separator: "; ") + ".")
  }

  /// What comes first, and the drops that come after everything else.
  func split(
    _ changes: [SchemaChange]
  ) throws(ExpertFailure) -> (first: [SchemaChange], later: [SchemaChange]) {
    guard improvements.contains(.dropsLater) else { return (changes, []) }
    var first: [SchemaChange] = []
    var later: [SchemaChange] = []
    let dropped = Set(
      changes.compactMap { change -> QualifiedName? in
        if case .dropTable(let table) = change { table.name } else { nil }
      })
    for change in changes {
      switch change {
      case .dropTable, .dropType, .dropSequence, .dropNamespace: later.append(change)
      case .modifyTable(let name, _) where dropped.contains(name): later.append(change)
      case .modifyTable(let name, let changes):
        let columns = Set(
          changes.compactMap { change -> String? in
            if case .dropColumn(let column) = change { column.name } else { nil }
          })
        let after = changes.filter { belongs($0, toDrop: columns) }
        let before = changes.filter { !belongs($0, toDrop: columns) }
        if !before.isEmpty { first.append(.modifyTable(name, before)) }
        if !after.isEmpty { later.append(.modifyTable(name, after)) }
      default: first.append(change)
      }
    }
    // Nothing but drops is one revision as well.
    return (first, later)
  }

  /// Says above the drop of a table why a review may pass it: its own revision, and the caller's plan.
  mutating func allowDrops(in changes: inout [SchemaChange]) {
    guard !changes.isEmpty else { return }
    var result: [SchemaChange] = []
    for change in changes {
      if case .dropTable(let table) = change {
        let plan =
          switch request.dataPlan[table.name.plain] {
          case .archiveTo(let name)?: "its rows are kept in \(name)"
          case .moveTo(let name)?: "its rows are moved to \(name)"
          case .backup(let place)?: "backup: \(place)"
          case nil: "its rows have been given up"
          }
        result.append(
          .execute(
            ExecutedStatement(
              comment: "alembic-expert: allow drop-table: applied once no running code uses it; "
                + plan, [])))
      }
      result.append(change)
    }
    changes = result
    notes.append(
      "What is dropped is in a revision of its own: apply it when no running program uses it.")
  }

  /// Whether a change is the drop of one of these columns, or of something that hangs on it alone.
  private func belongs(_ change: TableChange, toDrop columns: Set<String>) -> Bool {
    switch change {
    case .dropColumn: true
    case .dropIndex(let index):
      !columns.isEmpty && index.elements.contains { $0.column.map(columns.contains) ?? false }
    case .dropConstraint(let constraint):
      !columns.isEmpty && constraint.columns.contains(where: columns.contains)
    default: false
    }
  }

  /// Puts what saves the rows before the drops; gives the lines that the file says of backups.
  ///
  /// - Throws: `ExpertFailure` when a downgrade would have no value for a column that is NOT NULL.
  mutating func keepRows(_ changes: inout [SchemaChange]) throws(ExpertFailure) -> [String] {
    var result: [SchemaChange] = []
    var details: [String] = []
    var missing: [String] = []
    for change in changes {
      var kept = change
      // Right before its drop, so that a downgrade fills a table before keys refer to it again.
      for drop in drops(in: [change]) {
        let needed = drop.column.map { isNeeded($0, of: drop.table) } ?? false
        if needed, let column = drop.column {
          // The downgrade adds it nullable, fills it, and makes it NOT NULL again.
          kept = kept.dropping(column.name, asNullable: true)
          result.append(.modifyTable(drop.table.name, [.alterColumn(loosening(column))]))
        }
        switch request.dataPlan[drop.key] {
        case .archiveTo(let name)?: result.append(.execute(archive(drop, to: name)))
        case .moveTo(let name)?: result.append(.execute(move(drop, to: name)))
        case .backup(let place)?:
          details.append(try Self.note(of: drop, backup: place))
          guard needed, let column = drop.column else { continue }
          guard let expression = request.backfill[drop.key] else {
            missing.append(drop.key)
            continue
          }
          let name = QualifiedName(column.name)
          result.append(
            .execute(
              ExecutedStatement(
                [],
                undoing: [
                  "UPDATE \(drop.table.name) SET \(name) = \(expression) WHERE \(name) IS NULL"
                ])))
        case nil: continue
        }
      }
      result.append(kept)
    }
    guard missing.isEmpty else {
      throw ExpertFailure(
        "\(missing.joined(separator: ", ")) \(missing.count == 1 ? "is" : "are") NOT NULL, and "
          + "nothing says what the downgrade gives to rows that are there: a backup is not in the "
          + "database.",
        remedy: "Say backfill: {\"\(missing[0])\": \"SQL expression\"} for the way back, or "
          + "archive_to in data_plan, from which it is filled.")
    }
    changes = result
    return details
  }

  /// The line of the file's doc string about a backup.
  private static func note(of drop: Drop, backup place: String) throws(ExpertFailure) -> String {
    let note = "Backup of \(drop.key) before it is dropped: \(place)"
    guard RevisionMessages.isPlain(note) else {
      throw ExpertFailure(
        "The place of the backup of \(drop.key) cannot stand in the file's text as it is.",
        remedy: "Write it on one line, without backslashes and without quotes at its end.")
    }
    return note
  }

  /// Whether adding the column again needs a value for each row.
  private func isNeeded(_ column: Column, of table: Table) -> Bool {
    !column.isNullable && column.serverDefault == nil && column.identity == nil
      && column.computed == nil && !column.isSerial
      && !(table.primaryKey?.columns.contains(column.name) ?? false)
  }

  private func loosening(_ column: Column) -> ColumnAlteration {
    var modified = column
    modified.isNullable = true
    return ColumnAlteration(existing: column, modified: modified, parts: [.nullable])
  }

  /// The keys of what is dropped.
  var droppedKeys: Set<String> { Set(drops(in: comparison.changes).map(\.key)) }

  /// A column as an archive keeps it: a type that goes with its last column cannot live on there.
  private func kept(_ column: Column) -> String {
    let name = QualifiedName(column.name)
    guard isDropped(column.type) else { return name.description }
    return "\(name)::text\(column.type.isArray ? "[]" : "") AS \(name)"
  }

  /// A column of an archive as the value that it was.
  private func restored(_ column: Column) -> String {
    let name = QualifiedName(column.name).description
    return isDropped(column.type) ? "\(name)::\(column.type)" : name
  }

  /// All columns, each named only where one of them is kept as something else.
  private func keptColumns(_ table: Table) -> String {
    guard table.columns.contains(where: { isDropped($0.type) }) else { return "*" }
    return table.columns.map(kept).joined(separator: ", ")
  }

  /// Whether a column's type is dropped too.
  private func isDropped(_ type: DataType) -> Bool {
    comparison.changes.contains { change in
      if case .dropType(let dropped) = change { dropped.name == type.userTypeName } else { false }
    }
  }

  private mutating func archive(_ drop: Drop, to name: String) -> ExecutedStatement {
    let target = Self.identifier(name)
    let table = drop.table.name
    notes.append(
      "\(name) keeps the rows of \(drop.key). No model has it: name it in ignored_tables or in "
        + "env.py's include_name, or it will be proposed for dropping.")
    guard let column = drop.column else {
      return ExecutedStatement(
        comment: "Keep the rows of \(drop.key).",
        ["CREATE TABLE \(target) AS SELECT \(keptColumns(drop.table)) FROM \(table)"],
        undoing: refilling(drop.table, from: target) + ["DROP TABLE \(target)"])
    }
    let value = QualifiedName(column.name)
    let keys = drop.table.primaryKey?.columns.map { QualifiedName($0).description } ?? []
    let back = "a." + restored(column)
    let list = (keys + [kept(column)]).joined(separator: ", ")
    let join = keys.map { "t.\($0) = a.\($0)" }.joined(separator: " AND ")
    let undoing =
      keys.isEmpty
      ? ["DROP TABLE \(target)"]
      : [
        "UPDATE \(table) AS t SET \(value) = \(back) FROM \(target) AS a WHERE \(join)",
        "DROP TABLE \(target)",
      ]
    return ExecutedStatement(
      comment: "Keep the values of \(drop.key).",
      ["CREATE TABLE \(target) AS SELECT \(list) FROM \(table) WHERE \(value) IS NOT NULL"],
      undoing: undoing)
  }

  /// Rows of a table from its archive, and its sequences after them.
  private func refilling(_ table: Table, from archive: String) -> [String] {
    let stored = table.columns.filter { $0.computed == nil }
    let list = stored.map { QualifiedName($0.name).description }.joined(separator: ", ")
    let overriding = stored.contains { $0.identity != nil } ? " OVERRIDING SYSTEM VALUE" : ""
    let owner = SQLText.quoted(table.name.description)
    let counted = stored.filter { $0.isSerial || $0.identity != nil }.map { column in
      "SELECT setval(pg_get_serial_sequence(\(owner), \(SQLText.quoted(column.name))), "
        + "max(\(QualifiedName(column.name)))) FROM \(table.name)"
    }
    let values = stored.map(restored).joined(separator: ", ")
    return ["INSERT INTO \(table.name) (\(list))\(overriding) SELECT \(values) FROM \(archive)"]
      + counted
  }

  private mutating func move(_ drop: Drop, to name: String) -> ExecutedStatement {
    let table = drop.table.name
    guard let column = drop.column else {
      let target = Self.identifier(name)
      let wanted = comparison.models.declared.tables.first { $0.table.name.plain == name }
      let shared = drop.table.columns.map(\.name).filter { name in
        wanted?.table.column(name) != nil
      }
      let list = shared.map { QualifiedName($0).description }.joined(separator: ", ")
      notes.append(
        "The rows of \(drop.key) go to \(name); the downgrade makes the table again, without them.")
      return ExecutedStatement(
        comment: "Move the rows of \(drop.key).",
        ["INSERT INTO \(target) (\(list)) SELECT \(list) FROM \(table)"])
    }
    let target = Self.identifier(name.split(separator: ".").last.map(String.init) ?? name)
    let value = QualifiedName(column.name)
    return ExecutedStatement(
      comment: "Move the values of \(drop.key).",
      ["UPDATE \(table) SET \(target) = \(value) WHERE \(value) IS NOT NULL"],
      undoing: ["UPDATE \(table) SET \(value) = \(target) WHERE \(target) IS NOT NULL"])
  }

  /// `schema.name` or `name`, quoted where PostgreSQL needs it.
  static func identifier(_ name: String) -> String {
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    return parts.count == 2
      ? QualifiedName(parts[1], schema: parts[0]).description : QualifiedName(name).description
  }
}

extension SchemaChange {
  /// The same change, whose dropped column comes back nullable.
  fileprivate func dropping(_ name: String, asNullable: Bool) -> SchemaChange {
    guard case .modifyTable(let table, let changes) = self else { return self }
    return .modifyTable(
      table,
      changes.map { change in
        guard case .dropColumn(var column) = change, column.name == name else { return change }
        column.isNullable = asNullable
        return .dropColumn(column)
      })
  }
}
