import PostgreSQLSyntax
import Schema

extension StatementReader {
  /// What stands in the parentheses of an identity, or after a sequence's name.
  struct ReadSequenceOptions {
    var options = SequenceOptions()
    var name: QualifiedName?
    var owner = Change<ColumnReference>.keep
    var restart = Change<Int64>.keep
  }

  /// Any number of sequence options.
  mutating func sequenceOptions() throws(ReadFailure) -> ReadSequenceOptions {
    var read = ReadSequenceOptions()
    while current?.kind == .word {
      if accept("SEQUENCE", "NAME") {
        read.name = try qualifiedName()
      } else if accept("OWNED", "BY") {
        read.owner = try sequenceOwner()
      } else if accept("RESTART") {
        _ = accept("WITH")
        read.restart = atNumber ? .set(try integer()) : .drop
      } else if accept("LOGGED") || accept("UNLOGGED") {
        continue
      } else if !(try sequenceOption(&read.options)) {
        break
      }
    }
    return read
  }

  /// One option about the numbers; false when the next words are none.
  mutating func sequenceOption(_ options: inout SequenceOptions) throws(ReadFailure) -> Bool {
    if accept("AS") {
      options.type = try dataType().type
    } else if accept("INCREMENT") {
      _ = accept("BY")
      options.increment = try integer()
    } else if accept("START") {
      _ = accept("WITH")
      options.start = try integer()
    } else if accept("MINVALUE") {
      options.minimum = .value(try integer())
    } else if accept("MAXVALUE") {
      options.maximum = .value(try integer())
    } else if accept("NO", "MINVALUE") {
      options.minimum = SequenceBound.none
    } else if accept("NO", "MAXVALUE") {
      options.maximum = SequenceBound.none
    } else if accept("CACHE") {
      options.cache = try integer()
    } else if accept("NO", "CYCLE") {
      options.cycles = false
    } else if accept("CYCLE") {
      options.cycles = true
    } else {
      return false
    }
    return true
  }

  private mutating func sequenceOwner() throws(ReadFailure) -> Change<ColumnReference> {
    if accept("NONE") { return .drop }
    var parts = [try name()]
    while accept(symbol: ".") { parts.append(try label()) }
    guard parts.count >= 2 else { throw unexpected("a column") }
    let column = parts.removeLast()
    let table = parts.removeLast()
    return .set(
      ColumnReference(table: QualifiedName(table, schema: parts.last), column: column))
  }

  /// `CREATE [TEMPORARY] SEQUENCE …`, after `CREATE`.
  mutating func createSequence() throws(ReadFailure) -> [MigrationOperation] {
    let persistence = persistence()
    try expect("SEQUENCE")
    kind = "CREATE SEQUENCE"
    let ifNotExists = ifNotExists()
    let name = try qualifiedName()
    let read = try sequenceOptions()
    var sequence = DatabaseSequence(
      name: name, options: read.options, isTemporary: persistence == .temporary,
      provenance: provenance)
    if case .set(let owner) = read.owner { sequence.owner = owner }
    return [.createSequence(CreateSequence(sequence: sequence, ifNotExists: ifNotExists))]
  }

  /// `ALTER SEQUENCE …`, after those words.
  mutating func alterSequence() throws(ReadFailure) -> [MigrationOperation] {
    kind = "ALTER SEQUENCE"
    let ifExists = ifExists()
    let name = try qualifiedName()
    let target = ObjectReference(kind: .sequence, name: name)
    if let operation = try commonAlteration(target, ifExists: ifExists) { return [operation] }
    if accept("SET", "LOGGED") || accept("SET", "UNLOGGED") {
      return [.alterOther(AlterOther(target: target, action: "SET", ifExists: ifExists))]
    }
    let read = try sequenceOptions()
    return [
      .alterSequence(
        AlterSequence(
          name: name, options: read.options, restart: read.restart, owner: read.owner,
          ifExists: ifExists))
    ]
  }

  /// `RENAME TO`, `OWNER TO`, `SET SCHEMA`: what almost every object takes.
  mutating func commonAlteration(
    _ target: ObjectReference, ifExists: Bool = false
  ) throws(ReadFailure) -> MigrationOperation? {
    if accept("RENAME", "TO") {
      return .renameObject(
        RenameObject(target: target, newName: try name(), ifExists: ifExists))
    }
    if accept("OWNER", "TO") {
      return .changeOwner(ChangeOwner(target: target, owner: try role(), ifExists: ifExists))
    }
    if accept("SET", "SCHEMA") {
      return .setObjectSchema(
        SetObjectSchema(target: target, schema: try name(), ifExists: ifExists))
    }
    return nil
  }
}
