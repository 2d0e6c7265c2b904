import PythonInterpreter
import PythonSyntax
import SQLAlchemy

/// The result of a statement.
final class ResultObject: MethodObject {
  /// What rows there are.
  enum Rows {
    /// These, as the replayed schema answers.
    case known(columns: [String], [[Value]])
    /// None in an empty database, or one with the given value; those of another are not known.
    case data(Unknown, empty: Value? = nil)
    /// A statement without rows.
    case none
    /// Not known.
    case unknown(Unknown)
  }

  private let rows: Rows
  /// Whether only the first column of a row is given: after `scalars()`.
  private var givesScalars = false
  /// Whether rows are mappings: after `mappings()`.
  private var givesMappings = false
  private var position = 0

  init(_ rows: Rows) { self.rows = rows }

  override var typeName: String { "CursorResult" }

  /// The rows that are left, or why they are not known; using them is noted.
  private func remaining(_ interpreter: Interpreter) -> Answer {
    switch rows {
    case .known(let columns, let all):
      return .rows(all.dropFirst(position).map { shape($0, columns) })
    case .none: return .rows([])
    case .unknown(let unknown): return .unknown(unknown)
    case .data(let unknown, let empty):
      let session = MigrationSession.of(interpreter)
      if session.usedRows == nil { session.usedRows = unknown }
      if session.rows == .unknown { return .unknown(unknown) }
      guard let empty, position == 0 else { return .rows([]) }
      return .rows([shape([empty], ["value"])])
    }
  }

  private enum Answer {
    case rows([Value])
    case unknown(Unknown)
  }

  private func shape(_ row: [Value], _ columns: [String]) -> Value {
    if givesScalars { return row.first ?? .none }
    if givesMappings {
      let dict = DictObject()
      for (column, value) in zip(columns, row) { dict.set(column, value) }
      return .dict(dict)
    }
    return .host(RowObject(columns, row))
  }

  /// The same rows, of each only the first column.
  func scalars() -> ResultObject {
    let result = ResultObject(rows)
    result.givesScalars = true
    return result
  }

  /// The first column of the first row.
  func scalar(_ interpreter: Interpreter) throws(Interruption) -> Value {
    switch scalars().remaining(interpreter) {
    case .rows(let rows): rows.first ?? .none
    case .unknown(let unknown): .unknown(unknown)
    }
  }

  override func property(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "rowcount":
      switch remaining(interpreter) {
      case .rows(let rows): return .int(rows.count)
      case .unknown(let unknown): return .unknown(unknown)
      }
    case "returns_rows":
      if case .none = rows { return .bool(false) }
      return .bool(true)
    case "inserted_primary_key", "lastrowid", "inserted_primary_key_rows":
      return interpreter.unknown(.data, "the key of a row that was inserted")
    case "description":
      return interpreter.unknown(.data, "the columns of a result")
    case "closed": return .bool(false)
    default: return nil
    }
  }

  override func method(_ name: String) -> Method? {
    switch name {
    case "fetchall", "all", "fetchmany", "unique", "partitions":
      if name == "unique" { return { (_, _) throws(Interruption) in .host(self) } }
      return { (interpreter, _) throws(Interruption) in
        switch self.remaining(interpreter) {
        case .rows(let rows):
          self.position += rows.count
          return .list(of: rows)
        case .unknown(let unknown): return .unknown(unknown)
        }
      }
    case "fetchone", "first", "one_or_none", "scalar", "scalar_one_or_none":
      return { (interpreter, _) throws(Interruption) in
        if name.hasPrefix("scalar") { return try self.scalar(interpreter) }
        switch self.remaining(interpreter) {
        case .rows(let rows):
          if name == "fetchone" { self.position += 1 }
          return rows.first ?? .none
        case .unknown(let unknown): return .unknown(unknown)
        }
      }
    case "one", "scalar_one":
      return { (interpreter, _) throws(Interruption) in
        switch (name == "one" ? self : self.scalars()).remaining(interpreter) {
        case .rows(let rows):
          if let row = rows.first { return row }
          throw interpreter.sqlAlchemyError(
            "NoResultFound", "No row was found when one was required")
        case .unknown(let unknown): return .unknown(unknown)
        }
      }
    case "scalars", "columns":
      return { (_, _) throws(Interruption) in .host(self.scalars()) }
    case "mappings":
      return { (_, _) throws(Interruption) in
        let result = ResultObject(self.rows)
        result.givesMappings = true
        return .host(result)
      }
    case "tuples", "yield_per", "execution_options", "freeze":
      return { (_, _) throws(Interruption) in .host(self) }
    case "keys":
      return { (interpreter, _) throws(Interruption) in
        if case .known(let columns, _) = self.rows { return .list(of: columns.map { .text($0) }) }
        return interpreter.unknown(.data, "the columns of a result")
      }
    case "close": return giving(.none)
    default: return nil
    }
  }

  override func iterate(_ interpreter: Interpreter) throws(Interruption) -> Value? {
    switch remaining(interpreter) {
    case .rows(let rows): .list(of: rows)
    case .unknown(let unknown): .unknown(unknown)
    }
  }

  override func enter(_ interpreter: Interpreter) throws(Interruption) -> Value? { .host(self) }
}

/// One row of a result.
final class RowObject: MethodObject {
  private let columns: [String]
  private let values: [Value]

  init(_ columns: [String], _ values: [Value]) {
    self.columns = columns
    self.values = values
  }

  override var typeName: String { "Row" }

  /// A row is a tuple: it compares by its values.
  override func compare(
    _ operation: CompareOperator, _ other: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    guard operation != .in, operation != .notIn else { return nil }
    var right = other
    if case .host(let host) = other, let row = host as? RowObject { right = .tuple(of: row.values) }
    return try interpreter.compare(operation, .tuple(of: values), right)
  }

  private func value(of column: String) -> Value? {
    columns.firstIndex(of: column).map { values[$0] }
  }

  override func property(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    if let value = value(of: name) { return value }
    switch name {
    case "_mapping":
      let dict = DictObject()
      for (column, value) in zip(columns, values) { dict.set(column, value) }
      return .dict(dict)
    case "_fields": return .tuple(of: columns.map { .text($0) })
    default: return nil
    }
  }

  override func method(_ name: String) -> Method? {
    switch name {
    case "_asdict":
      { (interpreter, _) throws(Interruption) in
        try self.property("_mapping", interpreter) ?? .none
      }
    case "keys", "_keys":
      { (_, _) throws(Interruption) in .list(of: self.columns.map { .text($0) }) }
    default: nil
    }
  }

  override func item(_ key: Value, _ interpreter: Interpreter) throws(Interruption) -> Value? {
    if let text = key.text { return value(of: text) }
    return try interpreter.item(.tuple(of: values), key)
  }

  override func iterate(_ interpreter: Interpreter) throws(Interruption) -> Value? {
    .list(of: values)
  }

  override func length(_ interpreter: Interpreter) throws(Interruption) -> Value? {
    .int(values.count)
  }
}
