import PythonInterpreter

/// `sqlmodel`, as far as migrations use it: its string type, and SQLAlchemy's names that it passes on.
enum SQLModelModule: PythonStandIn {
  static let name = "sqlmodel.sql.sqltypes"
  static let aliases = ["sqlmodel", "sqlmodel.sql._sqltypes"]

  static let source = #"""
    from sqlalchemy import types
    from sqlalchemy.types import String, TypeDecorator

    class AutoString(TypeDecorator):
        impl = String
        cache_ok = True
        mysql_default_length = 255

    class GUID(TypeDecorator):
        impl = types.CHAR
        cache_ok = True
        def load_dialect_impl(self, dialect):
            return dialect.type_descriptor(types.UUID())
    """#
}
