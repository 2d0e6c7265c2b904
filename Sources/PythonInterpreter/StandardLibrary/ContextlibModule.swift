/// `contextlib`.
enum ContextlibModule: PythonStandIn {
  static let name = "contextlib"

  static let source = #"""
    class _GeneratorContext:
        def __init__(self, function, args, kwargs):
            self.generator = function(*args, **kwargs)
            self.function, self.args, self.kwargs = function, args, kwargs

        def __call__(self, wrapped):
            def inner(*args, **kwargs):
                with _GeneratorContext(self.function, self.args, self.kwargs):
                    return wrapped(*args, **kwargs)
            return inner

        def __enter__(self):
            return next(self.generator)

        def __exit__(self, kind, value, traceback):
            if kind is None:
                next(self.generator, None)
                return False
            try:
                self.generator.throw(value)
            except StopIteration:
                return True
            except BaseException as raised:
                if raised is not value:
                    raise
                return False
            return False

        __aenter__ = __enter__
        __aexit__ = __exit__

    def contextmanager(function):
        def helper(*args, **kwargs):
            return _GeneratorContext(function, args, kwargs)
        helper.__name__ = function.__name__
        helper.__wrapped__ = function
        return helper

    asynccontextmanager = contextmanager

    class AbstractContextManager:
        def __enter__(self):
            return self
        def __exit__(self, kind, value, traceback):
            return None

    class AbstractAsyncContextManager:
        pass

    class ContextDecorator:
        def __call__(self, function):
            def inner(*args, **kwargs):
                with self:
                    return function(*args, **kwargs)
            return inner

    class suppress(AbstractContextManager):
        def __init__(self, *exceptions):
            self.exceptions = exceptions
        def __exit__(self, kind, value, traceback):
            return kind is not None and issubclass(kind, self.exceptions)

    class nullcontext(AbstractContextManager):
        def __init__(self, enter_result=None):
            self.enter_result = enter_result
        def __enter__(self):
            return self.enter_result

    class closing(AbstractContextManager):
        def __init__(self, thing):
            self.thing = thing
        def __enter__(self):
            return self.thing
        def __exit__(self, kind, value, traceback):
            self.thing.close()

    class redirect_stdout(AbstractContextManager):
        def __init__(self, target):
            self.target = target
        def __enter__(self):
            return self.target

    redirect_stderr = redirect_stdout

    class ExitStack(AbstractContextManager):
        def __init__(self):
            self._exits = []
        def enter_context(self, manager):
            value = manager.__enter__()
            self._exits.append(manager.__exit__)
            return value
        def push(self, exit):
            self._exits.append(exit if not hasattr(exit, '__exit__') else exit.__exit__)
            return exit
        def callback(self, function, *args, **kwargs):
            self._exits.append(lambda *details: function(*args, **kwargs) and None)
            return function
        def __exit__(self, kind, value, traceback):
            handled = False
            while self._exits:
                if self._exits.pop()(kind, value, traceback):
                    handled, kind, value, traceback = True, None, None, None
            return handled
        def close(self):
            self.__exit__(None, None, None)

    AsyncExitStack = ExitStack
    """#
}
