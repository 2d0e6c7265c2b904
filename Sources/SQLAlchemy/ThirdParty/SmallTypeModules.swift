import PythonInterpreter

/// `citext`.
enum CITextModule: PythonStandIn {
  static let name = "citext"

  static let source = #"""
    from sqlalchemy.types import UserDefinedType, Concatenable

    class CIText(Concatenable, UserDefinedType):
        cache_ok = True
        def get_col_spec(self, **kw): return 'CITEXT'
    """#
}

/// `fastapi_users_db_sqlalchemy.generics`.
enum FastAPIUsersModule: PythonStandIn {
  static let name = "fastapi_users_db_sqlalchemy.generics"

  static let source = #"""
    from sqlalchemy import types
    from sqlalchemy.types import TypeDecorator

    class GUID(TypeDecorator):
        impl = types.CHAR
        cache_ok = True
        def load_dialect_impl(self, dialect): return dialect.type_descriptor(types.UUID())

    class TIMESTAMPAware(TypeDecorator):
        impl = types.TIMESTAMP
        cache_ok = True
    """#
}

/// `advanced_alchemy.types`.
enum AdvancedAlchemyModule: PythonStandIn {
  static let name = "advanced_alchemy.types"

  static let source = #"""
    from sqlalchemy import types
    from sqlalchemy.dialects import postgresql
    from sqlalchemy.types import TypeDecorator

    class GUID(TypeDecorator):
        impl = types.BINARY
        cache_ok = True
        def __init__(self, *args, binary=True, **kwargs): self.impl = types.BINARY(16)
        def load_dialect_impl(self, dialect): return dialect.type_descriptor(postgresql.UUID())

    class DateTimeUTC(TypeDecorator):
        impl = types.DateTime
        cache_ok = True
        def __init__(self, *args, timezone=True, **kwargs): self.impl = types.DateTime(timezone=timezone)

    class ORA_JSONB(TypeDecorator):
        impl = types.JSON
        cache_ok = True

    JsonB = types.JSON().with_variant(postgresql.JSONB(), 'postgresql', 'cockroachdb')
    BigIntIdentity = types.BigInteger().with_variant(types.Integer, 'sqlite')
    """#
}

/// `oslo_db.sqlalchemy.types`.
enum OsloDatabaseModule: PythonStandIn {
  static let name = "oslo_db.sqlalchemy.types"

  static let source = #"""
    from sqlalchemy import types
    from sqlalchemy.types import TypeDecorator

    class JsonEncodedType(TypeDecorator):
        impl = types.Text
        cache_ok = True
        def __init__(self, mysql_as_long=False, mysql_as_medium=False): self.impl = types.Text()
    class JsonEncodedDict(JsonEncodedType): pass
    class JsonEncodedList(JsonEncodedType): pass
    class SoftDeleteInteger(TypeDecorator):
        impl = types.Integer
        cache_ok = True
    class String(TypeDecorator):
        impl = types.String
        cache_ok = True
        def __init__(self, length, mysql_ndb_length=None, mysql_ndb_type=None, **kw):
            self.impl = types.String(length, **kw)
    """#
}

/// `pydantic`, of which only what SQLModel takes for a string says something about a column.
enum PydanticModule: PythonStandIn {
  static let name = "pydantic"

  static let source = #"""
    class EmailStr(str): pass
    """#
}

/// `oslo_db.sqlalchemy.models`: the columns that its mixins add.
enum OsloModelsModule: PythonStandIn {
  static let name = "oslo_db.sqlalchemy.models"

  static let source = #"""
    from sqlalchemy import Column, DateTime
    from oslo_db.sqlalchemy.types import SoftDeleteInteger

    class ModelBase: pass
    class ModelIterator: pass
    class TimestampMixin:
        created_at = Column(DateTime)
        updated_at = Column(DateTime)
    class SoftDeleteMixin:
        deleted_at = Column(DateTime)
        deleted = Column(SoftDeleteInteger, default=0)
    """#
}

/// `sqlalchemy_utils.models`: the columns that its mixin adds.
enum SQLAlchemyUtilsModelsModule: PythonStandIn {
  static let name = "sqlalchemy_utils.models"

  static let source = #"""
    from sqlalchemy import Column, DateTime

    class Timestamp:
        created = Column(DateTime, nullable=False)
        updated = Column(DateTime, nullable=False)
    """#
}
