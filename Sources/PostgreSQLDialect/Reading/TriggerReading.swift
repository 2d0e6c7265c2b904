import PostgreSQLSyntax
import Schema

extension StatementReader {
  /// `CREATE [OR REPLACE] [CONSTRAINT] TRIGGER …`, after `CREATE [OR REPLACE]`.
  mutating func createTrigger(orReplace: Bool) throws(ReadFailure) -> [MigrationOperation] {
    kind = "CREATE TRIGGER"
    let isConstraint = accept("CONSTRAINT")
    try expect("TRIGGER")
    var trigger = Trigger(
      name: try name(), timing: try triggerTiming(), events: [], function: QualifiedName(""),
      isConstraint: isConstraint, statement: source, provenance: provenance)
    repeat {
      guard atAny(["INSERT", "UPDATE", "DELETE", "TRUNCATE"]) else {
        throw unexpected("an event")
      }
      trigger.events.append(try label().uppercased())
      if trigger.events.last == "UPDATE", accept("OF") {
        trigger.columns.append(try name())
        while accept(symbol: ",") { trigger.columns.append(try name()) }
      }
    } while accept("OR")
    try expect("ON")
    let table = try qualifiedName()
    if accept("FROM") { _ = try qualifiedName() }
    var attributes = Constraint(rule: .notNull(column: ""))
    try constraintAttributes(&attributes)
    if accept("REFERENCING") {
      while !isAtEnd, !atAny(["FOR", "WHEN", "EXECUTE"]) { index += 1 }
    }
    if accept("FOR") {
      _ = accept("EACH")
      trigger.isForEachRow = accept("ROW")
      if !trigger.isForEachRow { try expect("STATEMENT") }
    }
    if accept("WHEN") { trigger.condition = try parenthesised() }
    try expect("EXECUTE")
    guard accept("FUNCTION") || accept("PROCEDURE") else { throw unexpected("FUNCTION") }
    trigger.function = try functionName()
    trigger.arguments = String(try bracketed().dropFirst().dropLast())
    return [
      .createTrigger(CreateTrigger(table: table, trigger: trigger, orReplace: orReplace))
    ]
  }

  private mutating func triggerTiming() throws(ReadFailure) -> String {
    if accept("BEFORE") { return "BEFORE" }
    if accept("AFTER") { return "AFTER" }
    try expect("INSTEAD", "OF")
    return "INSTEAD OF"
  }

  /// `CREATE POLICY …`, after those words.
  mutating func createPolicy() throws(ReadFailure) -> [MigrationOperation] {
    kind = "CREATE POLICY"
    var policy = Policy(name: try name(), provenance: provenance)
    try expect("ON")
    let table = try qualifiedName()
    if accept("AS") {
      policy.isPermissive = accept("PERMISSIVE")
      if !policy.isPermissive { try expect("RESTRICTIVE") }
    }
    if accept("FOR") {
      guard atAny(["ALL", "SELECT", "INSERT", "UPDATE", "DELETE"]) else { throw unexpected() }
      policy.command = try label().uppercased()
    }
    if accept("TO") { policy.roles = try roles() }
    if accept("USING") { policy.using = try parenthesised() }
    if accept("WITH", "CHECK") { policy.check = try parenthesised() }
    return [.createPolicy(CreatePolicy(table: table, policy: policy))]
  }

  /// `ALTER POLICY …`, after those words.
  mutating func alterPolicy() throws(ReadFailure) -> [MigrationOperation] {
    kind = "ALTER POLICY"
    let ifExists = ifExists()
    let policy = try name()
    try expect("ON")
    let table = try qualifiedName()
    if accept("RENAME", "TO") {
      let target = ObjectReference(kind: .policy, name: QualifiedName(policy), table: table)
      return [
        .renameObject(RenameObject(target: target, newName: try name(), ifExists: ifExists))
      ]
    }
    var change = AlterPolicy(table: table, name: policy)
    if accept("TO") { change.roles = try roles() }
    if accept("USING") { change.using = try parenthesised() }
    if accept("WITH", "CHECK") { change.check = try parenthesised() }
    return [.alterPolicy(change)]
  }

  /// Roles with commas between them.
  mutating func roles() throws(ReadFailure) -> [String] {
    var roles = [try role()]
    while accept(symbol: ",") { roles.append(try role()) }
    return roles
  }

  /// `CREATE STATISTICS …`, after those words.
  mutating func createStatistics() throws(ReadFailure) -> [MigrationOperation] {
    kind = "CREATE STATISTICS"
    let ifNotExists = ifNotExists()
    var object = StatisticsObject(
      name: nil, elements: [], table: QualifiedName(""), provenance: provenance)
    if !at("ON"), !at(symbol: "(") { object.name = try qualifiedName() }
    if at(symbol: "(") { object.kinds = try nameList() }
    try expect("ON")
    repeat {
      let start = index
      try skipBalanced { $0.at(symbol: ",") || $0.at("FROM") }
      object.elements.append(normalised(start, index))
    } while accept(symbol: ",")
    try expect("FROM")
    object.table = try qualifiedName()
    return [
      .createStatistics(CreateStatistics(statistics: object, ifNotExists: ifNotExists))
    ]
  }
}
