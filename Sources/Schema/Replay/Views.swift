import PostgreSQLSyntax

extension Replay {
  /// `CREATE VIEW`, `CREATE MATERIALIZED VIEW`.
  mutating func create(_ operation: CreateView) throws(SchemaFailure) {
    var view = operation.view
    view.name = schema.canonical(view.name)
    view.provenance = placed(view.provenance)
    try requireNamespace(view.name.schema)
    let taken = schema.relation(view.name)
    if operation.ifNotExists, taken != nil { return }
    for reference in view.references where !known(reference) {
      throw undefinedTable(reference)
    }
    view.references = view.references.map(schema.canonical)
    view.reads = columns(readBy: view)
    if let taken {
      guard operation.orReplace else { throw exists(view.name, taken) }
      guard taken.kind == .view, let old = schema.view(view.name) else {
        throw SchemaFailure(
          .wrongObjectType, "\"\(view.name.name)\" is not a view", subject: taken)
      }
      view.triggers = old.triggers
      view.comment = view.comment ?? old.comment
    }
    schema.insert(view)
  }

  private func exists(_ name: QualifiedName, _ taken: ObjectReference) -> SchemaFailure {
    SchemaFailure(.duplicateTable, "relation \"\(name.name)\" already exists", subject: taken)
  }

  /// Whether a relation exists, may exist, or is one of PostgreSQL's own.
  private func known(_ name: QualifiedName) -> Bool {
    !schema.isComplete || schema.relation(name) != nil || name.name.hasPrefix("pg_")
      || name.schema == "information_schema" || name.schema?.hasPrefix("pg_") == true
      || !schema.extensions.isEmpty && schema.relation(name) == nil && name.schema == nil
        && ExtensionRelations.contains(name.name)
  }

  /// The columns of known tables that the query mentions: all of a table's for `*`, and otherwise
  /// each whose name occurs.
  private func columns(readBy view: View) -> [ColumnReference] {
    let parsed = SQLText(view.query)
    var names: Set<String> = []
    var readsAll = false
    for (place, token) in parsed.tokens.enumerated() {
      if let name = parsed.name(token) { names.insert(name) }
      guard parsed.isSymbol(token, "*"), place > 0 else { continue }
      let before = parsed.tokens[place - 1]
      readsAll =
        readsAll || parsed.isWord(before, "SELECT") || parsed.isSymbol(before, ",")
        || parsed.isSymbol(before, ".") || parsed.isWord(before, "DISTINCT")
    }
    return view.references.flatMap { reference in
      let columns = schema.table(reference)?.columns ?? []
      return columns.filter { readsAll || names.contains($0.name) }
        .map { ColumnReference(table: schema.canonical(reference), column: $0.name) }
    }
  }
}

/// The relations that well-known extensions bring with them.
private enum ExtensionRelations {
  static func contains(_ name: String) -> Bool {
    ["geometry_columns", "geography_columns", "spatial_ref_sys", "raster_columns"].contains(name)
  }
}
