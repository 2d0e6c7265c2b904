import PythonInterpreter
import Schema

/// A table of PostgreSQL's catalog, as far as the replayed schema fills it.
enum CatalogTable: String {
  case columns = "information_schema.columns"
  case tables = "information_schema.tables"
  case tableConstraints = "information_schema.table_constraints"
  case keyColumns = "information_schema.key_column_usage"
  case constraintColumns = "information_schema.constraint_column_usage"
  case references = "information_schema.referential_constraints"
  case indexes = "pg_indexes"
  case namedTables = "pg_tables"
  case extensions = "pg_extension"
  case constraints = "pg_constraint"
  case types = "pg_type"
  case labels = "pg_enum"
  case triggers = "pg_trigger"

  /// The table that a query reads, or the join of two that belong together.
  init?(_ relations: [String]) {
    if Set(relations) == ["pg_enum", "pg_type"] {
      self = .labels
    } else {
      guard relations.count == 1 else { return nil }
      self.init(rawValue: relations[0])
    }
  }

  /// The columns that are filled.
  var columns: [String] {
    switch self {
    case .columns:
      ["table_schema", "table_name", "column_name", "data_type", "udt_name", "is_nullable"]
    case .tables: ["table_schema", "table_name", "table_type"]
    case .tableConstraints:
      ["table_schema", "constraint_schema", "table_name", "constraint_name", "constraint_type"]
    case .keyColumns, .constraintColumns:
      ["constraint_schema", "constraint_name", "table_schema", "table_name", "column_name"]
    case .references: ["constraint_schema", "constraint_name", "delete_rule", "update_rule"]
    case .indexes: ["schemaname", "tablename", "indexname"]
    case .namedTables: ["schemaname", "tablename"]
    case .extensions: ["extname"]
    case .constraints: ["conname", "contype"]
    case .types: ["typname", "typtype"]
    case .labels: ["typname", "enumlabel"]
    case .triggers: ["tgname"]
    }
  }

  /// Why rows may be missing although every table is known.
  func gap(of schema: Schema) -> String? {
    switch self {
    case .columns, .tableConstraints, .keyColumns, .constraintColumns, .references, .indexes,
      .constraints, .triggers:
      schema.tables.first { !$0.isComplete }
        .map { "the table \($0.name.plain) is not fully known" }
    default: nil
    }
  }

  /// The rows; nil where the schema does not tell them all in PostgreSQL's words.
  func rows(of schema: Schema) -> [[String: Value]]? {
    func space(_ name: QualifiedName) -> Value { .text(name.schema ?? schema.defaultSchema) }
    switch self {
    case .columns:
      return schema.tables.flatMap { table in
        table.columns.map { column in
          [
            "table_schema": space(table.name), "table_name": .text(table.name.name),
            "column_name": .text(column.name),
            "data_type": .text(
              column.type.isArray
                ? "ARRAY" : column.type.builtinName ?? "USER-DEFINED"),
            "udt_name": .text(column.type.userTypeName?.name ?? column.type.element.description),
            "is_nullable": .text(column.isNullable ? "YES" : "NO"),
          ]
        }
      }
    case .tables:
      return schema.tables.map { table in
        [
          "table_schema": space(table.name), "table_name": .text(table.name.name),
          "table_type": .text("BASE TABLE"),
        ]
      }
    case .namedTables:
      return schema.tables.map { table in
        ["schemaname": space(table.name), "tablename": .text(table.name.name)]
      }
    case .tableConstraints:
      return schema.tables.flatMap { table in
        table.constraints.compactMap { constraint in
          guard let name = constraint.name, let type = constraint.rule.catalogName else {
            return nil
          }
          return [
            "table_schema": space(table.name), "constraint_schema": space(table.name),
            "table_name": .text(table.name.name), "constraint_name": .text(name),
            "constraint_type": .text(type.long),
          ]
        }
      }
    case .keyColumns, .constraintColumns:
      return schema.tables.flatMap { table in
        table.constraints.flatMap { constraint -> [[String: Value]] in
          guard let name = constraint.name, constraint.rule.catalogName != nil else { return [] }
          var (owner, columns) = (table.name, constraint.columns)
          switch constraint.rule {
          case .check: return []
          case .foreignKey(let key) where self == .constraintColumns:
            (owner, columns) = (schema.canonical(key.table), key.referencedColumns)
          default: break
          }
          return columns.map { column in
            [
              "constraint_schema": space(table.name), "constraint_name": .text(name),
              "table_schema": space(owner), "table_name": .text(owner.name),
              "column_name": .text(column),
            ]
          }
        }
      }
    case .references:
      return schema.tables.flatMap { table in
        table.foreignKeys.compactMap { constraint, key in
          guard let name = constraint.name else { return nil }
          return [
            "constraint_schema": space(table.name), "constraint_name": .text(name),
            "delete_rule": .text((key.onDelete ?? .noAction).rawValue),
            "update_rule": .text((key.onUpdate ?? .noAction).rawValue),
          ]
        }
      }
    case .constraints:
      return schema.tables.flatMap { table in
        table.constraints.compactMap { constraint in
          guard let name = constraint.name, let type = constraint.rule.catalogName else {
            return nil
          }
          return ["conname": .text(name), "contype": .text(type.short)]
        }
      }
    case .indexes:
      return schema.tables.flatMap { table in
        (table.indexes.compactMap(\.name)
          + table.constraints.filter(\.hasIndex).compactMap(\.name)).map { name in
            [
              "schemaname": space(table.name), "tablename": .text(table.name.name),
              "indexname": .text(name),
            ]
          }
      }
    case .extensions: return schema.extensions.map { ["extname": .text($0.name)] }
    case .types:
      return schema.types.map { type in
        [
          "typname": .text(type.name.name),
          "typtype": .text(type.labels != nil ? "e" : type.isDomain ? "d" : "c"),
        ]
      }
    case .labels:
      return schema.types.flatMap { type in
        (type.labels ?? []).map { label in
          ["typname": .text(type.name.name), "enumlabel": .text(label)]
        }
      }
    case .triggers:
      return schema.tables.flatMap { table in
        table.triggers.map { ["tgname": .text($0.name)] }
      }
    }
  }
}

extension ConstraintRule {
  /// The kind as the catalog words it.
  fileprivate var catalogName: (long: String, short: String)? {
    switch self {
    case .primaryKey: ("PRIMARY KEY", "p")
    case .unique: ("UNIQUE", "u")
    case .foreignKey: ("FOREIGN KEY", "f")
    case .check: ("CHECK", "c")
    case .exclusion, .notNull: nil
    }
  }
}
