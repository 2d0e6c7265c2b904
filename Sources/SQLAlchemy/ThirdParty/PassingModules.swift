import PythonInterpreter

/// `public`: a decorator that adds a name to `__all__` and gives back what it decorates.
enum PublicModule: PythonStandIn {
  static let name = "public"

  static let source = #"""
    def public(thing=None, **kw): return thing
    def private(thing): return thing
    """#
}

/// `lazy_object_proxy`: the object that the function gives, asked for at once.
enum LazyObjectProxyModule: PythonStandIn {
  static let name = "lazy_object_proxy"

  static let source = #"""
    def Proxy(factory): return factory()
    """#
}
