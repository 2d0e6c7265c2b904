import PythonInterpreter
import SQLAlchemy
import Schema

/// The operations that a program has added with `Operations.register_operation`.
struct RegisteredOperations {
  /// An operation: a class and the name of the class method that makes and invokes it.
  struct Operation {
    let type: Value
    let method: String
  }

  /// The operations by the name under which `op` has them.
  var operations: [String: Operation] = [:]
  /// What `implementation_for` has registered, the latest first.
  var implementations: [(type: TypeObject, function: Value)] = []
}

extension MigrationSession {
  /// An operation of `op` that Alembic does not have: one that the program has registered, else one
  /// whose effect is not known.
  func unknownOperation(
    _ name: String, table: QualifiedName? = nil, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    if name.hasPrefix("_") { return nil }
    if let operation = registered.operations[name] {
      return interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
        let method = try interpreter.attribute(operation.type, operation.method)
        return try interpreter.call(
          method,
          arguments.replacing(
            positional: [.host(OperationsObject())] + arguments.positional,
            keywords: arguments.keywords))
      }
    }
    return interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
      let unknown = Unknown(
        .thirdParty, "the operation \(name), which is not Alembic's own",
        arguments.place.isInFile ? arguments.place : interpreter.currentPlace)
      let call = OperationCall(
        name: name, arguments: arguments, parameters: [], interpreter: interpreter, session: self)
      try call.recordUnknown(unknown, tables: table.map { [$0] } ?? [])
      return .unknown(unknown)
    }
  }

  /// `op.invoke(operation)`: what the program has registered for the class of the operation.
  func invoke(_ operation: Value, _ interpreter: Interpreter) throws(Interruption) -> Value {
    guard case .instance(let instance) = operation else {
      let unknown =
        operation.unknown
        ?? Unknown(
          .unsupported, "an operation of the class \(interpreter.typeName(operation))",
          interpreter.currentPlace)
      doubt(unknown, interpreter)
      return .unknown(unknown)
    }
    for type in instance.type.mro {
      for implementation in registered.implementations where implementation.type === type {
        return try interpreter.call(
          implementation.function, CallArguments([.host(OperationsObject()), operation]))
      }
    }
    let unknown = Unknown(
      .unsupported, "the operation \(instance.type.name), which has no implementation",
      interpreter.currentPlace)
    doubt(unknown, interpreter)
    return .unknown(unknown)
  }
}

/// An `Operations` object: `op` as an object, as implementations of operations get it.
final class OperationsObject: MethodObject, DatabaseAccess {
  override var typeName: String { "Operations" }

  override func property(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "migration_context": .host(MigrationContextObject())
    case "impl": .host(ImplementationObject())
    case "_proxy": .host(OperationsObject())
    default: nil
    }
  }

  override func method(_ name: String) -> Method? {
    OperationFunction.method(name)
  }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    if let known = try super.attribute(name, interpreter) { return known }
    return try MigrationSession.of(interpreter).unknownOperation(name, interpreter)
  }
}
