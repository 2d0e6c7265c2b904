extension SQLAlchemyLibrary {
  /// The classes of tables and what belongs to them, each after those that it extends.
  static let schemaItemClasses: [ClassDeclaration] =
    [
      DialectObject.declaration,
      ClassDeclaration("ColumnCollection", module: "sqlalchemy.sql.base"),
      MetaDataObject.declaration,
    ] + ConstraintObject.declarations + DefaultClauseObject.declarations + [
      SequenceObject.declaration, IdentityObject.declaration, ComputedObject.declaration,
      ColumnObject.declaration, TableObject.declaration, IndexObject.declaration,
    ]

  /// The functions about tables.
  static let schemaItemFunctions: [FunctionDeclaration] = []

  /// The classes of tables' parts that only the PostgreSQL dialect has.
  static let postgresqlSchemaItemClasses: [ClassDeclaration] =
    ConstraintObject.postgresqlDeclarations
}
