import PostgreSQLSyntax
import Schema

extension StatementReader {
  /// `SET …`, after that word.
  mutating func set() throws(ReadFailure) -> [MigrationOperation] {
    if accept("CONSTRAINTS") {
      kind = "SET CONSTRAINTS"
      return [.session(SessionSetting(command: kind, name: nil, value: rest()))]
    }
    kind = "SET"
    let isLocal = accept("LOCAL")
    if !isLocal { _ = accept("SESSION") }
    if at("TRANSACTION") || at("CHARACTERISTICS") {
      return [
        .session(
          SessionSetting(command: kind, name: "transaction", value: rest(), isLocal: isLocal))
      ]
    }
    if accept("TIME", "ZONE") {
      return [
        .session(
          SessionSetting(command: kind, name: "timezone", value: rest(), isLocal: isLocal))
      ]
    }
    var parameter = try label()
    while accept(symbol: ".") { parameter += "." + (try label()) }
    if ["role", "names", "authorization", "schema"].contains(parameter), !at("TO"),
      !at(symbol: "=")
    {
      return [
        .session(
          SessionSetting(command: kind, name: parameter, value: rest(), isLocal: isLocal))
      ]
    }
    guard accept("TO") || accept(symbol: "=") else { throw unexpected("TO") }
    guard !isAtEnd else { throw unexpected("a value") }
    let start = index
    while !isAtEnd {
      guard let current, current.kind != .unknown, current.kind != .unterminated,
        !at(symbol: "("), !at(symbol: "=")
      else { throw unexpected() }
      index += 1
    }
    return [
      .session(
        SessionSetting(
          command: kind, name: parameter, value: normalised(start, index), isLocal: isLocal))
    ]
  }

  /// `RESET`, `SHOW` and `DISCARD`.
  mutating func sessionCommand() throws(ReadFailure) -> [MigrationOperation] {
    kind = try label().uppercased()
    if kind == "DISCARD" {
      return [.session(SessionSetting(command: kind, name: nil, value: rest()))]
    }
    if accept("TIME", "ZONE") {
      return [.session(SessionSetting(command: kind, name: "timezone"))]
    }
    if accept("SESSION", "AUTHORIZATION") {
      return [.session(SessionSetting(command: kind, name: "session_authorization"))]
    }
    if accept("TRANSACTION", "ISOLATION", "LEVEL") {
      return [.session(SessionSetting(command: kind, name: "transaction_isolation"))]
    }
    if accept("ALL") { return [.session(SessionSetting(command: kind, name: nil))] }
    var parameter = try name()
    while accept(symbol: ".") { parameter += "." + (try label()) }
    return [.session(SessionSetting(command: kind, name: parameter))]
  }

  /// The statements about transactions.
  mutating func transaction() throws(ReadFailure) -> [MigrationOperation] {
    let words: [(StaticString, String)] = [
      ("ABORT", "ROLLBACK"), ("BEGIN", "BEGIN"), ("START", "START TRANSACTION"),
      ("COMMIT", "COMMIT"), ("END", "COMMIT"), ("ROLLBACK", "ROLLBACK"),
      ("SAVEPOINT", "SAVEPOINT"), ("RELEASE", "RELEASE"), ("PREPARE", "PREPARE TRANSACTION"),
    ]
    guard let command = words.first(where: { at($0.0) })?.1 else { throw unexpected() }
    kind = command
    index += 1
    if kind == "START TRANSACTION" || kind == "PREPARE TRANSACTION" {
      try expect("TRANSACTION")
    } else if !accept("WORK") {
      _ = accept("TRANSACTION")
    }
    var control = TransactionControl(command: kind)
    if kind == "ROLLBACK", accept("TO") {
      _ = accept("SAVEPOINT")
      control.command = "ROLLBACK TO SAVEPOINT"
      control.name = try name()
    } else if kind == "SAVEPOINT" || kind == "RELEASE" {
      _ = accept("SAVEPOINT")
      control.name = try name()
    } else if kind == "PREPARE TRANSACTION" || accept("PREPARED") {
      if kind != "PREPARE TRANSACTION" { kind += " PREPARED" }
      control.command = kind
      control.name = try string()
    } else if kind == "BEGIN" || kind == "START TRANSACTION" {
      while !isAtEnd {
        guard
          atAny([
            "ISOLATION", "LEVEL", "SERIALIZABLE", "REPEATABLE", "READ", "COMMITTED",
            "UNCOMMITTED", "WRITE", "ONLY", "NOT", "DEFERRABLE",
          ]) || at(symbol: ",")
        else { throw unexpected() }
        index += 1
      }
    } else if accept("AND") {
      _ = accept("NO")
      try expect("CHAIN")
    }
    return [.transaction(control)]
  }

  /// `VACUUM`, `ANALYZE`, `REINDEX`, `CLUSTER`, `CHECKPOINT`.
  mutating func maintenance() throws(ReadFailure) -> [MigrationOperation] {
    var work = Maintenance(command: try label().uppercased())
    if work.command == "ANALYSE" { work.command = "ANALYZE" }
    kind = work.command
    if at(symbol: "(") {
      work.options = try parameters().filter { $0.value?.lowercased() != "false" }
        .map { $0.name.uppercased() }
    }
    while atAny(["FULL", "FREEZE", "VERBOSE", "ANALYZE", "ANALYSE"]) {
      work.options.append(try label().uppercased())
    }
    var objectKind = ObjectKind.table
    if work.command == "REINDEX" {
      guard atAny(["INDEX", "TABLE", "SCHEMA", "DATABASE", "SYSTEM"]) else {
        throw unexpected()
      }
      objectKind = ObjectKind(rawValue: try label().uppercased()) ?? .database
      if accept("CONCURRENTLY") { work.options.append("CONCURRENTLY") }
    }
    if !isAtEnd {
      repeat {
        work.targets.append(ObjectReference(kind: objectKind, name: try relationName()))
        if at(symbol: "(") { _ = try nameList() }
      } while accept(symbol: ",")
    }
    if work.command == "CLUSTER" {
      if accept("USING") { work.options.append("USING " + (try name())) }
      if accept("ON") {
        work.targets = [ObjectReference(kind: .table, name: try qualifiedName())]
      }
    }
    return [.maintenance(work)]
  }

  /// `REFRESH MATERIALIZED VIEW …`, after those words.
  mutating func refresh() throws(ReadFailure) -> [MigrationOperation] {
    kind = "REFRESH MATERIALIZED VIEW"
    var work = Maintenance(command: kind)
    if accept("CONCURRENTLY") { work.options.append("CONCURRENTLY") }
    work.targets = [ObjectReference(kind: .materializedView, name: try qualifiedName())]
    if accept("WITH", "NO", "DATA") {
      work.options.append("WITH NO DATA")
    } else {
      _ = accept("WITH", "DATA")
    }
    return [.maintenance(work)]
  }

  /// `LOCK [TABLE] …`, after that word.
  mutating func lock() throws(ReadFailure) -> [MigrationOperation] {
    kind = "LOCK TABLE"
    _ = accept("TABLE")
    var work = Maintenance(command: "LOCK")
    repeat {
      work.targets.append(ObjectReference(kind: .table, name: try relationName()))
    } while accept(symbol: ",")
    if accept("IN") {
      var mode: [String] = []
      while !isAtEnd, !at("MODE") { mode.append(try label().uppercased()) }
      try expect("MODE")
      work.options.append(mode.joined(separator: " "))
    } else {
      work.options.append("ACCESS EXCLUSIVE")
    }
    if accept("NOWAIT") { work.options.append("NOWAIT") }
    return [.maintenance(work)]
  }
}
