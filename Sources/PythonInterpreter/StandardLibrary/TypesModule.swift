/// `types`.
enum TypesModule: StandInModule {
  static let name = "types"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    let types = interpreter.types
    for (name, type) in [
      ("FunctionType", types.function), ("LambdaType", types.function),
      ("BuiltinFunctionType", types.builtinFunction), ("MethodType", types.method),
      ("ModuleType", types.module), ("GeneratorType", types.iterator), ("NoneType", types.none),
      ("EllipsisType", types.ellipsis), ("NotImplementedType", types.notImplemented),
      ("GenericAlias", types.typingForm), ("UnionType", types.typingForm),
    ] {
      interpreter.set(name, in: module, .type(type))
    }
    types.method.constructor = { (_, _, arguments) throws(Interruption) -> Value in
      .method(BoundMethod(arguments[1] ?? .none, arguments[0] ?? .none))
    }
    types.module.constructor = { (interpreter, _, arguments) throws(Interruption) -> Value in
      let module = ModuleObject(arguments[0]?.text ?? "?")
      interpreter.keep(module)
      return .module(module)
    }
    let namespace = interpreter.makeType("SimpleNamespace", module: name)
    interpreter.addMethod("__init__", to: namespace) {
      (interpreter, receiver, arguments) throws(Interruption) -> Value in
      for keyword in arguments.keywords {
        try interpreter.setAttribute(receiver, keyword.name, keyword.value)
      }
      return .none
    }
    interpreter.addMethod("__repr__", to: namespace) {
      (interpreter, receiver, _) throws(Interruption) -> Value in
      guard case .instance(let instance) = receiver else { return receiver }
      var parts: [String] = []
      for (name, value) in interpreter.attributes(of: instance) {
        parts.append("\(name)=\(interpreter.describe(value))")
      }
      return .text("namespace(\(parts.joined(separator: ", ")))")
    }
    interpreter.set("SimpleNamespace", in: module, .type(namespace))
    interpreter.addFunction("MappingProxyType", to: module) {
      (_, _, arguments) throws(Interruption) -> Value in arguments[0] ?? .none
    }
    interpreter.addFunction("coroutine", to: module) {
      (_, _, arguments) throws(Interruption) -> Value in arguments[0] ?? .none
    }
    interpreter.addFunction("new_class", to: module) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      .type(
        try interpreter.makeClass(
          arguments[0]?.text ?? "?", arguments[1]?.elements ?? [], Namespace(), [], nil,
          interpreter.lastPlace, interpreter.callers.last?.module))
    }
  }
}
