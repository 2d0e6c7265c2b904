import PythonInterpreter
import Schema

/// Whether an object exists, as far as the replayed schema tells.
enum Existence {
  case yes
  case no
  case unknown(String)

  /// The answer as Python sees it.
  func value(_ interpreter: Interpreter) -> Value {
    switch self {
    case .yes: .bool(true)
    case .no: .bool(false)
    case .unknown(let reason): interpreter.unknown(.joined, reason)
    }
  }
}

extension Schema {
  /// Why it is not known that names which are missing here are missing; nil when it is.
  var incompleteness: String? {
    if case .unknown(let reason) = origin { return reason }
    return doubts.last?.reason
  }

  /// Whether a table of that name exists; a view counts as one.
  func existence(ofTable name: QualifiedName) -> Existence {
    if let table = table(name) {
      if let reason = doubtfulExistence(table) { return .unknown(reason) }
      return .yes
    }
    if view(name) != nil { return .yes }
    return absence
  }

  /// What is to be said of a name that is not here.
  var absence: Existence {
    incompleteness.map { .unknown($0) } ?? .no
  }

  /// Why a table that is here may not exist: a statement that nobody could read names it.
  func doubtfulExistence(_ table: Table) -> String? {
    guard case .unknown(let reason, _) = table.provenance.standing,
      doubts.contains(where: { doubt in
        doubt.targets.contains(table.name)
          && doubt.provenance.standing == table.provenance.standing
      })
    else { return nil }
    return reason
  }

  /// The names of the tables of a schema; nil for the default one.
  func tableNames(in space: String?) -> [String] {
    let space = space == defaultSchema ? nil : space
    return tables.filter { table in
      table.name.schema == space && doubtfulExistence(table) == nil && !table.isForeign
    }.map(\.name.name)
  }
}
