import PythonInterpreter

/// `sqlalchemy.types` without the PostgreSQL ones: classes whose parameters are attributes, written
/// in Python because programs extend them as Python classes.
///
/// The names and defaults of the parameters are those of SQLAlchemy 2.1 (`sql/sqltypes.py`).
enum TypesModule: PythonStandIn {
  static let name = "sqlalchemy._types"

  static let source = #"""
    class quoted_name(str):
        quote = None
        def __new__(cls, value, quote=None): return str.__new__(cls, value)
    class _truncated_label(quoted_name): pass
    class conv(_truncated_label): pass

    class TypeEngine:
        __visit_name__ = 'other'
        hashable = True
        should_evaluate_none = False
        sort_key_function = None
        _variants = None
        @property
        def python_type(self): return _python_type(self)
        def with_variant(self, type_, *dialect_names):
            copy = _copy(self)
            variants = dict(self._variants or {})
            for name in dialect_names:
                variants[name] = type_() if isinstance(type_, type) else type_
            copy._variants = variants
            return copy
        def copy(self, **kw): return _copy(self)
        def adapt(self, cls, **kw):
            made = _copy(self)
            return made
        def evaluates_none(self):
            copy = _copy(self)
            copy.should_evaluate_none = True
            return copy
        def dialect_impl(self, dialect): return self
        def load_dialect_impl(self, dialect): return self
        def get_dbapi_type(self, dbapi): return None
        def compile(self, dialect=None): return _compile(self)
        def result_processor(self, dialect, coltype): return None
        def bind_processor(self, dialect): return None
        def literal_processor(self, dialect): return None
        def as_generic(self, allow_nulltype=False): return self
        @property
        def _type_affinity(self): return type(self)
        def __str__(self): return _compile(self)
        def __repr__(self): return _represent(self)
        class Comparator:
            def __init__(self, expr=None): self.expr = expr

    class TypeEngineMixin: pass
    class Concatenable: pass
    class Indexable: pass
    class SchemaEventTarget: pass
    class ExternalType:
        cache_ok = None
    class Emulated: pass
    class NativeForEmulated: pass
    class SchemaType(SchemaEventTarget):
        name = None
        schema = None
        metadata = None
        inherit_schema = False
        def create(self, bind, checkfirst=True, **kw): return _create_type(self, bind, checkfirst)
        def drop(self, bind, checkfirst=True, **kw): return _drop_type(self, bind, checkfirst)

    class NullType(TypeEngine):
        __visit_name__ = 'null'

    class String(Concatenable, TypeEngine):
        __visit_name__ = 'string'
        def __init__(self, length=None, collation=None, collation_schema=None, **kw):
            self.length = length
            self.collation = collation
    class Text(String):
        __visit_name__ = 'text'
    class Unicode(String):
        __visit_name__ = 'unicode'
    class UnicodeText(Text):
        __visit_name__ = 'unicode_text'
    class VARCHAR(String): __visit_name__ = 'VARCHAR'
    class NVARCHAR(Unicode): __visit_name__ = 'NVARCHAR'
    class CHAR(String): __visit_name__ = 'CHAR'
    class NCHAR(Unicode): __visit_name__ = 'NCHAR'
    class TEXT(Text): __visit_name__ = 'TEXT'
    class CLOB(Text): __visit_name__ = 'CLOB'

    class Integer(TypeEngine):
        __visit_name__ = 'integer'
    class SmallInteger(Integer):
        __visit_name__ = 'small_integer'
    class BigInteger(Integer):
        __visit_name__ = 'big_integer'
    class INTEGER(Integer): __visit_name__ = 'INTEGER'
    INT = INTEGER
    class SMALLINT(SmallInteger): __visit_name__ = 'SMALLINT'
    class BIGINT(BigInteger): __visit_name__ = 'BIGINT'

    class NumericCommon: pass
    class Numeric(NumericCommon, TypeEngine):
        __visit_name__ = 'numeric'
        def __init__(self, precision=None, scale=None, decimal_return_scale=None, asdecimal=True):
            self.precision = precision
            self.scale = scale
            self.decimal_return_scale = decimal_return_scale
            self.asdecimal = asdecimal
    class NUMERIC(Numeric): __visit_name__ = 'NUMERIC'
    class DECIMAL(Numeric): __visit_name__ = 'DECIMAL'
    class Float(Numeric):
        __visit_name__ = 'float'
        scale = None
        def __init__(self, precision=None, asdecimal=False, decimal_return_scale=None):
            self.precision = precision
            self.asdecimal = asdecimal
            self.decimal_return_scale = decimal_return_scale
    class Double(Float): __visit_name__ = 'double'
    class FLOAT(Float): __visit_name__ = 'FLOAT'
    class DOUBLE(Double): __visit_name__ = 'DOUBLE'
    class DOUBLE_PRECISION(Double): __visit_name__ = 'DOUBLE_PRECISION'
    class REAL(Float): __visit_name__ = 'REAL'

    class Boolean(SchemaType, Emulated, TypeEngine):
        __visit_name__ = 'boolean'
        native = True
        def __init__(self, create_constraint=False, name=None, _create_events=True, _adapted_from=None):
            self.create_constraint = create_constraint
            self.name = name
        def create(self, bind, checkfirst=True, **kw): return None
        def drop(self, bind, checkfirst=True, **kw): return None
    class BOOLEAN(Boolean): __visit_name__ = 'BOOLEAN'
    class MatchType(Boolean): pass

    class DateTime(TypeEngine):
        __visit_name__ = 'datetime'
        def __init__(self, timezone=False): self.timezone = timezone
    class DATETIME(DateTime): __visit_name__ = 'DATETIME'
    class TIMESTAMP(DateTime):
        __visit_name__ = 'TIMESTAMP'
        precision = None
    class Date(TypeEngine): __visit_name__ = 'date'
    class DATE(Date): __visit_name__ = 'DATE'
    class Time(TypeEngine):
        __visit_name__ = 'time'
        def __init__(self, timezone=False): self.timezone = timezone
    class TIME(Time):
        __visit_name__ = 'TIME'
        precision = None
    class _AbstractInterval(TypeEngine): pass
    class Interval(Emulated, _AbstractInterval):
        __visit_name__ = 'interval'
        cache_ok = True
        def __init__(self, native=True, second_precision=None, day_precision=None):
            self.native = native
            self.second_precision = second_precision
            self.day_precision = day_precision

    class _Binary(TypeEngine):
        def __init__(self, length=None): self.length = length
    class LargeBinary(_Binary): __visit_name__ = 'large_binary'
    class BLOB(LargeBinary): __visit_name__ = 'BLOB'
    class BINARY(_Binary): __visit_name__ = 'BINARY'
    class VARBINARY(_Binary): __visit_name__ = 'VARBINARY'

    class Uuid(Emulated, TypeEngine):
        __visit_name__ = 'uuid'
        def __init__(self, as_uuid=True, native_uuid=True):
            self.as_uuid = as_uuid
            self.native_uuid = native_uuid
    class UUID(Uuid, NativeForEmulated):
        __visit_name__ = 'UUID'
        def __init__(self, as_uuid=True):
            self.as_uuid = as_uuid
            self.native_uuid = True

    class JSONNull: pass

    class JSON(Indexable, TypeEngine):
        __visit_name__ = 'JSON'
        NULL = JSONNull()
        def __init__(self, none_as_null=False): self.none_as_null = none_as_null

    class ARRAY(SchemaEventTarget, Indexable, Concatenable, TypeEngine):
        __visit_name__ = 'ARRAY'
        def __init__(self, item_type, as_tuple=False, dimensions=None, zero_indexes=False):
            if isinstance(item_type, type): item_type = item_type()
            self.item_type = item_type
            self.as_tuple = as_tuple
            self.dimensions = dimensions
            self.zero_indexes = zero_indexes

    class Enum(String, SchemaType, Emulated, TypeEngine):
        __visit_name__ = 'enum'
        native_enum = True
        create_type = True
        def __init__(self, *enums, **kw):
            self.native_enum = kw.get('native_enum', True)
            self.create_constraint = kw.get('create_constraint', False)
            self.values_callable = kw.get('values_callable', None)
            self.validate_strings = kw.get('validate_strings', False)
            self.create_type = kw.get('create_type', True)
            self.omit_aliases = kw.get('omit_aliases', True)
            self.enum_class = None
            self.collation = None
            if len(enums) == 1 and _is_enum(enums[0]):
                self.enum_class = enums[0]
                if self.values_callable is not None:
                    self.enums = list(self.values_callable(self.enum_class))
                else:
                    self.enums = _enum_labels(self.enum_class)
                name = self.enum_class.__name__.lower()
            else:
                if len(enums) == 1 and isinstance(enums[0], (list, tuple)):
                    enums = enums[0]
                self.enums = list(enums)
                name = None
            self.name = kw.get('name', name)
            self.schema = kw.get('schema', None)
            self.metadata = kw.get('metadata', None)
            self._given_metadata = self.metadata
            self.inherit_schema = kw.get('inherit_schema', False)
            self._schema_provided = 'schema' in kw
            if self.metadata is not None and not self._schema_provided:
                self.schema = self.metadata.schema
            if self.metadata is not None and hasattr(self.metadata, '_register_type'):
                self.metadata._register_type(self)
            self._given_length = kw.get('length', None)
        @property
        def length(self):
            longest = max([len(label) for label in self.enums], default=0)
            if self._given_length is None: return longest
            return self._given_length
        @property
        def python_type(self): return self.enum_class or str

    class TypeDecorator(SchemaEventTarget, ExternalType, TypeEngine):
        __visit_name__ = 'type_decorator'
        impl = None
        coerce_to_is_types = (type(None),)
        def __init__(self, *args, **kwargs):
            impl = self.__class__.impl
            self.impl = impl(*args, **kwargs) if isinstance(impl, type) else impl
        @property
        def impl_instance(self): return self.impl
        def __getattr__(self, name):
            impl = self.__dict__.get('impl')
            if impl is None: raise AttributeError(name)
            return getattr(impl, name)
        def load_dialect_impl(self, dialect): return self.impl
        def type_engine(self, dialect): return self.load_dialect_impl(dialect)
        def process_bind_param(self, value, dialect): raise NotImplementedError()
        def process_literal_param(self, value, dialect): raise NotImplementedError()
        def process_result_value(self, value, dialect): raise NotImplementedError()
        def coerce_compared_value(self, op, value): return self

    class UserDefinedType(ExternalType, TypeEngine):
        __visit_name__ = 'user_defined'

    class PickleType(TypeDecorator):
        impl = LargeBinary
        cache_ok = True
        def __init__(self, protocol=5, pickler=None, comparator=None, impl=None):
            self.impl = (impl() if isinstance(impl, type) else impl) or LargeBinary()
        def process_bind_param(self, value, dialect): return _pickled(value)

    class TupleType(TypeEngine):
        def __init__(self, *types): self.types = list(types)

    class Variant(TypeDecorator): pass

    NULLTYPE = NullType()
    INTEGERTYPE = Integer()
    NUMERICTYPE = Numeric()
    STRINGTYPE = String()
    BOOLEANTYPE = Boolean()

    def to_instance(typeobj, *arg, **kw):
        if typeobj is None: return NULLTYPE
        if callable(typeobj): return typeobj(*arg, **kw)
        return typeobj

    def adapt_type(typeobj, colspecs): return to_instance(typeobj)
    """#

  static func prepare(_ module: ModuleObject, _ interpreter: Interpreter) {
    for function in functions { interpreter.addFunction(function.name, to: module, function.body) }
  }
}
