import PostgreSQLSyntax
import Schema

extension DDLWriter {
  func statements(_ operation: CreateType) -> [String] {
    let name = WrittenName.qualified(operation.type.name)
    switch operation.type.definition {
    case .enumeration(let labels):
      let list = labels.map(SQLText.quoted).joined(separator: ", ")
      return ["CREATE TYPE \(name) AS ENUM (\(list))"]
    case .composite(let attributes):
      return ["CREATE TYPE \(name) AS (\(attributes.map(text).joined(separator: ", ")))"]
    case .range(let options): return ["CREATE TYPE \(name) AS RANGE " + options]
    case .opaque(let text):
      return ["CREATE TYPE \(name)" + (text.isEmpty ? "" : " " + text)]
    case .domain(let domain):
      var text = "CREATE DOMAIN \(name) AS \(domain.base.ddl)"
      if let collation = domain.collation {
        text += " COLLATE " + collation.parts.map(SQLIdentifier.forceQuoted).joined(separator: ".")
      }
      if let value = domain.serverDefault { text += " DEFAULT " + value.ddl }
      for constraint in domain.constraints { text += " " + definition(constraint) }
      return [text + (domain.isNullable ? "" : " NOT NULL")]
    }
  }

  private func text(_ attribute: CompositeAttribute) -> String {
    WrittenName.identifier(attribute.name) + " " + attribute.type.ddl
      + (attribute.collation.map { " COLLATE " + WrittenName.qualified($0) } ?? "")
  }

  func statements(_ operation: AlterEnum) -> [String] {
    let name = "ALTER TYPE \(WrittenName.qualified(operation.name)) "
    switch operation.change {
    case .addValue(let label, let ifNotExists, let position):
      var text = name + "ADD VALUE " + (ifNotExists ? "IF NOT EXISTS " : "")
      text += SQLText.quoted(label)
      switch position {
      case .last: break
      case .before(let other): text += " BEFORE " + SQLText.quoted(other)
      case .after(let other): text += " AFTER " + SQLText.quoted(other)
      }
      return [text]
    case .renameValue(let old, let new):
      return [name + "RENAME VALUE \(SQLText.quoted(old)) TO \(SQLText.quoted(new))"]
    }
  }

  func statements(_ operation: AlterComposite) -> [String] {
    let cascade = operation.cascade ? " CASCADE" : ""
    let action: String =
      switch operation.change {
      case .add(let attribute): "ADD ATTRIBUTE " + text(attribute)
      case .drop(let name, let ifExists):
        "DROP ATTRIBUTE " + (ifExists ? "IF EXISTS " : "") + WrittenName.identifier(name)
      case .alter(let attribute):
        "ALTER ATTRIBUTE \(WrittenName.identifier(attribute.name)) TYPE \(attribute.type.ddl)"
      }
    return ["ALTER TYPE \(WrittenName.qualified(operation.name)) " + action + cascade]
  }

  func statements(_ operation: AlterDomain) -> [String] {
    var actions: [String] = []
    switch operation.serverDefault {
    case .keep: break
    case .drop: actions.append("DROP DEFAULT")
    case .set(let value): actions.append("SET DEFAULT " + value.ddl)
    }
    if let isNullable = operation.nullable {
      actions.append(isNullable ? "DROP NOT NULL" : "SET NOT NULL")
    }
    return actions.map { "ALTER DOMAIN \(WrittenName.qualified(operation.name)) " + $0 }
  }

  func statements(_ operation: CreateSequence) -> [String] {
    let sequence = operation.sequence
    var parts = ["CREATE", sequence.isTemporary ? "TEMPORARY SEQUENCE" : "SEQUENCE"]
    if operation.ifNotExists { parts.append("IF NOT EXISTS") }
    parts.append(WrittenName.qualified(sequence.name))
    if let type = sequence.options.type { parts.append("AS " + type.ddl) }
    parts += options(sequence.options)
    if let owner = sequence.owner { parts.append("OWNED BY " + text(owner)) }
    return [parts.joined(separator: " ")]
  }

  private func text(_ column: ColumnReference) -> String {
    WrittenName.qualified(column.table) + "." + WrittenName.identifier(column.column)
  }

  func statements(_ operation: AlterSequence) -> [String] {
    var parts = ["ALTER SEQUENCE"]
    if operation.ifExists { parts.append("IF EXISTS") }
    parts.append(WrittenName.qualified(operation.name))
    if let type = operation.options.type { parts.append("AS " + type.ddl) }
    parts += options(operation.options)
    switch operation.restart {
    case .keep: break
    case .drop: parts.append("RESTART")
    case .set(let value): parts.append("RESTART WITH \(value)")
    }
    switch operation.owner {
    case .keep: break
    case .drop: parts.append("OWNED BY NONE")
    case .set(let owner): parts.append("OWNED BY " + text(owner))
    }
    return [parts.joined(separator: " ")]
  }

  func statements(_ operation: CreateView) -> [String] {
    let view = operation.view
    var options = view.options
    var text = "CREATE " + (operation.orReplace ? "OR REPLACE " : "")
    if view.isTemporary { text += "TEMPORARY " }
    if options.hasPrefix("RECURSIVE") {
      text += "RECURSIVE "
      options = String(options.dropFirst("RECURSIVE".count))
    }
    text += view.isMaterialized ? "MATERIALIZED VIEW " : "VIEW "
    if operation.ifNotExists { text += "IF NOT EXISTS " }
    text += WrittenName.qualified(view.name)
    if !view.columns.isEmpty { text += " (\(WrittenName.list(view.columns)))" }
    if !view.parameters.isEmpty { text += " WITH (\(list(view.parameters)))" }
    text += " AS " + view.query
    return [text + (options.isEmpty ? "" : (options.hasPrefix(" ") ? "" : " ") + options)]
  }

  func statements(_ operation: CreateExtension) -> [String] {
    var parts = ["CREATE EXTENSION"]
    if operation.ifNotExists { parts.append("IF NOT EXISTS") }
    parts.append(WrittenName.identifier(operation.extension.name))
    if let schema = operation.extension.schema {
      parts.append("SCHEMA " + WrittenName.identifier(schema))
    }
    if let version = operation.extension.version {
      parts.append("VERSION " + SQLText.quoted(version))
    }
    if operation.cascade { parts.append("CASCADE") }
    return [parts.joined(separator: " ")]
  }

  func statements(_ operation: CreateNamespace) -> [String] {
    var parts = ["CREATE SCHEMA"]
    if operation.ifNotExists { parts.append("IF NOT EXISTS") }
    parts.append(WrittenName.identifier(operation.namespace.name))
    if let owner = operation.namespace.owner {
      parts.append("AUTHORIZATION " + WrittenName.identifier(owner))
    }
    return [parts.joined(separator: " ")]
  }

  func statements(_ operation: CreatePolicy) -> [String] {
    let policy = operation.policy
    var text = "CREATE POLICY \(WrittenName.identifier(policy.name)) ON "
    text += WrittenName.qualified(operation.table)
    if !policy.isPermissive { text += " AS RESTRICTIVE" }
    if policy.command != "ALL" { text += " FOR " + policy.command }
    if policy.roles != ["public"] {
      text += " TO " + policy.roles.map(role).joined(separator: ", ")
    }
    if let using = policy.using { text += " USING (\(using.ddl))" }
    if let check = policy.check { text += " WITH CHECK (\(check.text))" }
    return [text]
  }

  func statements(_ operation: AlterPolicy) -> [String] {
    var text = "ALTER POLICY \(WrittenName.identifier(operation.name)) ON "
    text += WrittenName.qualified(operation.table)
    if let roles = operation.roles { text += " TO " + roles.map(role).joined(separator: ", ") }
    if let using = operation.using { text += " USING (\(using.ddl))" }
    if let check = operation.check { text += " WITH CHECK (\(check.text))" }
    return [text]
  }

  /// A role, or one of the words that stand for one.
  private func role(_ name: String) -> String {
    let words = ["public", "CURRENT_USER", "CURRENT_ROLE", "SESSION_USER"]
    return words.contains(name) ? name.uppercased() : WrittenName.identifier(name)
  }

  func statements(_ operation: CreateStatistics) -> [String] {
    let object = operation.statistics
    var text = "CREATE STATISTICS " + (operation.ifNotExists ? "IF NOT EXISTS " : "")
    if let name = object.name { text += WrittenName.qualified(name) + " " }
    if !object.kinds.isEmpty { text += "(\(object.kinds.joined(separator: ", "))) " }
    text += "ON \(object.elements.joined(separator: ", ")) FROM "
    return [text + WrittenName.qualified(object.table)]
  }

  /// One INSERT a row, as Alembic sends them offline.
  func statements(_ operation: BulkInsert) -> [String] {
    operation.rows.map { row in
      let pairs = zip(operation.columns, row).compactMap { column, value in
        value.map { (WrittenName.identifier(column), $0.text) }
      }
      let columns = pairs.map(\.0).joined(separator: ", ")
      let values = pairs.map(\.1).joined(separator: ", ")
      return "INSERT INTO \(WrittenName.qualified(operation.table)) (\(columns)) VALUES (\(values))"
    }
  }
}
