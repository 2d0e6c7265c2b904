/// `inspect`: questions about what a value is.
enum InspectModule: PythonStandIn {
  static let name = "inspect"

  static let source = #"""
    def isclass(value): return isinstance(value, type)
    def isfunction(value): return type(value).__name__ == 'function'
    def ismethod(value): return type(value).__name__ == 'method'
    def ismodule(value): return type(value).__name__ == 'module'
    def isbuiltin(value): return type(value).__name__ == 'builtin_function_or_method'
    def isroutine(value): return isfunction(value) or ismethod(value) or isbuiltin(value)
    def isabstract(value): return False
    def isgenerator(value): return type(value).__name__ == 'generator'
    def isawaitable(value): return False
    def getdoc(value): return getattr(value, '__doc__', None)
    def getmodule(value): return None
    def getmro(value): return value.__mro__
    def cleandoc(text):
        import textwrap
        first, _, rest = text.partition('\n')
        return (first.lstrip() + '\n' + textwrap.dedent(rest)).strip('\n')
    def getmembers(value, predicate=None):
        pairs = [(name, getattr(value, name)) for name in dir(value)]
        return [pair for pair in pairs if predicate is None or predicate(pair[1])]
    """#

  static func extend(_ module: ModuleObject, _ interpreter: Interpreter) {
    addFunctionKinds(["iscoroutinefunction", "isgeneratorfunction"], to: module, interpreter)
  }

  /// Functions that tell how a function was defined.
  static func addFunctionKinds(
    _ names: [String], to module: ModuleObject, _ interpreter: Interpreter
  ) {
    for name in names {
      interpreter.addFunction(name, to: module) {
        (_, _, arguments) throws(Interruption) -> Value in
        let value = arguments[0] ?? .none
        if value.unknown != nil { return value }
        guard let scope = function(value)?.scope else { return .bool(false) }
        return .bool(
          name == "isgeneratorfunction"
            ? scope.isGenerator && !scope.isAsync : scope.isAsync && !scope.isGenerator)
      }
    }
  }

  private static func function(_ value: Value) -> FunctionObject? {
    switch value {
    case .function(let function): function
    case .method(let method): function(method.function)
    default: nil
    }
  }
}
