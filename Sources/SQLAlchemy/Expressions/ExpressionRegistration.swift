extension SQLAlchemyLibrary {
  /// The classes of expressions, each after those that it extends.
  static let expressionClasses: [ClassDeclaration] = [
    ClassDeclaration("ClauseElement", module: "sqlalchemy.sql.elements"),
    ClassDeclaration(
      "ColumnElement", bases: ["ClauseElement"], module: "sqlalchemy.sql.elements"),
    ClassDeclaration("FromClause", bases: ["ClauseElement"], module: "sqlalchemy.sql.selectable"),
  ]

  /// The functions that make expressions.
  static let expressionFunctions: [FunctionDeclaration] = []

  /// The classes of expressions that only the PostgreSQL dialect has.
  static let postgresqlExpressionClasses: [ClassDeclaration] = []

  /// The functions that only the PostgreSQL dialect has.
  static let postgresqlExpressionFunctions: [FunctionDeclaration] = []
}
