import PostgreSQLDialect
import PostgreSQLSyntax
import PythonSyntax
import RevisionRendering
import Schema

/// The code of planned revisions, in the words of Alembic where it has them.
enum PlannedCode {
  /// A call of `op`.
  static func call(_ name: String, _ arguments: String?...) -> String {
    "op.\(name)(" + arguments.compactMap { $0 }.joined(separator: ", ") + ")"
  }

  /// `op.execute` of one statement.
  static func execute(_ sql: String) -> String {
    call("execute", PythonLiteral.string(ExecutedSQL.escaped(sql)))
  }

  /// A string, or `None`.
  static func string(_ text: String?) -> String { PythonLiteral.string(text) }

  /// `schema=` where a name has one.
  static func schema(_ name: QualifiedName, as keyword: String = "schema") -> String? {
    name.schema.map { "\(keyword)=" + PythonLiteral.string($0) }
  }

  /// Lines outside of the transaction.
  static func outsideTransaction(_ lines: String...) -> String {
    "with op.get_context().autocommit_block():\n"
      + lines.flatMap { $0.split(separator: "\n") }.map { "    " + $0 }.joined(separator: "\n")
  }

  /// `ALTER TABLE … VALIDATE CONSTRAINT`.
  static func validate(_ name: String, of table: QualifiedName) -> String {
    execute("ALTER TABLE \(table) VALIDATE CONSTRAINT \(QualifiedName(name))")
  }

  /// `op.drop_constraint`.
  static func drop(_ name: String, of table: QualifiedName, kind: String) -> String {
    call(
      "drop_constraint", string(name), string(table.name), "type_='\(kind)'", schema(table))
  }

  /// A foreign key or check that old rows need not meet yet; nil for any other rule.
  static func unvalidated(
    _ constraint: Constraint, _ name: String, of table: QualifiedName
  ) -> String? {
    let deferrable = constraint.isDeferrable.map { "deferrable=" + PythonLiteral.bool($0) }
    let initially = constraint.isInitiallyDeferred.map {
      "initially='\($0 ? "DEFERRED" : "IMMEDIATE")'"
    }
    switch constraint.rule {
    case .foreignKey(let key):
      guard !key.referencedColumns.isEmpty, key.onDeleteColumns.isEmpty, !key.isPeriod else {
        return nil
      }
      return call(
        "create_foreign_key", string(name), string(table.name), string(key.table.name),
        PythonLiteral.list(key.columns), PythonLiteral.list(key.referencedColumns),
        key.onUpdate.map { "onupdate='\($0.rawValue)'" },
        key.onDelete.map { "ondelete='\($0.rawValue)'" }, deferrable, initially,
        key.match.map { "match='\($0)'" }, schema(table, as: "source_schema"),
        schema(key.table, as: "referent_schema"), "postgresql_not_valid=True")
    case .check(let condition):
      guard constraint.isInherited else { return nil }
      return call(
        "create_check_constraint", string(name), string(table.name),
        string(ExecutedSQL.escaped(condition.text)), schema(table), "postgresql_not_valid=True")
    default: return nil
    }
  }
}

extension Rewrite {
  /// A constraint that new rows must meet at once, and old rows from a later revision on.
  static func validatingLater(
    _ step: ReviewStep, _ added: ReviewStep.AddedConstraint, in revision: ReviewedRevision
  ) -> Rewrite? {
    guard let made = step.made(added), let name = made.name, !added.isInline,
      let columns = PlannedColumns(step, in: revision),
      step.before.table(added.table)?.partitioning == nil,
      let create = PlannedCode.unvalidated(made, name, of: added.table)
    else { return nil }
    let kind = if case .foreignKey = made.rule { "foreignkey" } else { "check" }
    return .plan([
      PlannedRevision(
        "add \(name) for new rows", upgrade: columns.addition + create,
        downgrade: PlannedCode.drop(name, of: added.table, kind: kind) + columns.removal),
      PlannedRevision(
        "validate \(name)", upgrade: PlannedCode.validate(name, of: added.table),
        downgrade: "pass"),
    ])
  }

  /// A unique index that is built beside running writers, and then becomes the constraint's.
  static func usingIndex(
    _ step: ReviewStep, _ added: ReviewStep.AddedConstraint, in revision: ReviewedRevision
  ) -> Rewrite? {
    let key: Key
    let kind: (word: String, name: String)
    switch added.constraint.rule {
    case .unique(let unique): (key, kind) = (unique, ("UNIQUE", "unique"))
    case .primaryKey(let primary): (key, kind) = (primary, ("PRIMARY KEY", "primary"))
    default: return nil
    }
    let table = added.table
    guard let made = step.made(added), let name = made.name, !added.isInline,
      let columns = PlannedColumns(step, in: revision),
      let before = step.before.table(table), before.partitioning == nil, !key.withoutOverlaps,
      key.parameters.isEmpty, key.tablespace == nil,
      key.columns.allSatisfy({ before.column($0) != nil })
    else { return nil }
    let include =
      key.include.isEmpty ? nil : "postgresql_include=" + PythonLiteral.list(key.include)
    let index = PlannedCode.outsideTransaction(
      PlannedCode.call(
        "create_index", PlannedCode.string(name), PlannedCode.string(table.name),
        PythonLiteral.list(key.columns), "unique=True", PlannedCode.schema(table), include,
        key.nullsNotDistinct ? "postgresql_nulls_not_distinct=True" : nil,
        "postgresql_concurrently=True"))
    let dropIndex = PlannedCode.outsideTransaction(
      PlannedCode.call(
        "drop_index", PlannedCode.string(name), "table_name=" + PlannedCode.string(table.name),
        PlannedCode.schema(table), "if_exists=True", "postgresql_concurrently=True"))
    var sql =
      "ALTER TABLE \(table) ADD CONSTRAINT \(QualifiedName(name)) \(kind.word) USING INDEX "
      + "\(QualifiedName(name))"
    if added.constraint.isDeferrable == true { sql += " DEFERRABLE" }
    if added.constraint.isInitiallyDeferred == true { sql += " INITIALLY DEFERRED" }
    var revisions: [PlannedRevision] = []
    if !columns.addition.isEmpty {
      revisions.append(
        PlannedRevision(
          "add what \(name) is about", upgrade: columns.addition.withoutLastLineEnd,
          downgrade: columns.removal.withoutFirstLineEnd))
    }
    revisions.append(
      PlannedRevision("build \(name) concurrently", upgrade: index, downgrade: dropIndex))
    if kind.name == "primary" {
      for column in key.columns where step.scansForNotNull(column, of: table) {
        revisions += PlannedRevision.provingNotNull(column, of: table)
      }
    }
    revisions.append(
      PlannedRevision(
        "make \(name) a constraint", upgrade: PlannedCode.execute(sql),
        downgrade: PlannedCode.drop(name, of: table, kind: kind.name) + "\n" + index))
    return .plan(revisions)
  }
}

extension PlannedRevision {
  /// `SET NOT NULL` after a check that was validated beside running writers has proved it.
  static func provingNotNull(_ column: String, of table: QualifiedName) -> [PlannedRevision] {
    let name = SQLIdentifier.generated(table.name, column, label: "not_null")
    let check = Constraint(
      name: name, rule: .check(SQLExpression("\(QualifiedName(column)) IS NOT NULL")))
    let create = PlannedCode.unvalidated(check, name, of: table) ?? "pass"
    let drop = PlannedCode.drop(name, of: table, kind: "check")
    func alter(_ isNullable: Bool) -> String {
      PlannedCode.call(
        "alter_column", PlannedCode.string(table.name), PlannedCode.string(column),
        "nullable=" + PythonLiteral.bool(isNullable), PlannedCode.schema(table))
    }
    return [
      PlannedRevision(
        "refuse new rows without \(column)", upgrade: create, downgrade: drop),
      PlannedRevision(
        "validate \(name)", upgrade: PlannedCode.validate(name, of: table), downgrade: "pass"),
      PlannedRevision(
        "set \(column) not null", upgrade: alter(false) + "\n" + drop,
        downgrade: create + "\n" + alter(true)),
    ]
  }

  /// Rows of a table that have no value yet, filled in batches with one commit each.
  ///
  /// - Parameter value: SQL, or the parameter that the lines before set.
  static func filling(
    _ column: String, of table: QualifiedName, with value: String, where condition: String? = nil,
    setting lines: String = "", parameters: String = ""
  ) -> PlannedRevision {
    let column = QualifiedName(column)
    let rows = "\(column) IS NULL" + (condition.map { " AND " + $0 } ?? "")
    let sql =
      "UPDATE \(table) SET \(column) = \(value) WHERE ctid = ANY (ARRAY("
      + "SELECT ctid FROM \(table) WHERE \(rows) LIMIT 5000))"
    return PlannedRevision(
      "fill \(column.name) of \(table.name)",
      upgrade: lines + "statement = sa.text(" + PythonLiteral.string(sql) + ")\n"
        + PlannedCode.outsideTransaction(
          "while op.get_bind().execute(statement\(parameters)).rowcount:", "    pass"),
      downgrade: "pass")
  }
}
