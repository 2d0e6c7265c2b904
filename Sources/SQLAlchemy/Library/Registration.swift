extension SQLAlchemyLibrary {
  /// The classes that are written in Swift, each after those that it extends.
  static let classes: [ClassDeclaration] =
    expressionClasses + schemaItemClasses + ormClasses + Inspection.classes

  /// The functions that are written in Swift.
  static let functions: [FunctionDeclaration] =
    expressionFunctions + schemaItemFunctions
    + Inspection.functions

  /// The classes that only `sqlalchemy.dialects.postgresql` has.
  static let postgresqlClasses: [ClassDeclaration] =
    postgresqlExpressionClasses + postgresqlSchemaItemClasses

  /// The functions that only `sqlalchemy.dialects.postgresql` has.
  static let postgresqlFunctions: [FunctionDeclaration] = postgresqlExpressionFunctions
}
