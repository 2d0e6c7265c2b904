extension SQLAlchemyLibrary {
  /// The classes of tables and what belongs to them, each after those that it extends.
  static let schemaItemClasses: [ClassDeclaration] = []

  /// The functions about tables.
  static let schemaItemFunctions: [FunctionDeclaration] = []

  /// The classes of tables' parts that only the PostgreSQL dialect has.
  static let postgresqlSchemaItemClasses: [ClassDeclaration] = []
}
