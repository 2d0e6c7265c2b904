import PythonSyntax

/// The built-in functions.
enum BuiltinName: String, CaseIterable {
  case abs, all, any, ascii, bin, callable, chr, delattr, dir, divmod, enumerate, filter, format
  case getattr, globals, hasattr, hash, hex, id, input, isinstance, issubclass, iter, len, locals
  case map, max, min, next, oct, open, ord, pow, print, repr, reversed, round, setattr, sorted, sum
  case vars, zip, exec, eval, compile, exit, quit, breakpoint
  case importModule = "__import__"
  case buildClass = "__build_class__"
}

extension Interpreter {
  func addBuiltins() {
    for name in BuiltinName.allCases {
      builtins[symbols.intern(name.rawValue)] = .builtin(
        BuiltinFunction(name.rawValue) {
          (interpreter, _, arguments) throws(Interruption) -> Value in
          if let spread = arguments.spread, name != .print { return .unknown(spread) }
          return try interpreter.callBuiltin(name, arguments)
        })
    }
    builtins[symbols.intern("NotImplemented")] = .notImplemented
    builtins[symbols.intern("Ellipsis")] = .ellipsis
    builtins[symbols.intern("__debug__")] = .bool(true)
    builtins[.dunderName] = .text("builtins")
    for name in ["bytearray", "memoryview", "complex"] {
      builtins[symbols.intern(name)] = builtin(name) {
        (interpreter, _, _) throws(Interruption) -> Value in
        interpreter.unknown(.unsupported, name)
      }
    }
  }

  /// A built-in function as a value.
  func builtinValue(_ name: String) -> Value { builtins[symbols.intern(name)] ?? .none }

  private func callBuiltin(
    _ name: BuiltinName, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    switch name {
    case .print: return try printed(arguments)
    case .len, .repr, .ascii, .format, .abs, .chr, .ord, .bin, .oct, .hex, .round, .divmod, .pow,
      .sum, .max, .min, .id, .hash:
      return try callValueBuiltin(name, arguments)
    case .isinstance, .issubclass, .callable, .hasattr, .getattr, .setattr, .delattr, .dir, .vars,
      .globals, .locals:
      return try callObjectBuiltin(name, arguments)
    case .all, .any, .enumerate, .filter, .iter, .map, .next, .reversed, .sorted, .zip:
      return try callIterationBuiltin(name, arguments)
    case .open: return try openFile(arguments)
    case .importModule:
      guard let module = arguments[0]?.text else {
        return unknown(.unsupported, "an import of an unknown name")
      }
      let whole = try importModule(module)
      let names = arguments.value(3, "fromlist") ?? .none
      if names.unknown != nil { return names }
      if case .module(let found) = whole, let names = names.elements, !names.isEmpty {
        for name in names {
          // Submodules among the names are imported; a name that is missing is for the caller to miss.
          if let name = name.text { _ = try existingSubmodule(name, of: found) }
        }
        return whole
      }
      let first = String(module.prefix { $0 != "." })
      return first == module ? whole : try importModule(first)
    case .exit, .quit: throw raise(types.systemExit, arguments.positional)
    case .input: return unknown(.caller, "what a person types")
    case .exec, .eval, .compile, .breakpoint, .buildClass:
      return unknown(.unsupported, "\(name.rawValue)()")
    }
  }

  private func printed(_ arguments: CallArguments) throws(Interruption) -> Value {
    guard arguments["file"] == nil || arguments["file"]?.isNone == true else { return .none }
    var parts: [String] = []
    for value in arguments.positional {
      parts.append(try string(value).text ?? describe(value))
    }
    let text =
      parts.joined(separator: arguments["sep"]?.text ?? " ") + (arguments["end"]?.text ?? "\n")
    try charge(text.utf8.count)
    if record.output.utf8.count < 1 << 20 { record.output += text }
    return .none
  }

  /// `len(value)`.
  func length(_ value: Value) throws(Interruption) -> Value {
    switch value {
    case .unknown: return value
    case .string(let text): return .int(text.count)
    case .bytes(let bytes): return .int(bytes.bytes.count)
    case .list(let list):
      return list.taint.map { .unknown($0) } ?? .int(list.items.count)
    case .tuple(let tuple): return .int(tuple.items.count)
    case .dict(let dict): return dict.taint.map { .unknown($0) } ?? .int(dict.count)
    case .set(let set): return set.taint.map { .unknown($0) } ?? .int(set.table.count)
    case .range(let range): return .int(range.count)
    case .host(let host):
      if let result = try host.length(self) { return result }
    case .type(let type):
      if let hook = type.hook(\.iterate) { return .int(try hook(self, type).count) }
      if let meta = type.metaclass, let method = lookup(meta, .dunderLen) {
        return try call(method, receiver: value, CallArguments())
      }
    case .instance(let instance):
      if let method = lookup(instance.type, .dunderLen) {
        return try call(method, receiver: value, CallArguments())
      }
      if let native = instance.native { return try length(native) }
      if let unknown = unknownBase(of: instance.type) { return .unknown(unknown) }
    default: break
    }
    throw raise(types.typeError, "object of type '\(typeName(value))' has no len()")
  }

  /// `next(iterator, fallback)`.
  func next(_ iterator: IteratorObject, _ fallback: Value?) throws(Interruption) -> Value {
    if let value = try iterator.next(self) { return value }
    if let tail = iterator.tail { return .unknown(tail) }
    if let fallback { return fallback }
    var arguments: [Value] = []
    if let generator = iterator as? GeneratorObject, !generator.result.isNone {
      arguments = [generator.result]
    }
    throw raise(types.stopIteration, arguments)
  }

  private func callObjectBuiltin(
    _ name: BuiltinName, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    func truthValue(_ truth: Truth) -> Value {
      switch truth {
      case .known(let flag): .bool(flag)
      case .unknown(let unknown): .unknown(unknown)
      }
    }
    switch name {
    case .globals:
      guard let frame = callers.last else { return .dict(DictObject()) }
      return try attribute(.module(frame.module), .dunderDict)
    case .locals:
      let dict = DictObject()
      guard let frame = callers.last else { return .dict(dict) }
      for (index, name) in frame.scope.locals.enumerated() {
        if let value = frame.slots[index] { dict.set(frame.unit.tree.name(name), value) }
      }
      for (symbol, value) in zip(frame.classNames?.symbols ?? [], frame.classNames?.values ?? []) {
        dict.set(symbols.text(symbol), value)
      }
      return .dict(dict)
    case .vars where arguments.positional.isEmpty: return unknown(.unsupported, "vars()")
    default: break
    }
    try needs(1, name.rawValue, arguments)
    let object = arguments.positional[0]
    switch name {
    case .callable:
      switch object {
      case .function, .builtin, .method, .type, .host: return .bool(true)
      case .unknown: return object
      case .instance(let instance): return .bool(lookup(instance.type, .dunderCall) != nil)
      default: return .bool(false)
      }
    case .vars: return try attribute(object, .dunderDict)
    case .dir:
      if object.unknown != nil { return object }
      var names: Set<String> = []
      switch object {
      case .module(let module):
        for symbol in module.names.symbols { names.insert(symbols.text(symbol)) }
      default:
        let type = if case .type(let type) = object { type } else { self.type(of: object) }
        _ = lookup(type, .dunderDict)
        for base in type.mro {
          for symbol in base.names.symbols { names.insert(symbols.text(symbol)) }
        }
        if case .instance(let instance) = object {
          for symbol in instance.names.symbols { names.insert(symbols.text(symbol)) }
        }
      }
      return .list(of: names.sorted { precedes($0, $1) }.map { .text($0) })
    default: break
    }
    try needs(2, name.rawValue, arguments)
    let second = arguments.positional[1]
    switch name {
    case .isinstance: return truthValue(try isInstance(object, second))
    case .issubclass: return truthValue(try isSubclass(object, second))
    default: break
    }
    if second.unknown != nil { return second }
    guard let text = second.text else {
      throw raise(
        types.typeError, "attribute name must be string, not '\(typeName(second))'")
    }
    let symbol = symbols.intern(text)
    switch name {
    case .setattr:
      try needs(3, "setattr", arguments)
      try setAttribute(object, symbol, arguments.positional[2])
      return .none
    case .delattr:
      try deleteAttribute(object, symbol)
      return .none
    default:
      let found = try attributeOrMissing(object, symbol)
      if name == .hasattr {
        if case .unknown(let unknown)? = found, case .unknown = object { return .unknown(unknown) }
        return .bool(found != nil)
      }
      if let found { return found }
      if let fallback = arguments[2] { return fallback }
      return try attribute(object, symbol)
    }
  }

  /// An attribute; nil when reading it raises `AttributeError`.
  private func attributeOrMissing(
    _ object: Value, _ symbol: Symbol
  ) throws(Interruption) -> Value? {
    do throws(Interruption) {
      if let value = try optionalAttribute(object, symbol) { return value }
    } catch {
      if case .raised(let raised) = error,
        raised.exception.type.isSubclass(of: types.attributeError)
      {
        return nil
      }
      throw error
    }
    if case .module(let module) = object, module.missing != nil || module.failure != nil {
      return try attribute(object, symbol)
    }
    return nil
  }
}
