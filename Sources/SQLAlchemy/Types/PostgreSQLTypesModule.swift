import PythonInterpreter

/// The types that only `sqlalchemy.dialects.postgresql` has.
///
/// The names and defaults of the parameters are those of SQLAlchemy 2.1.
enum PostgreSQLTypesModule: PythonStandIn {
  static let name = "sqlalchemy._postgresql_types"

  static let source = #"""
    from sqlalchemy._types import *
    from sqlalchemy._types import _AbstractInterval
    from sqlalchemy import _types

    class TIMESTAMP(_types.TIMESTAMP):
        def __init__(self, timezone=False, precision=None):
            self.timezone = timezone
            self.precision = precision
    class TIME(_types.TIME):
        def __init__(self, timezone=False, precision=None):
            self.timezone = timezone
            self.precision = precision
    class INTERVAL(NativeForEmulated, _AbstractInterval):
        __visit_name__ = 'INTERVAL'
        native = True
        def __init__(self, precision=None, fields=None):
            self.precision = precision
            self.fields = fields
    PGInterval = INTERVAL

    class BYTEA(LargeBinary): __visit_name__ = 'BYTEA'
    class JSON(_types.JSON):
        def __init__(self, none_as_null=False, astext_type=None):
            self.none_as_null = none_as_null
            self.astext_type = Text() if astext_type is None else astext_type
    class JSONB(JSON): __visit_name__ = 'JSONB'
    class JSONPATH(TypeEngine): __visit_name__ = 'JSONPATH'
    class HSTORE(Indexable, Concatenable, TypeEngine):
        __visit_name__ = 'HSTORE'
        def __init__(self, text_type=None):
            self.text_type = Text() if text_type is None else text_type
    class ARRAY(_types.ARRAY): pass
    PGArray = ARRAY
    PGUuid = UUID

    class BIT(TypeEngine):
        __visit_name__ = 'BIT'
        def __init__(self, length=None, varying=False):
            self.length = (length if varying else length or 1)
            self.varying = varying
    PGBit = BIT
    class INET(TypeEngine): __visit_name__ = 'INET'
    class CIDR(TypeEngine): __visit_name__ = 'CIDR'
    class MACADDR(TypeEngine): __visit_name__ = 'MACADDR'
    class MACADDR8(TypeEngine): __visit_name__ = 'MACADDR8'
    class MONEY(TypeEngine): __visit_name__ = 'MONEY'
    class OID(TypeEngine): __visit_name__ = 'OID'
    class REGCLASS(TypeEngine): __visit_name__ = 'REGCLASS'
    class REGCONFIG(TypeEngine): __visit_name__ = 'REGCONFIG'
    class TSVECTOR(TypeEngine): __visit_name__ = 'TSVECTOR'
    class TSQUERY(TypeEngine): __visit_name__ = 'TSQUERY'
    class CITEXT(TEXT): __visit_name__ = 'CITEXT'

    class AbstractRange(TypeEngine): pass
    class AbstractSingleRange(AbstractRange): pass
    class AbstractMultiRange(AbstractRange): pass
    class INT4RANGE(AbstractSingleRange): __visit_name__ = 'INT4RANGE'
    class INT8RANGE(AbstractSingleRange): __visit_name__ = 'INT8RANGE'
    class NUMRANGE(AbstractSingleRange): __visit_name__ = 'NUMRANGE'
    class DATERANGE(AbstractSingleRange): __visit_name__ = 'DATERANGE'
    class TSRANGE(AbstractSingleRange): __visit_name__ = 'TSRANGE'
    class TSTZRANGE(AbstractSingleRange): __visit_name__ = 'TSTZRANGE'
    class INT4MULTIRANGE(AbstractMultiRange): __visit_name__ = 'INT4MULTIRANGE'
    class INT8MULTIRANGE(AbstractMultiRange): __visit_name__ = 'INT8MULTIRANGE'
    class NUMMULTIRANGE(AbstractMultiRange): __visit_name__ = 'NUMMULTIRANGE'
    class DATEMULTIRANGE(AbstractMultiRange): __visit_name__ = 'DATEMULTIRANGE'
    class TSMULTIRANGE(AbstractMultiRange): __visit_name__ = 'TSMULTIRANGE'
    class TSTZMULTIRANGE(AbstractMultiRange): __visit_name__ = 'TSTZMULTIRANGE'

    class NamedType(SchemaType, TypeEngine): pass
    class ENUM(NamedType, NativeForEmulated, Enum):
        __visit_name__ = 'enum'
        def __init__(self, *enums, **kw):
            kw['native_enum'] = True
            Enum.__init__(self, *enums, **kw)
    class DOMAIN(NamedType):
        __visit_name__ = 'DOMAIN'
        def __init__(self, name, data_type, *, collation=None, collation_schema=None, default=None,
                     constraint_name=None, not_null=None, check=None, create_type=True, **kw):
            self.name = name
            self.data_type = data_type() if isinstance(data_type, type) else data_type
            self.collation = collation
            self.default = default
            self.constraint_name = constraint_name
            self.not_null = not_null
            self.check = check
            self.create_type = create_type
            self.schema = kw.get('schema', None)
            self.metadata = kw.get('metadata', None)
            self.inherit_schema = kw.get('inherit_schema', False)
    """#
}
