import PythonInterpreter

/// A class of SQLAlchemy that is written in Swift.
struct ClassDeclaration: Sendable {
  /// Makes an object in place of `__new__` and `__init__`.
  typealias Make =
    @Sendable (Interpreter, TypeObject, CallArguments) throws(Interruption) -> Value

  /// The name under which programs import it.
  let name: String
  /// The names of the classes that it extends; all of them declared before it.
  let bases: [String]
  /// The module in which it lives, as `repr` shows it.
  let module: String
  /// Makes an object; nil when programs never do.
  let make: Make?
  /// Adds methods and class attributes.
  let extend: (@Sendable (Interpreter, TypeObject) -> Void)?

  init(
    _ name: String, bases: [String] = [], module: String, make: Make? = nil,
    extend: (@Sendable (Interpreter, TypeObject) -> Void)? = nil
  ) {
    self.name = name
    self.bases = bases
    self.module = module
    self.make = make
    self.extend = extend
  }
}

/// A function of SQLAlchemy that is written in Swift.
struct FunctionDeclaration: Sendable {
  /// The name under which programs import it.
  let name: String
  /// What it does.
  let body: Body

  /// A function that keeps nothing.
  typealias Body = @Sendable (Interpreter, Value, CallArguments) throws(Interruption) -> Value

  init(_ name: String, _ body: @escaping Body) {
    self.name = name
    self.body = body
  }
}
