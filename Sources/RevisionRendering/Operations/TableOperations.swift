import PythonSyntax
import Schema

extension OperationWriter {
  /// `op.create_table`.
  ///
  /// Source: `autogenerate/render.py`, `_add_table`.
  mutating func createTable(_ table: Table) -> String {
    let wording = wording(of: table, by: addedWitness)
    let constraints = wording.constraints.compactMap { inlineConstraint($0.wording) }
    let arguments = wording.columns.map { column($0) } + constraints.sorted(by: Self.precedes)
    var text = "\(prefix)create_table(\(PythonLiteral.string(table.name.name)),\n"
    if arguments.count > Self.mostArguments {
      text += "*[" + arguments.joined(separator: ",\n") + "]"
    } else {
      text += arguments.joined(separator: ",\n")
    }
    if let schema = table.name.schema { text += ",\nschema=" + PythonLiteral.string(schema) }
    if let comment = wording.comment { text += ",\ncomment=" + PythonLiteral.string(comment) }
    if let info = wording.info { text += ",\ninfo=" + take(info) }
    for option in take(wording.options.sorted { Self.precedes($0.name, $1.name) }) {
      text += ",\n" + option
    }
    if !wording.prefixes.isEmpty {
      text += ",\nprefixes=[" + wording.prefixes.map { "'\($0)'" }.joined(separator: ", ") + "]"
    }
    return text + "\n)"
  }

  /// `op.drop_table`.
  func dropTable(_ table: QualifiedName) -> String {
    "\(prefix)drop_table(\(PythonLiteral.string(table.name))\(schemaArgument(table.schema)))"
  }

  /// `op.create_table_comment` and `op.drop_table_comment`.
  func comment(on table: QualifiedName, from: String?, to: String?) -> String {
    let verb = to == nil ? "drop" : "create"
    var arguments: [String] = []
    if !isInBatch { arguments.append("'\(table.name)'") }
    if let to { arguments.append(PythonLiteral.string(to)) }
    // Alembic's way back from a removed comment does not say what was there before: nothing.
    arguments.append("existing_comment=" + PythonLiteral.string(from))
    if !isInBatch {
      arguments.append("schema=" + (table.schema.map { "'\($0)'" } ?? "None"))
    }
    let lines = arguments.map { "    " + $0 }.joined(separator: ",\n")
    return "\(prefix)\(verb)_table_comment(\n\(lines)\n)"
  }

  /// `op.rename_table`, and what moves a table into another schema.
  func renameTable(_ from: QualifiedName, _ to: QualifiedName) -> [String] {
    var lines: [String] = []
    if from.name != to.name {
      let names = PythonLiteral.string(from.name) + ", " + PythonLiteral.string(to.name)
      lines.append("\(prefix)rename_table(\(names)\(schemaArgument(from.schema)))")
    }
    if from.schema != to.schema {
      let moved = QualifiedName(to.name, schema: from.schema)
      let target = QualifiedName(to.schema ?? "public").description
      lines.append(execute("ALTER TABLE \(moved) SET SCHEMA \(target)"))
    }
    return lines
  }

  /// `op.execute`.
  func execute(_ statement: String) -> String {
    "\(prefix)execute(\(PythonLiteral.string(ExecutedSQL.escaped(statement))))"
  }

  /// `, schema='…'`, where there is one.
  func schemaArgument(_ schema: String?) -> String {
    schema.map { ", schema=" + PythonLiteral.string($0) } ?? ""
  }

  /// What Python's `<` says of two strings.
  static func precedes(_ left: String, _ right: String) -> Bool {
    left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
  }

  /// How many arguments a call could have in Python before 3.7.
  private static let mostArguments = 255
}
