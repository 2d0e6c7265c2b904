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
    if let doubt = doubts.last(where: { $0.targets.isEmpty }) { return doubt.reason }
    return doubts.last { doubt in doubt.targets.contains { mayBeMissing($0) } }?.reason
  }

  /// The names that tables of a schema may have beside those that are known; nil where it can be any.
  func doubtfulNames(in space: String?) -> Set<String>? {
    if case .unknown = origin { return nil }
    if doubts.contains(where: \.targets.isEmpty) { return nil }
    return Set(doubts.flatMap(\.targets).filter(mayBeMissing).map(\.name))
  }

  /// Whether a table that a doubt names may or may not exist.
  private func mayBeMissing(_ name: QualifiedName) -> Bool {
    guard let table = table(name) else { return true }
    return doubtfulExistence(table) != nil
  }

  /// Whether a table of that name exists; a view counts as one.
  func existence(ofTable name: QualifiedName) -> Existence {
    if let table = table(name) {
      if let reason = doubtfulExistence(table) { return .unknown(reason) }
      return .yes
    }
    if view(name) != nil { return .yes }
    return absence(of: name)
  }

  /// What is to be said of a name that is not here.
  func absence(of name: QualifiedName) -> Existence {
    unknownAbsence(of: name).map { .unknown($0) } ?? .no
  }

  /// The names of the tables of a schema; nil for the default one.
  func tableNames(in space: String?) -> [String] {
    let space = space == defaultSchema ? nil : space
    return tables.filter { table in
      table.name.schema == space && doubtfulExistence(table) == nil && !table.isForeign
    }.map(\.name.name)
  }
}
