import PythonInterpreter
import SQLAlchemy
import Schema

/// One question of an inspector.
struct SchemaQuestion {
  let schema: Schema
  let arguments: CallArguments
  let interpreter: Interpreter

  func text(_ index: Int, _ name: String) -> String? { arguments.value(index, name)?.text }

  /// The table that the first two arguments name.
  var name: QualifiedName {
    QualifiedName(text(0, "table_name") ?? "", schema: text(1, "schema"))
  }

  func answer(_ method: String) throws(Interruption) -> Value {
    switch method {
    case "has_table":
      if isVersionTable(name) { return .bool(true) }
      return schema.existence(ofTable: name).value(interpreter)
    case "has_index":
      let index = QualifiedName(text(1, "index_name") ?? "", schema: text(2, "schema"))
      let owner = QualifiedName(name.name, schema: index.schema)
      return try hasIndex(index.name, of: owner)
    case "has_sequence":
      let name = QualifiedName(text(0, "sequence_name") ?? "", schema: text(1, "schema"))
      return (schema.sequence(name) == nil ? schema.absence(of: name) : .yes).value(interpreter)
    case "has_schema":
      let name = text(0, "schema_name") ?? ""
      return (schema.hasNamespace(name) ? .yes : schema.absence(of: QualifiedName(name))).value(
        interpreter)
    case "has_type":
      let name = QualifiedName(text(0, "type_name") ?? "", schema: text(1, "schema"))
      return (schema.type(name) == nil ? schema.absence(of: name) : .yes).value(interpreter)
    case "get_table_names": return tableNames()
    case "get_schema_names":
      let names = Set(schema.namespaces.map(\.name)).union(["information_schema", "public"])
      return list(names.sorted().map { .text($0) })
    case "get_view_names":
      return list(views.filter { !$0.isMaterialized }.map { .text($0.name.name) })
    case "get_materialized_view_names":
      return list(views.filter(\.isMaterialized).map { .text($0.name.name) })
    case "get_sequence_names":
      return list(
        schema.sequences.filter { $0.name.schema == space(0) }.map { .text($0.name.name) })
    case "get_temp_table_names", "get_temp_view_names", "get_foreign_table_names":
      return .list(of: [])
    case "get_enums": return enums()
    case "get_domains":
      return list(schema.types.filter(\.isDomain).map { dict(["name": .text($0.name.name)]) })
    default:
      return try answerAboutTable(method)
    }
  }

  func answerAboutTable(_ method: String) throws(Interruption) -> Value {
    let methods = [
      "get_columns", "get_pk_constraint", "get_unique_constraints", "get_indexes",
      "get_foreign_keys", "get_check_constraints", "get_table_comment", "get_table_options",
    ]
    guard methods.contains(method) else {
      return interpreter.unknown(.unsupported, "\(method)() of an inspector")
    }
    guard let table = schema.table(name) else {
      if isVersionTable(name) {
        let options = MigrationSession.of(interpreter).options
        return try answerAboutTable(method, options.versionTableDefinition)
      }
      if case .unknown(let reason) = schema.absence(of: name) {
        return interpreter.unknown(.joined, reason)
      }
      throw interpreter.sqlAlchemyError("NoSuchTableError", name.plain)
    }
    if let reason = schema.doubtfulExistence(table) { return interpreter.unknown(.joined, reason) }
    return try answerAboutTable(method, table)
  }

  func answerAboutTable(
    _ method: String, _ table: Table
  ) throws(Interruption) -> Value {
    switch method {
    case "get_columns":
      return try list(
        table.columns.mapThrowing { (column) throws(Interruption) in try describe(column) },
        of: table
      ) { if case .column(let name) = $0 { name } else { nil } }
    case "get_pk_constraint":
      if table.primaryKey == nil, let reason = incompleteness(table) { return reason }
      return primaryKey(table.primaryKey)
    case "get_unique_constraints":
      return list(
        table.constraints.compactMap { constraint in
          guard case .unique(let key) = constraint.rule else { return nil }
          return dict([
            "name": name(constraint), "column_names": texts(key.columns),
            "comment": constraint.comment.map { .text($0) } ?? .none,
          ])
        }, of: table, constraintName)
    case "get_indexes":
      return list(indexes(table), of: table) { if case .index(let name) = $0 { name } else { nil } }
    case "get_foreign_keys":
      return list(
        table.foreignKeys.map { describe($0.constraint, $0.key) }, of: table, constraintName)
    case "get_check_constraints":
      return list(
        table.constraints.compactMap { constraint in
          guard case .check(let condition) = constraint.rule else { return nil }
          return dict([
            "name": name(constraint),
            "sqltext": interpreter.unknown(
              .unsupported, "a condition as PostgreSQL words it: \(condition.text)"),
            "comment": constraint.comment.map { .text($0) } ?? .none,
          ])
        }, of: table, constraintName)
    case "get_table_comment":
      if table.comment == nil, let reason = incompleteness(table) { return reason }
      return dict(["text": table.comment.map { .text($0) } ?? .none])
    default: return dict([:])
    }
  }

  private func constraintName(_ part: TablePart) -> String? {
    if case .constraint(let name) = part { name } else { nil }
  }
}
