import PythonSyntax

extension Interpreter {
  /// Makes a class written in Swift, whose attributes are added by `populate` at the first look-up.
  public func makeType(
    _ name: String, module: String, bases: [TypeObject] = []
  ) -> TypeObject {
    let type = TypeObject(
      name, module: module, bases: bases.isEmpty ? [types.object] : bases, native: .object)
    type.mro = mergeOrder(type) ?? [type, types.object]
    inheritMetaclass(type)
    keep(type)
    return type
  }

  /// Adds a method to a class written in Swift.
  public func addMethod(_ name: String, to type: TypeObject, _ body: @escaping NativeBody) {
    type.names[symbols.intern(name)] = .builtin(BuiltinFunction(method: name, body))
  }

  /// Adds a property without a setter to a class written in Swift.
  public func addProperty(
    _ name: String, to type: TypeObject,
    _ body: @escaping (Interpreter, InstanceObject) throws(Interruption) -> Value
  ) {
    let getter = BuiltinFunction(name) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      guard let instance = arguments[0]?.instance else { return .none }
      return try body(interpreter, instance)
    }
    type.names[symbols.intern(name)] = .descriptor(DescriptorObject(.property, .builtin(getter)))
  }

  /// Adds an attribute to a class.
  public func addAttribute(_ name: String, to type: TypeObject, _ value: Value) {
    type.names[symbols.intern(name)] = value
  }

  /// Adds a class method to a class written in Swift; the receiver of `body` is the class.
  public func addClassMethod(_ name: String, to type: TypeObject, _ body: @escaping NativeBody) {
    let method = BuiltinFunction(method: name, body)
    type.names[symbols.intern(name)] = .descriptor(
      DescriptorObject(.classMethod, .builtin(method)))
  }

  /// The attributes of a class by name, without those of its bases.
  public func attributes(of type: TypeObject) -> [(name: String, value: Value)] {
    zip(type.names.symbols, type.names.values).map { (symbols.text($0), $1) }
  }

  /// An attribute of a class as written in its body or a base's body, without binding it.
  public func attributeAsWritten(_ type: TypeObject, _ name: String) -> Value? {
    lookup(type, symbols.intern(name))
  }

  /// The attributes of an object by name, without those of its class.
  public func attributes(of instance: InstanceObject) -> [(name: String, value: Value)] {
    zip(instance.names.symbols, instance.names.values).map { (symbols.text($0), $1) }
  }

  /// A function for `addMethod` and for modules.
  public func builtin(_ name: String, _ body: @escaping NativeBody) -> Value {
    .builtin(BuiltinFunction(name, body))
  }

  /// What a class statement does after its body has run.
  func buildClass(
    _ name: String, _ writtenBases: [Value], _ names: Namespace,
    _ keywords: [CallArguments.Keyword], _ place: Place, _ module: ModuleObject?
  ) throws(Interruption) -> Value {
    var keywords = keywords
    var metaclass: TypeObject?
    if let index = keywords.firstIndex(where: { $0.symbol == .metaclass }) {
      if case .type(let type) = keywords[index].value { metaclass = type }
      keywords.remove(at: index)
    }
    for case .type(let base) in writtenBases {
      if let meta = base.metaclass, metaclass == nil || meta.isSubclass(of: metaclass ?? meta) {
        metaclass = meta
      }
    }
    if let metaclass, metaclass !== types.type, hasOwnConstruction(metaclass) {
      let namespace = DictObject()
      for (symbol, value) in zip(names.symbols, names.values) {
        namespace.set(symbols.text(symbol), value)
      }
      var arguments = CallArguments([
        .text(name), .tuple(of: writtenBases), .dict(namespace),
      ])
      arguments.keywords = keywords
      pendingClassPlace = (place, module)
      defer { pendingClassPlace = nil }
      return try instantiate(metaclass, arguments)
    }
    return .type(
      try makeClass(name, writtenBases, names, keywords, metaclass, place, module))
  }

  private func hasOwnConstruction(_ metaclass: TypeObject) -> Bool {
    for symbol in [Symbol.dunderNew, .dunderInit, .dunderCall] {
      switch lookup(metaclass, symbol) {
      case .function?, .descriptor?: return true
      default: break
      }
    }
    return false
  }

  /// Makes a class from its parts, as `type(name, bases, names)` does.
  func makeClass(
    _ name: String, _ writtenBases: [Value], _ names: Namespace,
    _ keywords: [CallArguments.Keyword], _ metaclass: TypeObject?, _ place: Place,
    _ module: ModuleObject?
  ) throws(Interruption) -> TypeObject {
    var bases: [TypeObject] = []
    var unknownBase: Unknown?
    var originalBases: [Value]?
    for base in writtenBases {
      switch base {
      case .type(let type): bases.append(type)
      case .unknown(let unknown): unknownBase = unknownBase ?? unknown
      default:
        originalBases = writtenBases
        for entry in try baseEntries(base, writtenBases) {
          if case .type(let type) = entry, !bases.contains(where: { $0 === type }) {
            bases.append(type)
          }
          if let unknown = entry.unknown { unknownBase = unknownBase ?? unknown }
        }
      }
    }
    if bases.isEmpty { bases = [types.object] }
    if bases.count > 1 { bases.removeAll { $0 === types.object } }
    let type = TypeObject(name, module: module?.name ?? "builtins", bases: bases, native: .object)
    type.names = names
    type.place = place
    type.definingModule = module
    type.unknownBase = unknownBase
    if let text = names[.dunderQualname]?.text { type.qualifiedName = text }
    if let text = names[.dunderModule]?.text { type.moduleName = text }
    guard let order = mergeOrder(type) else {
      throw raise(
        types.typeError,
        "Cannot create a consistent method resolution order (MRO) for bases "
          + bases.map(\.name).joined(separator: ", "))
    }
    type.mro = order
    type.metaclass = metaclass
    inheritMetaclass(type)
    if let pending = pendingClassCell, pending.name == name {
      // `__set_name__` and `__init_subclass__` may call the class's own functions.
      pending.cell.type = type
      pendingClassCell = nil
    }
    if let originalBases { type.names[.dunderOrigBases] = .tuple(of: originalBases) }
    if names[.dunderEq] != nil, names[.dunderHash] == nil { type.names[.dunderHash] = Value.none }
    keep(type)
    for base in bases {
      touch(base)
      base.subclasses.append(type)
    }
    for symbol in [Symbol.dunderInitSubclass, .dunderClassGetitem] {
      if let method = type.names[symbol], case .function = method {
        type.names[symbol] = .descriptor(DescriptorObject(.classMethod, method))
      }
    }
    if let method = type.names[.dunderNew], case .function = method {
      type.names[.dunderNew] = .descriptor(DescriptorObject(.staticMethod, method))
    }
    noteCustomAccess(type)
    for (symbol, value) in zip(names.symbols, names.values) {
      if case .instance(let instance) = value, let method = lookup(instance.type, .dunderSetName) {
        _ = try call(
          method, receiver: value, CallArguments([.type(type), self.name(symbol)]))
      } else if case .descriptor(let descriptor) = value, descriptor.kind == .cachedProperty {
        descriptor.name = symbol
      }
    }
    try initSubclass(type, keywords)
    if let hook = type.hook({ $0.subclass }) { try hook(self, type, keywords) }
    return type
  }

  private func initSubclass(
    _ type: TypeObject, _ keywords: [CallArguments.Keyword]
  ) throws(Interruption) {
    for base in type.mro.dropFirst() {
      if let populate = base.populate {
        base.populate = nil
        populate(self, base)
      }
      guard let method = base.names[.dunderInitSubclass] else { continue }
      var function = method
      if case .descriptor(let descriptor) = method { function = descriptor.getter }
      _ = try call(function, receiver: .type(type), CallArguments([], keywords: keywords))
      return
    }
  }

  private func noteCustomAccess(_ type: TypeObject) {
    for base in type.mro {
      if case .function? = base.names[.dunderGetattribute] { type.hasCustomGetAttribute = true }
      if case .function? = base.names[.dunderSetattr] { type.hasCustomSetAttribute = true }
    }
  }

  private func inheritMetaclass(_ type: TypeObject) {
    guard type.metaclass == nil else { return }
    type.metaclass = type.bases.lazy.compactMap(\.metaclass).first
  }

  /// What stands for a base that is no class: `Generic[T]`, a stand-in with `__mro_entries__`.
  private func baseEntries(
    _ base: Value, _ bases: [Value]
  ) throws(Interruption) -> [Value] {
    if let form = TypingForm.of(base) { return form.baseEntries(self) }
    if let method = try optionalAttribute(base, .dunderMroEntries) {
      if case .items(let entries) = try collect(
        call(method, CallArguments([.tuple(of: bases)])))
      {
        return entries
      }
    }
    return [unknown(.unsupported, "a base class that is no class: \(typeName(base))")]
  }

  /// The C3 order of a class and what it extends; nil when the bases contradict one another.
  func mergeOrder(_ type: TypeObject) -> [TypeObject]? {
    var lists = type.bases.map(\.mro) + [type.bases]
    var order = [type]
    while lists.contains(where: { !$0.isEmpty }) {
      var next: TypeObject?
      for list in lists {
        guard let head = list.first else { continue }
        if lists.allSatisfy({ other in !other.dropFirst().contains { $0 === head } }) {
          next = head
          break
        }
      }
      guard let next else { return nil }
      order.append(next)
      for index in lists.indices where lists[index].first === next { lists[index].removeFirst() }
    }
    return order
  }
}
