import PostgreSQLSyntax
import Schema

extension DDLWriter {
  /// A column as it stands in `CREATE TABLE` and `ADD COLUMN`.
  func definition(_ column: Column) -> String {
    var text = WrittenName.identifier(column.name) + " " + type(column)
    if let collation = column.collation {
      text += " COLLATE " + collation.parts.map(SQLIdentifier.forceQuoted).joined(separator: ".")
    }
    if let value = column.serverDefault { text += " DEFAULT " + value.ddl }
    if let computed = column.computed {
      text += " GENERATED ALWAYS AS (\(computed.expression.ddl))"
      text += computed.writtenKeyword.text ?? (computed.isStored ? " STORED" : " VIRTUAL")
    }
    if let identity = column.identity {
      text += " GENERATED " + generation(identity)
      if column.isNullable { text += " NULL" }
    } else if !column.isNullable {
      text += " NOT NULL"
    }
    return text
  }

  private func type(_ column: Column) -> String {
    guard column.isSerial else { return column.type.ddl }
    switch column.type.builtinName {
    case "bigint": return "BIGSERIAL"
    case "smallint": return "SMALLSERIAL"
    default: return "SERIAL"
    }
  }

  func generation(_ identity: Identity) -> String {
    let options = options(identity.options)
    return (identity.isAlways ? "ALWAYS" : "BY DEFAULT") + " AS IDENTITY"
      + (options.isEmpty ? "" : " (" + options.joined(separator: " ") + ")")
  }

  /// The options of a sequence in SQLAlchemy's order.
  func options(_ options: SequenceOptions) -> [String] {
    var parts: [String] = []
    if let value = options.increment { parts.append("INCREMENT BY \(value)") }
    if let value = options.start { parts.append("START WITH \(value)") }
    if case .value(let value) = options.minimum { parts.append("MINVALUE \(value)") }
    if case .value(let value) = options.maximum { parts.append("MAXVALUE \(value)") }
    if options.minimum == SequenceBound.none { parts.append("NO MINVALUE") }
    if options.maximum == SequenceBound.none { parts.append("NO MAXVALUE") }
    if let value = options.cache { parts.append("CACHE \(value)") }
    if let cycles = options.cycles { parts.append(cycles ? "CYCLE" : "NO CYCLE") }
    return parts
  }

  func statements(_ operation: AddColumn) -> [String] {
    var text = "ADD COLUMN " + (operation.ifNotExists ? "IF NOT EXISTS " : "")
    text += definition(operation.column)
    var after: [String] = []
    for constraint in operation.constraints {
      if operation.rendersConstraintsInline {
        text += " " + inline(constraint)
      } else {
        after.append(alterTable(operation.table, "ADD " + definition(constraint)))
      }
    }
    var all = [alterTable(operation.table, text, ifExists: operation.tableIfExists)] + after
    if let comment = operation.column.comment {
      all.append(commentOnColumn(operation.column.name, of: operation.table, comment))
    }
    return all
  }

  func statements(_ operation: DropColumn) -> [String] {
    let text =
      "DROP COLUMN " + (operation.ifExists ? "IF EXISTS " : "")
      + WrittenName.identifier(operation.column) + (operation.cascade ? " CASCADE" : "")
    return [alterTable(operation.table, text, ifExists: operation.tableIfExists)]
  }

  /// One statement a change, in Alembic's order: type, nullability, default, comment, name.
  func statements(_ operation: AlterColumn) -> [String] {
    let column = WrittenName.identifier(operation.column)
    var actions: [String] = []
    if let type = operation.type {
      var text = "TYPE " + type.ddl
      if let collation = operation.collation {
        text += " COLLATE " + collation.parts.map(SQLIdentifier.forceQuoted).joined(separator: ".")
      }
      if let using = operation.using { text += " USING " + using.ddl }
      actions.append(text)
    }
    if let isNullable = operation.nullable {
      actions.append(isNullable ? "DROP NOT NULL" : "SET NOT NULL")
    }
    switch operation.serverDefault {
    case .keep: break
    case .drop: actions.append("DROP DEFAULT")
    case .set(let value): actions.append("SET DEFAULT " + value.ddl)
    }
    actions += identityActions(operation) + operation.settings.map(action)
    var all = actions.map { action in
      alterTable(
        operation.table, "ALTER COLUMN \(column) " + action, ifExists: operation.tableIfExists)
    }
    switch operation.comment {
    case .keep: break
    case .drop: all.append(commentOnColumn(operation.column, of: operation.table, nil))
    case .set(let text): all.append(commentOnColumn(operation.column, of: operation.table, text))
    }
    if let newName = operation.newName {
      let text = "RENAME \(column) TO \(WrittenName.identifier(newName))"
      all.append(alterTable(operation.table, text, ifExists: operation.tableIfExists))
    }
    return all
  }

  private func identityActions(_ operation: AlterColumn) -> [String] {
    let ifExists = operation.ifExists ? " IF EXISTS" : ""
    var actions: [String] = []
    switch operation.identity {
    case .keep: break
    case .drop: actions.append("DROP IDENTITY" + ifExists)
    case .add(let identity): actions.append("ADD GENERATED " + generation(identity))
    case .alter(let isAlways, let options, let restart):
      var parts: [String] = []
      if let isAlways { parts.append("SET GENERATED " + (isAlways ? "ALWAYS" : "BY DEFAULT")) }
      parts += self.options(options).map { "SET " + $0 }
      switch restart {
      case .keep: break
      case .drop: parts.append("RESTART")
      case .set(let value): parts.append("RESTART WITH \(value)")
      }
      actions.append(parts.joined(separator: " "))
    }
    switch operation.computed {
    case .keep: break
    case .drop: actions.append("DROP EXPRESSION" + ifExists)
    case .set(let expression): actions.append("SET EXPRESSION AS (\(expression.ddl))")
    }
    return actions
  }

  private func action(_ setting: ColumnSetting) -> String {
    switch setting {
    case .statistics(let target): "SET STATISTICS " + (target.map(String.init) ?? "DEFAULT")
    case .storage(let storage): "SET STORAGE " + storage
    case .compression(let method): "SET COMPRESSION " + method
    case .parameters(let parameters): "SET (" + list(parameters) + ")"
    case .resetParameters(let names): "RESET (" + names.joined(separator: ", ") + ")"
    case .options(let options): "OPTIONS " + options
    }
  }
}

extension QualifiedName {
  /// The schema, if there is one, and the name.
  var parts: [String] { (schema.map { [$0] } ?? []) + [name] }
}
