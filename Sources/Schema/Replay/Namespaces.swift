import PostgreSQLSyntax

extension Replay {
  /// `CREATE EXTENSION`.
  mutating func create(_ operation: CreateExtension) throws(SchemaFailure) {
    var created = operation.extension
    if schema.extension(created.name) != nil {
      if operation.ifNotExists { return }
      throw SchemaFailure(
        .duplicateObject, "extension \"\(created.name)\" already exists",
        subject: ObjectReference(kind: .extension, name: QualifiedName(created.name)))
    }
    try requireNamespace(created.schema)
    created.provenance = placed(created.provenance)
    schema.insert(created)
  }

  /// `CREATE SCHEMA`.
  mutating func create(_ operation: CreateNamespace) throws(SchemaFailure) {
    var namespace = operation.namespace
    namespace.provenance = placed(namespace.provenance)
    if schema.hasNamespace(namespace.name) {
      if operation.ifNotExists { return }
      // A default schema of another name than `public` is somebody's to create.
      if schema.namespaceStorage[namespace.name] != nil || namespace.name == "public" {
        throw SchemaFailure(
          .duplicateSchema, "schema \"\(namespace.name)\" already exists",
          subject: ObjectReference(kind: .schema, name: QualifiedName(namespace.name)))
      }
    }
    schema.insert(namespace)
  }

  /// `CREATE STATISTICS`.
  mutating func create(_ operation: CreateStatistics) throws(SchemaFailure) {
    var object = operation.statistics
    let table = try existingTable(object.table)
    object.table = table.name
    object.provenance = placed(object.provenance)
    let columns = object.elements.map { element in
      table.column(element)?.name ?? "expr"
    }
    let name =
      object.name.map(schema.canonical)
      ?? QualifiedName(
        statisticsName(table.name, columns), schema: table.name.schema)
    if schema.statisticsStorage[name] != nil {
      if operation.ifNotExists { return }
      throw SchemaFailure(
        .duplicateObject, "statistics object \"\(name.name)\" already exists",
        subject: ObjectReference(kind: .statistics, name: name))
    }
    object.name = name
    schema.statisticsStorage[name] = object
  }

  private func statisticsName(_ table: QualifiedName, _ columns: [String]) -> String {
    var pass = 0
    while true {
      let name = SQLIdentifier.generated(
        table.name, Self.addition(columns), label: pass == 0 ? "stat" : "stat\(pass)")
      if schema.statisticsStorage[QualifiedName(name, schema: table.schema)] == nil { return name }
      pass += 1
    }
  }

  /// `CREATE` of a kind that is kept by name only.
  mutating func create(_ operation: CreateOther) throws(SchemaFailure) {
    var object = operation.object
    object.provenance = placed(object.provenance)
    if object.kind == .rule, let name = operation.table {
      change(name) { table in
        table.rules.removeAll { $0.name.name == object.name.name }
        table.rules.append(object)
      }
      return
    }
    let key = Schema.OtherKey(kind: object.kind, name: schema.canonical(object.name))
    // Roles, databases and tablespaces are the server's, and may exist before.
    if schema.otherStorage[key] != nil, !operation.orReplace {
      if operation.ifNotExists { return }
      throw SchemaFailure(
        .duplicateObject,
        "\(object.kind.rawValue.lowercased()) \"\(object.name.plain)\" already exists",
        subject: ObjectReference(kind: object.kind, name: object.name))
    }
    schema.otherStorage[key] = object
  }

  /// Rows that are read or written change no object, but they need their tables.
  mutating func touch(_ operation: DataStatement) throws(SchemaFailure) {
    try write(
      to: operation.targets,
      columns: operation.targets.count == 1
        && (operation.kind == .insert || operation.kind == .update) ? operation.columns : [])
  }

  /// Fails when a table or column that is written does not exist.
  mutating func write(
    to targets: [QualifiedName], columns: [String]
  ) throws(SchemaFailure) {
    guard schema.isComplete else { return }
    for name in targets {
      let isForeign = name.schema.map { $0.hasPrefix("pg_") || $0 == "information_schema" } ?? false
      if isForeign || name.name.hasPrefix("pg_") || schema.view(name) != nil { continue }
      // Alembic keeps its own table, which no operation creates.
      if name.name == "alembic_version" { continue }
      // Queries do not tell a missing schema from a missing table.
      guard let table = schema.table(name) else { throw undefinedTable(name) }
      for column in columns where table.isComplete && table.column(column) == nil {
        throw undefinedColumn(column, of: table)
      }
    }
  }

  /// Marks what an opaque statement may have changed.
  mutating func doubt(_ operation: OpaqueStatement) {
    guard operation.changesSchema else { return }
    let mentioned =
      operation.targets.isEmpty ? tables(mentionedIn: operation.text) : operation.targets
    schema.doubt(
      Doubt(reason: operation.reason, targets: mentioned, provenance: provenance))
    let standing = Standing.unknown(reason: operation.reason, place: provenance.place)
    for name in mentioned {
      change(name) { table in
        table.isComplete = false
        table.provenance.standing = standing
      }
    }
  }

  /// The known tables whose names occur in the text, inside of strings too.
  private func tables(mentionedIn text: String) -> [QualifiedName] {
    var words: Set<String> = []
    func collect(_ text: String, depth: Int) {
      let parsed = SQLText(text)
      for token in parsed.tokens {
        if let name = parsed.name(token) { words.insert(name) }
        if depth < 4, let inner = parsed.stringValue(token) { collect(inner, depth: depth + 1) }
      }
    }
    collect(text, depth: 0)
    return schema.tables.map(\.name).filter { words.contains($0.name) }
  }
}
