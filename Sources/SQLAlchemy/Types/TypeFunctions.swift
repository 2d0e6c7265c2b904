import PythonInterpreter
import Schema

extension TypesModule {
  /// What the classes of types need and Python cannot say.
  static let functions: [FunctionDeclaration] = [
    FunctionDeclaration("_copy") { (interpreter, _, arguments) throws(Interruption) in
      guard case .instance(let original)? = arguments[0] else { return arguments[0] ?? .none }
      let copy = InstanceObject(original.type)
      copy.place = original.place
      for (name, value) in interpreter.attributes(of: original) {
        try interpreter.setAttribute(.instance(copy), name, value)
      }
      return .instance(copy)
    },
    FunctionDeclaration("_compile") { (interpreter, _, arguments) throws(Interruption) in
      let type = try interpreter.sqlType(arguments[0] ?? .none)
      switch try type.dataType(interpreter) {
      case .known(let type): return .text(type.written ?? type.description)
      case .unknown(let unknown): return .unknown(unknown)
      }
    },
    FunctionDeclaration("_represent") { (interpreter, _, arguments) throws(Interruption) in
      guard case .instance(let type)? = arguments[0] else {
        return .text(interpreter.typeName(arguments[0] ?? .none) + "()")
      }
      return try TypeRepresentation(type, interpreter).value()
    },
    FunctionDeclaration("_represent_own") { (interpreter, _, arguments) throws(Interruption) in
      guard case .instance(let type)? = arguments[0] else { return arguments[0] ?? .none }
      return try TypeRepresentation(itself: type, interpreter).value()
    },
    FunctionDeclaration("_python_type") { (interpreter, _, arguments) throws(Interruption) in
      guard case .instance(let type)? = arguments[0],
        let kind = TypeKind.of(type.type, interpreter),
        let name = kind.pythonTypeName
      else { return interpreter.unknown(.unsupported, "the Python type of a column type") }
      return try interpreter.attribute(interpreter.importModule(name.module), name.name)
    },
    FunctionDeclaration("_is_enum") { (interpreter, _, arguments) throws(Interruption) in
      if case .unknown? = arguments[0] { return arguments[0] ?? .none }
      guard case .type(let type)? = arguments[0] else { return .bool(false) }
      return .bool(
        interpreter.attributeAsWritten(type, "__members__") != nil
          || type.mro.contains { $0.name == "Enum" && $0.moduleName == "enum" })
    },
    FunctionDeclaration("_enum_labels") { (interpreter, _, arguments) throws(Interruption) in
      let members = try interpreter.attribute(arguments[0] ?? .none, "__members__")
      guard case .dict(let dict) = members else { return members }
      return .list(of: dict.pairs.map(\.key))
    },
    FunctionDeclaration("_pickled") { (interpreter, _, _) throws(Interruption) in
      interpreter.unknown(.unsupported, "a pickled value")
    },
    FunctionDeclaration("_create_type") { (interpreter, _, arguments) throws(Interruption) in
      try interpreter.emit(arguments, "create")
    },
    FunctionDeclaration("_drop_type") { (interpreter, _, arguments) throws(Interruption) in
      try interpreter.emit(arguments, "drop")
    },
  ]
}

extension Interpreter {
  /// `type.create(bind, checkfirst)`, `type.drop(…)`: the bind does it.
  fileprivate func emit(
    _ arguments: CallArguments, _ verb: String
  ) throws(Interruption) -> Value {
    let bind = arguments[1] ?? .none
    guard case .host(let host) = bind, let receiver = host as? any SchemaObjectReceiver else {
      return bind.unknown.map { .unknown($0) }
        ?? unknown(.unsupported, "\(verb) of a type without a known connection")
    }
    let checksFirst = arguments[2] ?? .bool(true)
    if verb == "create" {
      try receiver.create(arguments[0] ?? .none, checkFirst: checksFirst, self)
    } else {
      try receiver.drop(arguments[0] ?? .none, checkFirst: checksFirst, self)
    }
    return .none
  }
}

/// A connection that creates and drops schema objects: what `Table.create(bind)`,
/// `metadata.create_all(bind)` and `Enum.create(bind)` are given.
public protocol SchemaObjectReceiver: HostObject {
  /// Creates a table, type, sequence, index or all of a `MetaData`.
  func create(
    _ object: Value, checkFirst: Value, _ interpreter: Interpreter
  ) throws(Interruption)
  /// Drops one.
  func drop(
    _ object: Value, checkFirst: Value, _ interpreter: Interpreter
  ) throws(Interruption)
}
