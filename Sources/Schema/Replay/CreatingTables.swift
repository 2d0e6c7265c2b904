import PostgreSQLSyntax

extension Replay {
  /// `CREATE TABLE`, in the order in which PostgreSQL makes its parts: sequences, checks, keys,
  /// foreign keys.
  mutating func create(_ operation: CreateTable) throws(SchemaFailure) {
    var table = operation.table
    table.name = schema.canonical(table.name)
    try requireNamespace(table.name.schema)
    if operation.ifNotExists, schema.relation(table.name) != nil { return }
    table.provenance = placed(table.provenance)
    for like in operation.likes { try copy(like, into: &table) }
    try inherit(into: &table)
    for place in table.columns.indices {
      table.columns[place].provenance = placed(table.columns[place].provenance)
      try requireType(table.columns[place].type)
      try requireSequence(of: table.columns[place].serverDefault)
      try requireValue(of: table.columns[place], in: table)
    }
    try requireDistinctColumns(table)
    let constraints = try prepared(table.constraints, of: &table)
    table.constraints = []
    // The sequences come first, and take their names before the table has its own.
    if schema.relation(table.name) == nil { makeSequences(of: &table) }
    try requireFree(table.name)
    if schema.type(table.name) != nil {
      throw SchemaFailure(
        .duplicateObject, "type \"\(table.name.name)\" already exists",
        subject: ObjectReference(kind: .type, name: table.name))
    }
    if let query = operation.query { describe(query, of: &table) }
    schema.insert(table)
    try addConstraints(constraints, to: table.name)
  }

  private func requireDistinctColumns(_ table: Table) throws(SchemaFailure) {
    var names: Set<String> = []
    for column in table.columns where !names.insert(column.name).inserted {
      throw SchemaFailure(
        .duplicateColumn, "column \"\(column.name)\" specified more than once",
        subject: ObjectReference(
          kind: .column, name: QualifiedName(column.name), table: table.name))
    }
  }

  /// `CREATE TABLE AS`: the columns follow from a query that is not taken apart.
  private func describe(_ query: TableQuery, of table: inout Table) {
    table.isComplete = false
    table.provenance.standing = .unknown(
      reason: "its columns follow from a query", place: table.provenance.place)
  }

  /// `LIKE`: the columns always, and the rest as the options say.
  private mutating func copy(_ like: TableLike, into table: inout Table) throws(SchemaFailure) {
    let source = try existingTable(like.table)
    func includes(_ option: String) -> Bool {
      var answer = false
      for text in like.options {
        if text == "INCLUDING ALL" || text == "INCLUDING " + option { answer = true }
        if text == "EXCLUDING ALL" || text == "EXCLUDING " + option { answer = false }
      }
      return answer
    }
    let columns = source.columns.map { original in
      var column = original
      if !includes("DEFAULTS") { column.serverDefault = nil }
      if !includes("IDENTITY") { column.identity = nil }
      if !includes("GENERATED") { column.computed = nil }
      if !includes("COMMENTS") { column.comment = nil }
      column.provenance = table.provenance
      return column
    }
    table.columns.insert(contentsOf: columns, at: min(like.position, table.columns.count))
    for constraint in source.constraints {
      if case .check = constraint.rule, includes("CONSTRAINTS") {
        table.constraints.append(constraint)
      }
      if constraint.hasIndex, includes("INDEXES") {
        var copy = constraint
        copy.name = nil
        table.constraints.append(copy)
      }
    }
    if includes("INDEXES") {
      for index in source.indexes {
        var copy = index
        copy.name = nameOfIndex(
          copy, of: table.name, besides: Set(table.indexes.compactMap(\.name)))
        table.indexes.append(copy)
      }
    }
    if !source.isComplete { table.isComplete = false }
  }

  /// Takes over the columns and checks of parents and of the table whose partition this is.
  private mutating func inherit(into table: inout Table) throws(SchemaFailure) {
    let parents = table.partitionOf.map { [$0.parent] } ?? table.parents
    var columns: [Column] = []
    for parentName in parents {
      let parent = try existingTable(parentName)
      if table.partitionOf != nil, parent.partitioning == nil, parent.isComplete {
        throw SchemaFailure(
          .invalidObjectDefinition, "\"\(parent.name.name)\" is not partitioned",
          subject: ObjectReference(kind: .table, name: parent.name))
      }
      for column in parent.columns where !columns.contains(where: { $0.name == column.name }) {
        columns.append(column)
      }
      for constraint in parent.constraints where constraint.isInherited {
        if case .check = constraint.rule { table.constraints.append(constraint) }
      }
      if table.partitionOf != nil {
        table.constraints += parent.constraints.filter(\.hasIndex).map { constraint in
          var copy = constraint
          copy.name = nil
          return copy
        }
        for index in parent.indexes {
          var copy = index
          copy.name = nameOfIndex(
            copy, of: table.name, besides: Set(table.indexes.compactMap(\.name)))
          table.indexes.append(copy)
        }
      }
      if !parent.isComplete { table.isComplete = false }
    }
    guard !columns.isEmpty else { return }
    for column in table.columns {
      if let place = columns.firstIndex(where: { $0.name == column.name }) {
        if let value = column.serverDefault { columns[place].serverDefault = value }
        if !column.isNullable { columns[place].isNullable = false }
      } else {
        columns.append(column)
      }
    }
    table.columns = columns
  }

  /// Gives `serial` and identity columns their sequences.
  mutating func makeSequences(of table: inout Table) {
    for place in table.columns.indices { makeSequence(ofColumn: place, in: &table) }
  }

  /// Gives one column its sequence, if it needs one.
  mutating func makeSequence(ofColumn place: Int, in table: inout Table) {
    var column = table.columns[place]
    guard column.isSerial || column.identity != nil else { return }
    let namespace = table.name.schema
    let name =
      column.identity?.sequenceName
      ?? QualifiedName(
        relationName(table.name.name, column.name, label: "seq", in: namespace), schema: namespace)
    var options = column.identity?.options ?? SequenceOptions()
    options.type = options.type ?? column.type.element
    schema.insert(
      DatabaseSequence(
        name: name, options: options,
        owner: ColumnReference(table: table.name, column: column.name),
        isInternal: column.identity != nil, provenance: column.provenance))
    if column.isSerial {
      let quoted = SQLText.quoted(schema.canonical(name).description)
      column.serverDefault = SQLExpression(normalised: "nextval(\(quoted)::regclass)")
      column.isSerial = false
    }
    column.isNullable = false
    table.columns[place] = column
  }
}
