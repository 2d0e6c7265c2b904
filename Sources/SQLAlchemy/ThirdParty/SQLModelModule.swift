import PythonInterpreter

/// `sqlmodel`: classes of which those with `table=True` are mapped, each field a column.
///
/// Source: `sqlmodel/main.py`, releases 0.0.27 and 0.0.50: from 0.0.45 on a `datetime` has a time zone.
enum SQLModelModule: PythonStandIn {
  static let name = "sqlmodel"
  static let aliases = [
    "sqlmodel.main", "sqlmodel.orm.session", "sqlmodel.sql.sqltypes", "sqlmodel.sql._sqltypes",
  ]

  static let source = #"""
    from sqlalchemy import *
    from sqlalchemy import types
    from sqlalchemy.types import String, TypeDecorator
    from sqlalchemy.orm import registry as _registry, relationship as _relationship
    from sqlalchemy.orm import Session
    from datetime import datetime as _datetime

    class AutoString(TypeDecorator):
        __module__ = 'sqlmodel.sql.sqltypes'
        impl = String
        cache_ok = True
        mysql_default_length = 255

    class UTCDateTime(TypeDecorator):
        __module__ = 'sqlmodel.sql.sqltypes'
        impl = types.DateTime
        cache_ok = True
        def __init__(self):
            super().__init__(timezone=True)
        def __repr__(self):
            return 'UTCDateTime()'

    class GUID(TypeDecorator):
        __module__ = 'sqlmodel.sql.sqltypes'
        impl = types.CHAR
        cache_ok = True
        def load_dialect_impl(self, dialect):
            return dialect.type_descriptor(types.UUID())

    class _Undefined: pass
    Undefined = _Undefined()

    class FieldInfo:
        def __init__(self, default=Undefined, **options):
            self.default = default
            self.options = options

    def Field(default=Undefined, **options):
        return FieldInfo(default, **options)

    def Relationship(*args, **options):
        return _relationship(*args, **options.get('sa_relationship_kwargs') or {})

    def _column(annotation, field, base):
        options = field.options if isinstance(field, FieldInfo) else {}
        default = field.default if isinstance(field, FieldInfo) else field
        column = options.get('sa_column', Undefined)
        if column is not Undefined and column is not None:
            return column
        primary_key = options.get('primary_key', Undefined)
        primary_key = primary_key is not Undefined and bool(primary_key)
        kind = options.get('sa_type', Undefined)
        inner, optional = _parts(annotation)
        if kind is Undefined:
            kind = _type_of(inner, options, base)
        required = default is Undefined and options.get('default_factory') is None
        nullable = options.get('nullable', Undefined)
        if nullable is Undefined:
            nullable = not primary_key and (optional or (not required and default is None))
        args = []
        key = options.get('foreign_key', Undefined)
        if key is not Undefined and key is not None:
            ondelete = options.get('ondelete', Undefined)
            if ondelete is Undefined:
                args.append(ForeignKey(key))
            else:
                args.append(ForeignKey(key, ondelete=ondelete))
        kw = {'primary_key': primary_key, 'nullable': nullable,
              'index': options.get('index', False) is True,
              'unique': options.get('unique', False) is True}
        if not required and default is not Undefined and default is not None:
            kw['default'] = default
        extra = options.get('sa_column_args', Undefined)
        if extra is not Undefined: args.extend(list(extra))
        extra = options.get('sa_column_kwargs', Undefined)
        if extra is not Undefined: kw.update(dict(extra))
        return Column(kind, *args, **kw)

    def _type_of(inner, options, base):
        if inner is str or (isinstance(inner, type) and issubclass(inner, str) and not _is_enum(inner)):
            length = options.get('max_length', None)
            return AutoString(length=length) if length else AutoString
        if isinstance(inner, type) and issubclass(inner, _datetime) and _datetimes_are_aware():
            return UTCDateTime()
        if isinstance(inner, type) and inner.__name__ == 'Decimal':
            return Numeric(precision=options.get('max_digits', None),
                           scale=options.get('decimal_places', None))
        return _mapped_type(inner, base)
    """#

  static func prepare(_ module: ModuleObject, _ interpreter: Interpreter) {
    for function in TypesModule.functions where function.name == "_is_enum" {
      interpreter.addFunction(function.name, to: module, function.body)
    }
    interpreter.addFunction("_parts", to: module) {
      (interpreter, _, arguments) throws(Interruption) in
      let parts = try SQLModelMapping.parts(arguments[0] ?? .none, interpreter)
      return .tuple(of: [parts.inner, .bool(parts.isOptional)])
    }
    interpreter.addFunction("_datetimes_are_aware", to: module) {
      (interpreter, _, _) throws(Interruption) in
      .bool(SQLAlchemyLibrary.of(interpreter).modelDatetimesAreAware())
    }
    interpreter.addFunction("_mapped_type", to: module) {
      (interpreter, _, arguments) throws(Interruption) in
      try SQLModelMapping.mappedType(arguments[0] ?? .none, arguments[1] ?? .none, interpreter)
    }
  }

  static func extend(_ module: ModuleObject, _ interpreter: Interpreter) {
    let model = interpreter.makeType("SQLModel", module: "sqlmodel.main")
    SQLModelMapping.prepare(model, columns: interpreter.value("_column", in: module), interpreter)
    interpreter.set("SQLModel", in: module, .type(model))
  }
}
