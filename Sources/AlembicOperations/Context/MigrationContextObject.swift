import PythonInterpreter
import SQLAlchemy
import Schema

/// `op.get_context()`: the `MigrationContext`.
final class MigrationContextObject: MethodObject, DatabaseAccess {
  override var typeName: String { "MigrationContext" }

  override func property(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    let session = MigrationSession.of(interpreter)
    switch name {
    case "dialect": return DialectObject.of(interpreter).map { .host($0) } ?? Value.none
    case "bind", "connection": return .host(ConnectionObject())
    case "impl": return .host(ImplementationObject())
    case "as_sql": return .bool(session.answerMode())
    case "opts": return .dict(session.contextOptions)
    case "config": return .host(ConfigObject())
    case "environment_context": return .host(EnvironmentContextObject())
    case "version_table": return .text(session.options.versionTable)
    case "version_table_schema":
      return session.options.versionTableSchema.map { .text($0) } ?? Value.none
    case "transactional_ddl": return .bool(session.options.isTransactionalDDL)
    case "script": return interpreter.unknown(.unsupported, "the script directory")
    default: return nil
    }
  }

  override func method(_ name: String) -> Method? {
    switch name {
    case "autocommit_block":
      { (interpreter, _) throws(Interruption) in
        let block = AutocommitBlock()
        block.place = interpreter.currentPlace
        return .host(block)
      }
    case "begin_transaction": { (_, _) throws(Interruption) in .host(TransactionObject()) }
    case "execute":
      { (interpreter, arguments) throws(Interruption) in
        _ = try interpreter.execute(arguments, named: name)
        return .none
      }
    case "get_current_revision", "get_current_heads":
      { (interpreter, _) throws(Interruption) in
        interpreter.unknown(.data, "the revision that a database is at")
      }
    case "run_migrations": giving(.none)
    default: nil
    }
  }
}

/// `autocommit_block()`: what runs inside is outside of a transaction.
final class AutocommitBlock: HostObject {
  override func enter(_ interpreter: Interpreter) throws(Interruption) -> Value? {
    try send("COMMIT", interpreter)
    MigrationSession.of(interpreter).autocommitDepth += 1
    return Value.none
  }

  override func exit(
    _ exception: RaisedException?, _ interpreter: Interpreter
  ) throws(Interruption) -> Bool {
    MigrationSession.of(interpreter).autocommitDepth -= 1
    try send("BEGIN", interpreter)
    return false
  }

  private func send(_ command: String, _ interpreter: Interpreter) throws(Interruption) {
    let session = MigrationSession.of(interpreter)
    guard session.options.isTransactionalDDL else { return }
    let provenance = session.provenance(
      place.isInFile ? place : interpreter.currentPlace, interpreter)
    try session.record(
      MigrationStep(
        name: "autocommit_block", entries: [command + ";"],
        operations: [
          PlacedOperation(
            operation: .transaction(TransactionControl(command: command)), provenance: provenance)
        ], provenance: provenance), interpreter)
  }
}

/// `get_context().impl`: Alembic's implementation of PostgreSQL.
final class ImplementationObject: MethodObject, DatabaseAccess {
  override var typeName: String { "PostgresqlImpl" }

  override func property(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    let session = MigrationSession.of(interpreter)
    switch name {
    case "dialect": return DialectObject.of(interpreter).map { .host($0) } ?? Value.none
    case "connection", "bind": return .host(ConnectionObject())
    case "transactional_ddl": return .bool(session.options.isTransactionalDDL)
    case "as_sql": return .bool(session.answerMode())
    case "__dialect__": return .text("postgresql")
    default: return nil
    }
  }

  override func method(_ name: String) -> Method? {
    switch name {
    case "execute", "_exec":
      return { (interpreter, arguments) throws(Interruption) in
        _ = try interpreter.execute(arguments, named: name)
        return .none
      }
    case "static_output", "start_migrations", "emit_begin", "emit_commit": return giving(.none)
    default: return OperationFunction.method(name)
    }
  }
}
