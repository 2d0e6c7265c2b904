import PostgreSQLSyntax

extension Replay {
  /// Constraints of a new table with their columns checked, in the order in which PostgreSQL
  /// makes them; columns of a primary key become NOT NULL.
  func prepared(
    _ constraints: [Constraint], of table: inout Table
  ) throws(SchemaFailure) -> [Constraint] {
    var primaryKeys = 0
    for constraint in constraints {
      if case .primaryKey = constraint.rule { primaryKeys += 1 }
      try checkColumns(of: constraint, in: &table)
      try requireOperatorClasses(of: constraint, in: table)
    }
    guard primaryKeys <= 1 else { throw secondPrimaryKey(of: table) }
    return constraints.enumerated().sorted {
      ($0.element.creationOrder, $0.offset) < ($1.element.creationOrder, $1.offset)
    }.map(\.element)
  }

  func secondPrimaryKey(of table: Table) -> SchemaFailure {
    SchemaFailure(
      .invalidTableDefinition,
      "multiple primary keys for table \"\(table.name.name)\" are not allowed",
      subject: ObjectReference(kind: .table, name: table.name))
  }

  /// Adds the constraints of one `CREATE TABLE`, which were prepared.
  mutating func addConstraints(
    _ constraints: [Constraint], to name: QualifiedName
  ) throws(SchemaFailure) {
    for constraint in Self.merged(constraints) { try add(constraint, to: name) }
  }

  /// In one `CREATE TABLE`, a key over the same columns as an earlier one makes no second index: it is
  /// gone, its name too unless the earlier one has none.
  private static func merged(_ constraints: [Constraint]) -> [Constraint] {
    var result: [Constraint] = []
    for constraint in constraints {
      guard case .unique = constraint.rule,
        let earlier = result.firstIndex(where: { $0.hasSameIndex(as: constraint) })
      else {
        result.append(constraint)
        continue
      }
      if result[earlier].name == nil { result[earlier].name = constraint.name }
    }
    return result
  }

  /// Fails when a key names a column that does not exist, or names one twice.
  private func checkColumns(
    of constraint: Constraint, in table: inout Table
  ) throws(SchemaFailure) {
    var columns: [String]
    var include: [String] = []
    var isPrimary = false
    switch constraint.rule {
    case .primaryKey(let key):
      (columns, include, isPrimary) = (key.columns, key.include, true)
    case .unique(let key): (columns, include) = (key.columns, key.include)
    case .exclusion(let exclusion):
      columns = constraint.columns
      include = exclusion.include
    case .foreignKey, .check, .notNull: return
    }
    var seen: Set<String> = []
    for column in columns {
      let place = try columnPlace(column, in: &table) { table in
        SchemaFailure(
          .undefinedColumn, "column \"\(column)\" named in key does not exist",
          subject: ObjectReference(
            kind: .column, name: QualifiedName(column), table: table.name))
      }
      if isPrimary { table.columns[place].isNullable = false }
      if !seen.insert(column).inserted, !constraint.isExclusion {
        throw SchemaFailure(
          .duplicateColumn,
          "column \"\(column)\" appears twice in \(isPrimary ? "primary key" : "unique") constraint"
        )
      }
    }
    for column in include where table.isComplete && table.column(column) == nil {
      throw SchemaFailure(.undefinedColumn, "column \"\(column)\" named in key does not exist")
    }
  }

  /// `ALTER TABLE … ADD CONSTRAINT`.
  mutating func add(_ operation: AddConstraint) throws(SchemaFailure) {
    if operation.onDomain { return try addToDomain(operation) }
    guard var table = try table(operation.table, ifExists: operation.tableIfExists) else { return }
    var constraint = operation.constraint
    try adoptIndex(&constraint, in: &table)
    let prepared = try prepared([constraint], of: &table)
    if case .primaryKey = constraint.rule, table.primaryKey != nil {
      throw secondPrimaryKey(of: table)
    }
    schema.insert(table)
    for constraint in prepared { try add(constraint, to: table.name) }
  }

  /// `USING INDEX`: the index becomes the constraint's, and takes its name.
  private func adoptIndex(
    _ constraint: inout Constraint, in table: inout Table
  ) throws(SchemaFailure) {
    func adopt(_ key: Key) throws(SchemaFailure) -> Key {
      guard let name = key.existingIndex else { return key }
      guard let place = table.indexes.firstIndex(where: { $0.name == name }) else {
        if !table.isComplete { return Key(columns: []) }
        throw SchemaFailure(
          .undefinedObject, "index \"\(name)\" does not exist",
          subject: ObjectReference(kind: .index, name: QualifiedName(name)))
      }
      let index = table.indexes.remove(at: place)
      constraint.name = constraint.name ?? name
      return Key(
        columns: index.elements.compactMap(\.column), include: index.include,
        nullsNotDistinct: index.nullsNotDistinct, parameters: index.parameters)
    }
    switch constraint.rule {
    case .primaryKey(let key): constraint.rule = .primaryKey(try adopt(key))
    case .unique(let key): constraint.rule = .unique(try adopt(key))
    default: return
    }
  }

  /// Adds one constraint whose columns are known to exist, with a name if it has none.
  private mutating func add(
    _ constraint: Constraint, to name: QualifiedName
  ) throws(SchemaFailure) {
    var constraint = constraint
    var table = try existingTable(name)
    constraint.provenance = placed(constraint.provenance)
    if case .foreignKey(let key) = constraint.rule {
      constraint.rule = .foreignKey(try resolve(key, of: &table, name: constraint.name))
    }
    if case .notNull(let column) = constraint.rule {
      let place = try columnPlace(column, in: &table) { undefinedColumn(column, of: $0) }
      table.columns[place].isNullable = false
    }
    if let given = constraint.name {
      constraint.name = SQLIdentifier.truncated(given)
      if constraint.hasIndex {
        try requireFree(QualifiedName(constraint.name ?? given, schema: table.name.schema))
      }
      if table.constraints.contains(where: { $0.name == constraint.name }) {
        throw SchemaFailure(
          .duplicateObject,
          "constraint \"\(given)\" for relation \"\(table.name.name)\" already exists",
          subject: ObjectReference(
            kind: .constraint, name: QualifiedName(given), table: table.name))
      }
    } else {
      constraint.name = nameOfConstraint(constraint, of: table)
    }
    table.constraints.append(constraint)
    schema.insert(table)
  }

  /// The name that PostgreSQL gives the constraint.
  func nameOfConstraint(_ constraint: Constraint, of table: Table) -> String {
    let (name, namespace) = (table.name.name, table.name.schema)
    switch constraint.rule {
    case .primaryKey:
      return relationName(name, nil, label: "pkey", in: namespace, isConstraint: true)
    case .unique(let key):
      let columns = Self.columnNames(key.columns.map(IndexElement.column), include: key.include)
      return relationName(
        name, Self.addition(columns), label: "key", in: namespace, isConstraint: true)
    case .exclusion(let exclusion):
      let columns = Self.columnNames(
        exclusion.elements.map(\.element), include: exclusion.include)
      return relationName(
        name, Self.addition(columns), label: "excl", in: namespace, isConstraint: true)
    case .foreignKey(let key):
      return constraintName(name, Self.addition(key.columns), label: "fkey", in: namespace)
    case .check(let expression):
      // The name has a column when the condition reads exactly one.
      let columns = expression.columnReferences(among: table.columns.map(\.name))
      return constraintName(
        name, columns.count == 1 ? columns[0] : nil, label: "check", in: namespace)
    case .notNull(let column):
      return constraintName(name, column, label: "not_null", in: namespace)
    }
  }
}

extension Constraint {
  /// Checks before keys, the primary key before the others, foreign keys last.
  fileprivate var creationOrder: Int {
    switch rule {
    case .check, .notNull: 0
    case .primaryKey: 1
    case .unique, .exclusion: 2
    case .foreignKey: 3
    }
  }

  /// Whether PostgreSQL would make the same index for another key.
  fileprivate func hasSameIndex(as other: Constraint) -> Bool {
    guard let key, let otherKey = other.key,
      (isDeferrable ?? false) == (other.isDeferrable ?? false),
      (isInitiallyDeferred ?? false) == (other.isInitiallyDeferred ?? false)
    else { return false }
    return key.columns == otherKey.columns && key.include == otherKey.include
      && key.nullsNotDistinct == otherKey.nullsNotDistinct
  }

  private var key: Key? {
    switch rule {
    case .primaryKey(let key), .unique(let key): key
    default: nil
    }
  }

  var isExclusion: Bool {
    if case .exclusion = rule { true } else { false }
  }
}
