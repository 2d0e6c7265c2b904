/// What a class that extends `property` inherits; properties themselves are `DescriptorObject`s.
enum PropertyMethods {
  static func populate(_ interpreter: Interpreter, _ type: TypeObject) {
    interpreter.addMethod("__get__", to: type) {
      (interpreter, receiver, arguments) throws(Interruption) -> Value in
      guard let descriptor = descriptor(receiver) else { return receiver }
      return try interpreter.read(descriptor, itself: receiver, arguments)
    }
    interpreter.addMethod("__set__", to: type) {
      (interpreter, receiver, arguments) throws(Interruption) -> Value in
      guard let setter = descriptor(receiver)?.setter, !setter.isNone else {
        throw interpreter.raise(interpreter.types.attributeError, "property has no setter")
      }
      return try interpreter.call(setter, arguments)
    }
    for name in ["fget", "fset", "fdel", "__doc__"] {
      interpreter.addProperty(name, to: type) {
        (interpreter, instance) throws(Interruption) -> Value in
        guard let native = instance.native else { return .none }
        return try interpreter.attribute(native, name)
      }
    }
    for (name, keyword) in [("getter", "fget"), ("setter", "fset"), ("deleter", "fdel")] {
      interpreter.addMethod(name, to: type) {
        (interpreter, receiver, arguments) throws(Interruption) -> Value in
        guard let descriptor = descriptor(receiver) else { return receiver }
        var functions = [
          "fget": descriptor.getter, "fset": descriptor.setter, "fdel": descriptor.deleter,
        ]
        functions[keyword] = arguments[0] ?? Value.none
        let given = ["fget", "fset", "fdel"].map { functions[$0, default: Value.none] }
        return try interpreter.instantiate(
          interpreter.type(of: receiver), CallArguments(given))
      }
    }
  }

  private static func descriptor(_ value: Value) -> DescriptorObject? {
    if case .descriptor(let descriptor)? = value.instance?.native { return descriptor }
    if case .descriptor(let descriptor) = value { return descriptor }
    return nil
  }
}
