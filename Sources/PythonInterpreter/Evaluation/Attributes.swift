import PythonSyntax

extension Interpreter {
  /// The value of the attribute `name`.
  public func attribute(_ object: Value, _ name: String) throws(Interruption) -> Value {
    try attribute(object, symbols.intern(name))
  }

  /// The value of the attribute `name`; nil where Python raises `AttributeError`.
  public func attributeIfAny(_ object: Value, _ name: String) throws(Interruption) -> Value? {
    do throws(Interruption) {
      return try optionalAttribute(object, symbols.intern(name))
    } catch {
      // A program's own `__getattr__` says by the exception that there is none.
      if case .raised(let raised) = error,
        raised.exception.type.isSubclass(of: types.attributeError)
      {
        return nil
      }
      throw error
    }
  }

  func attribute(_ object: Value, _ symbol: Symbol) throws(Interruption) -> Value {
    if let value = try optionalAttribute(object, symbol) { return value }
    let name = symbols.text(symbol)
    switch object {
    case .module(let module):
      if let failure = module.failure { return .unknown(failure) }
      if let kind = module.missing {
        return .unknown(Unknown(kind, "\(module.name).\(name)", lastPlace))
      }
      let hint = module.isInitializing ? "partially initialized module" : "module"
      throw raise(types.attributeError, "\(hint) '\(module.name)' has no attribute '\(name)'")
    case .type(let type):
      if isUnmodelled(name, type) || isOfThirdParty(type) { return unmodelled(name, type) }
      throw raise(types.attributeError, "type object '\(type.name)' has no attribute '\(name)'")
    default:
      let type = type(of: object)
      if case .instance = object {
      } else if isUnmodelled(name, type) {
        return unmodelled(name, type)
      }
      throw raise(
        types.attributeError, "'\(typeName(object))' object has no attribute '\(name)'")
    }
  }

  func optionalAttribute(_ object: Value, _ symbol: Symbol) throws(Interruption) -> Value? {
    switch object {
    case .instance(let instance): return try instanceAttribute(instance, object, symbol)
    case .type(let type): return try typeAttribute(type, symbol)
    case .module(let module): return try moduleAttribute(module, symbol)
    case .host(let host):
      if let value = try host.attribute(symbols.text(symbol), self) { return value }
      if host.pythonType == nil { return nil }
    // What is made of a text has another outline.
    case .unknown(let unknown): return .unknown(unknown.with(outlines: []))
    case .function(let function):
      if let value = functionAttribute(function, symbol) { return value }
    case .method(let method):
      if symbol == .dunderSelf { return method.receiver }
      if symbol == .dunderFunc { return method.function }
      if let value = try optionalAttribute(method.function, symbol) { return value }
    case .builtin(let builtin):
      if symbol == .dunderName || symbol == .dunderQualname { return .text(builtin.name) }
      if symbol == .dunderDoc { return Value.none }
      if symbol == .dunderModule { return .text("builtins") }
    case .descriptor(let descriptor):
      if let value = descriptorAttribute(descriptor, symbol) { return value }
    case .slice(let slice):
      switch symbols.text(symbol) {
      case "start": return slice.lower
      case "stop": return slice.upper
      case "step": return slice.step
      default: break
      }
    case .range(let range):
      switch symbols.text(symbol) {
      case "start": return .int(range.start)
      case "stop": return .int(range.stop)
      case "step": return .int(range.step)
      default: break
      }
    default: break
    }
    let type = type(of: object)
    if symbol == .dunderClass { return .type(type) }
    guard let found = lookup(type, symbol) ?? explicit(type, symbol) else { return nil }
    return try bind(found, to: object, type)
  }

  /// A method of a built-in class that is found by name only.
  private func explicit(_ type: TypeObject, _ symbol: Symbol) -> Value? {
    for type in type.mro {
      if let value = type.explicitNames[symbol] { return value }
    }
    return nil
  }

  /// The attribute of the class, as written there, found along the `mro`.
  func lookup(_ type: TypeObject, _ symbol: Symbol) -> Value? {
    for type in type.mro {
      if let populate = type.populate {
        type.populate = nil
        populate(self, type)
      }
      if let value = type.names[symbol] { return value }
    }
    return nil
  }

  /// What an attribute found on a class gives when it is read through an object.
  func bind(_ found: Value, to object: Value, _ type: TypeObject? = nil) throws(Interruption)
    -> Value
  {
    switch found {
    case .function: return .method(BoundMethod(object, found))
    case .builtin(let builtin):
      return builtin.isMethod ? .method(BoundMethod(object, found)) : found
    case .descriptor(let descriptor):
      switch descriptor.kind {
      case .property:
        guard !descriptor.getter.isNone else {
          throw raise(types.attributeError, "unreadable attribute")
        }
        return try call(descriptor.getter, CallArguments([object]))
      case .classMethod:
        return try bind(descriptor.getter, to: .type(type ?? self.type(of: object)))
      case .staticMethod: return descriptor.getter
      case .cachedProperty:
        let value = try call(descriptor.getter, CallArguments([object]))
        if case .instance(let instance) = object, let name = descriptor.name {
          touch(instance)
          instance.names[name] = value
        }
        return value
      }
    case .instance(let instance):
      if let getter = lookup(instance.type, .dunderGet) {
        return try call(
          getter, receiver: found,
          CallArguments([object, .type(type ?? self.type(of: object))]))
      }
      return found
    default: return found
    }
  }

  private func instanceAttribute(
    _ instance: InstanceObject, _ object: Value, _ symbol: Symbol
  ) throws(Interruption) -> Value? {
    let type = instance.type
    if symbol == .dunderClass { return .type(type) }
    if type.hasCustomGetAttribute, let method = lookup(type, .dunderGetattribute),
      case .function = method
    {
      return try call(method, receiver: object, CallArguments([name(symbol)]))
    }
    let found = lookup(type, symbol)
    if let found, isDataDescriptor(found) { return try bind(found, to: object, type) }
    if let value = instance.names[symbol] { return value }
    if let found { return try bind(found, to: object, type) }
    if let found = explicit(type, symbol) { return try bind(found, to: object, type) }
    if symbol == .dunderDict {
      let dict = DictObject()
      for (symbol, value) in zip(instance.names.symbols, instance.names.values) {
        dict.set(symbols.text(symbol), value)
      }
      return .dict(dict)
    }
    return try missingOnInstance(instance, symbol)
  }

  /// What `__getattr__`, a stand-in's hook or an unknown base class says of a missing attribute.
  func missingOnInstance(
    _ instance: InstanceObject, _ symbol: Symbol
  ) throws(Interruption) -> Value? {
    let type = instance.type
    if let hook = type.hook(\.instanceAttribute),
      let value = try hook(self, instance, symbols.text(symbol))
    {
      return value
    }
    if let method = lookup(type, .dunderGetattr) {
      do throws(Interruption) {
        return try call(method, receiver: .instance(instance), CallArguments([name(symbol)]))
      } catch {
        // A special method that is looked for on the way must not be an error.
        if case .raised(let raised) = error, symbols.text(symbol).hasPrefix("__"),
          raised.exception.type.isSubclass(of: types.attributeError)
        {
          return nil
        }
        throw error
      }
    }
    if let unknown = unknownBase(of: type) { return .unknown(unknown) }
    return nil
  }

  func unknownBase(of type: TypeObject) -> Unknown? {
    for type in type.mro {
      if let unknown = type.unknownBase { return unknown }
    }
    return nil
  }

  func name(_ symbol: Symbol) -> Value { .text(symbols.text(symbol)) }

  private func isDataDescriptor(_ value: Value) -> Bool {
    switch value {
    case .descriptor(let descriptor): return descriptor.kind == .property
    case .instance(let instance):
      return lookup(instance.type, .dunderSet) != nil && lookup(instance.type, .dunderGet) != nil
    default: return false
    }
  }

  func typeAttribute(_ type: TypeObject, _ symbol: Symbol) throws(Interruption) -> Value? {
    let meta = type.metaclass ?? types.type
    if let found = lookup(meta, symbol), isDataDescriptor(found) {
      return try bind(found, to: .type(type), meta)
    }
    if let found = lookup(type, symbol) {
      switch found {
      case .descriptor(let descriptor):
        switch descriptor.kind {
        case .property, .cachedProperty: return found
        case .classMethod: return try bind(descriptor.getter, to: .type(type))
        case .staticMethod: return descriptor.getter
        }
      case .instance(let instance):
        if let getter = lookup(instance.type, .dunderGet) {
          return try call(getter, receiver: found, CallArguments([.none, .type(type)]))
        }
        return found
      default:
        if !isPlainTypeAttribute(symbol) { return found }
      }
    }
    if let value = basicTypeAttribute(type, symbol) ?? explicit(type, symbol) { return value }
    if let found = lookup(meta, symbol) { return try bind(found, to: .type(type), meta) }
    if let hook = type.hook(\.attribute), let value = try hook(self, type, symbols.text(symbol)) {
      return value
    }
    if let method = lookup(meta, .dunderGetattr) {
      return try call(method, receiver: .type(type), CallArguments([name(symbol)]))
    }
    if let unknown = unknownBase(of: type) { return .unknown(unknown) }
    return nil
  }

  private func isPlainTypeAttribute(_ symbol: Symbol) -> Bool {
    symbol == .dunderDict || symbol == .dunderClass
  }

  private func basicTypeAttribute(_ type: TypeObject, _ symbol: Symbol) -> Value? {
    switch symbol {
    case .dunderName: return .text(type.name)
    case .dunderQualname: return .text(type.qualifiedName)
    case .dunderModule: return .text(type.moduleName)
    case .dunderMro: return .tuple(of: type.mro.map { .type($0) })
    case .dunderBases: return .tuple(of: type.bases.map { .type($0) })
    case .dunderBase: return type.bases.first.map { .type($0) } ?? Value.none
    case .dunderClass: return .type(type.metaclass ?? types.type)
    case .dunderDoc: return Value.none
    case .dunderDict:
      let dict = DictObject()
      _ = lookup(type, .dunderDict)
      for (symbol, value) in zip(type.names.symbols, type.names.values) {
        dict.set(symbols.text(symbol), value)
      }
      return .dict(dict)
    case .dunderAnnotations: return .dict(DictObject())
    default: return nil
    }
  }

  private func functionAttribute(_ function: FunctionObject, _ symbol: Symbol) -> Value? {
    if let value = function.names[symbol] { return value }
    switch symbol {
    case .dunderName: return .text(function.name)
    case .dunderQualname: return .text(function.qualifiedName)
    case .dunderModule: return .text(function.module.name)
    case .dunderDoc:
      guard case .statements(let body) = function.scope.body,
        let text = function.unit.tree.docstring(of: body)
      else { return Value.none }
      return .text(function.unit.tree.text(text))
    case .dunderDefaults:
      return function.defaults.isEmpty ? Value.none : .tuple(of: function.defaults)
    case .dunderKwdefaults: return Value.none
    case .dunderAnnotations: return .dict(function.annotations ?? DictObject())
    case .dunderDict:
      let dict = DictObject()
      for (symbol, value) in zip(function.names.symbols, function.names.values) {
        dict.set(symbols.text(symbol), value)
      }
      return .dict(dict)
    case .dunderClosure, .dunderGlobals, .dunderCode:
      return .unknown(Unknown(.unsupported, "a function's \(symbols.text(symbol))", lastPlace))
    default: return nil
    }
  }

  private func descriptorAttribute(_ descriptor: DescriptorObject, _ symbol: Symbol) -> Value? {
    switch symbols.text(symbol) {
    case "fget": return descriptor.getter
    case "fset": return descriptor.setter
    case "fdel": return descriptor.deleter
    case "func", "__func__", "__wrapped__": return descriptor.getter
    case "__get__":
      return builtin("__get__") { (interpreter, _, arguments) throws(Interruption) -> Value in
        try interpreter.read(descriptor, itself: .descriptor(descriptor), arguments)
      }
    case "__doc__": return descriptor.documentation
    case "getter":
      return builtin("getter") { (_, _, arguments) throws(Interruption) -> Value in
        .descriptor(
          DescriptorObject(
            .property, arguments[0] ?? .none, setter: descriptor.setter,
            deleter: descriptor.deleter))
      }
    case "setter":
      return builtin("setter") { (_, _, arguments) throws(Interruption) -> Value in
        .descriptor(
          DescriptorObject(
            .property, descriptor.getter, setter: arguments[0] ?? .none,
            deleter: descriptor.deleter))
      }
    case "deleter":
      return builtin("deleter") { (_, _, arguments) throws(Interruption) -> Value in
        .descriptor(
          DescriptorObject(
            .property, descriptor.getter, setter: descriptor.setter,
            deleter: arguments[0] ?? .none))
      }
    default: return nil
    }
  }

  /// `descriptor.__get__(object, type)`.
  func read(
    _ descriptor: DescriptorObject, itself: Value, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    let object = arguments[0] ?? .none
    var owner: TypeObject?
    if case .type(let type)? = arguments[1] { owner = type }
    switch descriptor.kind {
    case .property, .cachedProperty: if object.isNone { return itself }
    case .classMethod, .staticMethod: break
    }
    return try bind(.descriptor(descriptor), to: object, owner)
  }

  /// The method to call as `object.symbol(…)`, without binding it; nil when `attribute` must decide.
  func methodForCall(_ object: Value, _ symbol: Symbol) throws(Interruption) -> Value? {
    let type: TypeObject
    switch object {
    case .instance(let instance):
      guard instance.names[symbol] == nil, !instance.type.hasCustomGetAttribute else { return nil }
      type = instance.type
    case .type, .module, .host, .unknown, .function, .builtin, .method, .descriptor: return nil
    default: type = self.type(of: object)
    }
    guard let found = lookup(type, symbol) else { return nil }
    switch found {
    case .function: return found
    case .builtin(let builtin): return builtin.isMethod ? found : nil
    default: return nil
    }
  }
}
