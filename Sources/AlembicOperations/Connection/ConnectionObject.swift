import PythonInterpreter
import SQLAlchemy

/// What `op.get_bind()` gives: a connection to the database that the migrations themselves make.
final class ConnectionObject: MethodObject, DatabaseAccess {
  override var typeName: String { "Connection" }

  override func property(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "dialect": return DialectObject.of(interpreter).map { .host($0) } ?? Value.none
    case "engine": return .host(EngineObject(self))
    case "connection", "dbapi_connection": return .host(DriverConnectionObject(self))
    case "info": return .dict(DictObject())
    case "closed", "invalidated": return .bool(false)
    case "url": return interpreter.unknown(.environment, "the URL of the database")
    case "name": return .text("postgresql")
    default: return nil
    }
  }

  override func method(_ name: String) -> Method? {
    switch name {
    case "_has_table", "_has_index", "_has_sequence", "_has_schema", "_has_type":
      return { (interpreter, arguments) throws(Interruption) in
        try InspectorObject(self).answer(String(name.dropFirst()), arguments, interpreter)
      }
    case "execute":
      return { (interpreter, arguments) throws(Interruption) in
        .host(try interpreter.execute(arguments, named: name))
      }
    case "exec_driver_sql":
      return { (interpreter, arguments) throws(Interruption) in
        .host(try interpreter.execute(arguments, named: name, isDriverSQL: true))
      }
    case "scalar":
      return { (interpreter, arguments) throws(Interruption) in
        try interpreter.execute(arguments, named: name).scalar(interpreter)
      }
    case "scalars", "stream_scalars":
      return { (interpreter, arguments) throws(Interruption) in
        .host(try interpreter.execute(arguments, named: name).scalars())
      }
    case "begin", "begin_nested", "begin_twophase", "get_transaction",
      "get_nested_transaction":
      return { (_, _) throws(Interruption) in .host(TransactionObject(.host(self))) }
    case "connect", "execution_options", "__enter__":
      return { (_, _) throws(Interruption) in .host(self) }
    case "commit", "rollback", "close", "detach", "invalidate", "__exit__":
      return giving(.none)
    case "in_transaction": return giving(.bool(true))
    case "in_nested_transaction": return giving(.bool(false))
    case "get_isolation_level", "get_raw_connection":
      return { (interpreter, _) throws(Interruption) in
        interpreter.unknown(.data, "the state of a connection")
      }
    case "run_sync", "run_callable":
      return { (interpreter, arguments) throws(Interruption) in
        guard let function = arguments[0] else { return .none }
        let rest = CallArguments(
          [.host(self)] + arguments.positional.dropFirst(), keywords: arguments.keywords)
        return try interpreter.call(function, rest)
      }
    default: return nil
    }
  }

  override func enter(_ interpreter: Interpreter) throws(Interruption) -> Value? { .host(self) }
}

/// `begin()`: a transaction, which does nothing here but end.
final class TransactionObject: MethodObject {
  /// What `with` binds.
  private let entered: Value?

  /// A transaction; `with` binds `entered`, or the transaction itself.
  init(_ entered: Value? = nil) { self.entered = entered }

  override var typeName: String { "Transaction" }

  override func property(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "is_active", "is_valid": .bool(true)
    case "connection": entered
    default: nil
    }
  }

  override func method(_ name: String) -> Method? {
    switch name {
    case "commit", "rollback", "close", "prepare": giving(.none)
    default: nil
    }
  }

  override func enter(_ interpreter: Interpreter) throws(Interruption) -> Value? {
    .host(self)
  }
}

/// `connection.engine`, and what `create_engine` would give for the database of the migrations.
final class EngineObject: MethodObject, DatabaseAccess {
  /// The one connection.
  let connection: ConnectionObject

  init(_ connection: ConnectionObject) { self.connection = connection }

  override var typeName: String { "Engine" }

  override func property(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "url": interpreter.unknown(.environment, "the URL of the database")
    case "engine", "sync_engine": .host(self)
    default: try connection.property(name, interpreter)
    }
  }

  override func method(_ name: String) -> Method? {
    switch name {
    case "connect", "raw_connection": { (_, _) throws(Interruption) in .host(self.connection) }
    case "begin":
      { (_, _) throws(Interruption) in .host(ScopeObject(.host(self.connection))) }
    case "dispose": giving(.none)
    default: connection.method(name)
    }
  }
}

/// A context manager that only binds a value.
final class ScopeObject: HostObject {
  private let entered: Value

  init(_ entered: Value) { self.entered = entered }

  override func enter(_ interpreter: Interpreter) throws(Interruption) -> Value? { entered }
}
