import PostgreSQLSyntax
import Schema

extension StatementReader {
  /// An action of `ALTER TABLE` about the table as a whole; nil when the next words begin none.
  mutating func tableSetting() throws(ReadFailure) -> TableSetting? {
    if let setting = try tableStorageSetting() { return setting }
    if accept("SET", "LOGGED") { return .persistence(.permanent) }
    if accept("SET", "UNLOGGED") { return .persistence(.unlogged) }
    if accept("SET", "ACCESS", "METHOD") {
      return .accessMethod(accept("DEFAULT") ? nil : try name())
    }
    if accept("SET", "WITHOUT", "CLUSTER") { return .clusterOn(nil) }
    if accept("SET", "WITHOUT", "OIDS") { return .oids("WITHOUT OIDS") }
    if accept("CLUSTER", "ON") { return .clusterOn(try name()) }
    if accept("ENABLE", "ROW", "LEVEL", "SECURITY") { return .rowSecurity(isEnabled: true) }
    if accept("DISABLE", "ROW", "LEVEL", "SECURITY") { return .rowSecurity(isEnabled: false) }
    if accept("FORCE", "ROW", "LEVEL", "SECURITY") { return .forceRowSecurity(true) }
    if accept("NO", "FORCE", "ROW", "LEVEL", "SECURITY") { return .forceRowSecurity(false) }
    if at("ENABLE") || at("DISABLE") { return try triggerSetting() }
    if accept("REPLICA", "IDENTITY") {
      let start = index
      if accept("USING", "INDEX") {
        _ = try name()
      } else {
        guard atAny(["DEFAULT", "FULL", "NOTHING"]) else { throw unexpected() }
        index += 1
      }
      return .replicaIdentity(normalised(start, index))
    }
    if accept("INHERIT") { return .inherit(try qualifiedName(), isAdded: true) }
    if accept("NO", "INHERIT") { return .inherit(try qualifiedName(), isAdded: false) }
    if accept("OF") { return .ofType(try functionName()) }
    if accept("NOT", "OF") { return .ofType(nil) }
    if accept("OPTIONS") { return .options(try bracketed()) }
    return nil
  }

  /// `SET (…)`, `RESET (…)`, `SET TABLESPACE`: what indexes and views take too.
  mutating func tableStorageSetting() throws(ReadFailure) -> TableSetting? {
    if at("SET"), at(symbol: "(", ahead: 1) {
      index += 1
      return .parameters(try parameters())
    }
    if at("RESET"), at(symbol: "(", ahead: 1) {
      index += 1
      return .resetParameters(try parameterNames())
    }
    if accept("SET", "TABLESPACE") {
      let tablespace = try name()
      _ = accept("NOWAIT")
      return .tablespace(tablespace)
    }
    return nil
  }

  private mutating func triggerSetting() throws(ReadFailure) -> TableSetting {
    var mode = try label().uppercased()
    if accept("REPLICA") { mode += " REPLICA" } else if accept("ALWAYS") { mode += " ALWAYS" }
    if accept("RULE") { return .rule(name: try name(), mode: mode) }
    try expect("TRIGGER")
    if accept("ALL") { return .trigger(name: nil, mode: mode) }
    if accept("USER") { return .trigger(name: "USER", mode: mode) }
    return .trigger(name: try name(), mode: mode)
  }
}
