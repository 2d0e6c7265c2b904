import PythonInterpreter
import SQLAlchemy
import Schema

/// `Table(…, autoload_with=bind)` and `metadata.reflect(bind)`.
extension ConnectionObject: ReflectionSource {
  func reflect(into object: TableObject, _ interpreter: Interpreter) throws(Interruption) {
    let (schema, options) = (session(interpreter).schema, session(interpreter).options)
    guard let table = schema.table(object.qualifiedName) else {
      if options.isVersionTable(object.qualifiedName, in: schema) {
        return try fill(object, from: options.versionTableDefinition, schema, interpreter)
      }
      if case .unknown(let reason) = schema.absence(of: object.qualifiedName) {
        return try object.take(interpreter.unknown(.joined, reason), interpreter)
      }
      throw interpreter.sqlAlchemyError("NoSuchTableError", object.name)
    }
    try fill(object, from: table, schema, interpreter)
  }

  func reflect(
    into metadata: MetaDataObject, _ arguments: CallArguments, _ interpreter: Interpreter
  ) throws(Interruption) {
    let (schema, options) = (session(interpreter).schema, session(interpreter).options)
    let space = arguments.value(1, "schema")?.text ?? metadata.schema
    var names = schema.tableNames(in: space)
    let version = options.versionTableName
    if schema.canonical(version).schema
      == schema.canonical(QualifiedName("", schema: space)).schema,
      schema.table(version) == nil
    {
      names.append(version.name)
    }
    if let only = arguments.value(3, "only"), !only.isNone,
      let wanted = try interpreter.items(of: only)
    {
      names = wanted.compactMap(\.text)
    }
    for name in names {
      let qualified = QualifiedName(name, schema: space)
      guard metadata.table((space.map { $0 + "." } ?? "") + name) == nil,
        let table = schema.table(qualified)
          ?? (options.isVersionTable(qualified, in: schema) ? options.versionTableDefinition : nil),
        let object = TableObject.make(name, schema: space, metadata: metadata, interpreter)
      else { continue }
      try fill(object, from: table, schema, interpreter)
    }
  }

  private func session(_ interpreter: Interpreter) -> MigrationSession { .of(interpreter) }

  private func fill(
    _ object: TableObject, from table: Table, _ schema: Schema, _ interpreter: Interpreter
  ) throws(Interruption) {
    let keys = table.primaryKey?.columns ?? []
    for column in table.columns {
      let type = try interpreter.sqlType(interpreter.reflected(column.type, schema))
      guard let made = ColumnObject.make(column.name, type, interpreter) else { continue }
      var serverDefault = Value.none
      if keys.contains(column.name), column.serverDefault?.text.hasPrefix("nextval(") == true {
        // SQLAlchemy tells a serial column by its default, and makes it one again.
        _ = try made.setAttribute("autoincrement", .bool(true), interpreter)
      } else if let value = column.serverDefault {
        serverDefault = try interpreter.call(
          interpreter.attribute(interpreter.importModule("sqlalchemy"), "text"),
          CallArguments([.text(value.text)]))
      }
      made.set(
        nullable: column.isNullable, primaryKey: keys.contains(column.name),
        serverDefault: serverDefault)
      try object.append(made, interpreter)
    }
    for constraint in table.constraints {
      guard let item = try item(constraint, interpreter) else { continue }
      try object.take(item, interpreter)
    }
    for index in table.indexes { try object.take(item(index, object, interpreter), interpreter) }
    if !table.isComplete {
      try object.take(
        interpreter.unknown(.joined, "the table \(table.name.plain) is not fully known"),
        interpreter)
    }
  }

  /// A key or reference as SQLAlchemy's object.
  private func item(
    _ constraint: Constraint, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    let library = try interpreter.importModule("sqlalchemy")
    let name = interpreter.keyword("name", constraint.name.map { .text($0) } ?? .none)
    switch constraint.rule {
    case .unique(let key):
      return try interpreter.call(
        interpreter.attribute(library, "UniqueConstraint"),
        CallArguments(key.columns.map { .text($0) }, keywords: [name]))
    case .foreignKey(let key):
      let prefix = (key.table.schema.map { $0 + "." } ?? "") + key.table.name + "."
      return try interpreter.call(
        interpreter.attribute(library, "ForeignKeyConstraint"),
        CallArguments(
          [
            .list(of: key.columns.map { .text($0) }),
            .list(of: key.referencedColumns.map { .text(prefix + $0) }),
          ],
          keywords: [
            name,
            interpreter.keyword("ondelete", key.onDelete.map { .text($0.rawValue) } ?? .none),
            interpreter.keyword("onupdate", key.onUpdate.map { .text($0.rawValue) } ?? .none),
          ]))
    case .primaryKey(let key):
      return try interpreter.call(
        interpreter.attribute(library, "PrimaryKeyConstraint"),
        CallArguments(key.columns.map { .text($0) }, keywords: [name]))
    case .check(let condition):
      return try interpreter.call(
        interpreter.attribute(library, "CheckConstraint"),
        CallArguments(
          [
            interpreter.unknown(
              .unsupported, "a condition as PostgreSQL words it: \(condition.text)")
          ],
          keywords: [name]))
    default: return nil
    }
  }

  /// An index as SQLAlchemy's object.
  private func item(
    _ index: Index, _ table: TableObject, _ interpreter: Interpreter
  ) throws(Interruption) -> Value {
    var expressions: [Value] = [index.name.map { .text($0) } ?? .none]
    for element in index.elements {
      expressions.append(
        element.column.map { .text($0) }
          ?? interpreter.unknown(.unsupported, "an expression as PostgreSQL words it"))
    }
    var keywords = [interpreter.keyword("unique", .bool(index.isUnique))]
    if index.method != "btree" {
      keywords.append(interpreter.keyword("postgresql_using", .text(index.method)))
    }
    if !index.include.isEmpty {
      keywords.append(
        interpreter.keyword("postgresql_include", .list(of: index.include.map { .text($0) })))
    }
    if index.predicate != nil {
      keywords.append(
        interpreter.keyword(
          "postgresql_where",
          interpreter.unknown(.unsupported, "a condition as PostgreSQL words it")))
    }
    return try interpreter.call(
      interpreter.attribute(interpreter.importModule("sqlalchemy"), "Index"),
      CallArguments(expressions, keywords: keywords))
  }
}

extension ConnectionObject: InspectableBind {
  func makeInspector(_ interpreter: Interpreter) -> Value { .host(InspectorObject(self)) }
}

extension EngineObject: InspectableBind {
  func makeInspector(_ interpreter: Interpreter) -> Value { .host(InspectorObject(connection)) }
}
