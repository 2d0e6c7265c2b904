import Schema

/// The tables of a schema and how they refer to each other, from which every drawing is made.
public struct EntityPicture: Sendable {
  /// One table to draw.
  struct Entity: Sendable {
    var name: QualifiedName
    var columns: [Attribute]
    /// False when there may be parts that nobody read.
    var isCertain: Bool
    var comment: String?
  }

  /// One column to draw.
  struct Attribute: Sendable {
    var name: String
    var type: String
    var isKey = false
    var isReference = false
    var isUnique = false
    var isNullable: Bool
    var isCertain: Bool

    /// `PK`, `FK`, `UK`.
    var marks: [String] {
      (isKey ? ["PK"] : []) + (isReference ? ["FK"] : []) + (isUnique && !isKey ? ["UK"] : [])
    }
  }

  /// One foreign key to draw.
  struct Relation: Sendable {
    /// Places in `entities`: the table that refers, and the one that is referred to.
    var child: Int
    var parent: Int
    /// The first column of either side, as a place in the table's columns.
    var childRow: Int
    var parentRow: Int
    var columns: [String]
    var referencedColumns: [String]
    var name: String
    /// Whether a row may refer to nothing.
    var isOptional: Bool
    /// Whether at most one row refers to each row.
    var isUnique: Bool
    var isCertain: Bool
  }

  let entities: [Entity]
  let relations: [Relation]
  /// What is unknown about the schema, which every drawing says.
  public let unknownFacts: [UnknownFact]

  /// Takes every table of `schema` that outlives a session.
  public init(_ schema: Schema) {
    unknownFacts = schema.unknownFacts
    let doubtful = Set(unknownFacts.filter { !$0.dependsOnData }.compactMap(\.table))
    let tables = schema.tables.filter { $0.persistence != .temporary }
    var entities = tables.map { table in
      Entity(
        name: table.name, columns: Self.attributes(table),
        isCertain: table.isComplete && !doubtful.contains(table.name), comment: table.comment)
    }
    var place: [QualifiedName: Int] = [:]
    for (index, table) in tables.enumerated() { place[table.name] = index }
    var relations: [Relation] = []
    for (child, table) in tables.enumerated() {
      for (constraint, key) in table.foreignKeys {
        let target = schema.canonical(key.table)
        if place[target] == nil {
          // A table that nobody read is drawn all the same.
          place[target] = entities.count
          entities.append(Entity(name: target, columns: [], isCertain: false))
        }
        guard let parent = place[target] else { continue }
        func row(_ column: String?, of entity: Int) -> Int {
          entities[entity].columns.firstIndex { $0.name == column } ?? -1
        }
        relations.append(
          Relation(
            child: child, parent: parent, childRow: row(key.columns.first, of: child),
            parentRow: row(key.referencedColumns.first, of: parent), columns: key.columns,
            referencedColumns: key.referencedColumns, name: constraint.name ?? "",
            isOptional: key.columns.contains { table.column($0)?.isNullable ?? true },
            isUnique: table.hasKey(key.columns),
            isCertain: constraint.provenance.standing.isKnown))
      }
    }
    self.entities = entities
    self.relations = relations
  }

  private static func attributes(_ table: Table) -> [Attribute] {
    let keys = Set(table.primaryKey?.columns ?? [])
    let references = Set(table.foreignKeys.flatMap(\.key.columns))
    return table.columns.map { column in
      let isUnknown: Bool = if case .unknown = column.type.base { true } else { false }
      return Attribute(
        name: column.name, type: isUnknown ? "?" : column.type.short,
        isKey: keys.contains(column.name), isReference: references.contains(column.name),
        isUnique: table.hasKey([column.name]), isNullable: column.isNullable,
        isCertain: !isUnknown && column.provenance.standing.isKnown)
    }
  }

  /// "3 facts are not known", or nil when everything is.
  var doubt: String? {
    let count = unknownFacts.count
    guard count > 0 else { return nil }
    return count == 1 ? "1 fact is not known" : "\(count) facts are not known"
  }
}

extension DataType {
  /// The type by PostgreSQL's own shorter names, for pictures.
  fileprivate var short: String {
    let list = modifiers.isEmpty ? "" : "(" + modifiers.joined(separator: ",") + ")"
    let shorter: String? =
      switch builtinName {
      case "character varying": "varchar"
      case "timestamp with time zone": "timestamptz"
      case "timestamp without time zone": "timestamp"
      case "time with time zone": "timetz"
      case "time without time zone": "time"
      default: nil
      }
    return shorter.map { $0 + list + (isArray ? "[]" : "") } ?? description
  }
}
