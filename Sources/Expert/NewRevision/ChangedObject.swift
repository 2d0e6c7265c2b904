import Schema

/// What an operation changes, as far as two branches could get into each other's way.
enum ChangedObject: Hashable {
  /// A table as a whole: made, dropped or renamed.
  case table(QualifiedName)
  /// A column of a table.
  case column(QualifiedName, String)
  /// A constraint or index of a table.
  case member(QualifiedName, String)
  /// The rows of a table.
  case rows(QualifiedName)
  /// A type, sequence, view or any other object.
  case other(QualifiedName)

  /// The objects that an operation changes.
  static func all(of operation: MigrationOperation) -> [ChangedObject] {
    switch operation {
    case .createTable(let create): [.table(create.table.name)]
    case .dropTable(let drop): [.table(drop.name)]
    case .renameTable(let rename):
      [.table(rename.name), .table(QualifiedName(rename.newName, schema: rename.name.schema))]
    case .addColumn(let add): [.column(add.table, add.column.name)]
    case .dropColumn(let drop): [.column(drop.table, drop.column)]
    case .alterColumn(let alter):
      [.column(alter.table, alter.column)]
        + (alter.newName.map { [.column(alter.table, $0)] } ?? [])
    case .addConstraint(let add): [.member(add.table, add.constraint.name ?? "")]
    case .dropConstraint(let drop): [.member(drop.table, drop.name)]
    case .createIndex(let create): [.member(create.table, create.index.name ?? "")]
    case .bulkInsert, .data: operation.subjects.map { .rows($0) }
    default: operation.subjects.map { .other($0) }
    }
  }

  /// Whether changes of both, one after the other, may not be what either branch meant.
  func collides(with other: ChangedObject) -> Bool {
    switch (self, other) {
    case (.table(let left), _): return other.relation == left
    case (_, .table(let right)): return relation == right
    case (.member(_, ""), _), (_, .member(_, "")): return false
    default: return self == other
    }
  }

  /// Of two that collide, the one that says more.
  func narrower(_ other: ChangedObject) -> ChangedObject {
    if case .table = self { return other }
    return self
  }

  private var relation: QualifiedName {
    switch self {
    case .table(let name), .column(let name, _), .member(let name, _), .rows(let name),
      .other(let name):
      name
    }
  }

  /// The object in words.
  var text: String {
    switch self {
    case .table(let name): "table \(name.plain)"
    case .column(let table, let column): "column \(table.plain).\(column)"
    case .member(let table, let name): "\(name) of \(table.plain)"
    case .rows(let table): "rows of \(table.plain)"
    case .other(let name): name.plain
    }
  }
}
