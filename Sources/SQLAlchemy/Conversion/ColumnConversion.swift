import PostgreSQLSyntax
import PythonInterpreter
import Schema

extension SchemaConversion {
  /// The column as `CREATE TABLE` and `ADD COLUMN` make it; nil when its name is not known.
  ///
  /// - Throws: what SQLAlchemy raises, such as `CompileError` for a column without a type.
  public mutating func column(_ object: ColumnObject) throws(Interruption) -> Column? {
    if let unknown = object.doubt { doubt(unknown) }
    guard !object.name.isEmpty else {
      if object.doubt == nil {
        doubt(Unknown(.unsupported, "a column without a name", object.place))
      }
      return nil
    }
    let type = fact(try object.referringType.text(interpreter))
    var column = Column(
      name: object.name, type: type?.type ?? .unknown("its type is not known"),
      isNullable: object.isNullable, provenance: provenance(object.place))
    if type == nil, let last = doubts.last {
      column.type = .unknown(last.reason)
      column.provenance.standing = .unknown(reason: last.reason, place: nil)
    }
    if let collation = type?.collation { column.collation = QualifiedName(collation) }
    column.comment = text(object.comment)
    column.identity = try identity(object)
    column.computed = try computed(object)
    if isSerial(object) {
      column.isSerial = true
    } else {
      column.serverDefault = try serverDefault(object.serverDefault)
    }
    return column
  }

  /// A server's default as SQL: text is quoted, an expression is written out.
  ///
  /// - Throws: `ArgumentError` for a value that SQLAlchemy does not take.
  public mutating func serverDefault(_ value: Value) throws(Interruption) -> SQLExpression? {
    switch value {
    case .none: return nil
    case .unknown(let unknown):
      doubt(unknown)
      return nil
    case .host(let host) where host is DefaultClauseObject:
      return try (host as? DefaultClauseObject).flatMap { (clause) throws(Interruption) in
        try serverDefault(clause.argument)
      }
    default: break
    }
    if let text = value.text {
      var literal = SQLExpression(normalised: SQLText.quoted(text))
      if text.contains("\\"), SQLAlchemyLibrary.of(interpreter).line == .v20 {
        // The 2.0 dialect that has met no server yet doubles backslashes, in text only.
        literal.written = Spelling(SQLText.quoted(text.replacing("\\", with: "\\\\")))
      }
      return literal
    }
    guard try interpreter.existingElement(value) != nil else {
      throw interpreter.sqlAlchemyError(
        "ArgumentError",
        "Argument 'arg' is expected to be one of type '<class 'str'>' or '<class "
          + "'sqlalchemy.sql.elements.ClauseElement'>' or '<class "
          + "'sqlalchemy.sql.elements.TextClause'>', got '\(interpreter.typeName(value))'")
    }
    return try sql(value, includesTable: true).map { SQLExpression(writtenAs: $0) }
  }

  private mutating func identity(_ object: ColumnObject) throws(Interruption) -> Identity? {
    guard let identity = object.identity else { return nil }
    return try self.identity(identity)
  }

  /// `Identity(…)`.
  ///
  /// - Throws: what SQLAlchemy raises.
  public mutating func identity(_ object: IdentityObject) throws(Interruption) -> Identity {
    if let unknown = object.doubt { doubt(unknown) }
    return Identity(
      isAlways: object.isAlways, options: try sequenceOptions(object.options))
  }

  private mutating func computed(_ object: ColumnObject) throws(Interruption) -> Computed? {
    guard let computed = object.computed else { return nil }
    if let unknown = computed.doubt { doubt(unknown) }
    guard let text = try sql(computed.expression) else { return nil }
    var result = Computed(expression: SQLExpression(writtenAs: text))
    switch computed.isPersisted {
    case true: break
    case false: result.isStored = false
    case nil:
      // PostgreSQL before 18 has stored columns only; 2.1 leaves the word out and lets it choose.
      if SQLAlchemyLibrary.of(interpreter).line == .v21 { result.writtenKeyword = Spelling("") }
    }
    return result
  }

  /// `start`, `increment` and their like of `Sequence` and `Identity`.
  ///
  /// - Throws: what SQLAlchemy raises.
  public mutating func sequenceOptions(
    _ options: [String: Value]
  ) throws(Interruption) -> SequenceOptions {
    var result = SequenceOptions()
    result.start = number(options["start"])
    result.increment = number(options["increment"])
    if let value = number(options["minvalue"]) { result.minimum = .value(value) }
    if let value = number(options["maxvalue"]) { result.maximum = .value(value) }
    if options["nominvalue"]?.boolean == true { result.minimum = SequenceBound.none }
    if options["nomaxvalue"]?.boolean == true { result.maximum = SequenceBound.none }
    result.cache = number(options["cache"])
    result.cycles = options["cycle"]?.boolean
    if let type = options["data_type"], !type.isNone {
      result.type = fact(try interpreter.sqlType(type).dataType(interpreter))
    }
    return result
  }

  /// Whether the column is written `SERIAL`: the one column of its table whose value the server counts
  /// up.
  ///
  /// Source: `sql/schema.py`, `PrimaryKeyConstraint._autoincrement_column`;
  /// `dialects/postgresql/base.py`, `get_column_specification`.
  private func isSerial(_ object: ColumnObject) -> Bool {
    guard object.isPrimaryKey, object.identity == nil, let table = object.table,
      table.autoincrementColumn(interpreter) === object
    else { return false }
    if case .host(let host) = object.clientDefault, let sequence = host as? SequenceObject {
      return sequence.options["optional"]?.boolean ?? false
    }
    return object.clientDefault.isNone
  }
}

extension ColumnObject {
  /// The sequence that is made with the column's table; PostgreSQL needs no optional one.
  public var createdSequence: SequenceObject? {
    guard case .host(let host) = clientDefault, let sequence = host as? SequenceObject,
      sequence.options["optional"]?.boolean != true
    else { return nil }
    return sequence
  }

  /// The type, or that of the column to which its foreign key leads.
  var referringType: SQLType { referringType(hops: 0) }

  private func referringType(hops: Int) -> SQLType {
    guard case .null = columnType, let key = foreignKeys.first, hops < 16 else {
      return columnType
    }
    switch key.target {
    case .column(let column): return column.referringType(hops: hops + 1)
    case .text:
      guard let table = key.target.table(metadata: table?.metadata),
        let name = key.target.columnName().text
      else { break }
      if let column = table.column(name), column !== self {
        return column.referringType(hops: hops + 1)
      }
    case .unknown(let unknown): return .unknown(unknown)
    }
    return .unknown(
      Unknown(.unsupported, "the type of the column that it refers to", place))
  }
}

extension Optional where Wrapped == DefaultClauseObject {
  fileprivate func flatMap<Result>(
    _ body: (DefaultClauseObject) throws(Interruption) -> Result?
  ) throws(Interruption) -> Result? {
    guard let self else { return nil }
    return try body(self)
  }
}

extension TableObject {
  /// The name of the column whose value the server counts up: `autoincrement_column`.
  public func countedColumn(_ interpreter: Interpreter) -> String? {
    autoincrementColumn(interpreter)?.name
  }

  /// The column whose value the server counts up when a row gives none.
  func autoincrementColumn(_ interpreter: Interpreter) -> ColumnObject? {
    let keys =
      primaryKey?.columns.compactMap { column -> ColumnObject? in
        if case .column(let object) = resolved(column) { object } else { nil }
      } ?? []
    if keys.count == 1, let column = keys.first {
      if column.autoincrement.boolean == true { return column }
      let mode = column.autoincrement.text
      guard mode == "auto" || mode == "ignore_fk" else { return nil }
      guard isCounted(column.columnType, interpreter) else { return nil }
      if !column.clientDefault.isNone {
        guard case .host(let host) = column.clientDefault, host is SequenceObject else {
          return nil
        }
      }
      if !column.serverDefault.isNone || column.computed != nil { return nil }
      if mode != "ignore_fk", hasForeignKey(column) { return nil }
      return column
    }
    return keys.first { $0.autoincrement.boolean == true }
  }

  private func hasForeignKey(_ column: ColumnObject) -> Bool {
    if !column.foreignKeys.isEmpty { return true }
    return constraints.contains { constraint in
      guard constraint is ForeignKeyConstraintObject else { return false }
      return constraint.columns.contains { specification in
        if case .column(let object) = resolved(specification) { object === column } else { false }
      }
    }
  }

  private func isCounted(_ type: SQLType, _ interpreter: Interpreter) -> Bool {
    let resolved: SQLType
    do throws(Interruption) { resolved = try type.resolved(interpreter) } catch { return false }
    switch resolved.kind(interpreter) {
    case .integer, .smallInteger, .bigInteger: return true
    case .numeric, .decimal, .float, .double, .real:
      return SQLAlchemyLibrary.of(interpreter).line == .v20
    default: return false
    }
  }
}
