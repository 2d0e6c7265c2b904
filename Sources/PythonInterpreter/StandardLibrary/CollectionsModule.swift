/// `collections`.
enum CollectionsModule: PythonStandIn {
  static let name = "collections"

  static let source = #"""
    class OrderedDict(dict):
        def __repr__(self):
            return f'OrderedDict({dict(self)!r})' if self else 'OrderedDict()'

    class defaultdict(dict):
        def __init__(self, default_factory=None, /, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self.default_factory = default_factory
        def __missing__(self, key):
            if self.default_factory is None:
                raise KeyError(key)
            self[key] = value = self.default_factory()
            return value
        def __repr__(self):
            return f'defaultdict({self.default_factory!r}, {dict(self)!r})'

    class Counter(dict):
        def __init__(self, iterable=None, /, **kwargs):
            super().__init__()
            self.update(iterable, **kwargs)
        def __missing__(self, key):
            return 0
        def update(self, iterable=None, /, **kwargs):
            if isinstance(iterable, dict):
                for key, count in iterable.items():
                    self[key] = self.get(key, 0) + count
            elif iterable is not None:
                for key in iterable:
                    self[key] = self.get(key, 0) + 1
            for key, count in kwargs.items():
                self[key] = self.get(key, 0) + count
        def subtract(self, iterable=None, /, **kwargs):
            for key, count in Counter(iterable, **kwargs).items():
                self[key] = self.get(key, 0) - count
        def most_common(self, n=None):
            items = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
            return items if n is None else items[:n]
        def elements(self):
            return (key for key, count in self.items() for _ in range(count))
        def total(self):
            return sum(self.values())
        def __add__(self, other):
            made = Counter(self)
            made.update(other)
            return made
        def __repr__(self):
            return f'Counter({dict(self.most_common())!r})' if self else 'Counter()'

    class deque(list):
        def __init__(self, iterable=(), maxlen=None):
            super().__init__(iterable)
            self.maxlen = maxlen
            self._trim(True)
        def _trim(self, left):
            while self.maxlen is not None and len(self) > self.maxlen:
                self.pop(0) if left else self.pop()
        def append(self, item):
            super().append(item)
            self._trim(True)
        def appendleft(self, item):
            self.insert(0, item)
            self._trim(False)
        def extend(self, items):
            for item in items:
                self.append(item)
        def extendleft(self, items):
            for item in items:
                self.appendleft(item)
        def popleft(self):
            if not self:
                raise IndexError('pop from an empty deque')
            return self.pop(0)
        def rotate(self, n=1):
            for _ in range(abs(n)):
                if n > 0:
                    self.insert(0, self.pop())
                else:
                    super().append(self.pop(0))
        def __repr__(self):
            return f'deque({list(self)!r})'

    class ChainMap:
        def __init__(self, *maps):
            self.maps = list(maps) or [{}]
        def __getitem__(self, key):
            for mapping in self.maps:
                if key in mapping:
                    return mapping[key]
            raise KeyError(key)
        def get(self, key, default=None):
            return self[key] if key in self else default
        def __setitem__(self, key, value):
            self.maps[0][key] = value
        def __contains__(self, key):
            return any(key in mapping for mapping in self.maps)
        def _merged(self):
            merged = {}
            for mapping in reversed(self.maps):
                merged.update(mapping)
            return merged
        def __iter__(self):
            return iter(self._merged())
        def __len__(self):
            return len(self._merged())
        def keys(self):
            return self._merged().keys()
        def values(self):
            return self._merged().values()
        def items(self):
            return self._merged().items()
        def new_child(self, m=None):
            return ChainMap({} if m is None else m, *self.maps)

    class UserDict(dict):
        @property
        def data(self):
            return self

    class UserList(list):
        @property
        def data(self):
            return self

    class UserString(str):
        @property
        def data(self):
            return str(self)

    def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
        if isinstance(field_names, str):
            field_names = field_names.replace(',', ' ').split()
        names = tuple(field_names)
        fallback = dict(zip(names[len(names) - len(defaults or ()):], defaults or ()))
        def __new__(cls, *args, **kwargs):
            values = list(args)
            if len(values) > len(names):
                raise TypeError(f'{typename}.__new__() takes {len(names) + 1} positional arguments '
                                f'but {len(values) + 1} were given')
            for name in names[len(values):]:
                if name in kwargs:
                    values.append(kwargs[name])
                elif name in fallback:
                    values.append(fallback[name])
                else:
                    raise TypeError(f"{typename}.__new__() missing 1 required positional argument: '{name}'")
            return tuple.__new__(cls, values)
        def __repr__(self):
            shown = ', '.join(f'{name}={value!r}' for name, value in zip(names, self))
            return f'{type(self).__name__}({shown})'
        def _asdict(self):
            return dict(zip(names, self))
        def _replace(self, **kwargs):
            return type(self)(**{**self._asdict(), **kwargs})
        def reader(index):
            return property(lambda self: self[index])
        members = {'__new__': __new__, '__repr__': __repr__, '_asdict': _asdict,
                   '_replace': _replace, '_fields': names, '_field_defaults': fallback,
                   '__match_args__': names}
        for index, name in enumerate(names):
            members[name] = reader(index)
        made = type(typename, (tuple,), members)
        made._make = classmethod(lambda cls, values: cls(*values))
        return made
    """#
}

/// `collections.abc`.
enum CollectionsABCModule: StandInModule {
  static let name = "collections.abc"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    TypingModule.addProtocols(to: module, interpreter)
  }
}
