import PythonSyntax

/// What annotations are made of: `Optional[int]`, `list[str]`, `Annotated[…]`, a `TypeVar`.
///
/// A form is the payload of an object; `TypingForm.of` finds it. Nothing is checked or simplified:
/// who reads models decides what a form means.
public final class TypingForm {
  /// What kind of form.
  public enum Kind: Sendable {
    /// A name of `typing` without arguments, such as `Any` or `Optional`.
    case special
    /// A name or class with arguments in brackets.
    case generic
    /// `X | Y`, `Union[X, Y]`, `Optional[X]`.
    case union
    /// A `TypeVar` and its like.
    case typeVariable
    /// What `NewType` makes, or a `type` statement.
    case alias
  }

  /// What kind of form.
  public let kind: Kind
  /// The name, such as `Optional`, `Annotated` or `list`.
  public let name: String
  /// The class that is given arguments, as `list` in `list[int]`, or what an alias stands for.
  public let origin: Value?
  /// The arguments; of a union its members, `None` among them.
  public let arguments: [Value]

  init(_ kind: Kind, _ name: String, origin: Value?, arguments: [Value]) {
    self.kind = kind
    self.name = name
    self.origin = origin
    self.arguments = arguments
  }

  /// The form that a value is; nil for every other value.
  public static func of(_ value: Value) -> TypingForm? {
    guard case .instance(let instance) = value else { return nil }
    return instance.payload as? TypingForm
  }

  /// A form as a value.
  public static func make(
    _ interpreter: Interpreter, _ name: String, kind: Kind, origin: Value? = nil,
    arguments: [Value] = []
  ) -> Value {
    let instance = InstanceObject(interpreter.types.typingForm)
    instance.place = interpreter.lastPlace
    instance.payload = TypingForm(kind, name, origin: origin, arguments: arguments)
    return .instance(instance)
  }

  /// `A | B`, flat and without repetitions.
  static func union(_ interpreter: Interpreter, _ members: [Value]) throws(Interruption) -> Value {
    var flat: [Value] = []
    for member in members {
      var parts = [member]
      if let form = of(member), form.kind == .union { parts = form.arguments }
      if case .type(let type) = member, type === interpreter.types.none { parts = [.none] }
      for part in parts where !flat.contains(where: { isSame($0, part) }) { flat.append(part) }
    }
    if flat.count == 1 { return flat[0] }
    return make(interpreter, "Union", kind: .union, arguments: flat)
  }

  /// `type[argument]` for a class without a subscript of its own.
  static func `subscript`(
    _ interpreter: Interpreter, _ type: TypeObject, _ key: Value
  ) throws(Interruption) -> Value {
    var arguments = [key]
    if case .tuple(let tuple) = key { arguments = tuple.items }
    return make(
      interpreter, type.name, kind: .generic, origin: .type(type), arguments: arguments)
  }

  /// What a form is replaced by among the bases of a class.
  func baseEntries(_ interpreter: Interpreter) -> [Value] {
    if let origin { return [origin] }
    if name == "Generic" || name == "Protocol" { return [.type(interpreter.types.object)] }
    if kind == .special { return [.type(interpreter.types.object)] }
    return []
  }

  func describe(_ interpreter: Interpreter) -> String {
    func name(_ value: Value) -> String {
      switch value {
      case .type(let type):
        return type.moduleName == "builtins"
          ? type.qualifiedName : "\(type.moduleName).\(type.qualifiedName)"
      case .none: return "None"
      default: return interpreter.describe(value)
      }
    }
    switch kind {
    case .special: return "typing.\(self.name)"
    case .typeVariable: return "~\(self.name)"
    case .alias: return self.name
    case .union: return arguments.map(name).joined(separator: " | ")
    case .generic:
      let list = arguments.map(name).joined(separator: ", ")
      if case .type = origin { return "\(origin.map(name) ?? self.name)[\(list)]" }
      return "typing.\(self.name)[\(list)]"
    }
  }

  /// Sets how forms behave as values.
  static func prepare(_ type: TypeObject) {
    type.hooks.binary = { (interpreter, method, instance, other) throws(Interruption) -> Value? in
      guard let form = of(.instance(instance)) else { return nil }
      switch method {
      case "__or__": return try union(interpreter, [.instance(instance), other])
      case "__ror__": return try union(interpreter, [other, .instance(instance)])
      case "__getitem__": return try form.specialized(interpreter, other)
      case "__eq__":
        guard let right = of(other) else { return nil }
        guard right.name == form.name, right.arguments.count == form.arguments.count else {
          return .bool(false)
        }
        return try interpreter.compare(
          .eq, .tuple(of: form.arguments), .tuple(of: right.arguments))
      default: return nil
      }
    }
    type.hooks.instanceAttribute = { (_, instance, name) throws(Interruption) -> Value? in
      guard let form = of(.instance(instance)) else { return nil }
      switch name {
      case "args" where form.kind == .typeVariable, "kwargs" where form.kind == .typeVariable:
        return .instance(instance)
      case "__origin__": return form.origin ?? .instance(instance)
      case "__args__": return .tuple(of: form.arguments)
      case "__metadata__": return .tuple(of: Array(form.arguments.dropFirst()))
      case "__name__", "_name": return .text(form.name)
      case "__supertype__", "__value__": return form.origin ?? Value.none
      case "__module__": return .text("typing")
      case "__parameters__": return .tuple(of: [])
      default: return nil
      }
    }
    type.hooks.call = nil
  }

  private func specialized(
    _ interpreter: Interpreter, _ key: Value
  ) throws(Interruption) -> Value {
    var arguments = [key]
    if case .tuple(let tuple) = key { arguments = tuple.items }
    switch name {
    case "Optional": return try TypingForm.union(interpreter, [key, .none])
    case "Union": return try TypingForm.union(interpreter, arguments)
    default:
      return TypingForm.make(
        interpreter, name, kind: .generic, origin: origin, arguments: arguments)
    }
  }
}
