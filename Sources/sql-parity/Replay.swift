import PostgreSQLDialect
import Schema

/// Applies a script statement by statement, and prints what PostgreSQL would have answered to
/// each, a blank line, and what exists at the end.
struct ScriptReplay {
  private var schema = Schema()

  mutating func run(_ script: String) {
    for statement in ReadStatement.all(in: script) {
      do throws(SchemaFailure) {
        schema = try schema.applying(statement.operations)
        print("ok")
      } catch {
        print(error.state.rawValue + " " + error.message)
      }
    }
    print("")
    for line in contents.sorted() { print(line) }
  }

  private var contents: [String] {
    schema.tables.flatMap(lines) + schema.sequences.map(line) + schema.types.map(line)
      + schema.views.map { "view \($0.name.plain)" }
      + schema.views.flatMap { view in
        view.indexes.map { "index \(view.name.plain) \($0.name ?? "?")" }
      }
  }

  private func lines(_ table: Table) -> [String] {
    let name = table.name.plain
    let columns = table.columns.map { column in
      let notNull = column.isNullable ? "null" : "not null"
      let value = column.serverDefault != nil || column.computed != nil
      return "column \(name).\(column.name) \(column.type) \(notNull) \(value ? "default" : "")"
    }
    let constraints = table.constraints.map { constraint in
      let name = "constraint \(name) \(constraint.name ?? "?")"
      return name + " " + constraint.columns.joined(separator: ",")
    }
    let indexes = table.indexes.map { "index \(name) \($0.name ?? "?")" }
    return columns + constraints + indexes + table.triggers.map { "trigger \(name) \($0.name)" }
      + table.policies.map { "policy \(name) \($0.name)" }
  }

  private func line(_ sequence: DatabaseSequence) -> String {
    let owner = sequence.owner.map { "\($0.table.plain).\($0.column)" } ?? ""
    return "sequence \(sequence.name.plain) \(owner)"
  }

  private func line(_ type: UserType) -> String {
    "type \(type.name.plain) " + (type.labels ?? []).joined(separator: ",")
  }
}
