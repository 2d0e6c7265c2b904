import PythonInterpreter

/// A type of SQLAlchemy: an object of `TypeEngine` or a class that extends it.
public enum SQLType {
  /// An object whose class extends `TypeEngine`; its parameters are its attributes.
  case object(InstanceObject)
  /// `NullType`: nobody said.
  case null
  /// It is not known.
  case unknown(Unknown)
}

extension SQLType {
  /// The name of SQLAlchemy's own class that says what the type is: of a program's class, the
  /// nearest that it extends.
  public func kind(_ interpreter: Interpreter) -> TypeKind? {
    guard case .object(let object) = self else { return nil }
    return TypeKind.of(object.type, interpreter)
  }

  /// The value as Python sees it.
  public func value(_ interpreter: Interpreter) -> Value {
    switch self {
    case .object(let object): .instance(object)
    case .null: interpreter.newType("NullType") ?? .none
    case .unknown(let unknown): .unknown(unknown)
    }
  }

  /// A parameter of the type by its name; nil when the type has none such.
  public func parameter(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch self {
    case .object(let object): try interpreter.attributeIfAny(.instance(object), name)
    case .null: nil
    case .unknown(let unknown): .unknown(unknown)
    }
  }
}

extension Interpreter {
  /// The type that a program's value means: an object, a class, or `None`.
  public func sqlType(_ value: Value) throws(Interruption) -> SQLType {
    switch value {
    case .none: return .null
    case .unknown(let unknown): return .unknown(unknown)
    case .instance(let instance):
      if TypeKind.of(instance.type, self) == .null { return .null }
      return .object(instance)
    case .type(let type):
      guard TypeKind.of(type, self) != nil else { break }
      return try sqlType(call(value, CallArguments()))
    default: break
    }
    return .unknown(
      Unknown(.unsupported, "a column type of the class \(typeName(value))", currentPlace))
  }

  /// A new object of one of SQLAlchemy's types, without arguments.
  func newType(_ name: String) -> Value? {
    guard let type = SQLAlchemyLibrary.of(self).type(name) else { return nil }
    do throws(Interruption) { return try call(.type(type), CallArguments()) } catch { return nil }
  }
}
