/// Turns the names of an enumeration's body into members.
struct EnumBuilder {
  let interpreter: Interpreter
  let type: TypeObject
  let kinds: EnumKinds

  func build() throws(Interruption) {
    let members = EnumMembers()
    type.payload = members
    var values: [Value] = []
    for (symbol, written) in zip(type.names.symbols, type.names.values) {
      let name = interpreter.symbols.text(symbol)
      if case .host(let host) = written, let other = host as? NonMember {
        type.names[symbol] = other.value
        continue
      }
      guard isMember(name, written) else { continue }
      let value = try resolved(written, name, values)
      values.append(value)
      let member = try make(value, name)
      let final = member.names[interpreter.symbols.intern("_value_")] ?? value
      if let earlier = try alias(of: final, among: members) {
        members.entries.append(.init(name: name, member: earlier, isAlias: true))
        type.names[symbol] = .instance(earlier)
      } else {
        members.entries.append(.init(name: name, member: member, isAlias: false))
        type.names[symbol] = .instance(member)
      }
    }
  }

  private func isMember(_ name: String, _ value: Value) -> Bool {
    if name.hasPrefix("_") && name.hasSuffix("_") { return false }
    if name.hasPrefix("_\(type.name)__") || name.hasPrefix("__") { return false }
    switch value {
    case .function, .descriptor, .builtin, .method: return false
    case .type: return false
    // What an unknown decorator has made of a method is no member; a constant is written in capitals.
    case .unknown: return name == name.uppercased()
    case .instance(let instance):
      return interpreter.lookup(instance.type, .dunderGet) == nil
    default:
      guard let ignored = type.names[interpreter.symbols.intern("_ignore_")] else { return true }
      let list =
        ignored.text?.split(separator: " ").map(String.init) ?? ignored.elements?.compactMap(\.text)
        ?? []
      return !list.contains(name)
    }
  }

  /// The value of a member, `auto()` replaced.
  private func resolved(
    _ written: Value, _ name: String, _ earlier: [Value]
  ) throws(Interruption) -> Value {
    if let tuple = written.elements, tuple.contains(where: isAuto), case .tuple = written {
      var parts: [Value] = []
      for part in tuple { parts.append(isAuto(part) ? try next(name, earlier) : part) }
      return .tuple(of: parts)
    }
    return isAuto(written) ? try next(name, earlier) : written
  }

  private func isAuto(_ value: Value) -> Bool {
    if case .instance(let instance) = value { return instance.type === kinds.auto }
    return false
  }

  private func next(_ name: String, _ earlier: [Value]) throws(Interruption) -> Value {
    if let generate = interpreter.lookup(
      type, interpreter.symbols.intern("_generate_next_value_"))
    {
      let function =
        if case .descriptor(let descriptor) = generate { descriptor.getter } else { generate }
      return try interpreter.call(
        function,
        CallArguments([.text(name), .int(1), .int(earlier.count), .list(of: earlier)]))
    }
    if type.isSubclass(of: kinds.string) { return .text(name.lowercased()) }
    let highest = earlier.compactMap(\.integer).max()
    guard type.isSubclass(of: kinds.flag) else { return .int((highest ?? 0) + 1) }
    guard let highest, highest > 0 else { return .int(1) }
    return .int(1 << (64 - highest.leadingZeroBitCount))
  }

  private func make(_ value: Value, _ name: String) throws(Interruption) -> InstanceObject {
    var arguments = CallArguments([value])
    if case .tuple(let tuple) = value { arguments = CallArguments(tuple.items) }
    let valueSymbol = interpreter.symbols.intern("_value_")
    let member: InstanceObject
    if let new = interpreter.lookup(type, .dunderNew), !new.isNone {
      var forNew = arguments
      forNew.positional.insert(.type(type), at: 0)
      guard
        case .instance(let made) = try interpreter.call(
          interpreter.bind(new, to: .none), forNew)
      else { return InstanceObject(type) }
      member = made
    } else {
      member = InstanceObject(type)
      if type.layout != .object {
        member.native = value
        if type.layout == .string, value.text == nil, case .tuple(let tuple) = value {
          member.native = tuple.items.first
        }
      }
    }
    member.place = type.place
    if member.names[valueSymbol] == nil {
      member.names[valueSymbol] = type.layout == .object ? value : member.native ?? value
    }
    member.names[interpreter.symbols.intern("_name_")] = .text(name)
    if let initialize = interpreter.lookup(type, .dunderInit), case .function = initialize {
      _ = try interpreter.call(initialize, receiver: .instance(member), arguments)
    }
    return member
  }

  private func alias(
    of value: Value, among members: EnumMembers
  ) throws(Interruption) -> InstanceObject? {
    let symbol = interpreter.symbols.intern("_value_")
    for member in members.members {
      if case .known(true) = try interpreter.equal(member.names[symbol] ?? .none, value) {
        return member
      }
    }
    return nil
  }
}
