import PostgreSQLSyntax
import Schema

extension DDLWriter {
  /// A constraint as it stands in `CREATE TABLE` and after `ADD`.
  func definition(_ constraint: Constraint) -> String {
    let name = constraint.name.map { "CONSTRAINT \(WrittenName.identifier($0)) " } ?? ""
    return name + rule(constraint.rule) + attributes(constraint)
  }

  /// A constraint of one column as it stands in the column's own clause.
  func inline(_ constraint: Constraint) -> String {
    switch constraint.rule {
    case .foreignKey(let key):
      return named(constraint, reference(key)) + attributes(constraint)
    case .primaryKey: return named(constraint, "PRIMARY KEY") + attributes(constraint)
    case .unique: return named(constraint, "UNIQUE") + attributes(constraint)
    case .check, .exclusion, .notNull: return definition(constraint)
    }
  }

  private func named(_ constraint: Constraint, _ text: String) -> String {
    constraint.name.map { "CONSTRAINT \(WrittenName.identifier($0)) " + text } ?? text
  }

  private func rule(_ rule: ConstraintRule) -> String {
    switch rule {
    case .primaryKey(let key): return "PRIMARY KEY" + keyParts(key)
    case .unique(let key):
      return "UNIQUE" + (key.nullsNotDistinct ? " NULLS NOT DISTINCT" : "") + keyParts(key)
    case .foreignKey(let key):
      return "FOREIGN KEY(\(WrittenName.list(key.columns))) " + reference(key)
    case .check(let expression): return "CHECK (\(expression.ddl))"
    case .exclusion(let exclusion):
      let elements = exclusion.elements.map { element in
        self.element(element.element) + " WITH " + element.operatorName
      }
      var text = "EXCLUDE USING \(exclusion.method) (\(elements.joined(separator: ", ")))"
      if !exclusion.include.isEmpty { text += " INCLUDE (\(WrittenName.list(exclusion.include)))" }
      if let predicate = exclusion.predicate { text += " WHERE (\(predicate.ddl))" }
      return text
    case .notNull(let column): return "NOT NULL " + WrittenName.identifier(column)
    }
  }

  private func keyParts(_ key: Key) -> String {
    if let index = key.existingIndex { return " USING INDEX " + WrittenName.identifier(index) }
    var text = " (" + WrittenName.list(key.columns)
    text += (key.withoutOverlaps ? " WITHOUT OVERLAPS" : "") + ")"
    if !key.include.isEmpty { text += " INCLUDE (\(WrittenName.list(key.include)))" }
    if !key.parameters.isEmpty { text += " WITH (\(list(key.parameters)))" }
    if let tablespace = key.tablespace {
      text += " USING INDEX TABLESPACE " + WrittenName.identifier(tablespace)
    }
    return text
  }

  private func reference(_ key: ForeignKey) -> String {
    var text = "REFERENCES " + WrittenName.qualified(key.table)
    if !key.referencedColumns.isEmpty {
      text += " (\(WrittenName.list(key.referencedColumns)))"
    }
    if let match = key.match { text += " MATCH " + match }
    if let written = key.writtenActions.text { return text + " " + written }
    if let action = key.onDelete {
      text += " ON DELETE " + action.rawValue
      if !key.onDeleteColumns.isEmpty {
        text += " (\(WrittenName.list(key.onDeleteColumns)))"
      }
    }
    if let action = key.onUpdate { text += " ON UPDATE " + action.rawValue }
    return text
  }

  private func attributes(_ constraint: Constraint) -> String {
    var text = ""
    if !constraint.isInherited { text += " NO INHERIT" }
    if let isDeferrable = constraint.isDeferrable {
      text += isDeferrable ? " DEFERRABLE" : " NOT DEFERRABLE"
    }
    if let isDeferred = constraint.isInitiallyDeferred {
      text += isDeferred ? " INITIALLY DEFERRED" : " INITIALLY IMMEDIATE"
    }
    if !constraint.isEnforced { text += " NOT ENFORCED" }
    if !constraint.isValidated { text += " NOT VALID" }
    return text
  }

  func statements(_ operation: AddConstraint) -> [String] {
    let text = "ADD " + definition(operation.constraint)
    return [
      operation.onDomain
        ? "ALTER DOMAIN \(WrittenName.qualified(operation.table)) " + text
        : alterTable(operation.table, text, ifExists: operation.tableIfExists)
    ]
  }

  func statements(_ operation: DropConstraint) -> [String] {
    let text =
      "DROP CONSTRAINT " + (operation.ifExists ? "IF EXISTS " : "")
      + WrittenName.identifier(operation.name) + (operation.cascade ? " CASCADE" : "")
    return [
      operation.onDomain
        ? "ALTER DOMAIN \(WrittenName.qualified(operation.table)) " + text
        : alterTable(operation.table, text, ifExists: operation.tableIfExists)
    ]
  }

  func statements(_ operation: AlterConstraint) -> [String] {
    let name = WrittenName.identifier(operation.name)
    var text = operation.validates ? "VALIDATE CONSTRAINT " + name : "ALTER CONSTRAINT " + name
    if !operation.validates {
      var attributes = Constraint(rule: .notNull(column: ""))
      attributes.isDeferrable = operation.isDeferrable
      attributes.isInitiallyDeferred = operation.isInitiallyDeferred
      if let value = operation.isEnforced { attributes.isEnforced = value }
      text += self.attributes(attributes)
      if let isInherited = operation.isInherited {
        text += isInherited ? " INHERIT" : " NO INHERIT"
      }
    }
    return [
      operation.onDomain
        ? "ALTER DOMAIN \(WrittenName.qualified(operation.table)) " + text
        : alterTable(operation.table, text, ifExists: operation.tableIfExists)
    ]
  }
}
