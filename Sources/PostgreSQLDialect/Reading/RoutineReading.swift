import PostgreSQLSyntax
import Schema

extension StatementReader {
  /// `CREATE [OR REPLACE] FUNCTION | PROCEDURE …`, after `CREATE [OR REPLACE]`.
  mutating func createRoutine(orReplace: Bool) throws(ReadFailure) -> [MigrationOperation] {
    let isFunction = accept("FUNCTION")
    if !isFunction { try expect("PROCEDURE") }
    kind = isFunction ? "CREATE FUNCTION" : "CREATE PROCEDURE"
    var routine = Routine(
      name: try functionName(), kind: isFunction ? .function : .procedure, statement: source,
      provenance: provenance)
    routine.argumentTypes = try routineArguments()
    while let current {
      if accept("RETURNS", "TABLE") {
        routine.returns = "TABLE" + (try bracketed())
      } else if accept("RETURNS", "NULL", "ON", "NULL", "INPUT") {
        continue
      } else if accept("RETURNS") {
        let start = index
        _ = try dataType()
        routine.returns = normalised(start, index)
      } else if accept("LANGUAGE") {
        routine.language = text.stringValue(current) ?? ""
        if let word = self.current.flatMap({ text.stringValue($0) ?? text.name($0) }) {
          routine.language = word.lowercased()
          index += 1
        }
      } else if accept("AS") {
        routine.body = try string()
        if accept(symbol: ",") { _ = try string() }
      } else if at("BEGIN", "ATOMIC") || at("RETURN") {
        routine.body = rest()
      } else if current.kind == .word || current.kind == .integer || current.kind == .decimal
        || current.kind == .string || at(symbol: "=") || at(symbol: ",") || at(symbol: "-")
      {
        // Volatility, cost, security, parallelism and settings change no identity.
        index += 1
      } else {
        throw unexpected()
      }
    }
    return [.createRoutine(CreateRoutine(routine: routine, orReplace: orReplace))]
  }

  /// `([mode] [name] type [DEFAULT value], …)`: the types of what goes in.
  mutating func routineArguments() throws(ReadFailure) -> [DataType] {
    try expect(symbol: "(")
    var types: [DataType] = []
    if accept(symbol: ")") { return types }
    repeat {
      if accept("ORDER", "BY") || accept(symbol: "*") { continue }
      if let type = try routineArgument() { types.append(type) }
    } while accept(symbol: ",") || at("ORDER", "BY")
    try expect(symbol: ")")
    return types
  }

  /// One argument's type; nil for one that only comes out.
  private mutating func routineArgument() throws(ReadFailure) -> DataType? {
    var isOutput = argumentMode() ?? false
    let start = index
    var type = try? dataType().type
    if type == nil || !atArgumentEnd {
      // The first word was the argument's name.
      index = start
      _ = try label()
      isOutput = argumentMode() ?? isOutput
      type = try dataType().type
    }
    if accept("DEFAULT") || accept(symbol: "=") { _ = try expression() }
    guard atArgumentEnd else { throw unexpected() }
    return isOutput ? nil : type
  }

  /// Takes a mode; whether it is one of a value that only comes out, or nil without a mode.
  private mutating func argumentMode() -> Bool? {
    if accept("OUT") { return true }
    if accept("INOUT") || accept("VARIADIC") { return false }
    if at("IN") {
      index += 1
      _ = accept("OUT")
      return false
    }
    return nil
  }

  private var atArgumentEnd: Bool {
    isAtEnd || at(symbol: ",") || at(symbol: ")") || at(symbol: "=")
      || atAny(["DEFAULT", "ORDER"])
  }

  /// `CREATE [OR REPLACE] AGGREGATE …`, after those words.
  mutating func createAggregate(orReplace: Bool) throws(ReadFailure) -> [MigrationOperation] {
    kind = "CREATE AGGREGATE"
    var routine = Routine(
      name: try functionName(), kind: .aggregate, statement: source, provenance: provenance)
    routine.argumentTypes = (try? routineArguments()) ?? []
    index = end
    return [.createRoutine(CreateRoutine(routine: routine, orReplace: orReplace))]
  }

  /// A routine as other statements name it: `name [(types)]`.
  mutating func routineReference(_ kind: ObjectKind) throws(ReadFailure) -> ObjectReference {
    let name = try functionName()
    return ObjectReference(
      kind: kind, name: name, arguments: at(symbol: "(") ? try routineArguments() : nil)
  }
}
