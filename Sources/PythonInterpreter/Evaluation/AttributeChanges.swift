import PythonSyntax

extension Interpreter {
  /// Sets the attribute `name`.
  public func setAttribute(
    _ object: Value, _ name: String, _ value: Value
  ) throws(Interruption) {
    try setAttribute(object, symbols.intern(name), value)
  }

  func setAttribute(_ object: Value, _ symbol: Symbol, _ value: Value) throws(Interruption) {
    switch object {
    case .instance(let instance): try setInstanceAttribute(instance, symbol, value)
    case .type(let type):
      if let hook = type.hook(\.setAttribute), try hook(self, type, symbols.text(symbol), value) {
        return
      }
      _ = lookup(type, symbol)
      touch(type)
      type.names[symbol] = value
      if symbol == .dunderName, let text = value.text { type.name = text }
      if symbol == .dunderQualname, let text = value.text { type.qualifiedName = text }
      if symbol == .dunderModule, let text = value.text { type.moduleName = text }
    case .module(let module):
      touch(module)
      module.names[symbol] = value
    case .function(let function):
      touch(function)
      if symbol == .dunderName, let text = value.text { function.name = text }
      if symbol == .dunderQualname, let text = value.text { function.qualifiedName = text }
      function.names[symbol] = value
    case .host(let host):
      guard try host.setAttribute(symbols.text(symbol), value, self) else {
        throw raise(
          types.attributeError,
          "'\(host.typeName)' object has no attribute '\(symbols.text(symbol))'")
      }
    case .unknown, .builtin, .method: break
    case .descriptor(let descriptor): descriptor.documentation = value
    default:
      throw raise(
        types.attributeError,
        "'\(typeName(object))' object has no attribute '\(symbols.text(symbol))'")
    }
  }

  private func setInstanceAttribute(
    _ instance: InstanceObject, _ symbol: Symbol, _ value: Value
  ) throws(Interruption) {
    let type = instance.type
    if let hook = type.hook(\.setInstanceAttribute),
      try hook(self, instance, symbols.text(symbol), value)
    {
      return
    }
    if type.hasCustomSetAttribute, let method = lookup(type, .dunderSetattr),
      case .function = method
    {
      _ = try call(
        method, receiver: .instance(instance), CallArguments([name(symbol), value]))
      return
    }
    try setPlainAttribute(instance, symbol, value)
  }

  /// What `object.__setattr__` does.
  func setPlainAttribute(
    _ instance: InstanceObject, _ symbol: Symbol, _ value: Value
  ) throws(Interruption) {
    if let found = lookup(instance.type, symbol) {
      switch found {
      case .descriptor(let descriptor) where descriptor.kind == .property:
        guard !descriptor.setter.isNone else {
          throw raise(
            types.attributeError,
            "property '\(symbols.text(symbol))' of '\(instance.type.name)' object has no setter")
        }
        _ = try call(descriptor.setter, CallArguments([.instance(instance), value]))
        return
      case .instance(let object):
        if let setter = lookup(object.type, .dunderSet) {
          _ = try call(
            setter, receiver: found, CallArguments([.instance(instance), value]))
          return
        }
      default: break
      }
    }
    if symbol == .dunderClass, case .type(let type) = value {
      instance.type = type
      return
    }
    touch(instance)
    instance.names[symbol] = value
  }

  func deleteAttribute(_ object: Value, _ symbol: Symbol) throws(Interruption) {
    switch object {
    case .instance(let instance):
      if let found = lookup(instance.type, symbol) {
        if case .descriptor(let descriptor) = found, descriptor.kind == .property {
          guard !descriptor.deleter.isNone else {
            throw raise(
              types.attributeError,
              "property '\(symbols.text(symbol))' of '\(instance.type.name)' object has no deleter")
          }
          _ = try call(descriptor.deleter, CallArguments([object]))
          return
        }
      }
      if instance.names[symbol] != nil {
        touch(instance)
        instance.names[symbol] = nil
        return
      }
    case .type(let type):
      if type.names[symbol] != nil {
        touch(type)
        type.names[symbol] = nil
        return
      }
    case .module(let module):
      if module.names[symbol] != nil {
        touch(module)
        module.names[symbol] = nil
        return
      }
    case .unknown: return
    default: break
    }
    throw raise(
      types.attributeError,
      "'\(typeName(object))' object has no attribute '\(symbols.text(symbol))'")
  }

  /// `del object[key]`.
  func deleteItem(_ object: Value, _ key: Value) throws(Interruption) {
    switch object {
    case .unknown: return
    case .dict(let dict):
      touch(dict)
      guard let hash = try hash(key) else {
        dict.obscure(key.unknown ?? Unknown(.unsupported, "an unknown key", lastPlace))
        return
      }
      guard let position = try find(dict.table, hash, key) else {
        if dict.taint != nil { return }
        throw raise(types.keyError, [key])
      }
      _ = dict.table.remove(at: position)
    case .list(let list):
      touch(list)
      switch key {
      case .slice(let slice):
        guard let range = try bounds(slice, list.items.count) else {
          list.obscure(Unknown(.unsupported, "a slice of unknown bounds", lastPlace))
          return
        }
        let positions = Set(range)
        list.items = list.items.enumerated().filter { !positions.contains($0.offset) }.map(
          \.element)
      case .unknown(let unknown): list.obscure(unknown)
      default:
        if let taint = list.taint, !isCertain(key, list) { return list.obscure(taint) }
        let index = try index(key, list.items.count, "list assignment index out of range")
        list.items.remove(at: index)
      }
    case .instance(let instance):
      if let method = lookup(instance.type, .dunderDelitem), case .function = method {
        _ = try call(method, receiver: object, CallArguments([key]))
      } else if let native = instance.native {
        try deleteItem(native, key)
      } else if unknownBase(of: instance.type) == nil {
        throw raise(
          types.typeError, "'\(typeName(object))' object doesn't support item deletion")
      }
    default:
      throw raise(types.typeError, "'\(typeName(object))' object doesn't support item deletion")
    }
  }
}
