import Schema

extension SchemaChange {
  /// The change that undoes this one, as Alembic's `reverse()`.
  public var reversed: SchemaChange {
    switch self {
    case .createNamespace(let name): .dropNamespace(name)
    case .dropNamespace(let name): .createNamespace(name)
    case .createType(let type): .dropType(type)
    case .dropType(let type): .createType(type)
    case .alterEnum(let change): .alterEnum(change.reversed)
    case .createSequence(let sequence): .dropSequence(sequence)
    case .dropSequence(let sequence): .createSequence(sequence)
    case .createTable(let table): .dropTable(table)
    case .dropTable(let table): .createTable(table)
    case .renameTable(let from, let to): .renameTable(from: to, to: from)
    case .modifyTable(let table, let changes):
      .modifyTable(table, changes.reversed().map(\.reversed))
    case .concurrently(let table, let change): .concurrently(table, change.reversed)
    case .execute(let executed):
      .execute(ExecutedStatement(executed.undoing, undoing: executed.statements))
    }
  }
}

extension TableChange {
  /// The change that undoes this one.
  public var reversed: TableChange {
    switch self {
    case .addColumn(let column): .dropColumn(column)
    case .dropColumn(let column): .addColumn(column)
    case .alterColumn(let alteration): .alterColumn(alteration.reversed)
    case .renameColumn(let from, let to): .renameColumn(from: to, to: from)
    case .regenerateColumn(let from, let to): .regenerateColumn(from: to, to: from)
    case .createIndex(let index): .dropIndex(index)
    case .dropIndex(let index): .createIndex(index)
    case .addConstraint(let constraint): .dropConstraint(constraint)
    case .dropConstraint(let constraint): .addConstraint(constraint)
    case .comment(let from, let to): .comment(from: to, to: from)
    }
  }
}

extension ColumnAlteration {
  /// The way back.
  public var reversed: ColumnAlteration {
    ColumnAlteration(
      existing: modified, modified: existing, parts: parts, autoincrement: autoincrement,
      using: usingBack, usingBack: using)
  }
}

extension EnumAlteration {
  /// The way back.
  public var reversed: EnumAlteration {
    EnumAlteration(
      name: name, existing: modified, modified: existing,
      renames: renames.map { LabelRename(from: $0.to, to: $0.from) })
  }
}

extension [SchemaChange] {
  /// The changes that undo these, last first, as Alembic fills `downgrade()`.
  public var undone: [SchemaChange] { reversed().map(\.reversed) }
}
