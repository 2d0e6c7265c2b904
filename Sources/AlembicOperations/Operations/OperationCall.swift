import PostgreSQLDialect
import PythonInterpreter
import SQLAlchemy
import Schema

/// Why an operation cannot be read to its end.
enum OperationStop: Error {
  /// An argument is not known.
  case unknown(Unknown)
  /// Python's own course is interrupted.
  case interrupted(Interruption)
}

/// One call of an operation, with its arguments by the names of Alembic's parameters.
struct OperationCall {
  /// The name of the operation as the program calls it.
  let name: String
  /// The arguments as given.
  let arguments: CallArguments
  /// The parameters that may be positional, in order; the last stands for the rest when it
  /// begins with a star.
  let parameters: [String]
  let interpreter: Interpreter
  let session: MigrationSession
  /// The batch that the operation is called on.
  var batch: BatchObject?

  /// What was given; nil when it was not, and unknown where `*unknown` may have given it.
  subscript(name: String) -> Value? {
    if let value = arguments[name] { return value }
    if let index = parameters.firstIndex(of: name), index < arguments.positional.count {
      return arguments.positional[index]
    }
    return arguments.spread.map { .unknown($0) }
  }

  /// What was given and is not `None`.
  func given(_ name: String) -> Value? {
    guard let value = self[name], !value.isNone else { return nil }
    return value
  }

  /// The positional arguments after those with names.
  var rest: ArraySlice<Value> {
    let named = parameters.prefix { !$0.hasPrefix("*") }.count
    return arguments.positional.dropFirst(named)
  }

  /// The place of an argument; that of the call when it is not given.
  func place(of name: String) -> PythonInterpreter.Place {
    if arguments[name] != nil { return arguments.place(of: name) }
    if let index = parameters.firstIndex(of: name), index < arguments.positional.count {
      return arguments.place(of: index)
    }
    return place
  }

  /// The place of the call.
  var place: PythonInterpreter.Place {
    interpreter.programPlace(
      arguments.place.isInFile ? arguments.place : interpreter.currentPlace)
  }

  /// The provenance of what the call says.
  var provenance: Provenance { session.provenance(place, interpreter) }

  /// Runs what may interrupt Python's course.
  func attempt<Result>(
    _ body: () throws(Interruption) -> Result
  ) throws(OperationStop) -> Result {
    do throws(Interruption) { return try body() } catch { throw .interrupted(error) }
  }

  /// A value that must be there.
  func value(_ name: String) throws(OperationStop) -> Value {
    guard let value = self[name] else {
      throw .interrupted(
        interpreter.exception(
          "TypeError", "\(self.name)() missing 1 required positional argument: '\(name)'"))
    }
    if let unknown = value.unknown { throw .unknown(unknown) }
    return value
  }

  /// A text that must be there.
  func text(_ name: String) throws(OperationStop) -> String {
    let value = try value(name)
    if let text = value.text { return text }
    throw .unknown(Unknown(.unsupported, "\(name) that is no text", place(of: name)))
  }

  /// A text that may be missing or `None`.
  func optionalText(_ name: String) throws(OperationStop) -> String? {
    given(name) == nil ? nil : try text(name)
  }

  /// A truth value; nil when it is missing or `None`.
  func flag(_ name: String) throws(OperationStop) -> Bool? {
    guard given(name) != nil else { return nil }
    let value = try value(name)
    if let truth = value.boolean { return truth }
    if let number = value.integer { return number != 0 }
    return true
  }

  /// A list of texts; empty when it is missing or `None`.
  func texts(_ name: String) throws(OperationStop) -> [String] {
    guard given(name) != nil else { return [] }
    let value = try value(name)
    return try elements(value, name).map { (item) throws(OperationStop) -> String in
      if let unknown = item.unknown { throw .unknown(unknown) }
      if let text = item.text { return text }
      if case .host(let host) = item, let column = host as? ColumnObject { return column.name }
      throw .unknown(
        Unknown(.unsupported, "\(name) with an element that is no text", place(of: name)))
    }
  }

  /// The elements of something iterable.
  func elements(_ value: Value, _ name: String) throws(OperationStop) -> [Value] {
    if let unknown = value.unknown { throw .unknown(unknown) }
    guard let items = try attempt({ () throws(Interruption) in try interpreter.items(of: value) })
    else {
      throw .unknown(Unknown(.unsupported, "\(name) that is not fully known", place(of: name)))
    }
    return items
  }

  /// A type that may be missing or `None`.
  func type(_ name: String) throws(OperationStop) -> SQLType? {
    guard let value = given(name) else { return nil }
    return try attempt { () throws(Interruption) in try interpreter.sqlType(value) }
  }

  /// The name of a table, with the schema that is given beside it.
  func table(_ name: String, schema: String = "schema") throws(OperationStop) -> QualifiedName {
    if let batch { return batch.table }
    return QualifiedName(try text(name), schema: try optionalText(schema))
  }

  /// The keyword arguments that are named neither here nor in `parameters`.
  func others(than names: [String]) -> [(name: String, value: Value)] {
    arguments.keywords.filter { !names.contains($0.name) && !parameters.contains($0.name) }
      .map { ($0.name, $0.value) }
  }

  /// Records what the operation does: the texts are those of the writer.
  func record(_ operations: MigrationOperation...) throws(OperationStop) {
    try record(operations.flatMap { session.entries(of: $0) }, operations)
  }

  /// Records what the operation does, with texts of its own.
  func record(
    _ entries: [String], _ operations: [MigrationOperation]
  ) throws(OperationStop) {
    let provenance = provenance
    let step = MigrationStep(
      name: name, entries: entries,
      operations: operations.map { PlacedOperation(operation: $0, provenance: provenance) },
      provenance: provenance)
    try record(step)
  }

  /// Records a step: at once, or when the batch that it belongs to ends.
  func record(_ step: MigrationStep) throws(OperationStop) {
    try attempt { () throws(Interruption) in
      if let batch {
        try batch.add(step, interpreter)
      } else {
        try session.record(step, interpreter)
      }
    }
  }

  /// Records that the operation happens although it is not known what it does.
  func recordUnknown(
    _ unknown: Unknown, tables: [QualifiedName], changesSchema: Bool = true
  ) throws(Interruption) {
    let standing = Standing.unknown(
      reason: unknown.reason, place: session.place(unknown.place, interpreter))
    let provenance = Provenance(place: session.place(place, interpreter), standing: standing)
    let statement = OpaqueStatement(
      kind: name, text: "", targets: tables, reason: unknown.reason, changesSchema: changesSchema)
    let step = MigrationStep(
      name: name, entries: [],
      operations: [PlacedOperation(operation: .opaque(statement), provenance: provenance)],
      provenance: provenance)
    do throws(OperationStop) { try record(step) } catch {
      if case .interrupted(let interruption) = error { throw interruption }
    }
  }
}

extension MigrationSession {
  /// The texts that `--sql` prints for an operation.
  func entries(of operation: MigrationOperation) -> [String] {
    DDLWriter().statements(for: operation).map { entry($0) }
  }

  /// A statement as `--sql` prints it.
  func entry(_ statement: String) -> String {
    let text = options.doublesPercent ? statement.doublingPercent : statement
    return DDLWriter.offline(text)
  }
}
