import PythonInterpreter

/// `lazy_object_proxy`: here the value is made at once.
enum LazyProxyModule: PythonStandIn {
  static let name = "lazy_object_proxy"

  static let source = #"""
    def Proxy(factory):
        return factory()
    """#
}
