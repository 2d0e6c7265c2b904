import PythonSyntax

extension Interpreter {
  /// What calling a class gives.
  func instantiate(_ type: TypeObject, _ arguments: CallArguments) throws(Interruption) -> Value {
    if let meta = type.metaclass, let method = lookup(meta, .dunderCall), case .function = method {
      return try call(method, receiver: .type(type), arguments)
    }
    return try construct(type, arguments)
  }

  /// What `type.__call__` does.
  func construct(_ type: TypeObject, _ arguments: CallArguments) throws(Interruption) -> Value {
    if let make = type.constructor { return try make(self, type, arguments) }
    if let hook = type.hook(\.call) { return try hook(self, type, arguments) }
    if type === types.type {
      if arguments.positional.count > 1, let unknown = firstUnknown(arguments) {
        return .unknown(unknown)
      }
      if arguments.positional.count == 1 { return .type(self.type(of: arguments.positional[0])) }
    }
    var result: Value
    if let method = lookup(type, .dunderNew) {
      var forNew = arguments
      forNew.positional.insert(.type(type), at: 0)
      forNew.site = nil
      let function = try bind(method, to: .none)
      result = try call(function, forNew)
      guard case .instance(let instance) = result, instance.type.isSubclass(of: type) else {
        if case .type(let made) = result, type.isSubclass(of: types.type) {
          try initialize(.type(made), type, arguments)
        }
        return result
      }
    } else {
      if type.isSubclass(of: types.type) {
        result = .type(try classFromCall(type, arguments))
        try initialize(result, type, arguments)
        return result
      }
      result = .instance(try allocate(type, arguments))
    }
    try initialize(result, type, arguments)
    return result
  }

  private func initialize(
    _ value: Value, _ type: TypeObject, _ arguments: CallArguments
  ) throws(Interruption) {
    if let method = lookup(type, .dunderInit) {
      if case .builtin(let builtin) = method, builtin === types.objectInit { return }
      _ = try call(method, receiver: value, arguments)
      return
    }
    if type.layout == .object, lookup(type, .dunderNew) == nil,
      !(arguments.positional.isEmpty && arguments.keywords.isEmpty),
      !type.isSubclass(of: types.property), unknownBase(of: type) == nil
    {
      throw raise(types.typeError, "\(type.name)() takes no arguments")
    }
  }

  /// `type(name, bases, names)` and `super().__new__(mcs, name, bases, names)`.
  func classFromCall(
    _ metaclass: TypeObject, _ arguments: CallArguments
  ) throws(Interruption) -> TypeObject {
    guard arguments.positional.count >= 3, let name = arguments[0]?.text,
      let bases = arguments[1].flatMap({ unwrapped($0).elements }),
      let dict = arguments[2].flatMap({ dictionary($0) })
    else {
      throw raise(types.typeError, "type() takes 1 or 3 arguments")
    }
    var names = Namespace()
    for (key, value) in dict.pairs {
      if let text = key.text { names[symbols.intern(text)] = value }
    }
    let module = pendingClassPlace?.module ?? callers.last?.module
    if names[.dunderModule] == nil, let module { names[.dunderModule] = .text(module.name) }
    return try makeClass(
      name, bases, names, arguments.keywords, metaclass === types.type ? nil : metaclass,
      pendingClassPlace?.place ?? lastPlace, module)
  }

  /// An object without its attributes, with the native value that its class calls for.
  func allocate(_ type: TypeObject, _ arguments: CallArguments) throws(Interruption)
    -> InstanceObject
  {
    let instance = InstanceObject(type)
    instance.place = lastPlace
    try charge(96)
    if type.isSubclass(of: types.baseException) {
      instance.names[.args] = .tuple(of: arguments.positional)
    }
    if type.isSubclass(of: types.property) {
      instance.native = try types.property.constructor?(self, types.property, arguments)
    }
    let base: TypeObject
    switch type.layout {
    case .string: base = types.str
    case .integer, .boolean: base = types.int
    case .float: base = types.float
    case .bytes: base = types.bytes
    case .tuple: base = types.tuple
    case .list: base = types.list
    case .dict: base = types.dict
    case .set: base = types.set
    case .frozenset: base = types.frozenset
    case .object, .type, .other: return instance
    }
    // `__init__` of list, dict and set fills; the immutable ones are made whole.
    switch type.layout {
    case .list: instance.native = .list(of: [])
    case .dict: instance.native = .dict(DictObject())
    case .set: instance.native = .set(SetObject())
    default:
      guard let make = base.constructor else { break }
      let value = try make(self, base, arguments)
      instance.native = unwrapped(value)
    }
    return instance
  }

  /// `super()` without arguments: the class is the one in whose body the function is written.
  func zeroArgumentSuper(_ frame: Frame) throws(Interruption) -> Value {
    var current: Frame? = frame
    while let here = current {
      if let function = here.function, let type = function.classCell?.type,
        here.scope === function.scope, case .some(let first) = here.slots.first
      {
        return superObject(type, first)
      }
      current = here.parent
    }
    throw raise(types.runtimeError, "super(): no arguments")
  }

  func superObject(_ type: TypeObject, _ receiver: Value?) -> Value {
    .host(SuperObject(type, receiver ?? .none))
  }
}

/// What `super()` gives: attributes of the classes after one in the order of a receiver's class.
final class SuperObject: HostObject {
  private let type: TypeObject
  private let receiver: Value

  init(_ type: TypeObject, _ receiver: Value) {
    self.type = type
    self.receiver = receiver
  }

  override var typeName: String { "super" }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    let start: TypeObject
    var isClass = false
    switch receiver {
    case .type(let type) where type.isSubclass(of: self.type):
      start = type
      isClass = true
    default: start = interpreter.type(of: receiver)
    }
    let symbol = interpreter.symbols.intern(name)
    guard let position = start.mro.firstIndex(where: { $0 === type }) else { return nil }
    for base in start.mro[(position + 1)...] {
      if let populate = base.populate {
        base.populate = nil
        populate(interpreter, base)
      }
      guard let found = base.names[symbol] ?? base.explicitNames[symbol] else { continue }
      if symbol == .dunderInitSubclass, case .builtin = found { break }
      switch found {
      case .descriptor(let descriptor) where descriptor.kind == .classMethod:
        return try interpreter.bind(descriptor.getter, to: .type(start))
      case .descriptor(let descriptor) where descriptor.kind == .staticMethod:
        return descriptor.getter
      default:
        return isClass && !start.isSubclass(of: interpreter.types.type)
          ? found : try interpreter.bind(found, to: receiver, start)
      }
    }
    return try missing(symbol, start, interpreter)
  }

  private func missing(
    _ symbol: Symbol, _ start: TypeObject, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    let receiver = receiver
    switch symbol {
    case .dunderInit, .dunderInitSubclass:
      return interpreter.builtin("__init__") { (_, _, _) throws(Interruption) -> Value in .none }
    case .dunderNew:
      return interpreter.builtin("__new__") {
        (interpreter, _, arguments) throws(Interruption) -> Value in
        try interpreter.newObject(arguments)
      }
    case .dunderSetattr:
      return interpreter.builtin("__setattr__") {
        (interpreter, _, arguments) throws(Interruption) -> Value in
        if case .instance(let instance) = receiver, let name = arguments[0]?.text {
          try interpreter.setPlainAttribute(
            instance, interpreter.symbols.intern(name), arguments[1] ?? .none)
        }
        return .none
      }
    default:
      if let unknown = interpreter.unknownBase(of: start) { return .unknown(unknown) }
      if case .instance(let instance) = receiver,
        let hook = instance.type.hook(\.instanceAttribute)
      {
        return try hook(interpreter, instance, interpreter.text(symbol))
      }
      return nil
    }
  }
}

extension Interpreter {
  /// What `object.__new__(cls, …)` does, for a class of any layout.
  func newObject(_ arguments: CallArguments) throws(Interruption) -> Value {
    guard case .type(let type)? = arguments[0] else {
      throw raise(types.typeError, "object.__new__(X): X is not a type object")
    }
    var rest = arguments
    rest.positional.removeFirst()
    if type.isSubclass(of: types.type) { return .type(try classFromCall(type, rest)) }
    return .instance(try allocate(type, rest))
  }
}
