import PostgreSQLSyntax
import Schema

extension DDLWriter {
  func statements(_ operation: CreateTable) -> [String] {
    let table = operation.table
    var text = "CREATE "
    switch table.persistence {
    case .permanent: break
    case .temporary: text += "TEMPORARY "
    case .unlogged: text += "UNLOGGED "
    }
    if table.isForeign { text += "FOREIGN " }
    text += "TABLE " + (operation.ifNotExists ? "IF NOT EXISTS " : "")
    text += WrittenName.qualified(table.name)
    if let query = operation.query {
      text += " AS " + query.text + (query.withData ? "" : " WITH NO DATA")
    } else if let partition = table.partitionOf {
      text += " PARTITION OF " + WrittenName.qualified(partition.parent) + " " + partition.bound
      text += options(table)
    } else {
      text += " (\n    " + elements(operation).joined(separator: ", \n    ")
      text = (elements(operation).isEmpty ? String(text.dropLast(4)) : text + "\n") + ")"
      text += options(table)
    }
    var all = [text]
    if let comment = table.comment {
      all.append(
        "COMMENT ON TABLE \(WrittenName.qualified(table.name)) IS " + SQLText.quoted(comment))
    }
    for column in table.columns {
      guard let comment = column.comment else { continue }
      all.append(commentOnColumn(column.name, of: table.name, comment))
    }
    return all
  }

  /// Columns with what stands in their clauses, then the primary key, then the other constraints.
  private func elements(_ operation: CreateTable) -> [String] {
    let constraints = operation.table.constraints
    var elements = operation.table.columns.map { column in
      let inline = constraints.indices.filter { operation.inlineConstraints[$0] == column.name }
      let texts = inline.map { self.inline(constraints[$0]) }
      return ([definition(column)] + texts).joined(separator: " ")
    }
    for like in operation.likes.reversed() {
      let text = (["LIKE " + WrittenName.qualified(like.table)] + like.options)
      elements.insert(text.joined(separator: " "), at: min(like.position, elements.count))
    }
    func isPrimary(_ constraint: Constraint) -> Bool {
      if case .primaryKey = constraint.rule { true } else { false }
    }
    let own = constraints.indices.filter { operation.inlineConstraints[$0] == nil }
      .map { constraints[$0] }
    elements += own.filter(isPrimary).map(definition)
    elements += own.filter { !isPrimary($0) }.map(definition)
    return elements
  }

  private func options(_ table: Table) -> String {
    var text = ""
    if !table.parents.isEmpty {
      text += "\n INHERITS (\(table.parents.map(WrittenName.qualified).joined(separator: ", ")))"
    }
    if let partitioning = table.partitioning {
      let keys = partitioning.keys.map(element).joined(separator: ", ")
      text += "\n PARTITION BY \(partitioning.strategy) (\(keys))"
    }
    if let method = table.accessMethod { text += "\n USING " + method }
    if !table.parameters.isEmpty { text += "\n WITH (\(list(table.parameters)))" }
    if let tablespace = table.tablespace {
      text += "\n TABLESPACE " + WrittenName.identifier(tablespace)
    }
    return text
  }

  func statements(_ operation: DropTable) -> [String] {
    [
      "DROP " + (operation.isForeign ? "FOREIGN " : "") + "TABLE "
        + (operation.ifExists ? "IF EXISTS " : "") + WrittenName.qualified(operation.name)
        + (operation.cascade ? " CASCADE" : "")
    ]
  }

  func statements(_ operation: RenameTable) -> [String] {
    [
      alterTable(
        operation.name, "RENAME TO " + WrittenName.identifier(operation.newName),
        ifExists: operation.ifExists)
    ]
  }

  func statements(_ operation: AlterTableSetting) -> [String] {
    let kind = operation.objectKind.rawValue
    return [
      "ALTER \(kind) " + (operation.ifExists ? "IF EXISTS " : "")
        + WrittenName.qualified(operation.table) + " " + action(operation.setting)
    ]
  }

  private func action(_ setting: TableSetting) -> String {
    switch setting {
    case .parameters(let parameters): "SET (\(list(parameters)))"
    case .resetParameters(let names): "RESET (\(names.joined(separator: ", ")))"
    case .tablespace(let name): "SET TABLESPACE " + WrittenName.identifier(name)
    case .persistence(let persistence):
      persistence == .unlogged ? "SET UNLOGGED" : "SET LOGGED"
    case .accessMethod(let method): "SET ACCESS METHOD " + (method ?? "DEFAULT")
    case .rowSecurity(let isEnabled):
      (isEnabled ? "ENABLE" : "DISABLE") + " ROW LEVEL SECURITY"
    case .forceRowSecurity(let isForced):
      (isForced ? "FORCE" : "NO FORCE") + " ROW LEVEL SECURITY"
    case .replicaIdentity(let identity): "REPLICA IDENTITY " + identity
    case .inherit(let parent, let isAdded):
      (isAdded ? "INHERIT " : "NO INHERIT ") + WrittenName.qualified(parent)
    case .ofType(let type): type.map { "OF " + WrittenName.qualified($0) } ?? "NOT OF"
    case .clusterOn(let index):
      index.map { "CLUSTER ON " + WrittenName.identifier($0) } ?? "SET WITHOUT CLUSTER"
    case .trigger(let name, let mode):
      mode + " TRIGGER " + (name.map { $0 == "USER" ? $0 : WrittenName.identifier($0) } ?? "ALL")
    case .rule(let name, let mode): mode + " RULE " + WrittenName.identifier(name)
    case .options(let options): "OPTIONS " + options
    case .oids(let text): "SET " + text
    }
  }
}
