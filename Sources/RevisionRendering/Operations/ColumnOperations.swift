import PythonSyntax
import Schema
import SchemaDiff

extension OperationWriter {
  /// `sa.Column(…)`.
  ///
  /// Source: `autogenerate/render.py`, `_render_column`.
  mutating func column(_ wording: ColumnWording) -> String {
    if let whole = wording.whole { return take(whole) }
    var positional: [String] = []
    var keywords: [String] = []
    if let serverDefault = wording.serverDefault {
      let text = take(serverDefault)
      if wording.isDefaultPositional {
        positional.append(text)
      } else {
        keywords.append("server_default=" + text)
      }
    }
    if let autoincrement = wording.autoincrement {
      keywords.append("autoincrement=" + take(autoincrement))
    }
    keywords.append("nullable=" + PythonLiteral.bool(wording.isNullable))
    if wording.isSystem { keywords.append("system=True") }
    if let comment = wording.comment {
      keywords.append("comment=" + PythonLiteral.string(comment))
    }
    keywords += take(wording.options)
    let arguments =
      [PythonLiteral.string(wording.name), take(wording.type)] + positional + keywords
    return "\(sa)Column(\(arguments.joined(separator: ", ")))"
  }

  /// `op.add_column`.
  mutating func addColumn(_ column: Column, to table: QualifiedName) -> String {
    let text = self.column(wording(of: column, in: table, by: addedWitness))
    if isInBatch { return "\(prefix)add_column(\(text))" }
    let name = PythonLiteral.string(table.name)
    return "\(prefix)add_column(\(name), \(text)\(schemaArgument(table.schema)))"
  }

  /// `op.drop_column`.
  func dropColumn(_ column: String, of table: QualifiedName) -> String {
    let name = PythonLiteral.string(column)
    if isInBatch { return "\(prefix)drop_column(\(name))" }
    let tableName = PythonLiteral.string(table.name)
    return "\(prefix)drop_column(\(tableName), \(name)\(schemaArgument(table.schema)))"
  }

  /// `op.alter_column(…, new_column_name=…)`.
  func renameColumn(_ from: String, to: String, of table: QualifiedName) -> String {
    let names =
      PythonLiteral.string(from) + ", new_column_name=" + PythonLiteral.string(to)
    if isInBatch { return "\(prefix)alter_column(\(names))" }
    let tableName = PythonLiteral.string(table.name)
    return "\(prefix)alter_column(\(tableName), \(names)\(schemaArgument(table.schema)))"
  }

  /// The default that a column is to have: as its witness words it, unless the change itself says that
  /// there is none, or has one that the witness does not.
  private mutating func serverDefault(_ wording: ColumnWording, of column: Column) -> String {
    if let expression = column.serverDefault {
      guard let text = wording.serverDefault else {
        return "\(sa)text(\(PythonLiteral.string(expression.ddl)))"
      }
      return take(text)
    }
    guard column.identity != nil || column.computed != nil else { return "None" }
    return wording.serverDefault.map { take($0) } ?? "None"
  }

  /// `op.alter_column`.
  ///
  /// What does not change is worded as the database has it, in both directions.
  ///
  /// Source: `autogenerate/render.py`, `_alter_column`; `operations/ops.py`, `AlterColumnOp.reverse`.
  mutating func alterColumn(_ alteration: ColumnAlteration, of table: QualifiedName) -> String {
    let existing = wording(of: alteration.existing, in: table, by: removedWitness)
    let modified = wording(of: alteration.modified, in: table, by: addedWitness)
    let database = removedWitness == .database ? existing : modified
    let parts = alteration.parts
    var arguments: [String] = []
    if options.comparesTypes || parts.contains(.type) {
      let type = parts.contains(.type) ? existing.type : database.type
      arguments.append("existing_type=" + take(type))
    }
    if parts.contains(.serverDefault) {
      arguments.append("server_default=" + serverDefault(modified, of: alteration.modified))
    }
    if parts.contains(.type) { arguments.append("type_=" + take(modified.type)) }
    if parts.contains(.nullable) {
      arguments.append("nullable=" + PythonLiteral.bool(alteration.modified.isNullable))
    }
    if parts.contains(.comment) {
      arguments.append("comment=" + PythonLiteral.string(modified.comment?.nonEmpty))
    }
    let comment = (parts.contains(.comment) ? existing : database).comment?.nonEmpty
    if let comment { arguments.append("existing_comment=" + PythonLiteral.string(comment)) }
    if !parts.contains(.nullable) {
      arguments.append("existing_nullable=" + PythonLiteral.bool(database.isNullable))
    }
    if let autoincrement = alteration.autoincrement {
      arguments.append("autoincrement=" + PythonLiteral.bool(autoincrement))
    }
    if !parts.contains(.serverDefault), let serverDefault = database.serverDefault {
      arguments.append("existing_server_default=" + take(serverDefault))
    }
    if let schema = table.schema, !isInBatch {
      arguments.append("schema=" + PythonLiteral.string(schema))
    }
    if let using = alteration.using {
      arguments.append("postgresql_using=" + PythonLiteral.string(using.ddl))
    }
    var names = [PythonLiteral.string(alteration.existing.name)]
    if !isInBatch { names.insert(PythonLiteral.string(table.name), at: 0) }
    let list = [names.joined(separator: ", ")] + arguments
    let separator = ",\n" + String(repeating: " ", count: 11)
    return "\(prefix)alter_column(\(list.joined(separator: separator)))"
  }
}

extension String {
  /// The text; nil for an empty one, which PostgreSQL does not keep as a comment.
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
