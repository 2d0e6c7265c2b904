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
    from sqlalchemy import types as _types
    from sqlalchemy.dialects import postgresql as _postgresql
    from sqlalchemy.types import TypeDecorator, UserDefinedType
    from sqlalchemy._types import _represent_own

    def generic_repr(*fields):
        if len(fields) == 1 and isinstance(fields[0], type): return fields[0]
        return lambda cls: cls
    def force_auto_coercion(mapper=None): return None
    def force_instant_defaults(mapper=None): return None
    class ScalarCoercible: pass

    class UUIDType(ScalarCoercible, TypeDecorator):
        __module__ = 'sqlalchemy_utils.types.uuid'
        impl = _types.BINARY
        cache_ok = True
        def __init__(self, binary=True, native=True):
            TypeDecorator.__init__(self, 16)
            self.binary = binary
            self.native = native
        def __repr__(self): return _represent_own(self)
        def load_dialect_impl(self, dialect):
            if self.native: return _postgresql.UUID()
            return _types.BINARY(16) if self.binary else _types.CHAR(32)

    class JSONType(TypeDecorator):
        __module__ = 'sqlalchemy_utils.types.json'
        impl = _types.UnicodeText
        cache_ok = True
        def load_dialect_impl(self, dialect): return _postgresql.JSON()

    class URLType(ScalarCoercible, TypeDecorator):
        __module__ = 'sqlalchemy_utils.types.url'
        impl = _types.UnicodeText
        cache_ok = True

    class EmailType(TypeDecorator):
        __module__ = 'sqlalchemy_utils.types.email'
        impl = _types.Unicode
        cache_ok = True
        def __init__(self, length=255, *args, **kwargs):
            TypeDecorator.__init__(self, length=length)
            self.length = length

    class IPAddressType(ScalarCoercible, TypeDecorator):
        __module__ = 'sqlalchemy_utils.types.ip_address'
        impl = _types.Unicode
        cache_ok = True
        def __init__(self, max_length=50, *args, **kwargs):
            TypeDecorator.__init__(self, max_length)

    class ChoiceType(ScalarCoercible, TypeDecorator):
        __module__ = 'sqlalchemy_utils.types.choice'
        impl = _types.Unicode
        cache_ok = True
        def __init__(self, choices, impl=None):
            self.choices = choices
            if impl is None: impl = _types.Unicode(255)
            self.impl = impl() if isinstance(impl, type) else impl

    class PasswordType(ScalarCoercible, TypeDecorator):
        __module__ = 'sqlalchemy_utils.types.password'
        impl = _types.VARBINARY
        cache_ok = True
        def __init__(self, max_length=None, **kwargs):
            self._max_length = max_length
            self.impl = _types.VARBINARY(max_length)
        def load_dialect_impl(self, dialect):
            if self._max_length is None: return _password_length()
            return _postgresql.BYTEA(self._max_length)

    class TimezoneType(ScalarCoercible, TypeDecorator):
        __module__ = 'sqlalchemy_utils.types.timezone'
        impl = _types.Unicode
        cache_ok = True
        def __init__(self, backend='dateutil'): TypeDecorator.__init__(self, 50)

    class ArrowType(ScalarCoercible, TypeDecorator):
        __module__ = 'sqlalchemy_utils.types.arrow'
        impl = _types.DateTime
        cache_ok = True
        def __init__(self, *args, **kwargs):
            self.impl = _types.DateTime(*args, **kwargs)
    class PendulumDateTimeType(ArrowType):
        __module__ = 'sqlalchemy_utils.types.pendulum_datetime'
    class EnrichedDateTimeType(ArrowType):
        __module__ = 'sqlalchemy_utils.types.enriched_datetime.enriched_datetime_type'
    class EnrichedDateType(ScalarCoercible, TypeDecorator):
        __module__ = 'sqlalchemy_utils.types.enriched_datetime.enriched_date_type'
        impl = _types.Date
        cache_ok = True

    class ScalarListType(TypeDecorator):
        __module__ = 'sqlalchemy_utils.types.scalar_list'
        impl = _types.UnicodeText
        cache_ok = True
        def __init__(self, coerce_func=str, separator=','): self.impl = _types.UnicodeText()

    class CountryType(ScalarCoercible, TypeDecorator):
        __module__ = 'sqlalchemy_utils.types.country'
        impl = _types.String
        cache_ok = True
        def __init__(self, *args, **kwargs): self.impl = _types.String(2)
    class CurrencyType(CountryType):
        __module__ = 'sqlalchemy_utils.types.currency'
        def __init__(self, *args, **kwargs): self.impl = _types.String(3)
    class LocaleType(ScalarCoercible, TypeDecorator):
        __module__ = 'sqlalchemy_utils.types.locale'
        impl = _types.Unicode
        cache_ok = True
        def __init__(self, *args, **kwargs): self.impl = _types.Unicode(10)
    class PhoneNumberType(ScalarCoercible, TypeDecorator):
        __module__ = 'sqlalchemy_utils.types.phone_number'
        impl = _types.Unicode
        cache_ok = True
        def __init__(self, region=None, max_length=20, *args, **kwargs):
            self.impl = _types.Unicode(max_length)
    class ColorType(ScalarCoercible, TypeDecorator):
        __module__ = 'sqlalchemy_utils.types.color'
        impl = _types.Unicode
        cache_ok = True
        def __init__(self, max_length=20, *args, **kwargs): self.impl = _types.Unicode(max_length)

    class TSVectorType(TypeDecorator):
        __module__ = 'sqlalchemy_utils.types.ts_vector'
        impl = _postgresql.TSVECTOR
        cache_ok = True
        def __init__(self, *args, **kwargs):
            self.columns = args
            self.options = kwargs
            self.impl = _postgresql.TSVECTOR()

    class LtreeType(ScalarCoercible, UserDefinedType):
        __module__ = 'sqlalchemy_utils.types.ltree'
        cache_ok = True
        def get_col_spec(self, **kw): return 'LTREE'
    class LQUERY(UserDefinedType):
        __module__ = 'sqlalchemy_utils.types.ltree'
        cache_ok = True
        def get_col_spec(self, **kw): return 'LQUERY'
    class LTXTQUERY(UserDefinedType):
        __module__ = 'sqlalchemy_utils.types.ltree'
        cache_ok = True
        def get_col_spec(self, **kw): return 'LTXTQUERY'

    class EncryptedType(TypeDecorator):
        __module__ = 'sqlalchemy_utils.types.encrypted.encrypted_type'
        impl = _types.LargeBinary
        cache_ok = True
        def __init__(self, type_in=None, key=None, engine=None, padding=None, **kwargs):
            self.impl = _types.LargeBinary()
    class StringEncryptedType(EncryptedType):
        __module__ = 'sqlalchemy_utils.types.encrypted.encrypted_type'
        impl = _types.String
        def __init__(self, type_in=None, key=None, engine=None, padding=None, **kwargs):
            self.impl = _types.String()

    class RangeType(ScalarCoercible, TypeDecorator):
        __module__ = 'sqlalchemy_utils.types.range'
        cache_ok = True
        def __init__(self, *args, **kwargs): self.impl = type(self).impl()
    class IntRangeType(RangeType):
        __module__ = 'sqlalchemy_utils.types.range'
        impl = _postgresql.INT4RANGE
    class Int8RangeType(RangeType):
        __module__ = 'sqlalchemy_utils.types.range'
        impl = _postgresql.INT8RANGE
    class NumericRangeType(RangeType):
        __module__ = 'sqlalchemy_utils.types.range'
        impl = _postgresql.NUMRANGE
    class DateRangeType(RangeType):
        __module__ = 'sqlalchemy_utils.types.range'
        impl = _postgresql.DATERANGE
    class DateTimeRangeType(RangeType):
        __module__ = 'sqlalchemy_utils.types.range'
        impl = _postgresql.TSRANGE

    def generic_repr(*fields):
        if len(fields) == 1 and isinstance(fields[0], type): return fields[0]
        return lambda cls: cls
    """#

  static func prepare(_ module: ModuleObject, _ interpreter: Interpreter) {
    interpreter.addFunction("_password_length", to: module) {
      (interpreter, _, _) throws(Interruption) in
      interpreter.unknown(.thirdParty, "the length of the longest password hash")
    }
  }
}
