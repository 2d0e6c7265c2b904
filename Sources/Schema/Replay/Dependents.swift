import PostgreSQLSyntax

/// Something that cannot stay when what it depends on goes.
enum Dependent: Hashable {
  case constraint(table: QualifiedName, name: String)
  case view(QualifiedName)
  case column(table: QualifiedName, name: String)
  case columnDefault(table: QualifiedName, column: String)
  case trigger(table: QualifiedName, name: String)
  case policy(table: QualifiedName, name: String)
  case table(QualifiedName)
  case routine(QualifiedName)

  /// As PostgreSQL's detail names it.
  var description: String {
    switch self {
    case .constraint(let table, let name): "constraint \(name) on table \(table.plain)"
    case .view(let name): "view \(name.plain)"
    case .column(let table, let name): "column \(name) of table \(table.plain)"
    case .columnDefault(let table, let column):
      "default value for column \(column) of table \(table.plain)"
    case .trigger(let table, let name): "trigger \(name) on table \(table.plain)"
    case .policy(let table, let name): "policy \(name) on table \(table.plain)"
    case .table(let name): "table \(name.plain)"
    case .routine(let name): "function \(name.plain)"
    }
  }
}

extension Replay {
  /// Drops the dependents if `cascade` allows it; fails as PostgreSQL does if not.
  mutating func release(
    _ dependents: [Dependent], of object: ObjectReference, cascade: Bool
  ) throws(SchemaFailure) {
    guard !dependents.isEmpty else { return }
    guard cascade else {
      let lines = dependents.map { $0.description + " depends on " + object.description }
      throw SchemaFailure(
        .dependentObjectsStillExist,
        "cannot drop \(object) because other objects depend on it",
        detail: lines.joined(separator: "\n"), subject: object)
    }
    for dependent in dependents { try remove(dependent) }
  }

  /// Drops a dependent and everything that depends on it in turn.
  private mutating func remove(_ dependent: Dependent) throws(SchemaFailure) {
    switch dependent {
    case .constraint(let table, let name):
      guard let constraint = schema.table(table)?.constraint(name) else { return }
      for inner in dependents(ofKey: constraint, in: table) { try remove(inner) }
      change(table) { $0.constraints.removeAll { $0.name == name } }
    case .view(let name):
      for inner in dependents(ofRelation: name) { try remove(inner) }
      schema.viewStorage[schema.canonical(name)] = nil
    case .column(let table, let name):
      try dropColumn(name, of: table, cascade: true)
    case .columnDefault(let table, let column):
      change(table) { table in
        guard let place = table.columns.firstIndex(where: { $0.name == column }) else { return }
        table.columns[place].serverDefault = nil
      }
    case .trigger(let table, let name):
      change(table) { $0.triggers.removeAll { $0.name == name } }
    case .policy(let table, let name):
      change(table) { $0.policies.removeAll { $0.name == name } }
    case .table(let name): try dropTable(name, cascade: true)
    case .routine(let name): schema.routineStorage[schema.canonical(name)] = nil
    }
  }

  /// Changes a table that exists; does nothing when it does not.
  mutating func change(_ name: QualifiedName, _ body: (inout Table) -> Void) {
    guard var table = schema.table(name) else { return }
    body(&table)
    schema.insert(table)
  }

  /// What reads a table or view: foreign keys of others, views, children.
  func dependents(ofRelation name: QualifiedName) -> [Dependent] {
    let name = schema.canonical(name)
    var found: [Dependent] = []
    for table in schema.tables where table.name != name {
      for (constraint, key) in table.foreignKeys where schema.canonical(key.table) == name {
        found.append(.constraint(table: table.name, name: constraint.name ?? ""))
      }
      if table.parents.contains(where: { schema.canonical($0) == name }) {
        found.append(.table(table.name))
      }
      for column in table.columns where column.type.userTypeName.map(schema.canonical) == name {
        found.append(.column(table: table.name, name: column.name))
      }
    }
    for view in schema.views where view.references.contains(where: { schema.canonical($0) == name })
    {
      found.append(.view(view.name))
    }
    for routine in schema.routines {
      let takes = routine.argumentTypes.contains { $0.userTypeName.map(schema.canonical) == name }
      if takes || schema.returns(routine, name) { found.append(.routine(routine.name)) }
    }
    return found
  }

  /// The foreign keys that rest on a key.
  func dependents(ofKey constraint: Constraint, in name: QualifiedName) -> [Dependent] {
    guard let table = schema.table(name), constraint.hasIndex, !constraint.isExclusion else {
      return []
    }
    var found: [Dependent] = []
    for other in schema.tables {
      for (foreign, key) in other.foreignKeys where schema.canonical(key.table) == table.name {
        guard table.keyConstraint(over: key.referencedColumns)?.name == constraint.name else {
          continue
        }
        found.append(.constraint(table: other.name, name: foreign.name ?? ""))
      }
    }
    return found
  }

  /// What outside of a table's own indexes and constraints reads a column.
  func dependents(ofColumn column: String, in table: Table) -> [Dependent] {
    var found: [Dependent] = []
    for constraint in table.constraints where constraint.columns.contains(column) {
      found += dependents(ofKey: constraint, in: table.name).filter { dependent in
        // A key of the table on itself goes with the column.
        if case .constraint(table.name, let name) = dependent {
          return table.constraint(name)?.columns.contains(column) == false
        }
        return true
      }
    }
    for other in table.columns where other.computed?.expression.reads(column) == true {
      found.append(.column(table: table.name, name: other.name))
    }
    for view in schema.views
    where view.reads.contains(where: { $0.table == table.name && $0.column == column }) {
      found.append(.view(view.name))
    }
    for trigger in table.triggers
    where trigger.columns.contains(column) || trigger.condition?.reads(column) == true {
      found.append(.trigger(table: table.name, name: trigger.name))
    }
    for policy in table.policies
    where policy.using?.reads(column) == true || policy.check?.reads(column) == true {
      found.append(.policy(table: table.name, name: policy.name))
    }
    return found
  }

  /// The columns, domains' columns and functions that use a type.
  func dependents(ofType name: QualifiedName) -> [Dependent] {
    let name = schema.canonical(name)
    func uses(_ type: DataType) -> Bool { type.userTypeName.map(schema.canonical) == name }
    var found: [Dependent] = []
    for table in schema.tables {
      for column in table.columns where uses(column.type) {
        found.append(.column(table: table.name, name: column.name))
      }
      for column in table.columns where !uses(column.type) {
        if column.serverDefault?.mentionsType(name) == true {
          found.append(.columnDefault(table: table.name, column: column.name))
        }
      }
    }
    for routine in schema.routines
    where routine.argumentTypes.contains(where: uses) || schema.returns(routine, name) {
      found.append(.routine(routine.name))
    }
    return found
  }

  /// The defaults that take numbers from a sequence.
  func dependents(ofSequence name: QualifiedName) -> [Dependent] {
    schema.tables.flatMap { table in
      table.columns.filter { $0.serverDefault?.takesFrom(sequence: name, schema) == true }
        .map { Dependent.columnDefault(table: table.name, column: $0.name) }
    }
  }
}

extension Schema {
  fileprivate func returns(_ routine: Routine, _ name: QualifiedName) -> Bool {
    guard let returns = routine.returns else { return false }
    let parsed = SQLText(returns)
    return parsed.tokens.contains { parsed.name($0) == name.name } && !returns.hasPrefix("TABLE")
  }
}

extension SQLExpression {
  /// Whether the expression casts to the type.
  func mentionsType(_ type: QualifiedName) -> Bool {
    let parsed = SQLText(text)
    return zip(parsed.tokens, parsed.tokens.dropFirst()).contains { before, token in
      parsed.isSymbol(before, "::") && parsed.name(token) == type.name
    }
  }

  /// Whether the expression calls `nextval` on the sequence.
  func takesFrom(sequence: QualifiedName, _ schema: Schema) -> Bool {
    sequenceName.map(schema.canonical) == schema.canonical(sequence)
  }

  /// The sequence that a call of `nextval` with a literal takes numbers from.
  public var sequenceName: QualifiedName? {
    guard calls("nextval") else { return nil }
    let parsed = SQLText(text)
    guard let value = parsed.tokens.lazy.compactMap(parsed.stringValue).first else { return nil }
    let inner = SQLText(value)
    let parts = inner.tokens.compactMap(inner.name)
    guard let last = parts.last else { return nil }
    return QualifiedName(last, schema: parts.count > 1 ? parts[parts.count - 2] : nil)
  }
}
