import MigrationReplay
import RevisionRendering
import SQLAlchemyModels
import Schema
import SchemaDiff

/// Names for constraints that have none, and types that are made once.
extension AutogeneratePlanning {
  /// Gives a new constraint of a table that is there the name that PostgreSQL would choose: a
  /// `downgrade()` can drop no other.
  mutating func nameConstraints(_ changes: inout [SchemaChange]) {
    var schema = comparison.renamed
    for place in changes.indices {
      guard case .modifyTable(let table, var inner) = changes[place] else { continue }
      for index in inner.indices {
        guard case .addConstraint(var constraint) = inner[index], constraint.name == nil else {
          continue
        }
        guard let name = chosenName(constraint, of: table, in: &schema) else { continue }
        rename(constraint, of: table, to: name)
        constraint.name = name
        inner[index] = .addConstraint(constraint)
      }
      changes[place] = .modifyTable(table, inner)
    }
  }

  private func chosenName(
    _ constraint: Constraint, of table: QualifiedName, in schema: inout Schema
  ) -> String? {
    let before = Set(schema.table(table)?.constraints.compactMap(\.name) ?? [])
    // The columns may be new themselves; the name needs them to exist.
    var prepared = schema
    if var owner = prepared.table(table) {
      for column in constraint.columns where owner.column(column) == nil {
        owner.columns.append(Column(name: column, type: .builtin("integer")))
      }
      if case .foreignKey = constraint.rule { owner.isComplete = false }
      prepared.insert(owner)
    }
    var added = constraint
    if case .foreignKey(var key) = added.rule {
      // Which key it refers to decides no name.
      key.referencedColumns = []
      key.table = table
      added.rule = .check(SQLExpression("true"))
      let base = table.name + "_" + key.columns.joined(separator: "_")
      return Self.clipped(base, "_fkey", taken: before)
    }
    do throws(SchemaFailure) {
      let after = try prepared.applying(
        .addConstraint(AddConstraint(table: table, constraint: added)))
      let names = after.table(table)?.constraints.compactMap(\.name) ?? []
      return names.first { !before.contains($0) }
    } catch {
      return nil
    }
  }

  /// `base_label` within PostgreSQL's 63 bytes, with a number where that is taken.
  private static func clipped(_ base: String, _ label: String, taken: Set<String>) -> String {
    var number = 0
    while true {
      let suffix = label + (number == 0 ? "" : String(number))
      var text = base
      while text.utf8.count + suffix.utf8.count > 63 { text.removeLast() }
      if !taken.contains(text + suffix) { return text + suffix }
      number += 1
    }
  }

  /// Words a constraint of the models without a name as one that has this name.
  mutating func rename(
    _ constraint: Constraint, of table: QualifiedName, to name: String
  ) {
    guard var wording = wordings.tables[table],
      let index = wording.constraints.firstIndex(where: {
        $0.value.name == nil && $0.value.rule == constraint.rule
      })
    else { return }
    wording.constraints[index].value.name = name
    wording.constraints[index].wording.name = .given(name)
    wordings.tables[table] = wording
  }

  /// Named types are made and dropped by statements of their own, so no table makes one again: in
  /// `--sql` mode Alembic would write `CREATE TYPE` twice, and `drop_table` leaves it behind.
  mutating func createTypesOnce(_ changes: inout [SchemaChange]) {
    let own = Set(comparison.models.declared.types.filter { $0.labels != nil }.map(\.name.name))
    guard !own.isEmpty else { return }
    for name in wordings.tables.keys {
      guard var wording = wordings.tables[name] else { continue }
      let columns = comparison.models.declared.table(name)?.table.columns ?? []
      for index in wording.columns.indices {
        let column = columns.first { $0.name == wording.columns[index].name }
        guard let type = column?.type.userTypeName, own.contains(type.name) else { continue }
        wording.columns[index].type = EnumText.withoutCreation(wording.columns[index].type)
      }
      wordings.tables[name] = wording
    }
  }
}

/// The text of an enumeration type.
enum EnumText {
  /// `postgresql.ENUM(…, create_type=False)` for `sa.Enum(…)`, also inside of an array.
  static func withoutCreation(_ text: PythonText) -> PythonText {
    guard let (start, open) = call(in: text.text), let close = closing(text.text, open),
      !text.text.contains("create_type")
    else { return text }
    let arguments = text.text[text.text.index(after: open)..<close]
    var result = PythonText.postgresql("ENUM(\(arguments), create_type=False)")
    result.text = text.text[..<start] + result.text + text.text[text.text.index(after: close)...]
    result.need(text)
    return result
  }

  /// Where `sa.Enum` or `postgresql.ENUM` begins, and its parenthesis.
  private static func call(in text: String) -> (String.Index, String.Index)? {
    for name in ["Enum(", "ENUM("] {
      guard let found = text.firstRange(of: name) else { continue }
      var start = found.lowerBound
      while start > text.startIndex {
        let before = text[text.index(before: start)]
        guard before.isLetter || before.isNumber || before == "_" || before == "." else { break }
        start = text.index(before: start)
      }
      return (start, text.index(before: found.upperBound))
    }
    return nil
  }

  private static func closing(_ text: String, _ open: String.Index) -> String.Index? {
    var depth = 0
    var quote: Character?
    var index = open
    while index < text.endIndex {
      let character = text[index]
      if let current = quote {
        if character == "\\" {
          index = text.index(after: index)
        } else if character == current {
          quote = nil
        }
      } else {
        switch character {
        case "'", "\"": quote = character
        case "(": depth += 1
        case ")":
          depth -= 1
          if depth == 0 { return index }
        default: break
        }
      }
      guard index < text.endIndex else { return nil }
      index = text.index(after: index)
    }
    return nil
  }
}
