import PostgreSQLSyntax
import SourceText

extension Replay {
  /// Columns, types, functions and expressions keep their type under its new name.
  mutating func followType(_ old: QualifiedName, to new: QualifiedName) {
    func renamed(_ type: DataType) -> DataType {
      guard type.userTypeName.map(schema.canonical) == old else { return type }
      var type = type
      type.base = .named(new)
      type.written = nil
      return type
    }
    for table in schema.tables {
      var changed = table
      for place in changed.columns.indices {
        changed.columns[place].type = renamed(changed.columns[place].type)
        changed.columns[place].serverDefault = changed.columns[place].serverDefault?
          .renamingType(old, to: new)
      }
      for place in changed.constraints.indices {
        guard case .check(let condition) = changed.constraints[place].rule else { continue }
        changed.constraints[place].rule = .check(condition.renamingType(old, to: new))
      }
      if changed != table { schema.insert(changed) }
    }
    for type in schema.types {
      var changed = type
      switch changed.definition {
      case .composite(var attributes):
        for place in attributes.indices {
          attributes[place].type = renamed(attributes[place].type)
        }
        changed.definition = .composite(attributes)
      case .domain(var domain):
        domain.base = renamed(domain.base)
        changed.definition = .domain(domain)
      case .enumeration, .range, .opaque: continue
      }
      if changed != type { schema.insert(changed) }
    }
    for routines in schema.routineStorage.values {
      for var routine in routines.value {
        let types = routine.argumentTypes.map(renamed)
        guard types != routine.argumentTypes else { continue }
        let others = schema.routines(routine.name).filter {
          $0.argumentTypes != routine.argumentTypes
        }
        routine.argumentTypes = types
        schema.routineStorage[routine.name] = Shared(others + [routine])
      }
    }
  }
}

extension SQLExpression {
  /// The expression after a type's rename: what follows `::` and `AS`.
  fileprivate func renamingType(_ old: QualifiedName, to new: QualifiedName) -> SQLExpression {
    let parsed = SQLText(text)
    var result = ""
    var copied = 0
    var place = 0
    while place + 1 < parsed.tokens.count {
      place += 1
      let before = parsed.tokens[place - 1]
      guard parsed.isSymbol(before, "::") || parsed.isWord(before, "AS") else { continue }
      var last = place
      var parts = [parsed.name(parsed.tokens[place])].compactMap { $0 }
      while last + 2 < parsed.tokens.count, parsed.isSymbol(parsed.tokens[last + 1], "."),
        let part = parsed.name(parsed.tokens[last + 2])
      {
        parts.append(part)
        last += 2
      }
      guard parts.last == old.name, parts.count == 1 || parts.first == old.schema else { continue }
      let start = Int(parsed.tokens[place].span.start)
      result += String(decoding: parsed.bytes[copied..<start], as: UTF8.self) + new.description
      copied = Int(parsed.tokens[last].span.end)
      place = last
    }
    guard copied > 0 else { return self }
    return SQLExpression(
      normalised: result + String(decoding: parsed.bytes[copied...], as: UTF8.self))
  }
}
