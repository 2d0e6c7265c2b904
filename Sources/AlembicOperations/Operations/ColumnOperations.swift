import PythonInterpreter
import SQLAlchemy
import Schema

extension OperationFunction {
  /// The operations on columns.
  static let columns: [OperationFunction] = [
    OperationFunction("add_column", ["table_name", "column"]) { (call) throws(OperationStop) in
      try call.addColumn()
    },
    OperationFunction(
      "drop_column", ["table_name", "column_name"]
    ) { (call) throws(OperationStop) in
      try call.record(
        .dropColumn(
          DropColumn(
            table: call.table("table_name"), column: call.text("column_name"),
            ifExists: call.flag("if_exists") ?? false)))
      return .none
    },
    OperationFunction(
      "alter_column", ["table_name", "column_name"]
    ) { (call) throws(OperationStop) in
      try call.alterColumn()
    },
  ]
}

extension OperationCall {
  /// `add_column`: the column, then its constraints and index one by one, then its comment.
  ///
  /// Source: `operations/toimpl.py`, `add_column`; `ddl/base.py`, `add_column`.
  fileprivate func addColumn() throws(OperationStop) -> Value {
    let name = try table("table_name")
    let given = try value("column")
    guard case .host(let host) = given, var column = host as? ColumnObject else {
      throw .unknown(
        Unknown(
          .unsupported, "a column of the class \(interpreter.typeName(given))", place(of: "column"))
      )
    }
    if column.table != nil {
      column = try attempt { () throws(Interruption) in try column.copy(interpreter) }
    }
    let owner = try emptyTable(name)
    try attempt { () throws(Interruption) in try owner.append(column, interpreter) }
    let inlinesReference = try flag("inline_references") ?? false
    let inlinesKey = try flag("inline_primary_key") ?? false
    let read = try convert { (conversion) throws(Interruption) in
      try AddedColumn(owner, column, inlinesReference, inlinesKey, &conversion)
    }
    guard var made = read.result else {
      throw .unknown(read.doubt ?? Unknown(.unsupported, "a column without a name", place))
    }
    made.column.ifNotExists = try flag("if_not_exists") ?? false
    try record(made.operations, entries: made.entries(session), doubt: read.doubt)
    return .none
  }

  /// `alter_column`.
  ///
  /// Source: `operations/toimpl.py`, `ddl/postgresql.py`, `alter_column`.
  fileprivate func alterColumn() throws(OperationStop) -> Value {
    var change = AlterColumn(table: try table("table_name"), column: try text("column_name"))
    change.nullable = try flag("nullable")
    change.newName = try optionalText("new_column_name")
    change.existingNullable = try flag("existing_nullable")
    change.existingComment = try optionalText("existing_comment")
    switch self["comment"] {
    case nil, .bool(false)?: break
    case .some(.none): change.comment = .drop
    default: change.comment = .set(try text("comment"))
    }
    let type = try self.type("type_")
    let existing = try self.type("existing_type")
    var doubt: Unknown?
    if let type {
      let read = try convert { (conversion) throws(Interruption) in
        try conversion.type(type)
      }
      doubt = read.doubt
      change.type = read.result?.type ?? .unknown(read.doubt?.reason ?? "its type is not known")
      change.collation = read.result?.collation.map { QualifiedName($0) }
    }
    if let existing, existing.unknown == nil {
      let read = try convert { (conversion) throws(Interruption) in
        try conversion.type(existing)
      }
      change.existingType = read.result?.type
    }
    if let using = given("postgresql_using") {
      guard type != nil else {
        throw .interrupted(
          interpreter.commandError("postgresql_using must be used with the type_ parameter"))
      }
      if let unknown = using.unknown { throw .unknown(unknown) }
      if let text = using.text {
        change.using = SQLExpression(writtenAs: text)
      } else {
        change.using = try convert { (conversion) throws(Interruption) in
          try conversion.sql(using)
        }.result.map { SQLExpression(writtenAs: $0) }
      }
    }
    let checks = try typeChecks(existing, type, change)
    var texts: [String]?
    let defaultDoubt = try readDefault(into: &change, &texts)
    let operations =
      checks.dropped.map { MigrationOperation.dropConstraint($0) } + [.alterColumn(change)]
      + checks.added.map { MigrationOperation.addConstraint($0) }
    let entries =
      texts.map { texts in
        checks.dropped.flatMap { session.entries(of: .dropConstraint($0)) } + texts
          + checks.added.flatMap { session.entries(of: .addConstraint($0)) }
      }
    try record(
      operations, entries: entries, doubt: doubt ?? defaultDoubt ?? checks.doubt)
    return .none
  }

  /// Reads `server_default`, which may be an identity; `texts` are set where the writer's would differ.
  private func readDefault(
    into change: inout AlterColumn, _ texts: inout [String]?
  ) throws(OperationStop) -> Unknown? {
    let value = self["server_default"] ?? .bool(false)
    let existing = self["existing_server_default"] ?? .bool(false)
    func object<Object>(_ value: Value, _: Object.Type) -> Object? {
      if case .host(let host) = value { host as? Object } else { nil }
    }
    if case .bool(false) = value { return nil }
    if let unknown = value.unknown {
      return unknown
    }
    if object(value, ComputedObject.self) != nil || object(existing, ComputedObject.self) != nil {
      throw .interrupted(
        interpreter.sqlAlchemyError(
          "CompileError",
          "Adding or removing a \"computed\" construct, e.g. GENERATED ALWAYS AS, to or from an "
            + "existing column is not supported."))
    }
    let new = object(value, IdentityObject.self)
    let old = object(existing, IdentityObject.self)
    if new == nil, old == nil {
      if value.isNone {
        change.serverDefault = .drop
        return nil
      }
      let read = try convert { (conversion) throws(Interruption) in
        try conversion.serverDefault(value)
      }
      if let expression = read.result { change.serverDefault = .set(expression) }
      return read.doubt
    }
    guard let new else {
      change.identity = .drop
      return nil
    }
    let read = try convert { (conversion) throws(Interruption) in
      (
        new: try conversion.identity(new),
        old: try old.mapThrowing { (old) throws(Interruption) in try conversion.identity(old) }
      )
    }
    guard let before = read.result.old else {
      change.identity = .add(read.result.new)
      return read.doubt
    }
    let difference = IdentityDifference(from: before, to: read.result.new)
    change.identity = difference.change
    var rest = change
    rest.identity = .keep
    var others = session.entries(of: .alterColumn(rest))
    let identity = session.entry(difference.statement(change))
    // The default's statement stands after those of type and nullability.
    let place = (change.type == nil ? 0 : 1) + (change.nullable == nil ? 0 : 1)
    others.insert(identity, at: min(place, others.count))
    texts = others
    return read.doubt
  }

  /// The checks that a type which is no native enumeration has brought along, and those that come with
  /// the new type.
  private func typeChecks(
    _ existing: SQLType?, _ type: SQLType?, _ change: AlterColumn
  ) throws(OperationStop) -> (
    dropped: [DropConstraint], added: [AddConstraint], doubt: Unknown?
  ) {
    guard let type else { return ([], [], nil) }
    let added = try boundChecks(of: type, change)
    var dropped: [DropConstraint] = []
    if let existing {
      for check in try boundChecks(of: existing, change).checks {
        guard let name = check.name else {
          throw .interrupted(
            interpreter.sqlAlchemyError(
              "CompileError", "Can't emit DROP CONSTRAINT for a constraint; it has no name"))
        }
        dropped.append(DropConstraint(table: change.table, name: name))
      }
    }
    return (
      dropped, added.checks.map { AddConstraint(table: change.table, constraint: $0) }, added.doubt
    )
  }

  private func boundChecks(
    of type: SQLType, _ change: AlterColumn
  ) throws(OperationStop) -> (checks: [Constraint], doubt: Unknown?) {
    guard type.unknown == nil, let column = ColumnObject.make(change.column, type, interpreter)
    else { return ([], nil) }
    let owner = try emptyTable(change.table)
    try attempt { () throws(Interruption) in try owner.append(column, interpreter) }
    let checks = owner.constraints.filter { $0 is CheckConstraintObject }
    guard !checks.isEmpty else { return ([], nil) }
    let read = try convert { (conversion) throws(Interruption) in
      try checks.compactMapThrowing { (check) throws(Interruption) in
        try conversion.constraint(check)
      }
    }
    return (read.result, read.doubt)
  }
}

extension Array {
  /// `compactMap` for what throws.
  func compactMapThrowing<Result>(
    _ body: (Element) throws(Interruption) -> Result?
  ) throws(Interruption) -> [Result] {
    var results: [Result] = []
    for element in self {
      if let result = try body(element) { results.append(result) }
    }
    return results
  }
}

extension Optional {
  /// `map` for what throws.
  func mapThrowing<Result>(
    _ body: (Wrapped) throws(Interruption) -> Result
  ) throws(Interruption) -> Result? {
    guard let self else { return nil }
    return try body(self)
  }
}

extension SQLType {
  /// Why the type is not known.
  var unknown: Unknown? {
    if case .unknown(let unknown) = self { unknown } else { nil }
  }
}

extension SchemaConversion {
  /// The text of a type; nil when it is not known.
  mutating func type(_ type: SQLType) throws(Interruption) -> ColumnTypeText? {
    switch try type.text(interpreter) {
    case .known(let text): return text
    case .unknown(let unknown):
      doubt(unknown)
      return nil
    }
  }
}
