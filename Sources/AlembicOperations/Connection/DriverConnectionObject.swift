import PythonInterpreter

/// `connection.connection`: the driver's own connection, with cursors.
final class DriverConnectionObject: MethodObject, DatabaseAccess {
  private let connection: ConnectionObject

  init(_ connection: ConnectionObject) { self.connection = connection }

  override var typeName: String { "connection" }

  override func property(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "connection", "driver_connection", "dbapi_connection": .host(self)
    case "autocommit": .bool(false)
    default: nil
    }
  }

  override func method(_ name: String) -> Method? {
    switch name {
    case "cursor": { (_, _) throws(Interruption) in .host(CursorObject()) }
    case "commit", "rollback", "close", "set_session", "set_isolation_level": giving(.none)
    default: nil
    }
  }

  override func setAttribute(
    _ name: String, _ value: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Bool { true }

  override func enter(_ interpreter: Interpreter) throws(Interruption) -> Value? { .host(self) }
}

/// A cursor of the driver.
final class CursorObject: MethodObject, DatabaseAccess {
  private var result: ResultObject?

  override var typeName: String { "cursor" }

  override func property(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "rowcount", "lastrowid", "description":
      try result?.property(name, interpreter) ?? .some(.none)
    default: nil
    }
  }

  override func method(_ name: String) -> Method? {
    switch name {
    case "execute", "executemany":
      { (interpreter, arguments) throws(Interruption) in
        self.result = try interpreter.execute(arguments, named: name, isDriverSQL: true)
        return .none
      }
    case "fetchone", "fetchall", "fetchmany": result?.method(name)
    case "close": giving(.none)
    default: nil
    }
  }

  override func iterate(_ interpreter: Interpreter) throws(Interruption) -> Value? {
    try result?.iterate(interpreter)
  }

  override func enter(_ interpreter: Interpreter) throws(Interruption) -> Value? { .host(self) }
}
