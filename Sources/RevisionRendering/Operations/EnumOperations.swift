import PostgreSQLSyntax
import Schema
import SchemaDiff

/// Labels of an enumeration, for which Alembic has no operation.
extension OperationWriter {
  /// Renames, then what `ADD VALUE` can do; a new type takes the place of the old one where a label
  /// goes or the order changes.
  func alterEnum(_ change: EnumAlteration) -> [String] {
    var lines = change.renames.map { rename in
      execute(
        "ALTER TYPE \(change.name) RENAME VALUE \(SQLText.quoted(rename.from))"
          + " TO \(SQLText.quoted(rename.to))")
    }
    let renamed = change.existing.map { label in
      change.renames.first { $0.from == label }?.to ?? label
    }
    let additions = LabelAddition.all(from: renamed, to: change.modified)
    if let additions {
      guard !additions.isEmpty else { return lines }
      // A new label can be used only after the transaction that added it has ended.
      var block = "with op.get_context().autocommit_block():"
      for addition in additions {
        block += "\n    " + execute("ALTER TYPE \(change.name) \(addition.clause)")
      }
      lines.append(block)
    } else {
      lines += replacement(of: change.name, labels: change.modified)
    }
    return lines
  }

  private func replacement(of name: QualifiedName, labels: [String]) -> [String] {
    let former = QualifiedName(name.name + "_old", schema: name.schema)
    let list = labels.map(SQLText.quoted).joined(separator: ", ")
    var lines = [
      "# Fails where a row still holds a label that goes: change such rows first.",
      execute("ALTER TYPE \(name) RENAME TO \(QualifiedName(former.name))"),
      execute("CREATE TYPE \(name) AS ENUM (\(list))"),
    ]
    for (table, column) in users(of: name) {
      let quoted = QualifiedName(column.name)
      let alter = "ALTER TABLE \(table) ALTER COLUMN \(quoted)"
      let brackets = column.type.isArray ? "[]" : ""
      if column.serverDefault != nil { lines.append(execute("\(alter) DROP DEFAULT")) }
      lines.append(
        execute(
          "\(alter) TYPE \(name)\(brackets) USING "
            + "\(quoted)::text\(brackets)::\(name)\(brackets)"))
      // A default that is a label which goes cannot be set again.
      if let serverDefault = column.serverDefault,
        Self.isAmong(serverDefault, labels)
      {
        lines.append(execute("\(alter) SET DEFAULT \(serverDefault.ddl)"))
      }
    }
    return lines + [execute("DROP TYPE \(former)")]
  }

  /// Whether a default is one of these labels, or no label at all.
  private static func isAmong(_ serverDefault: SQLExpression, _ labels: [String]) -> Bool {
    let text = SQLText(serverDefault.text)
    guard let first = text.tokens.first, let label = text.stringValue(first) else { return true }
    return labels.contains(label)
  }

  /// The columns that have the type.
  private func users(of name: QualifiedName) -> [(table: QualifiedName, column: Column)] {
    let wanted = schema.canonical(name)
    return schema.tables.flatMap { table in
      table.columns.compactMap { column in
        guard let type = column.type.userTypeName, schema.canonical(type) == wanted else {
          return nil
        }
        return (table.name, column)
      }
    }
  }
}

/// A label that `ALTER TYPE … ADD VALUE` can add.
struct LabelAddition {
  let label: String
  /// The label before it; nil at the beginning.
  let after: String?
  /// The label that was first, for one at the beginning.
  let before: String?

  /// The additions that make one list of labels of the other; nil when additions are not enough.
  static func all(from existing: [String], to modified: [String]) -> [LabelAddition]? {
    guard modified.filter({ existing.contains($0) }) == existing else { return nil }
    var additions: [LabelAddition] = []
    for (place, label) in modified.enumerated() where !existing.contains(label) {
      additions.append(
        LabelAddition(
          label: label, after: place > 0 ? modified[place - 1] : nil, before: existing.first))
    }
    return additions
  }

  /// The words after the type's name; at the end of the list no place is said.
  var clause: String {
    let text = "ADD VALUE IF NOT EXISTS \(SQLText.quoted(label))"
    if let after { return text + " AFTER \(SQLText.quoted(after))" }
    if let before { return text + " BEFORE \(SQLText.quoted(before))" }
    return text
  }
}
