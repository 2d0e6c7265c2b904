import PythonInterpreter

/// `sqlalchemy_utils`: what its types are on PostgreSQL.
///
/// Source: the `impl` and `load_dialect_impl` of its classes, release 0.42.
enum SQLAlchemyUtilsModule: PythonStandIn {
  static let name = "sqlalchemy_utils"
  static let aliases = [
    "sqlalchemy_utils.types", "sqlalchemy_utils.types.uuid", "sqlalchemy_utils.types.json",
    "sqlalchemy_utils.types.url", "sqlalchemy_utils.types.email", "sqlalchemy_utils.types.choice",
    "sqlalchemy_utils.types.password", "sqlalchemy_utils.types.arrow",
    "sqlalchemy_utils.types.timezone", "sqlalchemy_utils.types.ip_address",
    "sqlalchemy_utils.types.scalar_list", "sqlalchemy_utils.types.ts_vector",
    "sqlalchemy_utils.types.ltree", "sqlalchemy_utils.types.phone_number",
    "sqlalchemy_utils.types.country", "sqlalchemy_utils.types.currency",
    "sqlalchemy_utils.types.locale", "sqlalchemy_utils.types.color",
    "sqlalchemy_utils.types.range", "sqlalchemy_utils.types.encrypted.encrypted_type",
  ]

  static let source = #"""
    import sqlalchemy as sa
    from sqlalchemy import types
    from sqlalchemy.dialects import postgresql
    from sqlalchemy.types import TypeDecorator, UserDefinedType

    class ScalarCoercible: pass

    class UUIDType(ScalarCoercible, TypeDecorator):
        impl = types.BINARY
        cache_ok = True
        def __init__(self, binary=True, native=True):
            TypeDecorator.__init__(self, 16)
            self.binary = binary
            self.native = native
        def load_dialect_impl(self, dialect):
            if self.native: return postgresql.UUID()
            return types.BINARY(16) if self.binary else types.CHAR(32)

    class JSONType(TypeDecorator):
        impl = types.UnicodeText
        cache_ok = True
        def load_dialect_impl(self, dialect): return postgresql.JSON()

    class URLType(ScalarCoercible, TypeDecorator):
        impl = types.UnicodeText
        cache_ok = True

    class EmailType(TypeDecorator):
        impl = types.Unicode
        cache_ok = True
        def __init__(self, length=255, *args, **kwargs):
            TypeDecorator.__init__(self, length=length)
            self.length = length

    class IPAddressType(ScalarCoercible, TypeDecorator):
        impl = types.Unicode
        cache_ok = True
        def __init__(self, max_length=50, *args, **kwargs):
            TypeDecorator.__init__(self, max_length)

    class ChoiceType(ScalarCoercible, TypeDecorator):
        impl = types.Unicode
        cache_ok = True
        def __init__(self, choices, impl=None):
            self.choices = choices
            if impl is None: impl = types.Unicode(255)
            self.impl = impl() if isinstance(impl, type) else impl

    class PasswordType(ScalarCoercible, TypeDecorator):
        impl = types.VARBINARY
        cache_ok = True
        def __init__(self, max_length=None, **kwargs):
            self._max_length = max_length
            self.impl = types.VARBINARY(max_length)
        def load_dialect_impl(self, dialect):
            if self._max_length is None: return _password_length()
            return postgresql.BYTEA(self._max_length)

    class TimezoneType(ScalarCoercible, TypeDecorator):
        impl = types.Unicode
        cache_ok = True
        def __init__(self, backend='dateutil'): TypeDecorator.__init__(self, 50)

    class ArrowType(ScalarCoercible, TypeDecorator):
        impl = types.DateTime
        cache_ok = True
        def __init__(self, *args, **kwargs):
            self.impl = types.DateTime(*args, **kwargs)
    class PendulumDateTimeType(ArrowType): pass
    class EnrichedDateTimeType(ArrowType): pass
    class EnrichedDateType(ScalarCoercible, TypeDecorator):
        impl = types.Date
        cache_ok = True

    class ScalarListType(TypeDecorator):
        impl = types.UnicodeText
        cache_ok = True
        def __init__(self, coerce_func=str, separator=','): self.impl = types.UnicodeText()

    class CountryType(ScalarCoercible, TypeDecorator):
        impl = types.String
        cache_ok = True
        def __init__(self, *args, **kwargs): self.impl = types.String(2)
    class CurrencyType(CountryType):
        def __init__(self, *args, **kwargs): self.impl = types.String(3)
    class LocaleType(ScalarCoercible, TypeDecorator):
        impl = types.Unicode
        cache_ok = True
        def __init__(self, *args, **kwargs): self.impl = types.Unicode(10)
    class PhoneNumberType(ScalarCoercible, TypeDecorator):
        impl = types.Unicode
        cache_ok = True
        def __init__(self, region=None, max_length=20, *args, **kwargs):
            self.impl = types.Unicode(max_length)
    class ColorType(ScalarCoercible, TypeDecorator):
        impl = types.Unicode
        cache_ok = True
        def __init__(self, max_length=20, *args, **kwargs): self.impl = types.Unicode(max_length)

    class TSVectorType(TypeDecorator):
        impl = postgresql.TSVECTOR
        cache_ok = True
        def __init__(self, *args, **kwargs):
            self.columns = args
            self.options = kwargs
            self.impl = postgresql.TSVECTOR()

    class LtreeType(ScalarCoercible, UserDefinedType):
        cache_ok = True
        def get_col_spec(self, **kw): return 'LTREE'
    class LQUERY(UserDefinedType):
        cache_ok = True
        def get_col_spec(self, **kw): return 'LQUERY'
    class LTXTQUERY(UserDefinedType):
        cache_ok = True
        def get_col_spec(self, **kw): return 'LTXTQUERY'

    class EncryptedType(TypeDecorator):
        impl = types.LargeBinary
        cache_ok = True
        def __init__(self, type_in=None, key=None, engine=None, padding=None, **kwargs):
            self.impl = types.LargeBinary()
    class StringEncryptedType(EncryptedType):
        impl = types.String
        def __init__(self, type_in=None, key=None, engine=None, padding=None, **kwargs):
            self.impl = types.String()

    class RangeType(ScalarCoercible, TypeDecorator):
        cache_ok = True
        def __init__(self, *args, **kwargs): self.impl = type(self).impl()
    class IntRangeType(RangeType): impl = postgresql.INT4RANGE
    class Int8RangeType(RangeType): impl = postgresql.INT8RANGE
    class NumericRangeType(RangeType): impl = postgresql.NUMRANGE
    class DateRangeType(RangeType): impl = postgresql.DATERANGE
    class DateTimeRangeType(RangeType): impl = postgresql.TSRANGE
    """#

  static func prepare(_ module: ModuleObject, _ interpreter: Interpreter) {
    interpreter.addFunction("_password_length", to: module) {
      (interpreter, _, _) throws(Interruption) in
      interpreter.unknown(.thirdParty, "the length of the longest password hash")
    }
  }
}
