import PostgreSQLSyntax
import Schema

extension StatementReader {
  /// Whether a table constraint begins here rather than a column.
  var atTableConstraint: Bool {
    atAny(["CONSTRAINT", "UNIQUE", "CHECK", "FOREIGN"]) || at("PRIMARY", "KEY")
      || (at("EXCLUDE") && (at(symbol: "(", ahead: 1) || at("EXCLUDE", "USING")))
      || at("NOT", "NULL")
  }

  /// `[CONSTRAINT name] rule [attribute …]`.
  mutating func tableConstraint() throws(ReadFailure) -> Constraint {
    let constraintName = accept("CONSTRAINT") ? try name() : nil
    var constraint = Constraint(
      name: constraintName, rule: try tableRule(), provenance: provenance)
    try constraintAttributes(&constraint)
    return constraint
  }

  private mutating func tableRule() throws(ReadFailure) -> ConstraintRule {
    if accept("CHECK") { return .check(try parenthesised()) }
    if accept("UNIQUE") { return .unique(try tableKey()) }
    if accept("PRIMARY", "KEY") { return .primaryKey(try tableKey()) }
    if accept("FOREIGN", "KEY") {
      try expect(symbol: "(")
      var columns: [String] = []
      var isPeriod = false
      repeat {
        if at("PERIOD"), let next = token(ahead: 1), text.name(next) != nil {
          index += 1
          isPeriod = true
        }
        columns.append(try name())
      } while accept(symbol: ",")
      try expect(symbol: ")")
      try expect("REFERENCES")
      var key = try reference(from: columns)
      key.isPeriod = isPeriod
      return .foreignKey(key)
    }
    if accept("EXCLUDE") { return .exclusion(try exclusion()) }
    if accept("NOT", "NULL") { return .notNull(column: try name()) }
    throw unexpected("a constraint")
  }

  private mutating func tableKey() throws(ReadFailure) -> Key {
    if accept("USING", "INDEX") { return Key(columns: [], existingIndex: try name()) }
    let nulls = try nullsNotDistinct()
    try expect(symbol: "(")
    var key = Key(columns: [try name()], nullsNotDistinct: nulls)
    while accept(symbol: ",") { key.columns.append(try name()) }
    key.withoutOverlaps = accept("WITHOUT", "OVERLAPS")
    try expect(symbol: ")")
    try keyOptions(&key)
    return key
  }

  /// `NULLS NOT DISTINCT`.
  mutating func nullsNotDistinct() throws(ReadFailure) -> Bool {
    if accept("NULLS", "NOT", "DISTINCT") { return true }
    _ = accept("NULLS", "DISTINCT")
    return false
  }

  /// What may follow the columns of a key.
  mutating func keyOptions(_ key: inout Key) throws(ReadFailure) {
    if try nullsNotDistinct() { key.nullsNotDistinct = true }
    if accept("INCLUDE") { key.include = try nameList() }
    if accept("WITH") { key.parameters = try parameters() }
    if accept("USING", "INDEX", "TABLESPACE") { key.tablespace = try name() }
  }

  private mutating func exclusion() throws(ReadFailure) -> Exclusion {
    var exclusion = Exclusion(elements: [])
    if accept("USING") { exclusion.method = try name() }
    try expect(symbol: "(")
    repeat {
      let element = try indexElement()
      try expect("WITH")
      let start = index
      if accept("OPERATOR") { _ = try bracketed() } else { index += 1 }
      guard index <= end else { throw unexpected("an operator") }
      exclusion.elements.append(
        ExclusionElement(element: element, operatorName: normalised(start, index)))
    } while accept(symbol: ",")
    try expect(symbol: ")")
    if accept("INCLUDE") { exclusion.include = try nameList() }
    if accept("WITH") { exclusion.parameters = try parameters() }
    if accept("USING", "INDEX", "TABLESPACE") { exclusion.tablespace = try name() }
    if accept("WHERE") { exclusion.predicate = try parenthesised() }
    return exclusion
  }

  /// `table [(columns)] [MATCH …] [ON DELETE …] [ON UPDATE …]`, after `REFERENCES`.
  mutating func reference(from columns: [String]) throws(ReadFailure) -> ForeignKey {
    var key = ForeignKey(columns: columns, table: try qualifiedName())
    if accept(symbol: "(") {
      repeat {
        if at("PERIOD"), let next = token(ahead: 1), text.name(next) != nil { index += 1 }
        key.referencedColumns.append(try name())
      } while accept(symbol: ",")
      try expect(symbol: ")")
    }
    if accept("MATCH") { key.match = try label().uppercased() }
    let actions = index
    while at("ON", "DELETE") || at("ON", "UPDATE") {
      let isDelete = at("ON", "DELETE")
      index += 2
      let action = try referentialAction()
      if isDelete {
        key.onDelete = action
        if at(symbol: "(") { key.onDeleteColumns = try nameList() }
      } else {
        key.onUpdate = action
      }
    }
    if index > actions { key.writtenActions = Spelling(normalised(actions, index)) }
    return key
  }

  private mutating func referentialAction() throws(ReadFailure) -> ReferentialAction {
    if accept("NO", "ACTION") { return .noAction }
    if accept("RESTRICT") { return .restrict }
    if accept("CASCADE") { return .cascade }
    if accept("SET", "NULL") { return .setNull }
    if accept("SET", "DEFAULT") { return .setDefault }
    throw unexpected("an action")
  }

  /// `DEFERRABLE`, `INITIALLY …`, `NOT VALID`, `NO INHERIT`, `[NOT] ENFORCED`.
  mutating func constraintAttributes(_ constraint: inout Constraint) throws(ReadFailure) {
    while true {
      if accept("NOT", "DEFERRABLE") {
        constraint.isDeferrable = false
      } else if accept("DEFERRABLE") {
        constraint.isDeferrable = true
      } else if accept("INITIALLY", "DEFERRED") {
        constraint.isInitiallyDeferred = true
        if constraint.isDeferrable == nil { constraint.isDeferrable = true }
      } else if accept("INITIALLY", "IMMEDIATE") {
        constraint.isInitiallyDeferred = false
      } else if accept("NOT", "VALID") {
        constraint.isValidated = false
      } else if accept("NO", "INHERIT") {
        constraint.isInherited = false
      } else if accept("NOT", "ENFORCED") {
        constraint.isEnforced = false
      } else if !accept("ENFORCED") {
        return
      }
    }
  }
}
