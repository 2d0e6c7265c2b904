import PythonInterpreter
import SQLAlchemy
import Schema

/// `sa.inspect(bind)`: the replayed schema as SQLAlchemy's reflection of PostgreSQL shows it.
///
/// As SQLAlchemy's, it keeps what it has answered once.
public final class InspectorObject: HostObject {
  private let connection: ConnectionObject
  private var answers: [String: Value] = [:]

  init(_ connection: ConnectionObject) { self.connection = connection }

  /// The name of its class.
  public override var typeName: String { "PGInspector" }

  /// Properties, and methods that answer from the schema.
  public override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "bind": return .host(connection)
    case "engine": return .host(EngineObject(connection))
    case "dialect": return DialectObject.of(interpreter).map { .host($0) } ?? Value.none
    case "default_schema_name":
      return .text(MigrationSession.of(interpreter).schema.defaultSchema)
    case "clear_cache":
      return interpreter.builtin(name) { (_, _, _) throws(Interruption) in
        self.answers = [:]
        return .none
      }
    case let name where name.hasPrefix("_") && !name.hasPrefix("_has"): return nil
    default:
      return interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
        try self.answer(name, arguments, interpreter)
      }
    }
  }

  /// What a method of that name answers.
  func answer(
    _ name: String, _ arguments: CallArguments, _ interpreter: Interpreter
  ) throws(Interruption) -> Value {
    var key = name
    for value in arguments.positional + arguments.keywords.map(\.value) {
      if let unknown = value.unknown { return .unknown(unknown) }
      key += "|" + (value.text ?? "")
    }
    if let spread = arguments.spread { return .unknown(spread) }
    if let known = answers[key] { return known }
    let question = SchemaQuestion(
      schema: MigrationSession.of(interpreter).schema, arguments: arguments,
      interpreter: interpreter)
    let answer = try question.answer(name)
    if interpreter.pendingDecisions.isEmpty { answers[key] = answer }
    return answer
  }
}

/// One question of an inspector.
private struct SchemaQuestion {
  let schema: Schema
  let arguments: CallArguments
  let interpreter: Interpreter

  private func text(_ index: Int, _ name: String) -> String? { arguments.value(index, name)?.text }

  /// The table that the first two arguments name.
  private var name: QualifiedName {
    QualifiedName(text(0, "table_name") ?? "", schema: text(1, "schema"))
  }

  func answer(_ method: String) throws(Interruption) -> Value {
    switch method {
    case "has_table":
      if isVersionTable(name) { return .bool(true) }
      return schema.existence(ofTable: name).value(interpreter)
    case "has_index":
      let index = QualifiedName(text(1, "index_name") ?? "", schema: text(2, "schema"))
      let owner = QualifiedName(name.name, schema: index.schema)
      return try hasIndex(index.name, of: owner)
    case "has_sequence":
      let name = QualifiedName(text(0, "sequence_name") ?? "", schema: text(1, "schema"))
      return (schema.sequence(name) == nil ? schema.absence(of: name) : .yes).value(interpreter)
    case "has_schema":
      let name = text(0, "schema_name") ?? ""
      return (schema.hasNamespace(name) ? .yes : schema.absence(of: QualifiedName(name))).value(
        interpreter)
    case "has_type":
      let name = QualifiedName(text(0, "type_name") ?? "", schema: text(1, "schema"))
      return (schema.type(name) == nil ? schema.absence(of: name) : .yes).value(interpreter)
    case "get_table_names": return tableNames()
    case "get_schema_names":
      let names = Set(schema.namespaces.map(\.name)).union(["information_schema", "public"])
      return list(names.sorted().map { .text($0) })
    case "get_view_names":
      return list(views.filter { !$0.isMaterialized }.map { .text($0.name.name) })
    case "get_materialized_view_names":
      return list(views.filter(\.isMaterialized).map { .text($0.name.name) })
    case "get_sequence_names":
      return list(
        schema.sequences.filter { $0.name.schema == space(0) }.map { .text($0.name.name) })
    case "get_temp_table_names", "get_temp_view_names", "get_foreign_table_names":
      return .list(of: [])
    case "get_enums": return enums()
    case "get_domains":
      return list(schema.types.filter(\.isDomain).map { dict(["name": .text($0.name.name)]) })
    default:
      return try answerAboutTable(method)
    }
  }

  private func answerAboutTable(_ method: String) throws(Interruption) -> Value {
    let methods = [
      "get_columns", "get_pk_constraint", "get_unique_constraints", "get_indexes",
      "get_foreign_keys", "get_check_constraints", "get_table_comment", "get_table_options",
    ]
    guard methods.contains(method) else {
      return interpreter.unknown(.unsupported, "\(method)() of an inspector")
    }
    guard let table = schema.table(name) else {
      if isVersionTable(name) { return try answerAboutTable(method, versionTable) }
      if case .unknown(let reason) = schema.absence(of: name) {
        return interpreter.unknown(.joined, reason)
      }
      throw interpreter.sqlAlchemyError("NoSuchTableError", name.plain)
    }
    if let reason = schema.doubtfulExistence(table) { return interpreter.unknown(.joined, reason) }
    return try answerAboutTable(method, table)
  }

  /// The table in which Alembic keeps the revision.
  private var versionTable: Table {
    Table(
      name: name,
      columns: [
        Column(
          name: "version_num", type: .builtin("character varying", "32"), isNullable: false)
      ],
      constraints: [
        Constraint(
          name: name.name + "_pkc", rule: .primaryKey(Key(columns: ["version_num"])))
      ])
  }

  private func answerAboutTable(
    _ method: String, _ table: Table
  ) throws(Interruption) -> Value {
    switch method {
    case "get_columns":
      return try list(
        table.columns.mapThrowing { (column) throws(Interruption) in try describe(column) },
        of: table)
    case "get_pk_constraint":
      if table.primaryKey == nil, let reason = incompleteness(table) { return reason }
      return primaryKey(table.primaryKey)
    case "get_unique_constraints":
      return list(
        table.constraints.compactMap { constraint in
          guard case .unique(let key) = constraint.rule else { return nil }
          return dict([
            "name": name(constraint), "column_names": texts(key.columns),
            "comment": constraint.comment.map { .text($0) } ?? .none,
          ])
        }, of: table)
    case "get_indexes": return list(indexes(table), of: table)
    case "get_foreign_keys":
      return list(
        table.foreignKeys.map { describe($0.constraint, $0.key) }, of: table)
    case "get_check_constraints":
      return list(
        table.constraints.compactMap { constraint in
          guard case .check(let condition) = constraint.rule else { return nil }
          return dict([
            "name": name(constraint),
            "sqltext": interpreter.unknown(
              .unsupported, "a condition as PostgreSQL words it: \(condition.text)"),
            "comment": constraint.comment.map { .text($0) } ?? .none,
          ])
        }, of: table)
    case "get_table_comment":
      if table.comment == nil, let reason = incompleteness(table) { return reason }
      return dict(["text": table.comment.map { .text($0) } ?? .none])
    default: return dict([:])
    }
  }

  // MARK: - Parts

  private func isVersionTable(_ name: QualifiedName) -> Bool {
    let options = MigrationSession.of(interpreter).options
    return schema.canonical(name)
      == schema.canonical(
        QualifiedName(options.versionTable, schema: options.versionTableSchema))
  }

  /// The schema that an argument names; nil for the default one.
  private func space(_ index: Int) -> String? {
    guard let given = text(index, "schema"), given != schema.defaultSchema else { return nil }
    return given
  }

  private var views: [View] { schema.views.filter { $0.name.schema == space(0) } }

  private func tableNames() -> Value {
    let options = MigrationSession.of(interpreter).options
    var names = schema.tableNames(in: text(0, "schema"))
    if options.versionTableSchema == space(0), !names.contains(options.versionTable) {
      names.append(options.versionTable)
    }
    return list(names.map { .text($0) })
  }

  private func enums() -> Value {
    let wanted = text(0, "schema")
    let types = schema.types.filter { wanted == "*" || $0.name.schema == space(0) }
    return list(
      types.compactMap { type in
        guard let labels = type.labels else { return nil }
        return dict([
          "name": .text(type.name.name),
          "schema": .text(type.name.schema ?? schema.defaultSchema),
          "visible": .bool(type.name.schema == nil), "labels": texts(labels),
        ])
      })
  }

  private func hasIndex(_ index: String, of owner: QualifiedName) throws(Interruption) -> Value {
    guard let table = schema.table(owner) else {
      return schema.absence(of: owner).value(interpreter)
    }
    if table.index(index) != nil { return .bool(true) }
    if table.constraint(index)?.hasIndex == true { return .bool(true) }
    return incompleteness(table) ?? .bool(false)
  }

  private func describe(_ column: Column) throws(Interruption) -> Value {
    let isKnown = column.provenance.standing.isKnown
    func fact(_ value: Value) -> Value {
      isKnown ? value : interpreter.unknown(.joined, "the column \(column.name)")
    }
    var entries: [(String, Value)] = [
      ("name", .text(column.name)),
      ("type", try interpreter.reflected(column.type, schema)),
      ("nullable", fact(.bool(column.isNullable))),
      ("default", fact(column.computed == nil ? column.catalogDefault(interpreter) : .none)),
      (
        "autoincrement",
        fact(
          .bool(
            column.identity != nil || column.serverDefault?.text.hasPrefix("nextval(") == true))
      ),
      ("comment", fact(column.comment.map { .text($0) } ?? .none)),
    ]
    if let computed = column.computed {
      entries.append(
        (
          "computed",
          dict([
            "sqltext": interpreter.unknown(
              .unsupported, "an expression as PostgreSQL words it"),
            "persisted": .bool(computed.isStored),
          ])
        ))
    }
    if let identity = column.identity {
      entries.append(("identity", dict(["always": .bool(identity.isAlways)])))
    }
    let dict = DictObject()
    for (key, value) in entries { dict.set(key, value) }
    return .dict(dict)
  }

  private func primaryKey(_ constraint: Constraint?) -> Value {
    dict([
      "constrained_columns": texts(constraint?.columns ?? []),
      "name": constraint.map(name) ?? .none, "comment": .none,
    ])
  }

  private func indexes(_ table: Table) -> [Value] {
    var all: [(name: String, value: Value)] = []
    for index in table.indexes {
      guard let name = index.name else { continue }
      let columns: [Value] = index.elements.map { $0.column.map { .text($0) } ?? .none }
      let options = DictObject()
      options.set("postgresql_include", texts(index.include))
      if index.method != "btree" { options.set("postgresql_using", .text(index.method)) }
      let entry = DictObject()
      entry.set("name", .text(name))
      entry.set("unique", .bool(index.isUnique))
      entry.set("column_names", .list(of: columns))
      if index.elements.contains(where: { $0.column == nil }) {
        entry.set(
          "expressions", interpreter.unknown(.unsupported, "expressions as PostgreSQL words them"))
      }
      entry.set("include_columns", texts(index.include))
      entry.set("dialect_options", .dict(options))
      all.append((name, .dict(entry)))
    }
    for constraint in table.constraints {
      guard case .unique(let key) = constraint.rule, let name = constraint.name else { continue }
      let entry = DictObject()
      entry.set("name", .text(name))
      entry.set("unique", .bool(true))
      entry.set("column_names", texts(key.columns))
      entry.set("duplicates_constraint", .text(name))
      entry.set("include_columns", texts(key.include))
      entry.set("dialect_options", dict(["postgresql_include": texts(key.include)]))
      all.append((name, .dict(entry)))
    }
    return all.sorted { $0.name < $1.name }.map(\.value)
  }

  private func describe(_ constraint: Constraint, _ key: ForeignKey) -> Value {
    let options = DictObject()
    if let action = key.onDelete, action != .noAction {
      options.set("ondelete", .text(action.rawValue))
    }
    if let action = key.onUpdate, action != .noAction {
      options.set("onupdate", .text(action.rawValue))
    }
    if constraint.isDeferrable == true { options.set("deferrable", .bool(true)) }
    if constraint.isInitiallyDeferred == true { options.set("initially", .text("DEFERRED")) }
    return dict([
      "name": name(constraint), "constrained_columns": texts(key.columns),
      "referred_schema": key.table.schema.map { .text($0) } ?? .none,
      "referred_table": .text(key.table.name), "referred_columns": texts(key.referencedColumns),
      "options": .dict(options), "comment": constraint.comment.map { .text($0) } ?? .none,
    ])
  }

  // MARK: - Values

  private func name(_ constraint: Constraint) -> Value {
    constraint.name.map { .text($0) } ?? .none
  }

  private func texts(_ names: [String]) -> Value { .list(of: names.map { .text($0) }) }

  private func dict(_ entries: KeyValuePairs<String, Value>) -> Value {
    let dict = DictObject()
    for (key, value) in entries { dict.set(key, value) }
    return .dict(dict)
  }

  /// A list about the whole schema, which may be longer where the schema is not complete.
  private func list(_ items: [Value]) -> Value {
    let taint = schema.incompleteness.map { Unknown(.joined, $0, interpreter.currentPlace) }
    return .list(ListObject(items, taint: taint))
  }

  /// A list about one table.
  private func list(_ items: [Value], of table: Table) -> Value {
    .list(ListObject(items, taint: reason(table)))
  }

  private func reason(_ table: Table) -> Unknown? {
    guard !table.isComplete else { return nil }
    var text = "the table \(table.name.plain) is not fully known"
    if case .unknown(let reason, _) = table.provenance.standing { text += ": " + reason }
    return Unknown(.joined, text, interpreter.currentPlace)
  }

  private func incompleteness(_ table: Table) -> Value? {
    reason(table).map { .unknown($0) }
  }
}

extension Array {
  /// `map` for what throws.
  func mapThrowing<Result>(
    _ body: (Element) throws(Interruption) -> Result
  ) throws(Interruption) -> [Result] {
    var results: [Result] = []
    for element in self { results.append(try body(element)) }
    return results
  }
}
