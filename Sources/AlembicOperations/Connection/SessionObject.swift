import PythonInterpreter
import SQLAlchemy
import Schema

/// `Session(bind)`: what it adds and changes are rows, which leave the schema as it is.
final class SessionObject: MethodObject, DatabaseAccess {
  override var typeName: String { "Session" }

  override func property(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "bind": return .host(ConnectionObject())
    case "is_active", "autoflush": return .bool(true)
    case "new", "dirty", "deleted": return .list(of: [])
    case "no_autoflush": return .host(TransactionObject(.host(self)))
    case "info": return .dict(DictObject())
    default: return nil
    }
  }

  override func method(_ name: String) -> Method? {
    switch name {
    case "execute", "scalar", "scalars": return ConnectionObject().method(name)
    case "query", "query_property":
      return { (interpreter, _) throws(Interruption) in
        .host(QueryObject(interpreter.currentPlace))
      }
    case "get", "get_one":
      return { (interpreter, _) throws(Interruption) in
        try ResultObject(
          .data(Unknown(.data, "the rows of a query", interpreter.currentPlace))
        ).scalar(interpreter)
      }
    case "connection", "get_bind":
      return { (_, _) throws(Interruption) in .host(ConnectionObject()) }
    case "begin", "begin_nested":
      return { (_, _) throws(Interruption) in .host(TransactionObject(.host(self))) }
    case "add", "add_all", "delete", "merge", "flush", "commit", "rollback", "close", "expunge",
      "expunge_all", "expire", "expire_all", "refresh", "bulk_save_objects",
      "bulk_insert_mappings", "bulk_update_mappings", "prepare", "remove", "invalidate":
      return { (interpreter, arguments) throws(Interruption) in
        name == "merge" ? arguments[0] ?? .none : .none
      }
    case "in_transaction": return giving(.bool(true))
    case "__call__": return { (_, _) throws(Interruption) in .host(self) }
    default: return nil
    }
  }

  override func call(
    _ arguments: CallArguments, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? { .host(self) }

  override func enter(_ interpreter: Interpreter) throws(Interruption) -> Value? { .host(self) }
}

/// `session.query(…)`: whatever is asked of it, its rows are those of the database.
final class QueryObject: MethodObject {
  private let rows: ResultObject
  private let unknown: Unknown

  init(_ place: PythonInterpreter.Place) {
    unknown = Unknown(.data, "the rows of a query", place)
    rows = ResultObject(.data(unknown))
  }

  override var typeName: String { "Query" }

  override func property(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? { nil }

  override func method(_ name: String) -> Method? {
    switch name {
    case "all", "first", "one", "one_or_none", "scalar", "yield_per": return rows.method(name)
    case "get": return rows.method("first")
    case "count", "delete", "update":
      return { (interpreter, _) throws(Interruption) in
        try ResultObject(.data(self.unknown, empty: .int(0))).scalar(interpreter)
      }
    case let name where name.hasPrefix("__"): return nil
    default: return { (_, _) throws(Interruption) in .host(self) }
    }
  }

  override func iterate(_ interpreter: Interpreter) throws(Interruption) -> Value? {
    try rows.iterate(interpreter)
  }

  override func item(_ key: Value, _ interpreter: Interpreter) throws(Interruption) -> Value? {
    .unknown(unknown)
  }
}
