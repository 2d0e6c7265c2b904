import PostgreSQLSyntax
import Schema

extension StatementReader {
  /// `DROP …`, after that word.
  mutating func drop() throws(ReadFailure) -> [MigrationOperation] {
    if accept("INDEX") { return try dropIndex() }
    if at("OWNED") { throw ReadFailure(reason: "drops whatever a role owns") }
    guard let objectKind = objectKind() else { throw unexpected("a kind of object") }
    kind = "DROP " + objectKind.rawValue
    let ifExists = ifExists()
    if objectKind == .table || objectKind == .foreignTable {
      let names = try qualifiedNames()
      let cascade = cascades()
      return names.map { name in
        .dropTable(
          DropTable(
            name: name, ifExists: ifExists, cascade: cascade,
            isForeign: objectKind == .foreignTable))
      }
    }
    var targets = [try objectReference(objectKind)]
    while accept(symbol: ",") { targets.append(try objectReference(objectKind)) }
    if objectKind == .database || objectKind == .role || objectKind == .userMapping {
      index = end
    }
    let cascade = cascades()
    return targets.map { target in
      .dropObject(DropObject(target: target, ifExists: ifExists, cascade: cascade))
    }
  }

  /// `ALTER kind name action` of what has no reader of its own, after `ALTER`.
  mutating func alterOther() throws(ReadFailure) -> [MigrationOperation] {
    if at("SYSTEM") || at("DEFAULT", "PRIVILEGES") { return try alterServer() }
    guard let objectKind = objectKind() else { throw unexpected("a kind of object") }
    kind = "ALTER " + objectKind.rawValue
    let ifExists = ifExists()
    let target = try objectReference(objectKind)
    if let operation = try commonAlteration(target, ifExists: ifExists) { return [operation] }
    guard !isAtEnd else { throw unexpected() }
    return [.alterOther(AlterOther(target: target, action: rest(), ifExists: ifExists))]
  }

  private mutating func alterServer() throws(ReadFailure) -> [MigrationOperation] {
    if accept("DEFAULT", "PRIVILEGES") {
      kind = "ALTER DEFAULT PRIVILEGES"
      let isGrant = text.tokens[index..<end].contains { text.isWord($0, "GRANT") }
      return [
        .changePrivileges(
          ChangePrivileges(isGrant: isGrant, kind: nil, text: consumed()))
      ]
    }
    kind = "ALTER SYSTEM"
    index += 1
    let command = accept("RESET") ? "ALTER SYSTEM RESET" : "ALTER SYSTEM SET"
    _ = accept("SET")
    let parameter = try label()
    return [.session(SessionSetting(command: command, name: parameter, value: rest()))]
  }

  /// The whole statement, taking what is left of it.
  mutating func consumed() -> String {
    index = end
    return source
  }

  /// `GRANT` and `REVOKE`, after that word.
  mutating func privileges(isGrant: Bool) throws(ReadFailure) -> [MigrationOperation] {
    kind = isGrant ? "GRANT" : "REVOKE"
    var change = ChangePrivileges(isGrant: isGrant, kind: nil, text: source)
    try skipBalanced { $0.at("ON") || $0.at(isGrant ? "TO" : "FROM") }
    guard accept("ON") else {
      kind = isGrant ? "GRANT ROLE" : "REVOKE ROLE"
      index = end
      return [.changePrivileges(change)]
    }
    if accept("ALL") {
      // `ALL TABLES IN SCHEMA s`: the rights are on what the schemas hold.
      change.kind = .schema
      while !isAtEnd, !accept("SCHEMA") { index += 1 }
      change.targets = try qualifiedNames()
    } else {
      change.kind = objectKind() ?? .table
      repeat {
        change.targets.append(try objectReference(change.kind ?? .table).name)
      } while accept(symbol: ",")
    }
    guard at(isGrant ? "TO" : "FROM") else { throw unexpected() }
    index = end
    return [.changePrivileges(change)]
  }
}
