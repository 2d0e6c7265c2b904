import PythonSyntax

/// The methods of `bytes`.
enum BytesMethod: String, NativeMethods {
  case decode, hex, startswith, endswith, join, upper, lower, strip

  func call(
    _ interpreter: Interpreter, _ receiver: Value, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    guard case .bytes(let bytes) = interpreter.unwrapped(receiver) else { return receiver }
    if let unknown = interpreter.firstUnknown(arguments) { return .unknown(unknown) }
    switch self {
    case .decode:
      guard let text = String(validating: bytes.bytes, as: UTF8.self) else {
        throw interpreter.exception("UnicodeDecodeError", "invalid start byte")
      }
      return .text(text)
    case .hex:
      return .text(
        bytes.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    case .startswith, .endswith:
      guard case .bytes(let part)? = arguments[0] else { return .bool(false) }
      return .bool(
        self == .startswith
          ? bytes.bytes.starts(with: part.bytes)
          : bytes.bytes.reversed().starts(with: part.bytes.reversed()))
    default:
      let text = Value.text(String(decoding: bytes.bytes, as: UTF8.self))
      let method = try interpreter.attribute(text, rawValue)
      guard let result = try interpreter.call(method, arguments).text else {
        return interpreter.unknown(.unsupported, "bytes.\(rawValue)")
      }
      return .bytes(BytesObject(Array(result.utf8)))
    }
  }
}

/// The methods of `int`, `bool` and `float`.
enum NumberMethod: String, NativeMethods {
  case bitLength = "bit_length"
  case isInteger = "is_integer"
  case conjugate
  case toBytes = "to_bytes"
  case hex

  static func addOthers(to type: TypeObject, _ interpreter: Interpreter) {
    for name in ["real", "numerator"] {
      type.names[interpreter.symbols.intern(name)] = .descriptor(
        DescriptorObject(
          .property,
          interpreter.builtin(name) { (_, _, arguments) throws(Interruption) -> Value in
            arguments[0] ?? .none
          }))
    }
    interpreter.addClassMethod("fromhex", to: type) {
      (interpreter, _, _) throws(Interruption) -> Value in
      interpreter.unknown(.unsupported, "float.fromhex")
    }
  }

  func call(
    _ interpreter: Interpreter, _ receiver: Value, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    let value = interpreter.unwrapped(receiver)
    switch (self, value) {
    case (.bitLength, _):
      return .int(64 - (value.integer ?? 0).magnitude.leadingZeroBitCount)
    case (.isInteger, .float(let number)): return .bool(number == number.rounded())
    case (.isInteger, _): return .bool(true)
    case (.conjugate, _): return value
    case (.toBytes, _), (.hex, _): return interpreter.unknown(.unsupported, "int.\(rawValue)")
    }
  }
}

/// The methods of iterators and generators.
enum IteratorMethod: String, NativeMethods {
  case send, close
  case raising = "throw"
  case next = "__next__"
  case iterate = "__iter__"

  func call(
    _ interpreter: Interpreter, _ receiver: Value, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    guard case .iterator(let iterator) = receiver else { return receiver }
    switch self {
    case .iterate: return receiver
    case .next: return try interpreter.next(iterator, nil)
    case .close:
      if let generator = iterator as? GeneratorObject { try generator.close(interpreter) }
      return .none
    case .send:
      guard let generator = iterator as? GeneratorObject else {
        return try interpreter.next(iterator, nil)
      }
      if let value = try generator.resume(arguments[0] ?? .none, throwing: nil, interpreter) {
        return value
      }
      if let tail = generator.tail { return .unknown(tail) }
      throw interpreter.raise(
        interpreter.types.stopIteration, generator.result.isNone ? [] : [generator.result])
    case .raising:
      guard let generator = iterator as? GeneratorObject, let value = arguments[0] else {
        return .none
      }
      var exception = value
      if case .type = value { exception = try interpreter.call(value, CallArguments()) }
      guard case .instance(let object) = exception else { return .none }
      if let value = try generator.resume(
        .none, throwing: RaisedException(object), interpreter)
      {
        return value
      }
      throw interpreter.raise(interpreter.types.stopIteration, [])
    }
  }
}

/// The methods of exceptions.
enum ExceptionMethod: String, NativeMethods {
  case initialize = "__init__"
  case withTraceback = "with_traceback"
  case addNote = "add_note"
  case string = "__str__"

  static func addOthers(to type: TypeObject, _ interpreter: Interpreter) {
    type.explicit(["__str__"], interpreter)
    for name in ["__cause__", "__context__", "__traceback__"] {
      type.names[interpreter.symbols.intern(name)] = Value.none
    }
    type.names[.dunderSuppressContext] = .bool(false)
    type.names[.args] = .tuple(of: [])
  }

  func call(
    _ interpreter: Interpreter, _ receiver: Value, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    guard case .instance(let instance) = receiver else { return receiver }
    switch self {
    case .initialize:
      interpreter.touch(instance)
      instance.names[.args] = .tuple(of: arguments.positional)
      for keyword in arguments.keywords { instance.names[keyword.symbol] = keyword.value }
      if instance.type.isSubclass(of: interpreter.types.systemExit) {
        instance.names[interpreter.symbols.intern("code")] = arguments[0] ?? Value.none
      }
      if instance.type.isSubclass(of: interpreter.types.stopIteration) {
        instance.names[interpreter.symbols.intern("value")] = arguments[0] ?? Value.none
      }
      return .none
    case .withTraceback, .addNote: return receiver
    case .string: return .text(interpreter.message(of: instance))
    }
  }
}

/// The methods of `type`.
enum TypeMethod: String, NativeMethods {
  case mro
  case subclasses = "__subclasses__"
  case initialize = "__init__"
  case call = "__call__"
  case new = "__new__"
  case prepare = "__prepare__"

  static func addOthers(to type: TypeObject, _ interpreter: Interpreter) {
    type.explicit(["__init__", "__call__", "__new__", "__prepare__"], interpreter)
    type.explicitNames[.dunderNew] = interpreter.builtin("__new__") {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      try interpreter.newObject(arguments)
    }
  }

  func call(
    _ interpreter: Interpreter, _ receiver: Value, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    guard case .type(let type) = receiver else { return receiver }
    switch self {
    case .mro: return .list(of: type.mro.map { .type($0) })
    case .subclasses: return .list(of: type.subclasses.map { .type($0) })
    case .initialize: return .none
    case .call: return try interpreter.construct(type, arguments)
    case .new: return .type(try interpreter.classFromCall(type, arguments))
    case .prepare: return .dict(DictObject())
    }
  }
}

/// What functions of every kind can be asked.
enum FunctionMethod: String, NativeMethods {
  case call = "__call__"
  case get = "__get__"

  func call(
    _ interpreter: Interpreter, _ receiver: Value, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    switch self {
    case .call: return try interpreter.call(receiver, arguments)
    case .get:
      guard let object = arguments[0], !object.isNone else { return receiver }
      return .method(BoundMethod(object, receiver))
    }
  }
}

/// What every object can be asked by name.
enum ObjectMethod: String, NativeMethods {
  case initialize = "__init__"
  case new = "__new__"
  case setAttribute = "__setattr__"
  case getAttribute = "__getattribute__"
  case deleteAttribute = "__delattr__"
  case equals = "__eq__"
  case differs = "__ne__"
  case hash = "__hash__"
  case string = "__str__"
  case representation = "__repr__"
  case initSubclass = "__init_subclass__"
  case directory = "__dir__"
  case formatted = "__format__"
  case sizeOf = "__sizeof__"
  case reduced = "__reduce__"
  case reducedFor = "__reduce_ex__"

  static func addOthers(to type: TypeObject, _ interpreter: Interpreter) {
    type.explicit(allCases.map(\.rawValue), interpreter)
    // `object.__new__(cls)` is no method: the class is its argument.
    type.explicitNames[.dunderNew] = interpreter.builtin("__new__") {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      try interpreter.newObject(arguments)
    }
  }

  func call(
    _ interpreter: Interpreter, _ receiver: Value, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    switch self {
    case .initialize, .initSubclass, .new: return .none
    case .setAttribute:
      guard case .instance(let instance) = receiver, let name = arguments[0]?.text else {
        return .none
      }
      try interpreter.setPlainAttribute(
        instance, interpreter.symbols.intern(name), arguments[1] ?? .none)
      return .none
    case .getAttribute:
      guard let name = arguments[0]?.text else { return .none }
      guard case .instance(let instance) = receiver else {
        return try interpreter.attribute(receiver, name)
      }
      let symbol = interpreter.symbols.intern(name)
      if let value = instance.names[symbol] { return value }
      if let found = interpreter.lookup(instance.type, symbol) {
        return try interpreter.bind(found, to: receiver, instance.type)
      }
      throw interpreter.raise(
        interpreter.types.attributeError,
        "'\(instance.type.name)' object has no attribute '\(name)'")
    case .deleteAttribute:
      if let name = arguments[0]?.text {
        try interpreter.deleteAttribute(receiver, interpreter.symbols.intern(name))
      }
      return .none
    case .equals: return isSame(receiver, arguments[0] ?? .none) ? .bool(true) : .notImplemented
    case .differs: return isSame(receiver, arguments[0] ?? .none) ? .bool(false) : .notImplemented
    case .hash: return interpreter.unknown(.random, "a hash")
    case .string:
      if case .instance(let instance) = receiver, let native = instance.native {
        return try interpreter.string(native)
      }
      return try interpreter.representation(receiver)
    case .representation:
      if case .instance(let instance) = receiver {
        return .text("<\(instance.type.moduleName).\(instance.type.qualifiedName) object>")
      }
      return try interpreter.representation(receiver)
    case .directory:
      return try interpreter.call(interpreter.builtinValue("dir"), CallArguments([receiver]))
    case .formatted: return try interpreter.format(receiver, arguments[0]?.text ?? "")
    case .sizeOf: return interpreter.unknown(.unsupported, "the size of an object")
    case .reduced, .reducedFor:
      return interpreter.unknown(.unsupported, "a pickled object")
    }
  }
}
