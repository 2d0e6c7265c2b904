import PythonInterpreter

/// An object of one of SQLAlchemy's classes.
open class SQLAlchemyObject: HostObject {
  /// Its class: SQLAlchemy's, or one of the program that extends it.
  public let pythonClass: TypeObject
  /// Attributes that the program has set and Swift does not know.
  private var extraAttributes: [String: Value] = [:]

  /// An object of that class, made where evaluation stands.
  public init(_ pythonClass: TypeObject, _ interpreter: Interpreter) {
    self.pythonClass = pythonClass
    super.init()
    place = interpreter.currentPlace
  }

  open override var pythonType: TypeObject? { pythonClass }

  open override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? { extraAttributes[name] }

  open override func setAttribute(
    _ name: String, _ value: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Bool {
    extraAttributes[name] = value
    return true
  }
}
