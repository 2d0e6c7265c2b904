import PythonInterpreter

/// Writes one `INSERT`, `UPDATE` or `DELETE`.
struct DMLWriter {
  let statement: DMLStatement
  let compiler: SQLCompiler
  let isOutermost: Bool
  private var clauses: DMLStatement.Clauses { statement.clauses }
  private var interpreter: Interpreter { compiler.interpreter }

  init(statement: DMLStatement, compiler: SQLCompiler, isOutermost: Bool) {
    self.statement = statement
    self.compiler = compiler
    self.isOutermost = isOutermost
  }

  func text() throws(Interruption) -> String {
    var scope = StatementScope()
    if !(statement is InsertStatement) { scope.tables = [statement.table] + (try otherTables()) }
    scope.visibleTables = scope.tables
    compiler.statements.append(scope)
    defer { compiler.statements.removeLast() }
    switch statement {
    case is InsertStatement: return try insertText()
    case is UpdateStatement: return try updateText()
    default: return try deleteText()
    }
  }

  // MARK: parts

  private func prefixes() throws(Interruption) -> String {
    var text = ""
    for prefix in clauses.prefixes { text += try compiler.process(prefix) + " " }
    return text
  }

  private func from(_ tables: [FromClause]) throws(Interruption) -> String {
    try compiler.inside(compiler.context.with { $0.isFrom = true }) {
      () throws(Interruption) -> String in
      var texts: [String] = []
      for table in tables { texts.append(try compiler.process(table)) }
      return texts.joined(separator: ", ")
    }
  }

  private func whereText() throws(Interruption) -> String {
    let condition = try compiler.conjunction(clauses.conditions)
    return condition.isEmpty ? "" : " WHERE " + condition
  }

  private func returningText() throws(Interruption) -> String {
    if clauses.returned.isEmpty { return "" }
    guard let columns = interpreter.resultColumns(clauses.returned) else {
      return compiler.miss(
        Unknown(.unsupported, "the columns of RETURNING", statement.place))
    }
    return " RETURNING " + (try compiler.columnList(columns, isFrom: false))
  }

  /// The tables of conditions and values beside the statement's own.
  private func otherTables() throws(Interruption) -> [FromClause] {
    var elements: [ClauseElement] = clauses.conditions
    for row in clauses.rows {
      for entry in row {
        if let element = try interpreter.existingElement(entry.value), !(element is SelectBase) {
          elements.append(element)
        }
      }
    }
    var tables: [FromClause] = []
    for table in elements.flatMap(\.fromObjects)
    where !table.isSameTable(as: statement.table)
      && !tables.contains(where: { $0.isSameTable(as: table) })
    {
      tables.append(table)
    }
    let hidden = tables.flatMap { ($0 as? JoinClause)?.hidden ?? [] }
    tables.removeAll { table in hidden.contains { $0.isSameTable(as: table) } }
    return tables
  }

  /// The columns of the table; nil when they are not all known.
  private func columns() -> [(key: String, column: ColumnElement)]? { statement.table.columnList }

  private func missingColumns() -> String {
    compiler.miss(
      Unknown(.unsupported, "the columns of the table of a statement", statement.place))
  }

  private func checkNames(
    _ row: [(column: ColumnKey, value: Value)], _ columns: [(key: String, column: ColumnElement)]
  ) throws(Interruption) {
    let unconsumed = row.map(\.column.key).filter { key in !columns.contains { $0.key == key } }
    if unconsumed.isEmpty { return }
    throw interpreter.sqlAlchemyError(
      "CompileError", "Unconsumed column names: " + unconsumed.joined(separator: ", "))
  }

  private func name(_ column: ColumnElement) -> String {
    SQLAlchemyIdentifier.written((column as? any NamedColumn)?.columnName ?? "?")
  }

  // MARK: UPDATE and DELETE

  private func updateText() throws(Interruption) -> String {
    guard let columns = columns() else { return missingColumns() }
    let row = clauses.rows.first ?? []
    if row.isEmpty {
      return compiler.miss(
        Unknown(.data, "the values of an UPDATE that its execution gives", statement.place))
    }
    try checkNames(row, columns)
    var settings: [String] = []
    func set(_ column: ColumnElement, _ value: Value) throws(Interruption) {
      settings.append(try name(column) + "=" + compiler.value(value, for: column))
    }
    if clauses.keepsOrder {
      for entry in row {
        guard let column = columns.first(where: { $0.key == entry.column.key }) else { continue }
        try set(column.column, entry.value)
      }
    }
    for (key, column) in columns {
      if let entry = row.first(where: { $0.column.key == key }) {
        if !clauses.keepsOrder { try set(column, entry.value) }
      } else if let own = column as? ColumnObject, !own.clientOnUpdate.isNone {
        settings.append(name(column) + "=" + (try clientValue(own.clientOnUpdate)))
      }
    }
    let others = try otherTables()
    var text = try "UPDATE " + prefixes() + from([statement.table]) + " SET "
    text += settings.joined(separator: ", ")
    if !others.isEmpty { text += " FROM " + (try from(others)) }
    return try text + whereText() + returningText()
  }

  private func deleteText() throws(Interruption) -> String {
    var text = try "DELETE " + prefixes() + "FROM " + from([statement.table])
    let others = try otherTables()
    if !others.isEmpty { text += " USING " + (try from(others)) }
    return try text + whereText() + returningText()
  }

  // MARK: INSERT

  private func insertText() throws(Interruption) -> String {
    var text = try "INSERT " + prefixes() + "INTO " + from([statement.table])
    if let source = clauses.source {
      return try text + sourceText(source.columns, source.select, source.includesDefaults)
        + conflictText() + returningText()
    }
    guard let columns = columns() else { return missingColumns() }
    let rows = clauses.rows
    guard let first = rows.first else {
      return compiler.miss(
        Unknown(.data, "the values of an INSERT that its execution gives", statement.place))
    }
    for row in rows { try checkNames(row, columns) }
    var names: [String] = []
    var values = [[String]](repeating: [], count: rows.count)
    var generated: [ClauseElement] = []
    for (key, column) in columns {
      if first.contains(where: { $0.column.key == key }) {
        names.append(name(column))
        for (index, row) in rows.enumerated() {
          guard let entry = row.first(where: { $0.column.key == key }) else {
            throw interpreter.sqlAlchemyError(
              "CompileError",
              "INSERT value for column \(name(column)) is explicitly rendered as a boundparameter "
                + "in the VALUES clause; a Python-side value or SQL expression is required")
          }
          values[index].append(try compiler.value(entry.value, for: column))
        }
      } else if let own = column as? ColumnObject {
        if own.isPrimaryKey, own.isGenerated { generated.append(own) }
        guard !own.clientDefault.isNone else { continue }
        names.append(name(column))
        for index in values.indices { values[index].append(try clientValue(own.clientDefault)) }
      }
    }
    if names.isEmpty {
      text += " DEFAULT VALUES"
    } else {
      text += " (" + names.joined(separator: ", ") + ") VALUES "
      text += values.map { "(" + $0.joined(separator: ", ") + ")" }.joined(separator: ", ")
    }
    text += try conflictText()
    if !clauses.returned.isEmpty { return text + (try returningText()) }
    let isSingle = !clauses.hasSeveralRows && !clauses.isInline && isOutermost
    if isSingle, !generated.isEmpty, let columns = interpreter.resultColumns(generated) {
      text += " RETURNING " + (try compiler.columnList(columns, isFrom: false))
    }
    return text
  }

  private func conflictText() throws(Interruption) -> String {
    guard let conflict = clauses.conflict else { return "" }
    return " " + (try conflict.text(statement.table, compiler))
  }

  private func sourceText(
    _ keys: [ColumnKey], _ select: SelectBase, _ includesDefaults: Bool
  ) throws(Interruption) -> String {
    let columns = columns()
    var names = keys.map { key in
      columns?.first { $0.key == key.key }.map { name($0.column) }
        ?? SQLAlchemyIdentifier.written(key.key)
    }
    var source: SelectBase = select
    if includesDefaults, let select = select as? Select {
      var added: [ClauseElement] = []
      for (key, column) in columns ?? [] where !keys.contains(where: { $0.key == key }) {
        guard let own = column as? ColumnObject, !own.clientDefault.isNone else { continue }
        names.append(name(column))
        added.append(
          try interpreter.existingElement(own.clientDefault)
            ?? BindParameter(key: nil, value: .none, type: own.type, interpreter))
      }
      if !added.isEmpty { source = try select.changing { $0.columns += added } }
    }
    return " (" + names.joined(separator: ", ") + ") " + (try compiler.process(source))
  }

  /// What a column's own `default` or `onupdate` puts in; a Python value is only sent on execution,
  /// and `--sql` shows NULL for it.
  private func clientValue(_ value: Value) throws(Interruption) -> String {
    if case .unknown(let unknown) = value { return compiler.miss(unknown) }
    if case .host(let host) = value, let sequence = host as? SequenceObject {
      return try compiler.process(NextValue(sequence, interpreter))
    }
    if let element = try interpreter.existingElement(value) {
      return try compiler.process(try interpreter.columnElement(element).grouped(in: nil))
    }
    return "NULL"
  }
}

extension SQLCompiler {
  /// A value for a column in `VALUES` or `SET`.
  func value(_ value: Value, for column: ColumnElement?) throws(Interruption) -> String {
    if case .unknown = value, !options.literalBinds, let column,
      let key = (column as? any NamedColumn)?.columnKey
    {
      // A parameter has a name and a type whatever its value is.
      return try process(
        BindParameter(key: key, value: value, type: column.type, interpreter))
    }
    if let element = try interpreter.existingElement(value) {
      let expression = try interpreter.columnElement(element)
      if let parameter = expression as? BindParameter, parameter.type.isNull, let column {
        return try process(parameter.with(type: column.type))
      }
      return try process(expression.grouped(in: nil))
    }
    let type = column?.type ?? .null
    let key = (column as? any NamedColumn)?.columnKey
    return try process(BindParameter(key: key, value: value, type: type, interpreter))
  }
}

extension ColumnObject {
  /// Whether the server gives a value to the column of a primary key that got none.
  var isGenerated: Bool {
    if !serverDefault.isNone || identity != nil { return true }
    if case .host(let host) = clientDefault, host is ClauseElement { return true }
    guard clientDefault.isNone, columnType.isLike(.integer, interpreter) else { return false }
    if autoincrement.boolean == false { return false }
    let keys = table?.columns.filter(\.isPrimaryKey) ?? []
    let isAlone = keys.count == 1 && foreignKeys.isEmpty
    return autoincrement.boolean == true || isAlone
  }
}
