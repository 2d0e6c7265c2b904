import PythonInterpreter
import SQLAlchemy
import Schema

/// The answers in the shape that SQLAlchemy's reflection gives them.
extension SchemaQuestion {
  func isVersionTable(_ name: QualifiedName) -> Bool {
    MigrationSession.of(interpreter).options.isVersionTable(name, in: schema)
  }

  /// The schema that an argument names; nil for the default one.
  func space(_ index: Int) -> String? {
    guard let given = text(index, "schema"), given != schema.defaultSchema else { return nil }
    return given
  }

  var views: [View] { schema.views.filter { $0.name.schema == space(0) } }

  func tableNames() -> Value {
    let options = MigrationSession.of(interpreter).options
    var names = schema.tableNames(in: text(0, "schema"))
    if options.versionTableSchema == space(0), !names.contains(options.versionTable) {
      names.append(options.versionTable)
    }
    let items: [Value] = names.map { .text($0) }
    guard let possible = schema.doubtfulNames(in: text(0, "schema")),
      let reason = schema.incompleteness
    else { return list(items) }
    let unknown = Unknown(.joined, reason, interpreter.currentPlace)
    return .list(
      ListObject(
        items, taint: unknown, stranger: .host(StrangeName(.among(possible), unknown))))
  }

  func enums() -> Value {
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

  func hasIndex(_ index: String, of owner: QualifiedName) throws(Interruption) -> Value {
    guard let table = schema.table(owner) else {
      return schema.absence(of: owner).value(interpreter)
    }
    if table.index(index) != nil { return .bool(true) }
    if table.constraint(index)?.hasIndex == true { return .bool(true) }
    if let isThere = table.unreadParts[.index(index)] { return .bool(isThere) }
    return incompleteness(table) ?? .bool(false)
  }

  func describe(_ column: Column) throws(Interruption) -> Value {
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

  func primaryKey(_ constraint: Constraint?) -> Value {
    dict([
      "constrained_columns": texts(constraint?.columns ?? []),
      "name": constraint.map(name) ?? .none, "comment": .none,
    ])
  }

  func indexes(_ table: Table) -> [Value] {
    var all: [(name: String, value: Value)] = []
    for index in table.indexes {
      guard let name = index.name else { continue }
      let columns: [Value] = index.elements.map { $0.column.map { .text($0) } ?? .none }
      let options = DictObject()
      options.set("postgresql_include", texts(index.include))
      if index.method != "btree" { options.set("postgresql_using", .text(index.method)) }
      if index.predicate != nil {
        options.set(
          "postgresql_where",
          interpreter.unknown(.unsupported, "a condition as PostgreSQL words it"))
      }
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

  func describe(_ constraint: Constraint, _ key: ForeignKey) -> Value {
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

  func name(_ constraint: Constraint) -> Value {
    constraint.name.map { .text($0) } ?? .none
  }

  func texts(_ names: [String]) -> Value { .list(of: names.map { .text($0) }) }

  func dict(_ entries: KeyValuePairs<String, Value>) -> Value {
    let dict = DictObject()
    for (key, value) in entries { dict.set(key, value) }
    return .dict(dict)
  }

  /// A list about the whole schema, which may be longer where the schema is not complete.
  func list(_ items: [Value]) -> Value {
    let taint = schema.incompleteness.map { Unknown(.joined, $0, interpreter.currentPlace) }
    return .list(ListObject(items, taint: taint))
  }

  /// A list about one table, of dicts with names: those of `unreadParts` that `part` tells the names of
  /// are among them or are not.
  func list(
    _ items: [Value], of table: Table, _ part: (TablePart) -> String?
  ) -> Value {
    guard let reason = reason(table) else { return .list(of: items) }
    var all = items
    var absent: Set<String> = []
    var present: [String] = []
    for (unread, isThere) in table.unreadParts {
      guard let name = part(unread) else { continue }
      if isThere { present.append(name) } else { absent.insert(name) }
    }
    for name in present.sorted() where !names(items).contains(name) {
      let entry = DictObject(taint: reason)
      entry.set("name", .text(name))
      all.append(.dict(entry))
    }
    let stranger = DictObject(taint: reason)
    stranger.set("name", .host(StrangeName(.besides(absent), reason)))
    return .list(ListObject(all, taint: reason, stranger: .dict(stranger)))
  }

  private func names(_ items: [Value]) -> Set<String> {
    Set(
      items.compactMap { item in
        guard case .dict(let dict) = item else { return nil }
        return dict["name"]?.text
      })
  }

  func reason(_ table: Table) -> Unknown? {
    guard !table.isComplete else { return nil }
    MigrationSession.of(interpreter).askedForUnread = true
    var text = "the table \(table.name.plain) is not fully known"
    if case .unknown(let reason, _) = table.provenance.standing {
      text += ": " + reason
    } else if let doubt = schema.doubts.last(where: { $0.targets.contains(table.name) }) {
      text += ": " + doubt.reason
    }
    return Unknown(.joined, text, interpreter.currentPlace)
  }

  func incompleteness(_ table: Table) -> Value? {
    reason(table).map { .unknown($0) }
  }
}
