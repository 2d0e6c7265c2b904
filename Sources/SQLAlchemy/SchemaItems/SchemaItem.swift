import PythonInterpreter

/// What the columns and constraints of a table have in common.
protocol SchemaItem: SQLAlchemyObject {}
