import PythonInterpreter
import Schema

extension OperationFunction {
  /// The operation of alembic-postgresql-enum.
  static let enums: [OperationFunction] = [
    OperationFunction(
      "sync_enum_values",
      ["enum_schema", "enum_name", "new_values", "affected_columns", "enum_values_to_rename"],
      table: ("", "")
    ) { (call) throws(OperationStop) in
      try call.synchronizeEnum()
      return .none
    }
  ]
}

extension OperationCall {
  /// `sync_enum_values`: a new type takes the place of the old one, column by column, with operators
  /// that compare both as long as both are there.
  ///
  /// Source: alembic-postgresql-enum 1.11, `operations/sync_enum_values.py`. Renamed values, defaults
  /// and indexes are not followed here.
  fileprivate func synchronizeEnum() throws(OperationStop) {
    let schema = try text("enum_schema")
    let name = try text("enum_name")
    let labels = try texts("new_values")
    let columns = try elements(try value("affected_columns"), "affected_columns")
      .map { (column) throws(OperationStop) in try affectedColumn(column, schema) }
    for argument in ["enum_values_to_rename", "indexes_to_recreate"] where given(argument) != nil {
      guard try elements(try value(argument), argument).isEmpty else {
        throw .unknown(Unknown(.unsupported, "\(argument) of sync_enum_values", place))
      }
    }
    let sql = EnumSynchronization(schema: schema, name: name, labels: labels, columns: columns)
    var entries: [String] = []
    var operations: [PlacedOperation] = []
    for text in sql.statements {
      let statement = statement(text: text, literal: .nowhere, isDriverSQL: false)
      entries += statement.entries
      operations += statement.operations
    }
    try record(
      MigrationStep(
        name: self.name, entries: entries, operations: operations, provenance: provenance))
  }

  private func affectedColumn(
    _ value: Value, _ schema: String
  ) throws(OperationStop) -> EnumSynchronization.AffectedColumn {
    if let unknown = value.unknown { throw .unknown(unknown) }
    var parts: [String: Value] = [:]
    for name in [
      "table_name", "column_name", "table_schema", "existing_server_default", "is_array",
    ] {
      parts[name] = try attempt { () throws(Interruption) in
        try interpreter.attributeIfAny(value, name)
      }
    }
    guard let table = parts["table_name"]?.text, let column = parts["column_name"]?.text,
      parts["existing_server_default"]?.isNone == true, parts["is_array"]?.boolean == false
    else {
      throw .unknown(Unknown(.unsupported, "an affected column of sync_enum_values", place))
    }
    return EnumSynchronization.AffectedColumn(
      table: QualifiedName(table, schema: parts["table_schema"]?.text ?? schema), column: column)
  }
}

/// The statements that give an enumeration other labels.
struct EnumSynchronization {
  /// A column of the enumeration.
  struct AffectedColumn {
    let table: QualifiedName
    let column: String
  }

  let schema: String
  let name: String
  let labels: [String]
  let columns: [AffectedColumn]

  /// The statements, laid out as the package lays them out.
  var statements: [String] {
    let new = "\"\(schema)\".\"\(name)\""
    let old = "\"\(schema)\".\"\(name)_old\""
    let list = labels.map { "'\($0)'" }.joined(separator: ", ")
    let operators = [("!=", "new_old_not_equals"), ("=", "new_old_equals")]
    let deep = String(repeating: " ", count: 16)
    let middle = String(repeating: " ", count: 12)
    let shallow = String(repeating: " ", count: 8)
    var all = [
      "ALTER TYPE \(new) RENAME TO \"\(name)_old\"", "CREATE TYPE \(new) AS ENUM(\(list))",
    ]
    for (symbol, function) in operators {
      let function = "\"\(schema)\".\(function)"
      all.append(
        [
          "CREATE FUNCTION \(function)(", deep + "new_enum_val \(new), old_enum_val \(old)",
          middle + ")", middle + "RETURNS boolean AS $$",
          deep + "SELECT new_enum_val::text \(symbol) old_enum_val::text;",
          middle + "$$ LANGUAGE SQL IMMUTABLE",
        ].joined(separator: "\n"))
      all.append(
        [
          "CREATE OPERATOR \"\(schema)\".\(symbol) (", middle + "leftarg = \(new),",
          middle + "rightarg = \(old),", middle + "procedure = \(function)", shallow + ")",
        ].joined(separator: "\n"))
    }
    for column in columns {
      let space = column.table.schema.map { "\"\($0)\"." } ?? ""
      all.append(
        [
          "ALTER TABLE \(space)\"\(column.table.name)\" ",
          deep + "ALTER COLUMN \"\(column.column)\" TYPE \(new) ",
          deep + "USING \"\(column.column)\"::text::\(new)",
        ].joined(separator: "\n"))
    }
    for (symbol, function) in operators {
      all.append(
        [
          "DROP OPERATOR IF EXISTS \"\(schema)\".\(symbol) (", deep + new + ",", deep + old,
          middle + ")",
        ].joined(separator: "\n"))
      all.append(
        [
          "DROP FUNCTION \"\(schema)\".\(function)(",
          middle + "new_enum_val \(new), old_enum_val \(old)", shallow + ")",
        ].joined(separator: "\n"))
    }
    return all + ["DROP TYPE \(old)"]
  }
}

/// `alembic_postgresql_enum`: the classes of the arguments of its operation.
enum EnumSynchronizationModule: PythonStandIn {
  static let name = "alembic_postgresql_enum"
  static let aliases = [
    "alembic_postgresql_enum.get_enum_data", "alembic_postgresql_enum.get_enum_data.types",
  ]

  static let source = #"""
    class ColumnType:
        COMMON = 'COMMON'
        ARRAY = 'ARRAY'
    class TableReference:
        def __init__(self, table_name, column_name, table_schema=None,
                     column_type=ColumnType.COMMON, existing_server_default=None):
            self.table_name = table_name
            self.column_name = column_name
            self.table_schema = table_schema
            self.column_type = column_type
            self.is_array = column_type == ColumnType.ARRAY
            self.existing_server_default = existing_server_default
    class Config:
        def __init__(self, **options): self.options = options
    def set_configuration(config): pass
    """#
}
