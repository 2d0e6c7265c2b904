/// `dataclasses`.
enum DataclassesModule: PythonStandIn {
  static let name = "dataclasses"

  static let source = #"""
    class _Missing:
        def __repr__(self):
            return '<dataclasses.MISSING>'
        def __bool__(self):
            return True

    MISSING = _Missing()
    KW_ONLY = _Missing()

    class FrozenInstanceError(AttributeError):
        pass

    class Field:
        def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
            self.name = None
            self.type = None
            self.default = default
            self.default_factory = default_factory
            self.init = init
            self.repr = repr
            self.hash = hash
            self.compare = compare
            self.metadata = metadata or {}
            self.kw_only = kw_only

    def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
              compare=True, metadata=None, kw_only=MISSING, doc=None):
        return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)

    def _text(annotation):
        return annotation if isinstance(annotation, str) else getattr(annotation, '__name__', '')

    def _collect(cls, kw_only):
        found = {}
        for base in reversed(cls.__mro__[1:]):
            for item in getattr(base, '__dataclass_fields__', {}).values():
                found[item.name] = item
        only = kw_only
        for name, annotation in cls.__dict__.get('__annotations__', {}).items():
            if annotation is KW_ONLY or isinstance(annotation, str) and annotation.endswith('KW_ONLY'):
                only = True
                continue
            text = _text(annotation)
            if isinstance(annotation, str) and annotation.split('[')[0].split('.')[-1] == 'ClassVar':
                continue
            if text == 'ClassVar':
                continue
            default = cls.__dict__.get(name, MISSING)
            item = default if isinstance(default, Field) else field(default=default)
            item.name = name
            item.type = annotation
            if item.kw_only is MISSING:
                item.kw_only = only
            if isinstance(default, Field):
                if item.default is MISSING:
                    delattr(cls, name)
                else:
                    setattr(cls, name, item.default)
            found[name] = item
        return found

    def _make_init(cls, items, frozen, post):
        positional = [item for item in items if item.init and not item.kw_only]
        def __init__(self, *args, **kwargs):
            if len(args) > len(positional):
                raise TypeError(f"{cls.__name__}.__init__() takes {len(positional) + 1} positional "
                                f"arguments but {len(args) + 1} were given")
            values = {}
            for item, value in zip(positional, args):
                values[item.name] = value
            for name, value in kwargs.items():
                if name in values:
                    raise TypeError(f"{cls.__name__}.__init__() got multiple values for argument '{name}'")
                if not any(item.name == name and item.init for item in items):
                    raise TypeError(f"{cls.__name__}.__init__() got an unexpected keyword argument '{name}'")
                values[name] = value
            extra = []
            for item in items:
                if item.name in values:
                    value = values[item.name]
                elif item.default_factory is not MISSING:
                    value = item.default_factory()
                elif item.default is not MISSING:
                    value = item.default
                elif not item.init:
                    continue
                else:
                    raise TypeError(f"{cls.__name__}.__init__() missing 1 required positional "
                                    f"argument: '{item.name}'")
                if _text(item.type) == 'InitVar':
                    extra.append(value)
                else:
                    object.__setattr__(self, item.name, value)
            if hasattr(self, '__post_init__'):
                self.__post_init__(*extra)
        return __init__

    def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only):
        found = _collect(cls, kw_only)
        items = list(found.values())
        cls.__dataclass_fields__ = found
        if init:
            cls.__init__ = _make_init(cls, items, frozen, None)
        if repr and '__repr__' not in cls.__dict__:
            def __repr__(self):
                shown = ', '.join(f'{item.name}={getattr(self, item.name)!r}'
                                  for item in items if item.repr)
                return f'{self.__class__.__qualname__}({shown})'
            cls.__repr__ = __repr__
        compared = [item.name for item in items if item.compare]
        def key(self):
            return tuple(getattr(self, name) for name in compared)
        if eq and '__eq__' not in cls.__dict__:
            def __eq__(self, other):
                if other.__class__ is not self.__class__:
                    return NotImplemented
                return key(self) == key(other)
            cls.__eq__ = __eq__
            if frozen or unsafe_hash:
                cls.__hash__ = lambda self: hash(key(self))
            elif '__hash__' not in cls.__dict__:
                cls.__hash__ = None
        if order:
            cls.__lt__ = lambda self, other: key(self) < key(other)
            cls.__le__ = lambda self, other: key(self) <= key(other)
            cls.__gt__ = lambda self, other: key(self) > key(other)
            cls.__ge__ = lambda self, other: key(self) >= key(other)
        if frozen:
            def __setattr__(self, name, value):
                raise FrozenInstanceError(f"cannot assign to field '{name}'")
            cls.__setattr__ = __setattr__
        if match_args:
            cls.__match_args__ = tuple(item.name for item in items if item.init and not item.kw_only)
        return cls

    def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
                  frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
        def wrap(cls):
            return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only)
        return wrap if cls is None else wrap(cls)

    def fields(thing):
        return tuple(thing.__dataclass_fields__.values())

    def is_dataclass(thing):
        return hasattr(thing, '__dataclass_fields__')

    def _convert(value, factory):
        if is_dataclass(value) and not isinstance(value, type):
            return factory([(item.name, _convert(getattr(value, item.name), factory))
                            for item in fields(value)])
        if isinstance(value, (list, tuple)):
            return type(value)([_convert(item, factory) for item in value])
        if isinstance(value, dict):
            return {_convert(key, factory): _convert(item, factory) for key, item in value.items()}
        return value

    def asdict(thing, *, dict_factory=dict):
        return _convert(thing, dict_factory)

    def astuple(thing):
        return tuple(getattr(thing, item.name) for item in fields(thing))

    def replace(thing, /, **changes):
        values = {item.name: getattr(thing, item.name) for item in fields(thing) if item.init}
        values.update(changes)
        return thing.__class__(**values)

    class InitVar:
        def __class_getitem__(cls, item):
            return cls

    def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **kwargs):
        names = dict(namespace or {})
        annotations = {}
        for entry in fields:
            if isinstance(entry, str):
                annotations[entry] = object
            else:
                annotations[entry[0]] = entry[1]
                if len(entry) > 2:
                    names[entry[0]] = entry[2]
        names['__annotations__'] = annotations
        return dataclass(type(cls_name, bases, names), **kwargs)
    """#
}
