import PostgreSQLSyntax
import PythonSyntax
import RevisionRendering
import RevisionWriter
import Schema

/// Words changes of rows as Python, with light tables that hang on no model, and their way back.
struct DataRevision {
  private let schema: Schema
  private var upgrade: [String] = []
  private var downgrade: [String] = []
  /// The columns that each table's statements use, by table, in the order of first use.
  private var tables: [(table: DataTable, columns: Set<String>)] = []
  private var imports: Set<String> = []
  /// What a reader must know, in sentences.
  private(set) var notes: [String] = []

  /// Changes of the rows of `schema`.
  init(_ schema: Schema) { self.schema = schema }

  /// What could be said of changes, for those who say nothing.
  static func derivedMessage(_ changes: [DataChange]) -> String? {
    let parts = changes.map { change in
      switch change {
      case .insert(let table, let rows): "insert \(rows.count) into \(table)"
      case .update(let table, _, let set, _):
        "set \(set.map(\.name).joined(separator: ", ")) of \(table)"
      case .delete(let table, let rows): "delete \(rows.count) from \(table)"
      case .sql(let sql, _): "run " + sql.split { $0.isWhitespace }.prefix(3).joined(separator: " ")
      }
    }
    return parts.first.map { parts.count == 1 ? $0 : "\($0) and \(parts.count - 1) more" }
  }

  /// Adds one change behind those before it.
  ///
  /// - Throws: `ExpertFailure` when it does not fit the schema or cannot be taken back.
  mutating func add(_ change: DataChange) throws(ExpertFailure) {
    switch change {
    case .insert(let name, let rows) where rows.isEmpty,
      .delete(let name, let rows) where rows.isEmpty:
      throw ExpertFailure("data: a change of \(name) has no rows.", remedy: "Leave it out.")
    case .insert(let name, let rows):
      let table = try table(name)
      for row in rows { try table.checkInsert(row) }
      noteSequences(table, rows)
      let undo = try deletion(rows, table)
      upgrade.append(try insertion(rows, table))
      downgrade.append(undo)
    case .delete(let name, let rows):
      let table = try table(name)
      for row in rows { try table.checkWhole(row) }
      upgrade.append(try deletion(rows, table))
      downgrade.append(try insertion(rows, table))
    case .update(let name, let match, let set, let was):
      try update(try table(name), match, set, was)
    case .sql(let sql, let undo):
      upgrade.append(try execution(sql))
      downgrade.append(try execution(undo))
    }
  }

  /// The two functions.
  var body: RevisionBody {
    let lights = tables.map { light($0.table, $0.columns) }
    // What is inserted one way is deleted the other: both need every table.
    func text(_ statements: [String]) -> String {
      (lights.map(\.text) + statements).joined(separator: "\n    ")
    }
    return RevisionBody(
      upgrade: text(upgrade), downgrade: text(downgrade.reversed()),
      imports: (imports.union(lights.flatMap(\.imports))).sorted())
  }

  /// A value that is given moves no sequence, and the next one that PostgreSQL draws may be taken.
  private mutating func noteSequences(_ table: DataTable, _ rows: [[DataMember]]) {
    for column in table.table.columns {
      let draws = column.serverDefault?.calls("nextval") ?? false
      guard column.isSerial || column.identity != nil || draws else { continue }
      guard rows.contains(where: { row in row.contains { $0.name == column.name } }) else {
        continue
      }
      notes.append(
        "Rows of \(table.name) have values for \(column.name), whose sequence does not move: where "
          + "it stands below them, add a statement with setval(pg_get_serial_sequence(…), …).")
    }
  }

  // MARK: Tables

  private mutating func table(_ name: String) throws(ExpertFailure) -> DataTable {
    var table = try DataTable(named: name, in: schema)
    if let known = tables.first(where: { $0.table.table.name == table.table.name }) {
      return known.table
    }
    let taken = tables.count { $0.table.variable.hasPrefix(table.variable) }
    if taken > 0 { table.variable += "_\(taken + 1)" }
    tables.append((table, []))
    return table
  }

  private mutating func use(_ columns: [String], of table: DataTable) {
    guard let index = tables.firstIndex(where: { $0.table.table.name == table.table.name }) else {
      return
    }
    tables[index].columns.formUnion(columns)
  }

  /// `role_table = sa.table(…)` with the columns that are used.
  private func light(
    _ table: DataTable, _ columns: Set<String>
  ) -> (text: String, imports: Set<String>) {
    var imports: Set<String> = []
    let name = table.table.name
    var lines = ["\(table.variable) = sa.table(", "    \(PythonLiteral.string(name.name)),"]
    for column in table.table.columns where columns.contains(column.name) {
      let type = type(of: column)
      imports.formUnion(type.imports)
      imports.formUnion(type.modules.map { "import " + $0 })
      lines.append("    sa.column(\(PythonLiteral.string(column.name)), \(type.text)),")
    }
    if let schema = name.schema { lines.append("    schema=\(PythonLiteral.string(schema)),") }
    lines.append(")")
    return (lines.joined(separator: "\n    "), imports)
  }

  /// A column's type; `None` is NULL for those of JSON too, which by default take it for a value.
  private func type(of column: Column) -> PythonText {
    switch column.type.builtinName {
    case "json" where !column.type.isArray: .postgresql("JSON(none_as_null=True)")
    case "jsonb" where !column.type.isArray: .postgresql("JSONB(none_as_null=True)")
    default: .type(column.type, in: schema)
    }
  }

  // MARK: Statements

  private mutating func literal(
    _ value: DataValue, _ column: String, _ table: DataTable
  ) throws(ExpertFailure) -> String {
    let literal = try DataLiteral(value, column: try table.column(column), table: table, schema)
    imports.formUnion(literal.imports)
    return literal.text
  }

  private mutating func dictionary(
    _ row: [DataMember], _ table: DataTable
  ) throws(ExpertFailure) -> String {
    use(row.map(\.name), of: table)
    var parts: [String] = []
    for member in row {
      let value = try literal(member.value, member.name, table)
      parts.append("\(PythonLiteral.string(member.name)): \(value)")
    }
    return "{" + parts.joined(separator: ", ") + "}"
  }

  private mutating func insertion(
    _ rows: [[DataMember]], _ table: DataTable
  ) throws(ExpertFailure) -> String {
    var lines: [String] = []
    // SQLAlchemy takes the columns of all rows of a call from its first one.
    var columns: Set<String>?
    for row in rows {
      let names = Set(row.map(\.name))
      if names != columns {
        if columns != nil { lines += ["    ],", ")"] }
        lines += ["op.bulk_insert(", "    \(table.variable),", "    ["]
        columns = names
      }
      lines.append("        \(try dictionary(row, table)),")
    }
    if columns != nil { lines += ["    ],", ")"] }
    return lines.joined(separator: "\n    ")
  }

  private mutating func deletion(
    _ rows: [[DataMember]], _ table: DataTable
  ) throws(ExpertFailure) -> String {
    var statements: [String] = []
    for row in rows {
      let condition = try condition(try table.key(of: row), table)
      statements.append("op.execute(\(table.variable).delete().where(\(condition)))")
    }
    return statements.joined(separator: "\n    ")
  }

  private mutating func update(
    _ table: DataTable, _ match: [DataMember], _ set: [DataMember], _ was: [DataMember]
  ) throws(ExpertFailure) {
    guard !set.isEmpty, Set(set.map(\.name)) == Set(was.map(\.name)) else {
      throw ExpertFailure(
        "data: was of the update of \(table.name) does not have the columns of set.",
        remedy: "Give the old value of each: \(set.map(\.name).joined(separator: ", ")).")
    }
    _ = try table.key(of: match)
    // The way back finds the row by what it has then.
    let after = match.map { member in set.first { $0.name == member.name } ?? member }
    upgrade.append(try updating(table, match, set))
    downgrade.append(try updating(table, after, was))
  }

  private mutating func updating(
    _ table: DataTable, _ match: [DataMember], _ values: [DataMember]
  ) throws(ExpertFailure) -> String {
    let condition = try condition(match, table)
    let values = try dictionary(values, table)
    return "op.execute(\(table.variable).update().where(\(condition)).values(\(values)))"
  }

  private mutating func condition(
    _ match: [DataMember], _ table: DataTable
  ) throws(ExpertFailure) -> String {
    use(match.map(\.name), of: table)
    var parts: [String] = []
    for member in match {
      let column = "\(table.variable).c[\(PythonLiteral.string(member.name))]"
      if member.value == .null {
        parts.append("\(column).is_(None)")
      } else {
        parts.append("\(column) == \(try literal(member.value, member.name, table))")
      }
    }
    return parts.count == 1 ? parts[0] : "sa.and_(\(parts.joined(separator: ", ")))"
  }

  /// `op.execute('…')`; SQLAlchemy takes `:name` for a parameter unless a backslash stands before it.
  private func execution(_ sql: String) throws(ExpertFailure) -> String {
    guard sql.contains(where: { !$0.isWhitespace }) else {
      throw ExpertFailure("data: a statement is empty.", remedy: "Give the SQL, and its undo.")
    }
    let lines = ExecutedSQL.escaped(sql).split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 1 else { return "op.execute(\(PythonLiteral.string(String(lines[0]))))" }
    let parts = lines.enumerated().map { index, line in
      "    " + PythonLiteral.string(String(line) + (index + 1 < lines.count ? "\n" : ""))
    }
    return (["op.execute("] + parts + [")"]).joined(separator: "\n    ")
  }
}
