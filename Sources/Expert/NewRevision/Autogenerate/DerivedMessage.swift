import Schema
import SchemaDiff

/// A message from what a revision does.
enum DerivedMessage {
  /// The first three things, in the words of a commit message.
  static func text(_ changes: [SchemaChange]) -> String {
    let phrases = changes.flatMap(phrases)
    let shown = phrases.prefix(3).joined(separator: ", ")
    return phrases.count > 3 ? shown + " and \(phrases.count - 3) more" : shown
  }

  private static func phrases(_ change: SchemaChange) -> [String] {
    switch change {
    case .createTable(let table): ["add table \(table.name.plain)"]
    case .dropTable(let table): ["drop table \(table.name.plain)"]
    case .renameTable(let from, let to): ["rename table \(from.plain) to \(to.plain)"]
    case .alterEnum(let change): ["change labels of \(change.name.plain)"]
    case .modifyTable(let table, let changes): changes.compactMap { phrase($0, table.plain) }
    case .concurrently(let table, let change): [phrase(change, table.plain)].compactMap { $0 }
    case .createSequence(let sequence): ["add sequence \(sequence.name.plain)"]
    case .dropSequence(let sequence): ["drop sequence \(sequence.name.plain)"]
    case .createType, .dropType, .createNamespace, .dropNamespace, .execute: []
    }
  }

  private static func phrase(_ change: TableChange, _ table: String) -> String? {
    switch change {
    case .addColumn(let column): "add \(table).\(column.name)"
    case .dropColumn(let column): "drop \(table).\(column.name)"
    case .alterColumn(let alteration): "change \(table).\(alteration.modified.name)"
    case .renameColumn(let from, let to): "rename \(table).\(from) to \(to)"
    case .regenerateColumn(_, let column): "compute \(table).\(column.name) anew"
    case .createIndex(let index): "add index \(index.name ?? "on \(table)")"
    case .dropIndex(let index): "drop index \(index.name ?? "on \(table)")"
    case .addConstraint(let constraint): "add \(constraint.kindWord) on \(table)"
    case .dropConstraint(let constraint): "drop \(constraint.kindWord) of \(table)"
    case .comment: "comment \(table)"
    }
  }
}

extension Constraint {
  /// What kind of constraint it is, in words.
  fileprivate var kindWord: String {
    switch rule {
    case .primaryKey: "primary key"
    case .unique: "unique constraint"
    case .foreignKey: "foreign key"
    case .check: "check"
    case .exclusion: "exclusion constraint"
    case .notNull: "not-null constraint"
    }
  }
}
