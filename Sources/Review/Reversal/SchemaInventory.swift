import PostgreSQLDialect
import Schema
import SchemaDiff

/// Every object of a schema by a name, with what it is: two schemas side by side.
struct SchemaInventory {
  /// What names an object.
  struct Key: Hashable, Comparable {
    /// Its kind in small letters.
    var kind: String
    /// The name as a reader says it: `users.email` for a column.
    var name: String
    /// The table that it is or belongs to.
    var table: QualifiedName?

    static func < (left: Key, right: Key) -> Bool {
      (left.name, left.kind) < (right.name, right.kind)
    }
  }

  /// What an object is.
  struct Entry: Equatable {
    /// What is compared.
    var value: AnyHashable
    /// What makes it, where an operation does.
    var operation: MigrationOperation?
    /// What makes it, where it is kept as it was written.
    var statement = ""

    /// The SQL that makes it.
    var text: String {
      guard let operation else { return statement }
      return DDLWriter().statements(for: operation).first?.split { $0.isWhitespace }
        .joined(separator: " ") ?? ""
    }

    static func == (left: Entry, right: Entry) -> Bool { left.value == right.value }
  }

  private(set) var entries: [Key: Entry] = [:]

  /// Tables that are not known to the last detail are left out.
  init(_ schema: Schema, without tables: Set<QualifiedName>) {
    for table in schema.tables where table.isComplete && !tables.contains(table.name) {
      add(table)
    }
    addOthers(schema)
  }

  /// Some tables alone, and what is no part of a table where that is asked for.
  init(_ schema: Schema, only tables: Set<QualifiedName>, withOthers: Bool) {
    for name in tables {
      if let table = schema.table(name), table.isComplete { add(table) }
    }
    if withOthers { addOthers(schema) }
  }

  private mutating func addOthers(_ schema: Schema) {
    for view in schema.views {
      add(view.isMaterialized ? "materialized view" : "view", view.name, view.query)
      for index in view.indexes { add(index, of: view.name, "\(view.name.plain).") }
    }
    for type in schema.types {
      add(
        type.isDomain ? "domain" : "type", type.name, type.definition,
        .createType(CreateType(type: type)))
    }
    for sequence in schema.sequences where !sequence.isInternal && sequence.owner == nil {
      add("sequence", sequence.name, sequence.options)
    }
    for routine in schema.routines {
      add(
        Key(kind: "function", name: routine.signature), routine.statement, routine.statement)
    }
    for statistics in schema.statistics {
      guard let name = statistics.name else { continue }
      add("statistics", name, statistics.kinds + statistics.elements)
    }
  }

  private mutating func add(_ table: Table) {
    let name = table.name
    add(Key(kind: "table", name: name.plain, table: name), name, "CREATE TABLE \(name)")
    if let comment = table.comment {
      add(
        Key(kind: "comment", name: name.plain, table: name), comment,
        "COMMENT ON TABLE \(name)")
    }
    for column in table.columns {
      var value = column
      // Where it stands among the others, and how it is stored, is no part of the comparison.
      value.statisticsTarget = nil
      // A default that was read from a database has PostgreSQL's casts.
      value.serverDefault = value.serverDefault.map {
        SQLExpression(ComparableDefault.value($0, column.type).joined(separator: " "))
      }
      add(
        Key(kind: "column", name: "\(name.plain).\(column.name)", table: name), value,
        .addColumn(AddColumn(table: name, column: column)))
    }
    for constraint in table.constraints {
      var value = constraint
      value.isValidated = true
      let said = constraint.name ?? "(unnamed)"
      add(
        Key(kind: "constraint", name: "\(name.plain).\(said)", table: name), value,
        .addConstraint(AddConstraint(table: name, constraint: constraint)))
    }
    for index in table.indexes { add(index, of: name, "") }
    for trigger in table.triggers {
      add(
        Key(kind: "trigger", name: "\(name.plain).\(trigger.name)", table: name),
        trigger.statement, trigger.statement)
    }
    for policy in table.policies {
      add(Key(kind: "policy", name: "\(name.plain).\(policy.name)", table: name), policy, "")
    }
  }

  private mutating func add(_ index: Index, of table: QualifiedName, _ prefix: String) {
    add(
      Key(kind: "index", name: prefix + (index.name ?? "(unnamed)"), table: table), index,
      .createIndex(CreateIndex(table: table, index: index)))
  }

  private mutating func add(
    _ kind: String, _ name: QualifiedName, _ value: some Hashable,
    _ operation: MigrationOperation? = nil
  ) {
    add(Key(kind: kind, name: name.plain), value, operation)
  }

  private mutating func add(
    _ key: Key, _ value: some Hashable, _ operation: MigrationOperation?
  ) {
    entries[key] = Entry(value: AnyHashable(value), operation: operation)
  }

  private mutating func add(_ key: Key, _ value: some Hashable, _ statement: String) {
    entries[key] = Entry(value: AnyHashable(value), statement: statement)
  }
}
