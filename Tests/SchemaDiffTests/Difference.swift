import PostgreSQLDialect
import Schema
import SchemaDiff

/// The schema after the statements of a script, which must all apply.
func schema(_ script: String) throws -> Schema {
  var schema = Schema()
  for statement in ReadStatement.all(in: script) {
    schema = try schema.applying(statement.operations)
  }
  return schema
}

/// Models that declare what a script makes.
func declared(_ script: String) throws -> DeclaredSchema {
  let schema = try schema(script)
  return DeclaredSchema(
    tables: schema.tables.map { DeclaredTable(table: $0) }, types: Array(schema.types))
}

/// A comparison of two scripts.
func comparison(
  _ models: String, _ migrations: String, asAlembic: Bool = true,
  defaults: ComparisonRules.ServerDefaults = .none,
  filters: ComparisonFilters = ComparisonFilters(),
  _ adjust: (inout DeclaredSchema, inout Schema) -> Void = { _, _ in }
) throws -> SchemaComparison {
  var rules = ComparisonRules()
  rules.seesOnlyWhatAlembicSees = asAlembic
  rules.serverDefaults = defaults
  var (wanted, present) = (try declared(models), try schema(migrations))
  adjust(&wanted, &present)
  return SchemaComparison(wanted, with: present, rules: rules, filters: filters)
}

/// The differences of a comparison, each in a few words.
func differences(
  _ models: String, _ migrations: String, asAlembic: Bool = true,
  defaults: ComparisonRules.ServerDefaults = .none,
  filters: ComparisonFilters = ComparisonFilters(),
  _ adjust: (inout DeclaredSchema, inout Schema) -> Void = { _, _ in }
) throws -> [String] {
  try comparison(
    models, migrations, asAlembic: asAlembic, defaults: defaults, filters: filters, adjust
  ).changes.flatMap(\.words)
}

extension SchemaChange {
  /// What changes, in a few words.
  var words: [String] {
    switch self {
    case .createNamespace(let name): ["create schema \(name)"]
    case .dropNamespace(let name): ["drop schema \(name)"]
    case .createType(let type): ["create type \(type.name.plain)"]
    case .dropType(let type): ["drop type \(type.name.plain)"]
    case .alterEnum(let change): ["alter type \(change.name.plain)"]
    case .createSequence(let sequence): ["create sequence \(sequence.name.plain)"]
    case .dropSequence(let sequence): ["drop sequence \(sequence.name.plain)"]
    case .createTable(let table): ["create table \(table.name.plain)"]
    case .dropTable(let table): ["drop table \(table.name.plain)"]
    case .renameTable(let from, let to): ["rename table \(from.plain) to \(to.plain)"]
    case .concurrently(let table, let change): ["\(table.plain): concurrently \(change.words)"]
    case .execute: ["execute"]
    case .modifyTable(let table, let changes): changes.map { "\(table.plain): \($0.words)" }
    }
  }
}

extension TableChange {
  /// What changes, in a few words.
  var words: String {
    switch self {
    case .addColumn(let column): "add column \(column.name)"
    case .dropColumn(let column): "drop column \(column.name)"
    case .alterColumn(let alteration):
      "alter column \(alteration.existing.name) "
        + ColumnAlteration.Part.allCases.filter(alteration.parts.contains).map { "\($0)" }
        .joined(separator: " ")
    case .renameColumn(let from, let to): "rename column \(from) to \(to)"
    case .regenerateColumn(_, let column): "regenerate column \(column.name)"
    case .createIndex(let index): "create index \(index.name ?? "")"
    case .dropIndex(let index): "drop index \(index.name ?? "")"
    case .addConstraint(let constraint): "add constraint \(constraint.name ?? "")"
    case .dropConstraint(let constraint): "drop constraint \(constraint.name ?? "")"
    case .comment(_, let to): "comment \(to ?? "none")"
    }
  }
}
