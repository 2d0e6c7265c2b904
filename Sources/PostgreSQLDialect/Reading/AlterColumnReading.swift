import PostgreSQLSyntax
import Schema

extension StatementReader {
  /// `ALTER [COLUMN] name action`, after `ALTER`.
  mutating func alterColumnAction(
    _ context: AlterTableContext
  ) throws(ReadFailure) -> MigrationOperation {
    _ = accept("COLUMN")
    // A column of an index is meant by its number.
    let column = current?.kind == .integer ? String(try integer()) : try name()
    var change = AlterColumn(
      table: context.table, column: column, tableIfExists: context.ifExists)
    if accept("TYPE") || accept("SET", "DATA", "TYPE") {
      change.type = try dataType().type
      if accept("COLLATE") { change.collation = try functionName() }
      if accept("USING") { change.using = try expression() }
    } else if accept("DROP") {
      try dropFromColumn(&change)
    } else if accept("ADD", "GENERATED") {
      let isAlways = accept("ALWAYS")
      if !isAlways { try expect("BY", "DEFAULT") }
      try expect("AS", "IDENTITY")
      var identity = Identity(isAlways: isAlways)
      if accept(symbol: "(") {
        let parsed = try sequenceOptions()
        identity.options = parsed.options
        identity.sequenceName = parsed.name
        try expect(symbol: ")")
      }
      change.identity = .add(identity)
    } else if at("RESTART") || identityOptionBegins {
      change.identity = try identityChange()
    } else if accept("SET") {
      try setOnColumn(&change)
    } else if accept("RESET") {
      change.settings.append(.resetParameters(try parameterNames()))
    } else if accept("OPTIONS") {
      change.settings.append(.options(try bracketed()))
    } else {
      throw unexpected()
    }
    return .alterColumn(change)
  }

  private mutating func dropFromColumn(_ change: inout AlterColumn) throws(ReadFailure) {
    if accept("DEFAULT") {
      change.serverDefault = .drop
    } else if accept("NOT", "NULL") {
      change.nullable = true
    } else if accept("IDENTITY") {
      change.ifExists = ifExists()
      change.identity = .drop
    } else if accept("EXPRESSION") {
      change.ifExists = ifExists()
      change.computed = .drop
    } else {
      throw unexpected()
    }
  }

  private mutating func setOnColumn(_ change: inout AlterColumn) throws(ReadFailure) {
    if accept("DEFAULT") {
      change.serverDefault = .set(try expression())
    } else if accept("NOT", "NULL") {
      change.nullable = false
    } else if accept("STATISTICS") {
      change.settings.append(
        .statistics(accept("DEFAULT") ? nil : Int(try integer())))
    } else if accept("STORAGE") {
      change.settings.append(.storage(try label().uppercased()))
    } else if accept("COMPRESSION") {
      change.settings.append(.compression(try label()))
    } else if accept("EXPRESSION", "AS") {
      change.computed = .set(try parenthesised())
    } else if at(symbol: "(") {
      change.settings.append(.parameters(try parameters()))
    } else {
      throw unexpected()
    }
  }

  /// Whether `SET` here begins an option of an identity.
  private var identityOptionBegins: Bool {
    guard at("SET"), let next = token(ahead: 1) else { return false }
    return [
      "GENERATED", "INCREMENT", "MINVALUE", "MAXVALUE", "NO", "START", "CACHE", "CYCLE",
      "SEQUENCE",
    ].contains { text.isWord(next, $0) }
  }

  private mutating func identityChange() throws(ReadFailure) -> IdentityChange {
    var isAlways: Bool?
    var options = SequenceOptions()
    var restart = Change<Int64>.keep
    while at("SET") || at("RESTART") {
      if accept("SET", "GENERATED") {
        isAlways = accept("ALWAYS")
        if isAlways == false { try expect("BY", "DEFAULT") }
      } else if accept("RESTART") {
        _ = accept("WITH")
        restart = atNumber ? .set(try integer()) : .drop
      } else {
        index += 1
        guard try sequenceOption(&options) else { throw unexpected() }
      }
    }
    return .alter(isAlways: isAlways, options: options, restart: restart)
  }

  /// Whether a number begins here.
  var atNumber: Bool {
    current?.kind == .integer || at(symbol: "-") || at(symbol: "+")
  }
}
