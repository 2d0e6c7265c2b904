/// `functools`.
enum FunctoolsModule: PythonStandIn {
  static let name = "functools"

  static let source = #"""
    WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__')
    WRAPPER_UPDATES = ('__dict__',)

    def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
        for name in assigned:
            if hasattr(wrapped, name):
                setattr(wrapper, name, getattr(wrapped, name))
        wrapper.__wrapped__ = wrapped
        return wrapper

    def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
        return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)

    class partial:
        def __init__(self, func, /, *args, **keywords):
            if isinstance(func, partial):
                args = func.args + args
                keywords = {**func.keywords, **keywords}
                func = func.func
            self.func = func
            self.args = args
            self.keywords = keywords
        def __call__(self, /, *args, **keywords):
            return self.func(*self.args, *args, **{**self.keywords, **keywords})

    class partialmethod:
        def __init__(self, func, /, *args, **keywords):
            self.func = func
            self.args = args
            self.keywords = keywords
        def __get__(self, instance, owner=None):
            return partial(self.func, instance, *self.args, **self.keywords)

    _absent = object()

    def reduce(function, iterable, initial=_absent):
        iterator = iter(iterable)
        if initial is _absent:
            try:
                value = next(iterator)
            except StopIteration:
                raise TypeError('reduce() of empty iterable with no initial value') from None
        else:
            value = initial
        for item in iterator:
            value = function(value, item)
        return value

    def _cached(function):
        results = {}
        def wrapper(*args, **kwargs):
            key = (args, tuple(sorted(kwargs.items())))
            if key not in results:
                results[key] = function(*args, **kwargs)
            return results[key]
        wrapper.cache_clear = lambda: results.clear()
        wrapper.cache_info = lambda: None
        return update_wrapper(wrapper, function)

    def lru_cache(maxsize=128, typed=False):
        if callable(maxsize):
            return _cached(maxsize)
        return _cached

    cache = _cached

    def cmp_to_key(compare):
        class Key:
            def __init__(self, value):
                self.value = value
            def __lt__(self, other):
                return compare(self.value, other.value) < 0
            def __gt__(self, other):
                return compare(self.value, other.value) > 0
            def __eq__(self, other):
                return compare(self.value, other.value) == 0
        return Key

    def total_ordering(cls):
        names = [name for name in ('__lt__', '__le__', '__gt__', '__ge__') if name in cls.__dict__]
        if not names:
            raise ValueError('must define at least one ordering operation: < > <= >=')
        given = names[0]
        if given == '__lt__':
            less = lambda a, b: a.__lt__(b)
        elif given == '__gt__':
            less = lambda a, b: b.__gt__(a)
        elif given == '__le__':
            less = lambda a, b: a.__le__(b) and not a == b
        else:
            less = lambda a, b: b.__ge__(a) and not a == b
        if '__lt__' not in names:
            cls.__lt__ = lambda self, other: less(self, other)
        if '__gt__' not in names:
            cls.__gt__ = lambda self, other: less(other, self)
        if '__le__' not in names:
            cls.__le__ = lambda self, other: less(self, other) or self == other
        if '__ge__' not in names:
            cls.__ge__ = lambda self, other: less(other, self) or self == other
        return cls

    def singledispatch(function):
        registry = {object: function}
        def register(cls, implementation=None):
            if implementation is None:
                if type(cls).__name__ != 'function':
                    return lambda implementation: register(cls, implementation)
                implementation = cls
                cls = list(implementation.__annotations__.values())[0]
            registry[cls] = implementation
            return implementation
        def dispatch(cls):
            for base in cls.__mro__:
                if base in registry:
                    return registry[base]
            return function
        def wrapper(*args, **kwargs):
            found = dispatch(type(args[0]))
            if found is function:
                # Abstract classes are no bases of what they describe.
                for cls, implementation in registry.items():
                    if cls is not object and isinstance(args[0], cls):
                        found = implementation
            return found(*args, **kwargs)
        wrapper.register = register
        wrapper.dispatch = dispatch
        wrapper.registry = registry
        return update_wrapper(wrapper, function)
    """#

  static func extend(_ module: ModuleObject, _ interpreter: Interpreter) {
    let type = interpreter.makeType("cached_property", module: name)
    type.constructor = { (_, _, arguments) throws(Interruption) -> Value in
      .descriptor(DescriptorObject(.cachedProperty, arguments[0] ?? .none))
    }
    interpreter.set("cached_property", in: module, .type(type))
  }
}
