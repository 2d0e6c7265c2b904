/// `typing` and `typing_extensions`: everything is a form that can be given arguments and read.
enum TypingModule: StandInModule {
  static let name = "typing"

  private static let forms = [
    "Any", "Optional", "Union", "Annotated", "Literal", "Final", "ClassVar", "Callable", "NoReturn",
    "Never", "Self", "LiteralString", "TypeAlias", "Concatenate", "TypeGuard", "TypeIs", "Required",
    "NotRequired", "ReadOnly", "Unpack", "InitVar", "Generic", "Protocol", "AnyStr", "Text",
  ]

  /// Names of `typing` that stand for built-in classes.
  private static let builtins: [(String, @Sendable (BuiltinTypes) -> TypeObject)] = [
    ("List", { $0.list }), ("Dict", { $0.dict }), ("Set", { $0.set }),
    ("FrozenSet", { $0.frozenset }), ("Tuple", { $0.tuple }), ("Type", { $0.type }),
  ]

  /// Protocols of `collections.abc`.
  private static let protocols = [
    "Iterable", "Iterator", "Sequence", "MutableSequence", "Mapping", "MutableMapping",
    "Collection",
    "Container", "Hashable", "Sized", "Generator", "AsyncGenerator", "AsyncIterator",
    "AsyncIterable", "Awaitable", "Coroutine", "Reversible", "ItemsView", "KeysView", "ValuesView",
    "MappingView", "ByteString", "Buffer", "MutableSet",
  ]

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    for form in forms {
      interpreter.set(form, in: module, TypingForm.make(interpreter, form, kind: .special))
    }
    for (name, type) in builtins {
      interpreter.set(
        name, in: module,
        TypingForm.make(
          interpreter, name, kind: .special, origin: .type(type(interpreter.types))))
    }
    for name in [
      "DefaultDict", "OrderedDict", "Counter", "Deque", "ChainMap", "Pattern", "Match", "IO",
      "TextIO", "BinaryIO", "SupportsInt", "SupportsFloat", "SupportsIndex", "ContextManager",
      "AsyncContextManager", "AbstractSet",
    ] {
      interpreter.set(name, in: module, TypingForm.make(interpreter, name, kind: .special))
    }
    addProtocols(to: module, interpreter)
    interpreter.set("TYPE_CHECKING", in: module, .bool(false))
    addFunctions(to: module, interpreter)
    addClasses(to: module, interpreter)
  }

  static func addProtocols(to module: ModuleObject, _ interpreter: Interpreter) {
    for name in protocols {
      let type = interpreter.makeType(name, module: "collections.abc")
      if name.hasSuffix("Mapping") { addMappingMethods(to: type, name, interpreter) }
      type.hooks.isInstance = { (interpreter, value) in conforms(value, to: name, interpreter) }
      interpreter.set(name, in: module, .type(type))
    }
    if module.name == "collections.abc" {
      interpreter.set(
        "Callable", in: module, TypingForm.make(interpreter, "Callable", kind: .special))
      interpreter.set(
        "Set", in: module, TypingForm.make(interpreter, "Set", kind: .special))
    }
  }

  /// What a mapping has by virtue of its own few methods.
  private static func addMappingMethods(
    to type: TypeObject, _ name: String, _ interpreter: Interpreter
  ) {
    var names = ["get", "keys", "items", "values", "__contains__"]
    if name == "MutableMapping" { names += ["update", "pop", "setdefault"] }
    for method in names {
      let symbol = interpreter.symbols.intern(method)
      interpreter.addMethod(method, to: type) {
        (interpreter, receiver, arguments) throws(Interruption) -> Value in
        guard case .module(let mixins) = try interpreter.importModule("_collections_abc"),
          let function = mixins.names[symbol]
        else { return interpreter.unknown(.unsupported, "Mapping.\(method)") }
        return try interpreter.call(function, receiver: receiver, arguments)
      }
    }
  }

  /// What `isinstance` says of the protocols that programs ask about.
  private static func conforms(_ value: Value, to name: String, _ interpreter: Interpreter) -> Bool
  {
    func has(_ method: String) -> Bool {
      guard case .instance(let instance) = value else { return false }
      return interpreter.lookup(instance.type, interpreter.symbols.intern(method)) != nil
    }
    switch (name, interpreter.unwrapped(value)) {
    case ("Iterable", .list), ("Iterable", .tuple), ("Iterable", .dict), ("Iterable", .set),
      ("Iterable", .string), ("Iterable", .range), ("Iterable", .iterator), ("Iterable", .bytes),
      ("Iterator", .iterator), ("Generator", .iterator),
      ("Sequence", .list), ("Sequence", .tuple), ("Sequence", .string), ("Sequence", .range),
      ("Sequence", .bytes), ("MutableSequence", .list), ("Mapping", .dict),
      ("MutableMapping", .dict), ("MutableSet", .set),
      ("Collection", .list), ("Collection", .tuple), ("Collection", .dict), ("Collection", .set),
      ("Collection", .string), ("Sized", .list), ("Sized", .tuple), ("Sized", .dict),
      ("Sized", .set), ("Sized", .string), ("Hashable", .string), ("Hashable", .int),
      ("Hashable", .tuple):
      return true
    case ("Iterable", .instance): return has("__iter__")
    case ("Mapping", .instance): return has("keys") && has("__getitem__")
    case ("Sized", .instance): return has("__len__")
    default: return false
    }
  }

  private static func addFunctions(to module: ModuleObject, _ interpreter: Interpreter) {
    interpreter.addFunction("cast", to: module) {
      (_, _, arguments) throws(Interruption) -> Value in arguments.value(1, "val") ?? .none
    }
    for name in [
      "overload", "final", "no_type_check", "runtime_checkable", "override", "reveal_type",
    ] {
      interpreter.addFunction(name, to: module) {
        (_, _, arguments) throws(Interruption) -> Value in arguments[0] ?? .none
      }
    }
    for name in ["dataclass_transform", "deprecated"] {
      interpreter.addFunction(name, to: module) {
        (interpreter, _, _) throws(Interruption) -> Value in
        interpreter.builtin(name) { (_, _, arguments) throws(Interruption) -> Value in
          arguments[0] ?? .none
        }
      }
    }
    for name in ["TypeVar", "ParamSpec", "TypeVarTuple"] {
      interpreter.addFunction(name, to: module) {
        (interpreter, _, arguments) throws(Interruption) -> Value in
        TypingForm.make(
          interpreter, arguments[0]?.text ?? name, kind: .typeVariable,
          arguments: arguments["bound"].map { [$0] } ?? [])
      }
    }
    interpreter.addFunction("NewType", to: module) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      TypingForm.make(
        interpreter, arguments[0]?.text ?? "?", kind: .alias, origin: arguments[1] ?? Value.none)
    }
    interpreter.addFunction("get_origin", to: module) {
      (_, _, arguments) throws(Interruption) -> Value in
      TypingForm.of(arguments[0] ?? .none)?.origin ?? .none
    }
    interpreter.addFunction("get_args", to: module) {
      (_, _, arguments) throws(Interruption) -> Value in
      .tuple(of: TypingForm.of(arguments[0] ?? .none)?.arguments ?? [])
    }
    interpreter.addFunction("get_type_hints", to: module) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      let object = arguments[0] ?? .none
      guard case .type(let type) = object else {
        return try interpreter.attribute(object, .dunderAnnotations)
      }
      let hints = DictObject()
      for base in type.mro.reversed() {
        if let annotations = base.names[.dunderAnnotations] {
          try interpreter.update(hints, from: annotations)
        }
      }
      return .dict(hints)
    }
  }

  private static func addClasses(to module: ModuleObject, _ interpreter: Interpreter) {
    let typed = interpreter.makeType("TypedDict", module: name, bases: [interpreter.types.dict])
    typed.hooks.subclass = { (_, type, _) throws(Interruption) -> Void in type.metaclass = nil }
    interpreter.set("TypedDict", in: module, .type(typed))
    let named = interpreter.makeType("NamedTuple", module: name, bases: [interpreter.types.tuple])
    named.hooks.subclass = { (interpreter, type, _) throws(Interruption) -> Void in
      try makeNamedTuple(type, interpreter)
    }
    // `NamedTuple("Point", [("x", int)])`; classes that extend it are made by the hook above.
    named.constructor = { (interpreter, _, arguments) throws(Interruption) -> Value in
      guard case .module(let collections) = try interpreter.importModule("collections"),
        let factory = interpreter.value("namedtuple", in: collections)
      else { return .none }
      let fields = arguments.value(1, "fields") ?? .list(of: [])
      guard let items = try interpreter.items(of: fields) else {
        return .unknown(fields.unknown ?? Unknown(.unsupported, "fields of a tuple", .nowhere))
      }
      let names = items.map { $0.elements?.first ?? $0 }
      return try interpreter.call(
        factory, CallArguments([arguments.value(0, "typename") ?? .text("?"), .list(of: names)]))
    }
    interpreter.set("NamedTuple", in: module, .type(named))
  }

  /// Gives a class with annotated fields the behaviour of `collections.namedtuple`.
  private static func makeNamedTuple(
    _ type: TypeObject, _ interpreter: Interpreter
  ) throws(Interruption) {
    guard case .dict(let annotations)? = type.names[.dunderAnnotations],
      case .module(let collections) = try interpreter.importModule("collections"),
      let factory = interpreter.value("namedtuple", in: collections)
    else { return }
    var defaults: [Value] = []
    for (key, _) in annotations.pairs {
      if let text = key.text, let value = type.names[interpreter.symbols.intern(text)] {
        defaults.append(value)
      }
    }
    var arguments = CallArguments([
      .text(type.name), .list(of: annotations.pairs.map(\.key)),
    ])
    arguments.keywords.append(
      .init(
        symbol: interpreter.symbols.intern("defaults"), name: "defaults",
        value: .tuple(of: defaults), place: .nowhere))
    guard case .type(let made) = try interpreter.call(factory, arguments) else { return }
    for (symbol, value) in zip(made.names.symbols, made.names.values)
    where symbol != .dunderModule && symbol != .dunderQualname {
      type.names[symbol] = value
    }
  }
}

/// `typing_extensions`: the same names.
enum TypingExtensionsModule: StandInModule {
  static let name = "typing_extensions"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    TypingModule.populate(module, interpreter)
  }
}
