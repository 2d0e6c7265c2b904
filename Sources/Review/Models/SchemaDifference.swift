import Schema
import SchemaDiff

/// One difference between models and migrations, in Alembic's vocabulary.
public struct SchemaDifference: Sendable {
  /// The operation that would make it good, as Alembic names it in `alembic check`: `add_column`.
  public var operation: String
  /// The table; nil for a type or sequence.
  public var table: QualifiedName?
  /// The column, index, constraint, type or sequence; nil where it is the table itself.
  public var name: String?
  /// What differs, in a few words.
  public var detail: String?
  /// Where the models or the migrations say so, as bytes of a file.
  public var source: Place?
  /// The same place by line and column.
  public var place: Finding.Place?

  /// The differences that a change consists of.
  public static func all(in change: SchemaChange) -> [SchemaDifference] {
    switch change {
    case .createNamespace(let name): [SchemaDifference("add_schema", name: name)]
    case .dropNamespace(let name): [SchemaDifference("remove_schema", name: name)]
    case .createType(let type):
      [
        SchemaDifference(
          "add_type", name: type.name.plain, type.labels?.joined(separator: ", "),
          type.provenance.place)
      ]
    case .dropType(let type):
      [SchemaDifference("remove_type", name: type.name.plain, nil, type.provenance.place)]
    case .alterEnum(let change):
      [
        SchemaDifference(
          "modify_enum", name: change.name.plain,
          (change.added.map { "+" + $0 } + change.removed.map { "-" + $0 })
            .joined(separator: ", "))
      ]
    case .createSequence(let sequence):
      [SchemaDifference("add_sequence", name: sequence.name.plain, nil, sequence.provenance.place)]
    case .dropSequence(let sequence):
      [
        SchemaDifference(
          "remove_sequence", name: sequence.name.plain, nil, sequence.provenance.place)
      ]
    case .createTable(let table):
      [SchemaDifference("add_table", table.name, nil, nil, table.provenance.place)]
    case .dropTable(let table):
      [SchemaDifference("remove_table", table.name, nil, nil, table.provenance.place)]
    case .renameTable(let from, let to):
      [SchemaDifference("rename_table", from, nil, "to \(to.plain)")]
    case .modifyTable(let table, let changes):
      changes.flatMap { all(in: $0, of: table) }
    case .concurrently(let table, let change): all(in: change, of: table)
    case .execute: []
    }
  }

  private static func all(
    in change: TableChange, of table: QualifiedName
  ) -> [SchemaDifference] {
    switch change {
    case .addColumn(let column):
      [
        SchemaDifference(
          "add_column", table, column.name,
          "\(column.type)\(column.isNullable ? "" : " NOT NULL")", column.provenance.place)
      ]
    case .dropColumn(let column):
      [SchemaDifference("remove_column", table, column.name, nil, column.provenance.place)]
    case .renameColumn(let from, let to):
      [SchemaDifference("rename_column", table, from, "to \(to)")]
    case .alterColumn(let alteration): all(in: alteration, of: table)
    case .regenerateColumn(let from, let to):
      [
        SchemaDifference(
          "modify_computed", table, to.name,
          "\(from.computed?.expression.text ?? "") to \(to.computed?.expression.text ?? "")",
          to.provenance.place)
      ]
    case .createIndex(let index):
      [SchemaDifference("add_index", table, index.name, nil, index.provenance.place)]
    case .dropIndex(let index):
      [SchemaDifference("remove_index", table, index.name, nil, index.provenance.place)]
    case .addConstraint(let constraint):
      [
        SchemaDifference(
          constraint.isForeignKey ? "add_fk" : "add_constraint", table, constraint.name,
          constraint.summary, constraint.provenance.place)
      ]
    case .dropConstraint(let constraint):
      [
        SchemaDifference(
          constraint.isForeignKey ? "remove_fk" : "remove_constraint", table, constraint.name,
          constraint.summary, constraint.provenance.place)
      ]
    case .comment(_, let to):
      [SchemaDifference(to == nil ? "remove_table_comment" : "add_table_comment", table)]
    }
  }

  private static func all(
    in alteration: ColumnAlteration, of table: QualifiedName
  ) -> [SchemaDifference] {
    let (from, to) = (alteration.existing, alteration.modified)
    return ColumnAlteration.Part.allCases.filter(alteration.parts.contains).map { part in
      let (operation, detail): (String, String) =
        switch part {
        case .type: ("modify_type", "\(from.type) to \(to.type)")
        case .nullable: ("modify_nullable", to.isNullable ? "to NULL" : "to NOT NULL")
        case .serverDefault:
          ("modify_default", "\(from.defaultText) to \(to.defaultText)")
        case .comment: ("modify_comment", "\(from.comment ?? "none") to \(to.comment ?? "none")")
        }
      return SchemaDifference(operation, table, from.name, detail, to.provenance.place)
    }
  }

  private init(
    _ operation: String, _ table: QualifiedName? = nil, _ name: String? = nil,
    _ detail: String? = nil, _ place: Place? = nil
  ) {
    self.operation = operation
    self.table = table
    self.name = name
    self.detail = detail
    source = place
  }

  private init(
    _ operation: String, name: String, _ detail: String? = nil, _ place: Place? = nil
  ) {
    self.init(operation, nil, name, detail, place)
  }
}

extension Constraint {
  fileprivate var isForeignKey: Bool {
    if case .foreignKey = rule { true } else { false }
  }

  /// What it demands, in a few words.
  fileprivate var summary: String {
    switch rule {
    case .primaryKey(let key): "primary key (\(key.columns.joined(separator: ", ")))"
    case .unique(let key): "unique (\(key.columns.joined(separator: ", ")))"
    case .foreignKey(let key):
      "(\(key.columns.joined(separator: ", "))) to \(key.table.plain) "
        + "(\(key.referencedColumns.joined(separator: ", ")))"
    case .check(let condition): "check (\(condition.text))"
    case .exclusion: "exclusion"
    case .notNull(let column): "not null \(column)"
    }
  }
}

extension Column {
  fileprivate var defaultText: String {
    if identity != nil { return "identity" }
    return serverDefault?.text ?? "none"
  }
}
