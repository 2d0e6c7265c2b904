import PythonSyntax

/// An object given from outside: a stand-in whose behaviour is Swift.
///
/// Every method has a default that behaves as an object without that ability. A method that returns
/// nil says "not supported"; the interpreter then raises what Python would.
open class HostObject {
  /// Where the object was made.
  public var place: Place = .nowhere

  /// An object that can nothing yet.
  public init() {}

  /// Its class, for stand-ins whose classes the program sees: what `type(object)` gives, where
  /// methods that Swift does not answer are looked for, and what `isinstance` asks.
  open var pythonType: TypeObject? { nil }

  /// The name of its class in messages.
  open var typeName: String { pythonType?.name ?? "object" }

  /// Why it is not known which value this is; nil: it is a value like any other.
  open var unknownValue: Unknown? { nil }

  /// The text that it stands for; nil: it stands for none.
  open var outline: String? { nil }

  /// An attribute; nil: there is none of that name.
  open func attribute(_ name: String, _ interpreter: Interpreter) throws(Interruption) -> Value? {
    nil
  }

  /// Sets an attribute; false: it cannot be set.
  open func setAttribute(
    _ name: String, _ value: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Bool { false }

  /// Calls the object; nil: it cannot be called.
  open func call(
    _ arguments: CallArguments, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? { nil }

  /// `object[key]`.
  open func item(_ key: Value, _ interpreter: Interpreter) throws(Interruption) -> Value? { nil }

  /// `object[key] = value`; false: not supported.
  open func setItem(
    _ key: Value, _ value: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Bool { false }

  /// A binary operator; `isReflected` when the object stands on the right.
  open func binary(
    _ operation: Operator, _ other: Value, isReflected: Bool, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? { nil }

  /// A unary operator.
  open func unary(
    _ operation: UnaryOperator, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? { nil }

  /// A comparison with the object on the left; `is` never asks.
  open func compare(
    _ operation: CompareOperator, _ other: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? { nil }

  /// The elements that iterating gives.
  open func iterate(_ interpreter: Interpreter) throws(Interruption) -> Value? { nil }

  /// The truth value: a `bool`, or an unknown.
  open func truth(_ interpreter: Interpreter) throws(Interruption) -> Value { .bool(true) }

  /// `len(object)`.
  open func length(_ interpreter: Interpreter) throws(Interruption) -> Value? { nil }

  /// What `with object as name` binds; nil: it is no context manager.
  open func enter(_ interpreter: Interpreter) throws(Interruption) -> Value? { nil }

  /// The end of `with`; true swallows the exception that is on its way.
  open func exit(
    _ exception: RaisedException?, _ interpreter: Interpreter
  ) throws(Interruption) -> Bool { false }

  /// What `str` gives: what `repr` gives unless a stand-in says otherwise.
  open func string(_ interpreter: Interpreter) throws(Interruption) -> Value {
    .text(try represent(interpreter))
  }

  /// What `repr` gives.
  open func represent(_ interpreter: Interpreter) throws(Interruption) -> String {
    "<\(typeName) object>"
  }

  /// Whether `isinstance(object, type)` holds.
  open func isInstance(of type: TypeObject, _ interpreter: Interpreter) -> Bool {
    pythonType?.isSubclass(of: type) ?? false
  }
}
