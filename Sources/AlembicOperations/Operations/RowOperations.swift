import PythonInterpreter
import SQLAlchemy
import Schema

extension OperationFunction {
  /// The operations on rows.
  static let rows: [OperationFunction] = [
    OperationFunction("bulk_insert", ["table", "rows"]) { (call) throws(OperationStop) in
      do throws(OperationStop) {
        return try call.bulkInsert()
      } catch {
        guard case .unknown(let unknown) = error else { throw error }
        // Whatever is inserted wherever, the schema stays as it is.
        try call.attempt { () throws(Interruption) in
          try call.recordUnknown(unknown, tables: [], changesSchema: false)
        }
        return .none
      }
    }
  ]
}

extension OperationCall {
  /// `bulk_insert`: offline one INSERT a row, its values written out.
  ///
  /// Source: `ddl/impl.py`, `bulk_insert`.
  fileprivate func bulkInsert() throws(OperationStop) -> Value {
    let target = try value("table")
    guard case .host(let host) = target, host is FromClause else {
      throw .unknown(
        Unknown(.unsupported, "a table of the class \(interpreter.typeName(target))", place))
    }
    let name = try name(of: target)
    let insert = BulkInsert(table: name, columns: [], rows: [])
    var unknown: Unknown?
    var entries: [String] = []
    if let rows = self["rows"] {
      (entries, unknown) = try inserts(into: target, rows)
    }
    var provenance = provenance
    if let unknown {
      provenance.standing = .unknown(
        reason: unknown.reason, place: session.place(unknown.place, interpreter))
    }
    try record(
      MigrationStep(
        name: self.name, entries: entries,
        operations: [PlacedOperation(operation: .bulkInsert(insert), provenance: provenance)],
        provenance: provenance))
    return .none
  }

  private func name(of table: Value) throws(OperationStop) -> QualifiedName {
    try attempt { () throws(Interruption) in
      let name = try interpreter.attributeIfAny(table, "name")?.text ?? ""
      let schema = try interpreter.attributeIfAny(table, "schema")?.text
      return QualifiedName(name, schema: schema)
    }
  }

  /// One statement a row, with gaps where its values are not known.
  private func inserts(
    into table: Value, _ rows: Value
  ) throws(OperationStop) -> ([String], Unknown?) {
    if let unknown = rows.unknown { return ([], unknown) }
    guard case .list = rows else {
      throw .interrupted(interpreter.exception("TypeError", "List expected"))
    }
    let known = try attempt { () throws(Interruption) in try interpreter.items(of: rows) }
    // However many rows there are, the schema stays as it is.
    guard let rows = known else {
      return ([], Unknown(.data, "rows that are not fully known", place(of: "rows")))
    }
    var entries: [String] = []
    var firstUnknown: Unknown?
    for row in rows {
      guard case .dict(let dict) = row else {
        if let unknown = row.unknown {
          firstUnknown = firstUnknown ?? unknown
          continue
        }
        throw .interrupted(
          interpreter.exception("TypeError", "List of dictionaries expected"))
      }
      let (text, unknown) = try insert(into: table, dict)
      firstUnknown = firstUnknown ?? unknown
      if let text { entries.append(session.entry(text)) }
    }
    return (entries, firstUnknown)
  }

  private func insert(
    into table: Value, _ row: DictObject
  ) throws(OperationStop) -> (text: String?, unknown: Unknown?) {
    try attempt { () throws(Interruption) in
      var statement = try interpreter.call(
        interpreter.attribute(table, "insert"), CallArguments())
      statement = try interpreter.call(
        interpreter.attribute(statement, "inline"), CallArguments())
      var keywords: [CallArguments.Keyword] = []
      for (key, value) in row.pairs {
        guard let name = key.text else { continue }
        keywords.append(interpreter.keyword(name, value))
      }
      statement = try interpreter.call(
        interpreter.attribute(statement, "values"), CallArguments([], keywords: keywords))
      guard case .host(let host) = statement, let element = host as? ClauseElement else {
        return (
          nil, statement.unknown ?? Unknown(.unsupported, "an INSERT of rows", place)
        )
      }
      return try element.compiledWithGaps(interpreter, SQLCompiler.Options(literalBinds: true))
    }
  }
}
