import JSON
import PostgreSQLDialect
import PostgreSQLSyntax
import Schema

/// Turns the answer to `CatalogQuery` into a `Schema`.
struct CatalogReading {
  private(set) var schema = Schema()

  init(_ catalog: JSONValue) {
    for found in catalog.list("schemas") {
      schema.insert(Namespace(name: found.text("name"), comment: found["comment"]?.string))
    }
    for found in catalog.list("extensions") {
      schema.insert(DatabaseExtension(name: found.text("name"), schema: found.text("schema")))
    }
    for found in catalog.list("types") { read(type: found) }
    for found in catalog.list("sequences") { read(sequence: found) }
    for found in catalog.list("tables") { read(table: found) }
    for found in catalog.list("views") {
      schema.insert(
        View(
          name: name(found), isMaterialized: found.flag("materialized"),
          query: found.text("query"), indexes: found.list("indexes").map(index),
          comment: found["comment"]?.string))
    }
  }

  /// The name of an object; that of a reference is read from an object too.
  func name(_ object: JSONValue) -> QualifiedName {
    schema.canonical(QualifiedName(object.text("name"), schema: object.text("schema")))
  }

  func reference(_ object: JSONValue?) -> QualifiedName? {
    guard let object, !object.isNull else { return nil }
    return name(object)
  }

  /// A reference to something that PostgreSQL itself may have: such a name goes without its schema.
  func builtinOrName(_ object: JSONValue?) -> QualifiedName? {
    guard let object, !object.isNull else { return nil }
    return object.text("schema") == "pg_catalog" ? QualifiedName(object.text("name")) : name(object)
  }

  /// A type as `format_type` spells it, through the reader that migrations' SQL goes through.
  func type(_ text: String) -> DataType {
    let statement = ReadStatement.all(in: "ALTER TABLE t ADD COLUMN c \(text)").first
    guard case .addColumn(let add) = statement?.operations.first else {
      return .unknown("the catalog's type \(text)")
    }
    var type = add.column.type
    type.written = nil
    if let user = type.userTypeName { type.base = .named(schema.canonical(user)) }
    return type
  }

  private mutating func read(type found: JSONValue) {
    let definition: UserTypeDefinition
    switch found.text("kind") {
    case "e": definition = .enumeration(found.names("labels"))
    case "d":
      definition = .domain(
        Domain(
          base: type(found.text("base")), isNullable: !found.flag("not_null"),
          serverDefault: found.expression("default"),
          constraints: found.list("checks").map { check in
            Constraint(
              name: check.text("name"), rule: .check(SQLExpression(check.text("condition"))),
              isValidated: check.flag("validated"))
          }))
    case "c":
      definition = .composite(
        found.list("attributes").map {
          CompositeAttribute(name: $0.text("name"), type: type($0.text("type")))
        })
    default: definition = .range("")
    }
    schema.insert(
      UserType(name: name(found), definition: definition, comment: found["comment"]?.string))
  }

  private mutating func read(sequence found: JSONValue) {
    let owner = found["owner"].flatMap { $0.isNull ? nil : $0 }
    let options = SequenceOptions(
      type: type(found.text("type")), start: found["start"]?.int.map { Int64($0) },
      increment: found["increment"]?.int.map { Int64($0) }, cycles: found.flag("cycles"))
    schema.insert(
      DatabaseSequence(
        name: name(found), options: options,
        owner: owner.map { owner in
          let table = QualifiedName(owner.text("table"), schema: owner.text("schema"))
          return ColumnReference(table: schema.canonical(table), column: owner.text("column"))
        },
        isInternal: owner?.flag("internal") ?? false, comment: found["comment"]?.string))
  }

  private mutating func read(table found: JSONValue) {
    var table = Table(
      name: name(found), columns: found.list("columns").map(column),
      constraints: found.list("constraints").compactMap(constraint),
      indexes: found.list("indexes").map(index), triggers: found.list("triggers").map(trigger),
      comment: found["comment"]?.string,
      persistence: found.text("persistence") == "u" ? .unlogged : .permanent,
      isForeign: found.flag("foreign"))
    if let key = found["partition_by"]?.string {
      // The strategy is its first word.
      table.partitioning = Partitioning(
        strategy: String(key.prefix { $0 != " " }), keys: [])
    }
    if let parent = reference(found["partition_of"]) {
      table.partitionOf = Partition(parent: parent, bound: found.text("bound"))
    }
    table.rowSecurity.isEnabled = found.flag("row_security")
    schema.insert(table)
  }

  private func column(_ found: JSONValue) -> Column {
    var column = Column(
      name: found.text("name"), type: type(found.text("type")),
      isNullable: !found.flag("not_null"), collation: builtinOrName(found["collation"]),
      comment: found["comment"]?.string)
    let expression = found.expression("default")
    if found.text("generated").isEmpty {
      column.serverDefault = expression
    } else if let expression {
      column.computed = Computed(expression: expression)
    }
    switch found.text("identity") {
    case "a": column.identity = Identity(isAlways: true)
    case "d": column.identity = Identity(isAlways: false)
    default: break
    }
    return column
  }
}

extension JSONValue {
  /// The member's elements; none when it is null.
  func list(_ key: String) -> [JSONValue] { self[key]?.array ?? [] }

  /// The member's text; empty when it is null.
  func text(_ key: String) -> String { self[key]?.string ?? "" }

  /// The member's truth; false when it is null.
  func flag(_ key: String) -> Bool { self[key]?.bool ?? false }

  /// The member's names.
  func names(_ key: String) -> [String] { list(key).compactMap(\.string) }

  /// The member as SQL.
  func expression(_ key: String) -> SQLExpression? { self[key]?.string.map { SQLExpression($0) } }
}
