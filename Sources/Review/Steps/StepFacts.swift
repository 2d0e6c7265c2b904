import PostgreSQLDialect
import PostgreSQLSyntax
import Schema
import SourceText

/// What several rules ask of a step.
extension ReviewStep {
  /// A constraint with the place that adds it: one of `ADD CONSTRAINT`, or beside a new column.
  struct AddedConstraint {
    /// The table.
    var table: QualifiedName
    /// The constraint as it was written.
    var constraint: Constraint
    /// Whether it stands in the clause of a new column.
    var isInline: Bool
  }

  /// The constraints that the step adds to a table that may have rows.
  var addedConstraints: [AddedConstraint] {
    switch operation {
    case .addConstraint(let add) where !add.onDomain:
      [AddedConstraint(table: add.table, constraint: add.constraint, isInline: false)]
    case .addColumn(let add):
      add.constraints.map {
        AddedConstraint(table: add.table, constraint: $0, isInline: true)
      }
    default: []
    }
  }

  /// A constraint as the database has it after the step, with the name that PostgreSQL chose.
  func made(_ added: AddedConstraint) -> Constraint? {
    guard failure == nil, let table = after.table(added.table) else { return nil }
    let old = Set(before.table(added.table)?.constraints.compactMap(\.name) ?? [])
    if let name = added.constraint.name { return table.constraint(name) }
    let made = table.constraints.filter { constraint in
      constraint.name.map { !old.contains($0) } ?? false
        && constraint.columns == added.constraint.columns
    }
    return made.count == 1 ? made[0] : nil
  }

  /// Whether `SET NOT NULL` would read every row: no key and no valid check proves the column.
  func scansForNotNull(_ column: String, of table: QualifiedName) -> Bool {
    let change = AlterColumn(table: table, column: column, nullable: false)
    let locks = LockTable(version: 15).locks(of: .alterColumn(change), in: before)
    return locks.relations.contains { $0.work == .scan }
  }

  /// The type of a column as the schema or, without it, the author says; nil when neither does.
  func knownType(_ column: String, of table: QualifiedName, said: DataType? = nil) -> DataType? {
    if let type = before.table(table)?.column(column)?.type {
      if case .unknown = type.base { return said }
      return type
    }
    return said
  }
}

extension ReviewedSide {
  /// The steps before `step` that share its transaction.
  func sharingTransaction(before step: ReviewStep) -> ArraySlice<ReviewStep> {
    let all = steps.prefix(step.index)
    guard step.runsInTransaction else { return [] }
    // autocommit_block() ends what came before, and so does a COMMIT of the migration's own.
    let start =
      all.lastIndex { !$0.runsInTransaction || $0.endsTransaction }.map { $0 + 1 }
      ?? all.startIndex
    return all[start...]
  }

  /// Whether a statement before `step` writes rows of a table, or could.
  func writesRows(of table: QualifiedName, before step: ReviewStep) -> Bool {
    steps.prefix(step.index).contains { $0.mayWriteRows(of: table) }
  }
}

extension ReviewStep {
  /// Whether it ends the transaction that it stands in.
  var endsTransaction: Bool {
    guard case .transaction(let control) = operation else { return false }
    return ["COMMIT", "END", "ROLLBACK", "ABORT"].contains(control.command)
  }

  /// Whether it changes or deletes rows of a table, or is opaque and could.
  func mayWriteRows(of table: QualifiedName) -> Bool {
    let table = before.canonical(table)
    switch operation {
    case .data(let data):
      guard data.kind != .select, data.kind != .insert else { return false }
      return data.targets.contains { before.canonical($0) == table }
    case .opaque(let opaque):
      return opaque.targets.isEmpty || opaque.targets.contains { before.canonical($0) == table }
    case .dropTable, .bulkInsert: return false
    default: return false
    }
  }
}

extension ReviewedRevision {
  /// Whether the text of `upgrade()` has UPDATE, DELETE or MERGE of a table that no step shows: in a loop
  /// over rows, or in code that was not run.
  func textWritesRows(of table: QualifiedName) -> Bool {
    let name = table.name.lowercased()
    for span in source.stringSpans {
      let text = source.file.text(of: span).lowercased()
      if text.contains(name), ["update ", "delete ", "merge "].contains(where: text.contains) {
        return true
      }
    }
    return source.calls.contains { call in
      guard call.function != "downgrade" else { return false }
      let text = source.file.text(of: call.span)
      return text.contains(".update(") || text.contains(".delete(")
        || text.contains("update(")
          && call.name == "sqlalchemy.update"
    }
  }
}

extension SQLExpression {
  /// The value where the whole expression is one string constant; nil otherwise.
  var stringConstant: String? {
    let parsed = SQLText(text)
    guard parsed.tokens.count == 1 else { return nil }
    return parsed.stringValue(parsed.tokens[0])
  }
}

extension DataType {
  /// Whether it is one of the types of characters.
  var isCharacters: Bool {
    guard !isArray, let name = builtinName else { return false }
    return ["text", "character varying", "character", "bpchar", "name"].contains(name)
  }
}

extension Index {
  /// What it is called in a message.
  var label: String { name.map { "the index \($0)" } ?? "an index" }
}
