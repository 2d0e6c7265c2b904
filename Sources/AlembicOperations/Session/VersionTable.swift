import Schema

extension SessionOptions {
  /// The name of the table in which Alembic keeps the revision.
  var versionTableName: QualifiedName { QualifiedName(versionTable, schema: versionTableSchema) }

  /// That table, which is there before any revision runs.
  var versionTableDefinition: Table {
    Table(
      name: versionTableName,
      columns: [
        Column(
          name: "version_num", type: .builtin("character varying", "32"), isNullable: false)
      ],
      constraints: [
        Constraint(
          name: versionTable + "_pkc", rule: .primaryKey(Key(columns: ["version_num"])))
      ])
  }

  /// Whether a name is that of the version table.
  func isVersionTable(_ name: QualifiedName, in schema: Schema) -> Bool {
    schema.canonical(name) == schema.canonical(versionTableName)
  }
}
