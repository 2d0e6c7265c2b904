import PostgreSQLSyntax
import Schema

extension StatementReader {
  /// A column's definition: `name type [constraint …]`, and the constraints that are the table's.
  mutating func columnDefinition() throws(ReadFailure) -> (Column, [Constraint]) {
    let name = try name()
    let (type, isSerial) = try dataType()
    let column = Column(name: name, type: type, isSerial: isSerial, provenance: provenance)
    return try columnConstraints(of: column)
  }

  /// What may follow a column's type, in any order.
  mutating func columnConstraints(
    of original: Column
  ) throws(ReadFailure) -> (Column, [Constraint]) {
    var column = original
    var constraints: [Constraint] = []
    while let current, current.kind == .word {
      let constraintName = accept("CONSTRAINT") ? try name() : nil
      if accept("NOT", "NULL") {
        column.isNullable = false
        if accept("NO", "INHERIT") { continue }
      } else if accept("NULL") {
        column.isNullable = true
      } else if accept("DEFAULT") {
        column.serverDefault = try defaultExpression()
      } else if accept("COLLATE") {
        column.collation = try functionName()
      } else if accept("STORAGE") {
        column.storage = try label().uppercased()
      } else if accept("COMPRESSION") {
        column.compression = try label()
      } else if accept("OPTIONS") {
        column.foreignOptions = try bracketed()
      } else if accept("GENERATED") {
        try generated(&column)
      } else if let rule = try columnRule(column.name) {
        var constraint = Constraint(name: constraintName, rule: rule, provenance: provenance)
        try constraintAttributes(&constraint)
        constraints.append(constraint)
      } else if constraintName != nil {
        throw unexpected("a constraint")
      } else {
        break
      }
    }
    return (column, constraints)
  }

  private mutating func generated(_ column: inout Column) throws(ReadFailure) {
    let isAlways = accept("ALWAYS")
    if !isAlways { try expect("BY", "DEFAULT") }
    try expect("AS")
    if accept("IDENTITY") {
      var identity = Identity(isAlways: isAlways)
      if accept(symbol: "(") {
        let parsed = try sequenceOptions()
        identity.options = parsed.options
        identity.sequenceName = parsed.name
        try expect(symbol: ")")
      }
      column.identity = identity
      column.isNullable = false
    } else {
      let expression = try parenthesised()
      // PostgreSQL 18 takes neither word for VIRTUAL.
      let isStored = accept("STORED")
      if !isStored { _ = accept("VIRTUAL") }
      column.computed = Computed(expression: expression, isStored: isStored)
    }
  }

  private mutating func columnRule(_ column: String) throws(ReadFailure) -> ConstraintRule? {
    if accept("UNIQUE") {
      var key = Key(columns: [column])
      try keyOptions(&key)
      return .unique(key)
    }
    if accept("PRIMARY", "KEY") {
      var key = Key(columns: [column])
      try keyOptions(&key)
      return .primaryKey(key)
    }
    if accept("CHECK") { return .check(try parenthesised()) }
    if accept("REFERENCES") { return .foreignKey(try reference(from: [column])) }
    return nil
  }
}
