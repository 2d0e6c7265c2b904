import PostgreSQLSyntax
import Schema

extension LockFinder {
  mutating func find(_ operation: AddColumn) {
    let column = operation.column
    var work = TableWork.none
    var isCertain = true
    if column.identity != nil || column.isSerial || column.computed?.isStored == true {
      work = .rewrite
    } else if let value = column.serverDefault {
      switch value.volatility(in: schema) {
      case .stable: break
      case .volatile: work = .rewrite
      case .unknown: (work, isCertain) = (.rewrite, false)
      }
    } else if let domain = column.type.userTypeName.flatMap(schema.type), domain.isDomain {
      // A domain with constraints checks each row.
      work = .rewrite
      isCertain = false
    }
    lock(operation.table, .accessExclusive, work, isCertain: isCertain)
    for constraint in operation.constraints {
      switch constraint.rule {
      case .foreignKey(let key):
        // A column without a default is NULL in every row: there is nothing to look up.
        if column.serverDefault != nil { lock(operation.table, .accessExclusive, .scan) }
        lock(key.table, .shareRowExclusive)
      case .primaryKey, .unique, .exclusion, .check:
        lock(operation.table, .accessExclusive, .scan)
      case .notNull: break
      }
    }
  }

  mutating func find(_ operation: DropColumn) {
    lock(operation.table, .accessExclusive)
    guard let table = schema.table(operation.table) else { return }
    for (_, key) in table.foreignKeys where key.columns.contains(operation.column) {
      lock(key.table, .accessExclusive)
    }
    if operation.cascade { lockReferences(to: operation.column, of: table) }
  }

  /// The tables whose foreign keys lead to a column.
  private mutating func lockReferences(to column: String, of table: Table) {
    for other in schema.tables {
      let refers = other.foreignKeys.contains { _, key in
        schema.canonical(key.table) == table.name && key.referencedColumns.contains(column)
      }
      if refers { lock(other.name, .accessExclusive) }
    }
  }

  mutating func find(_ operation: AlterColumn) {
    let table = schema.table(operation.table)
    let column = table?.column(operation.column)
    if let type = operation.type {
      let old = column?.type ?? operation.existingType
      var (work, isCertain) = TypeChange.work(from: old, to: type, schema)
      if let using = operation.using, !using.isOnlyCast(of: operation.column) {
        (work, isCertain) = (.rewrite, true)
      }
      lock(operation.table, .accessExclusive, work, isCertain: isCertain)
      if let table {
        for (_, key) in table.foreignKeys where key.columns.contains(operation.column) {
          lock(key.table, .accessExclusive)
        }
        lockReferences(to: operation.column, of: table)
      }
    }
    if operation.nullable == false {
      // A valid check that the column is not NULL is proof enough.
      let isProven = table?.provesNotNull(operation.column) == true
      lock(operation.table, .accessExclusive, isProven ? .none : .scan)
    }
    if case .set = operation.computed { lock(operation.table, .accessExclusive, .rewrite) }
    let changesCatalog =
      operation.nullable == true || operation.serverDefault.isChange || operation.newName != nil
      || operation.identity != .keep || operation.computed == .drop
    if changesCatalog { lock(operation.table, .accessExclusive) }
    if operation.comment.isChange { lock(operation.table, .shareUpdateExclusive) }
    for setting in operation.settings {
      switch setting {
      case .statistics, .parameters, .resetParameters:
        lock(operation.table, .shareUpdateExclusive)
      case .storage, .compression, .options: lock(operation.table, .accessExclusive)
      }
    }
  }
}

extension Table {
  /// Whether a primary key, or a valid check `column IS NOT NULL`, forbids NULL.
  fileprivate func provesNotNull(_ column: String) -> Bool {
    if let found = self.column(column), !found.isNullable { return true }
    let condition = SQLExpression("\(SQLIdentifier.quoted(column)) IS NOT NULL")
    return constraints.contains { constraint in
      guard case .check(let check) = constraint.rule, constraint.isValidated else { return false }
      return check.isEquivalent(to: condition)
    }
  }
}

extension SQLExpression {
  /// Whether the expression is the column, or a cast of the column.
  fileprivate func isOnlyCast(of column: String) -> Bool {
    let parsed = SQLText(text)
    guard let first = parsed.tokens.first, parsed.name(first) == column else { return false }
    return parsed.tokens.count == 1
      || parsed.isSymbol(parsed.tokens[1], "::")
        && !parsed.tokens.dropFirst(2).contains { parsed.isSymbol($0, "::") }
  }
}

/// What changing a column's type does to its table.
///
/// Source: PostgreSQL documentation, "ALTER TABLE", Notes; `ATColumnChangeRequiresRewrite`.
enum TypeChange {
  static func work(
    from old: DataType?, to new: DataType, _ schema: Schema
  ) -> (work: TableWork, isCertain: Bool) {
    guard let old else { return (.rewrite, false) }
    if case .unknown = old.base { return (.rewrite, false) }
    return work(from: old, to: new, schema)
  }

  private static func work(
    from old: DataType, to new: DataType, _ schema: Schema
  ) -> (work: TableWork, isCertain: Bool) {
    if old == new { return (.none, true) }
    if old.isArray || new.isArray { return (.rewrite, old.element == new.element) }
    guard let one = old.builtinName, let two = new.builtinName else {
      // To a domain over the same type without constraints, only the catalog changes.
      if case .domain(let domain)? = new.userTypeName.flatMap(schema.type)?.definition,
        domain.base == old
      {
        return domain.constraints.isEmpty && domain.isNullable ? (.none, true) : (.rewrite, true)
      }
      let isText = new.builtinName == "text" || new.builtinName == "character varying"
      let keeps = old.userTypeName?.name == "citext" && isText && new.modifiers.isEmpty
      return (keeps ? .none : .rewrite, true)
    }
    switch (one, two) {
    case ("character varying", "text"), ("cidr", "inet"): return (.none, true)
    case ("text", "character varying") where new.modifiers.isEmpty: return (.none, true)
    case ("character varying", "character varying"), ("bit varying", "bit varying"):
      return grows(old, new) ? (.none, true) : (.rewrite, true)
    case ("numeric", "numeric"):
      if new.modifiers.isEmpty { return (.none, true) }
      let sameScale = old.modifiers.count == 2 && old.modifiers.last == new.modifiers.last
      return sameScale && grows(old, new) ? (.none, true) : (.rewrite, true)
    case (let one, let two) where one == two && hasPrecision(one):
      // A precision of six is what no precision means.
      return precision(new) >= precision(old) && old.intervalFields == nil
        && new.intervalFields == nil ? (.none, true) : (.rewrite, true)
    case ("timestamp with time zone", "timestamp without time zone"),
      ("timestamp without time zone", "timestamp with time zone"):
      // Not when the session's time zone is UTC.
      return (.rewrite, false)
    default: return (.rewrite, true)
    }
  }

  /// Whether no value can be too long for the new length.
  private static func grows(_ old: DataType, _ new: DataType) -> Bool {
    guard let limit = new.modifiers.first.flatMap({ Int($0) }) else {
      return new.modifiers.isEmpty
    }
    guard let before = old.modifiers.first.flatMap({ Int($0) }) else { return false }
    return limit >= before
  }

  private static func hasPrecision(_ name: String) -> Bool {
    name.hasPrefix("timestamp") || name.hasPrefix("time ") || name == "interval"
  }

  private static func precision(_ type: DataType) -> Int {
    type.modifiers.first.flatMap { Int($0) } ?? 6
  }
}
