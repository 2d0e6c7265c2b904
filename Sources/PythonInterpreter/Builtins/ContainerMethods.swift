/// What all containers answer when their special methods are called by name.
enum ContainerMethods {
  static func add(to type: TypeObject, _ interpreter: Interpreter) {
    func method(_ name: String, _ body: @escaping NativeBody) {
      type.explicitNames[interpreter.symbols.intern(name)] = .builtin(
        BuiltinFunction(method: name, body))
    }
    method("__len__") { (interpreter, receiver, _) throws(Interruption) -> Value in
      try interpreter.length(interpreter.unwrapped(receiver))
    }
    method("__getitem__") { (interpreter, receiver, arguments) throws(Interruption) -> Value in
      try interpreter.item(interpreter.unwrapped(receiver), arguments[0] ?? .none)
    }
    method("__setitem__") { (interpreter, receiver, arguments) throws(Interruption) -> Value in
      try interpreter.setItem(
        interpreter.unwrapped(receiver), arguments[0] ?? .none, arguments[1] ?? .none)
      return .none
    }
    method("__delitem__") { (interpreter, receiver, arguments) throws(Interruption) -> Value in
      try interpreter.deleteItem(interpreter.unwrapped(receiver), arguments[0] ?? .none)
      return .none
    }
    method("__contains__") { (interpreter, receiver, arguments) throws(Interruption) -> Value in
      try interpreter.contains(interpreter.unwrapped(receiver), arguments[0] ?? .none)
    }
    method("__iter__") { (interpreter, receiver, _) throws(Interruption) -> Value in
      switch try interpreter.iterate(interpreter.unwrapped(receiver)) {
      case .iterator(let iterator): return .iterator(iterator)
      case .unknown(let unknown): return .unknown(unknown)
      }
    }
    method("__eq__") { (interpreter, receiver, arguments) throws(Interruption) -> Value in
      switch try interpreter.equal(
        interpreter.unwrapped(receiver), interpreter.unwrapped(arguments[0] ?? .none))
      {
      case .known(let same): return .bool(same)
      case .unknown(let unknown): return .unknown(unknown)
      }
    }
    method("__repr__") { (interpreter, receiver, _) throws(Interruption) -> Value in
      try interpreter.representation(interpreter.unwrapped(receiver))
    }
  }
}
