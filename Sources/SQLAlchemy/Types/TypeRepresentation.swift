import PythonInterpreter
import PythonSyntax

/// `repr` of a type object: the call that would make it, arguments that have their defaults left out.
///
/// Source: `util/langhelpers.py`, `generic_repr`; `repr_struct` and `__repr__` of the classes.
struct TypeRepresentation {
  /// The object whose attributes are printed.
  var object: InstanceObject
  /// The objects whose `__init__` names them.
  var inspected: [InstanceObject]
  /// Keyword arguments that are looked for beside those, each with its default.
  var additional: [(name: String, defaultValue: Value)] = []
  /// Whether it is an `Enum`, of which keyword arguments of `SchemaType` are printed too.
  var isEnumeration = false
  var name: String
  var interpreter: Interpreter

  /// What `repr` of the classes of SQLAlchemy prints of `object`.
  init(_ object: InstanceObject, _ interpreter: Interpreter) throws(Interruption) {
    self.object = object
    self.interpreter = interpreter
    inspected = [object]
    name = object.type.name
    switch TypeKind.of(object.type, interpreter) {
    case .enumeration:
      isEnumeration = true
      additional = [
        ("native_enum", .bool(true)), ("create_constraint", .bool(false)),
        ("length", try defaultLength()),
      ]
      if !isLine20 { additional.append(("schema", .none)) }
    case .typeDecorator:
      guard let wrapped = try interpreter.attributeIfAny(.instance(object), "impl_instance"),
        case .instance(let inner) = wrapped, inner !== object
      else { break }
      if isLine20 {
        inspected = [inner]
      } else {
        self = try TypeRepresentation(inner, interpreter)
        name = object.type.name
      }
    case .interval:
      // The generic type decorates `DateTime`, none of whose arguments it has.
      if let generic = SQLAlchemyLibrary.of(interpreter).type("Interval"),
        object.type.isSubclass(of: generic)
      {
        inspected = []
      }
    default: break
    }
  }

  /// What `generic_repr` prints of an object by itself, whatever it decorates.
  init(itself object: InstanceObject, _ interpreter: Interpreter) {
    self.object = object
    self.interpreter = interpreter
    inspected = [object]
    name = object.type.name
  }

  private var isLine20: Bool { SQLAlchemyLibrary.of(interpreter).line == .v20 }

  /// The length of the longest label.
  private func defaultLength() throws(Interruption) -> Value {
    let labels = try interpreter.attributeIfAny(.instance(object), "enums") ?? .none
    guard let items = try interpreter.items(of: labels) else { return labels }
    let lengths = items.map { $0.text?.unicodeScalars.count ?? 0 }
    return .int(lengths.max() ?? 0)
  }

  /// The text, or the unknown that keeps it from being known.
  func value() throws(Interruption) -> Value {
    var arguments: [String] = []
    for object in inspected {
      guard let initializer = interpreter.attributeAsWritten(object.type, "__init__"),
        let signature = interpreter.signature(of: initializer)
      else { continue }
      for parameter in signature.positional.dropFirst() where parameter.defaultValue == nil {
        let text = try interpreter.representation(attribute(parameter.name) ?? .none)
        guard let text = text.text else { return text }
        arguments.append(text)
      }
      if let rest = signature.rest, let values = try attribute(rest) {
        guard let items = try interpreter.items(of: values) else { return values }
        for item in items {
          let text = try interpreter.representation(item)
          guard let text = text.text else { return text }
          arguments.append(text)
        }
      }
      for parameter in signature.positional.dropFirst() {
        guard let defaultValue = parameter.defaultValue else { continue }
        if let unknown = try add(parameter.name, defaultValue, to: &arguments) { return unknown }
      }
    }
    if isEnumeration {
      for (name, defaultValue) in Self.schemaTypeArguments(isLine20) {
        if let unknown = try add(name, defaultValue, to: &arguments) { return unknown }
      }
    }
    for (name, defaultValue) in additional {
      if let unknown = try add(name, defaultValue, to: &arguments) { return unknown }
    }
    return .text("\(name)(\(arguments.joined(separator: ", ")))")
  }

  private func attribute(_ name: String) throws(Interruption) -> Value? {
    try interpreter.attributeIfAny(.instance(object), name)
  }

  /// Adds a keyword argument that is not its default; the unknown that keeps it from being known.
  private func add(
    _ name: String, _ defaultValue: Value, to arguments: inout [String]
  ) throws(Interruption) -> Value? {
    // A table gives a type its metadata, which SQLAlchemy does not print.
    guard let value = try attribute(name == "metadata" ? "_given_metadata" : name) else {
      return nil
    }
    if let unknown = value.unknown { return .unknown(unknown) }
    let differs = try interpreter.compare(.notEq, value, defaultValue)
    if differs.unknown != nil { return differs }
    guard differs.boolean == true else { return nil }
    let text = try interpreter.representation(value)
    guard let text = text.text else { return text }
    arguments.append(name + "=" + text)
    return nil
  }

  /// What `Enum` hands on to `SchemaType.__init__`, as far as it is printed.
  private static func schemaTypeArguments(_ isLine20: Bool) -> [(String, Value)] {
    isLine20
      ? [("name", .none), ("schema", .none), ("metadata", .none), ("inherit_schema", .bool(false))]
      : [("name", .none), ("create_type", .bool(true))]
  }
}
