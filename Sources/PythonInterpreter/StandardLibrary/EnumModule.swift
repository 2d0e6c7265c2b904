/// The members of an enumeration class, kept as the payload of its `TypeObject`.
public final class EnumMembers {
  /// One name of the class.
  public struct Entry {
    /// The name.
    public let name: String
    /// The member; an alias has the member that came first.
    public let member: InstanceObject
    /// Whether an earlier name has the same member.
    public let isAlias: Bool
  }

  /// All names in order.
  public internal(set) var entries: [Entry] = []

  /// The members without aliases.
  public var members: [InstanceObject] { entries.filter { !$0.isAlias }.map(\.member) }

  /// The members of a class that `enum.Enum` is a base of; nil for every other class.
  public static func of(_ type: TypeObject) -> EnumMembers? {
    for type in type.mro {
      if let members = type.payload as? EnumMembers { return members }
    }
    return nil
  }
}

/// `enum`.
enum EnumModule: StandInModule {
  static let name = "enum"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    let types = interpreter.types
    let base = interpreter.makeType("Enum", module: name)
    let repr = interpreter.makeType("ReprEnum", module: name, bases: [base])
    let integer = interpreter.makeType("IntEnum", module: name, bases: [types.int, repr])
    let string = interpreter.makeType("StrEnum", module: name, bases: [types.str, repr])
    let flag = interpreter.makeType("Flag", module: name, bases: [base])
    let integerFlag = interpreter.makeType("IntFlag", module: name, bases: [types.int, flag])
    let meta = interpreter.makeType("EnumMeta", module: name, bases: [types.type])
    for type in [base, repr, integer, string, flag, integerFlag] {
      type.metaclass = meta
      interpreter.set(type.name, in: module, .type(type))
    }
    interpreter.set("EnumMeta", in: module, .type(meta))
    interpreter.set("EnumType", in: module, .type(meta))
    let auto = interpreter.makeType("auto", module: name)
    interpreter.set("auto", in: module, .type(auto))
    auto.hooks.binary = { (interpreter, _, _, _) throws(Interruption) -> Value? in
      interpreter.unknown(.unsupported, "a combination of auto()")
    }
    let kinds = EnumKinds(string: string, flag: flag, auto: auto, plainText: [repr, integerFlag])
    interpreter.storage[name] = kinds
    addHooks(to: base, kinds)
    addMethods(to: base, interpreter, kinds)
    addFlagOperators(to: flag)
    for identity in ["unique", "member", "verify", "global_enum"] {
      interpreter.addFunction(identity, to: module) {
        (_, _, arguments) throws(Interruption) -> Value in arguments[0] ?? .none
      }
    }
    interpreter.addFunction("nonmember", to: module) {
      (_, _, arguments) throws(Interruption) -> Value in
      .host(NonMember(arguments[0] ?? .none))
    }
    let property = interpreter.makeType("property", module: name)
    property.constructor = types.property.constructor
    interpreter.set("property", in: module, .type(property))
    for name in ["CONFORM", "EJECT", "KEEP", "STRICT", "UNIQUE", "CONTINUOUS", "NAMED_FLAGS"] {
      interpreter.set(name, in: module, .text(name.lowercased()))
    }
  }

  private static func addHooks(to base: TypeObject, _ kinds: EnumKinds) {
    base.hooks.subclass = { (interpreter, type, _) throws(Interruption) -> Void in
      try EnumBuilder(interpreter: interpreter, type: type, kinds: kinds).build()
    }
    base.hooks.iterate = { (_, type) throws(Interruption) -> [Value] in
      (EnumMembers.of(type)?.members ?? []).map { .instance($0) }
    }
    base.hooks.call = { (interpreter, type, arguments) throws(Interruption) -> Value in
      if let unknown = interpreter.firstUnknown(arguments) { return .unknown(unknown) }
      guard let value = arguments.value(0, "value") else {
        throw interpreter.exception(
          "TypeError", "EnumType.__call__() missing 1 required positional argument: 'value'")
      }
      let members = EnumMembers.of(type)
      if members?.entries.isEmpty ?? true,
        arguments.positional.count > 1 || arguments["names"] != nil
      {
        return try functional(interpreter, type, arguments)
      }
      return try member(interpreter, type, value)
    }
    base.hooks.subscriptClass = { (interpreter, type, key) throws(Interruption) -> Value? in
      if key.unknown != nil { return key }
      for entry in EnumMembers.of(type)?.entries ?? [] where entry.name == key.text {
        return .instance(entry.member)
      }
      throw interpreter.raise(interpreter.types.keyError, [key])
    }
    base.hooks.contains = { (interpreter, type, item) throws(Interruption) -> Value? in
      for member in EnumMembers.of(type)?.members ?? [] {
        if case .instance(let other) = item, other === member { return .bool(true) }
        let value = member.names[interpreter.symbols.intern("_value_")] ?? .none
        switch try interpreter.equal(value, item) {
        case .known(true): return .bool(true)
        case .known(false): break
        case .unknown(let unknown): return .unknown(unknown)
        }
      }
      return .bool(false)
    }
    base.hooks.attribute = { (interpreter, type, name) throws(Interruption) -> Value? in
      let entries = EnumMembers.of(type)?.entries ?? []
      let dict = DictObject()
      switch name {
      case "__members__", "_member_map_":
        for entry in entries { dict.set(entry.name, .instance(entry.member)) }
        return .dict(dict)
      case "_member_names_":
        return .list(of: entries.filter { !$0.isAlias }.map { .text($0.name) })
      case "_value2member_map_":
        for entry in entries where !entry.isAlias {
          let value = entry.member.names[interpreter.symbols.intern("_value_")] ?? .none
          try interpreter.set(value, .instance(entry.member), in: dict)
        }
        return .dict(dict)
      default: return nil
      }
    }
  }

  private static func addMethods(
    to base: TypeObject, _ interpreter: Interpreter, _ kinds: EnumKinds
  ) {
    let nameSymbol = interpreter.symbols.intern("_name_")
    let valueSymbol = interpreter.symbols.intern("_value_")
    interpreter.addProperty("name", to: base) { (_, member) throws(Interruption) -> Value in
      member.names[nameSymbol] ?? .none
    }
    interpreter.addProperty("value", to: base) { (_, member) throws(Interruption) -> Value in
      member.names[valueSymbol] ?? .none
    }
    interpreter.addMethod("__str__", to: base) {
      (interpreter, receiver, _) throws(Interruption) -> Value in
      guard case .instance(let member) = receiver else { return receiver }
      if kinds.plainText.contains(where: { member.type.isSubclass(of: $0) }),
        let native = member.native
      {
        return try interpreter.string(native)
      }
      return .text("\(member.type.name).\(member.names[nameSymbol]?.text ?? "?")")
    }
    interpreter.addMethod("__format__", to: base) {
      (interpreter, receiver, arguments) throws(Interruption) -> Value in
      let specification = arguments[0]?.text ?? ""
      guard case .instance(let member) = receiver else { return receiver }
      if kinds.plainText.contains(where: { member.type.isSubclass(of: $0) }),
        let native = member.native
      {
        return try interpreter.format(native, specification)
      }
      return try interpreter.format(interpreter.string(receiver), specification)
    }
    interpreter.addMethod("__repr__", to: base) {
      (interpreter, receiver, _) throws(Interruption) -> Value in
      guard case .instance(let member) = receiver else { return receiver }
      let value = try interpreter.representation(member.names[valueSymbol] ?? .none)
      guard let text = value.text else { return value }
      return .text("<\(member.type.name).\(member.names[nameSymbol]?.text ?? "?"): \(text)>")
    }
  }

  private static func addFlagOperators(to flag: TypeObject) {
    flag.hooks.binary = { (interpreter, method, member, other) throws(Interruption) -> Value? in
      let symbol = interpreter.symbols.intern("_value_")
      guard let left = member.names[symbol]?.integer else { return nil }
      if method == "__invert__" {
        let all = (EnumMembers.of(member.type)?.members ?? []).reduce(0) {
          $0 | ($1.names[symbol]?.integer ?? 0)
        }
        return try EnumModule.member(interpreter, member.type, .int(all & ~left))
      }
      if method == "__contains__" { return nil }
      var right = other.integer
      if case .instance(let instance) = other { right = instance.names[symbol]?.integer }
      guard let right else { return nil }
      switch method {
      case "__or__", "__ror__":
        return try EnumModule.member(interpreter, member.type, .int(left | right))
      case "__and__", "__rand__":
        return try EnumModule.member(interpreter, member.type, .int(left & right))
      case "__xor__", "__rxor__":
        return try EnumModule.member(interpreter, member.type, .int(left ^ right))
      default: return nil
      }
    }
  }

  /// The member with a value.
  static func member(
    _ interpreter: Interpreter, _ type: TypeObject, _ value: Value
  ) throws(Interruption) -> Value {
    if case .instance(let instance) = value, instance.type === type { return value }
    let valueSymbol = interpreter.symbols.intern("_value_")
    for member in EnumMembers.of(type)?.members ?? [] {
      switch try interpreter.equal(member.names[valueSymbol] ?? .none, value) {
      case .known(true): return .instance(member)
      case .known(false): break
      case .unknown(let unknown): return .unknown(unknown)
      }
    }
    if let missing = try interpreter.attributeIfAny(.type(type), "_missing_") {
      let result = try interpreter.call(missing, CallArguments([value]))
      if !result.isNone { return result }
    }
    if let kinds = interpreter.storage[name] as? EnumKinds, type.isSubclass(of: kinds.flag),
      let number = value.integer
    {
      return .instance(pseudoMember(interpreter, type, number))
    }
    let shown = try interpreter.representation(value).text ?? "?"
    throw interpreter.exception("ValueError", "\(shown) is not a valid \(type.qualifiedName)")
  }

  /// A combination of flags.
  private static func pseudoMember(
    _ interpreter: Interpreter, _ type: TypeObject, _ number: Int
  ) -> InstanceObject {
    let symbol = interpreter.symbols.intern("_value_")
    var names: [String] = []
    for entry in EnumMembers.of(type)?.entries ?? [] where !entry.isAlias {
      let bit = entry.member.names[symbol]?.integer ?? 0
      if bit != 0, number & bit == bit { names.append(entry.name) }
    }
    let instance = InstanceObject(type)
    instance.names[symbol] = .int(number)
    instance.names[interpreter.symbols.intern("_name_")] =
      names.isEmpty ? Value.none : .text(names.joined(separator: "|"))
    if type.layout == .integer { instance.native = .int(number) }
    return instance
  }

  /// `Enum("Color", "RED GREEN")`.
  private static func functional(
    _ interpreter: Interpreter, _ type: TypeObject, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    let source = arguments.value(1, "names") ?? .none
    var names = Namespace()
    let start = arguments["start"]?.integer ?? 1
    func add(_ name: String, _ value: Value) { names[interpreter.symbols.intern(name)] = value }
    if let text = source.text {
      let parts = text.split { $0 == "," || $0 == " " }
      for (index, part) in parts.enumerated() { add(String(part), .int(start + index)) }
    } else if let dict = interpreter.dictionary(source) {
      for (key, value) in dict.pairs { add(key.text ?? "?", value) }
    } else {
      switch try interpreter.collect(source) {
      case .unknown(let unknown): return .unknown(unknown)
      case .items(let items):
        for (index, item) in items.enumerated() {
          if let pair = item.elements, pair.count == 2 {
            add(pair[0].text ?? "?", pair[1])
          } else {
            add(item.text ?? "?", .int(start + index))
          }
        }
      }
    }
    var bases: [Value] = [.type(type)]
    if let mixin = arguments["type"] { bases.insert(mixin, at: 0) }
    return .type(
      try interpreter.makeClass(
        arguments[0]?.text ?? "?", bases, names, [], nil, interpreter.lastPlace,
        interpreter.callers.last?.module))
  }
}

/// The classes of `enum` that decide how members are made and shown.
final class EnumKinds {
  let string: TypeObject
  let flag: TypeObject
  let auto: TypeObject
  /// Those whose members are shown as their values.
  let plainText: [TypeObject]

  init(string: TypeObject, flag: TypeObject, auto: TypeObject, plainText: [TypeObject]) {
    self.string = string
    self.flag = flag
    self.auto = auto
    self.plainText = plainText
  }
}

/// A value in the body of an enumeration that is to be no member.
final class NonMember: HostObject {
  let value: Value
  init(_ value: Value) { self.value = value }
}
