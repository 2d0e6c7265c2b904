import PostgreSQLSyntax
import PythonSyntax
import Schema

extension OperationWriter {
  /// A constraint among the arguments of `op.create_table`; nil for one that is not written there.
  ///
  /// Source: `autogenerate/render.py`, `_render_constraint` and what it calls.
  mutating func inlineConstraint(_ wording: ConstraintWording) -> String? {
    if let whole = wording.whole { return take(whole) }
    let name = wording.name.text.map { _ in "name=" + literal(wording.name) }.map { [$0] } ?? []
    switch wording.rule {
    case .primaryKey(let columns):
      guard !columns.isEmpty else { return nil }
      return call("PrimaryKeyConstraint", columns.map(PythonLiteral.string) + name)
    case .unique(let columns):
      return call(
        "UniqueConstraint",
        columns.map(PythonLiteral.string) + timing(wording) + name + take(wording.options))
    case .foreignKey(let reference):
      // With nothing after the columns Alembic leaves the comma and the space behind it.
      let columns = [PythonLiteral.list(reference.columns), PythonLiteral.list(reference.targets)]
      let more =
        name + actions(reference, wording, isInline: true) + take(wording.options)
      return "\(sa)ForeignKeyConstraint(\(columns.joined(separator: ", ")), "
        + more.joined(separator: ", ") + ")"
    case .check(let condition):
      if wording.isTypeBound { return nil }
      if wording.isInColumn, !options.corrections.keepsColumnChecks { return nil }
      return call("CheckConstraint", [take(condition)] + name + take(wording.options))
    case .exclusion(let exclusion):
      needs.need(PythonText.postgresql(""))
      let arguments = elements(exclusion) + timing(wording) + method(exclusion) + name
      return "postgresql.ExcludeConstraint(\(arguments.joined(separator: ", ")))"
    }
  }

  /// `op.create_unique_constraint`, `op.create_foreign_key` and their kin.
  mutating func addConstraint(_ constraint: Constraint, to table: QualifiedName) -> [String] {
    let wording = wording(of: constraint, on: table, by: addedWitness)
    var arguments = [literal(wording.name)]
    if !isInBatch { arguments.append(PythonLiteral.string(table.name)) }
    let schema =
      isInBatch ? [] : table.schema.map { ["schema=" + PythonLiteral.string($0)] } ?? []
    let function: String
    switch wording.rule {
    case .primaryKey(let columns):
      // Alembic itself does not word a primary key.
      function = "create_primary_key"
      arguments += [PythonLiteral.list(columns)] + schema
    case .unique(let columns):
      function = "create_unique_constraint"
      arguments += [PythonLiteral.list(columns)] + timing(wording) + schema
      // Reflected tables say that nothing is included, reflected constraints do not.
      arguments += take(wording.options.filter { $0.text.text != "postgresql_include=[]" })
    case .foreignKey(let reference):
      function = "create_foreign_key"
      arguments += [
        PythonLiteral.string(reference.table), PythonLiteral.list(reference.columns),
        PythonLiteral.list(reference.referencedColumns),
      ]
      if !isInBatch, let schema = table.schema {
        arguments.append("source_schema=" + PythonLiteral.string(schema))
      }
      if let schema = reference.schema {
        arguments.append("referent_schema=" + PythonLiteral.string(schema))
      }
      arguments += actions(reference, wording, isInline: false) + take(wording.options)
    case .check(let condition):
      function = "create_check_constraint"
      arguments += [take(condition)] + schema + take(wording.options)
    case .exclusion(let exclusion):
      function = "create_exclude_constraint"
      arguments += elements(exclusion) + timing(wording) + method(exclusion) + schema
    }
    return ["\(prefix)\(function)(\(arguments.joined(separator: ", ")))"]
      + commentLines(constraint, wording.name, of: table)
  }

  /// `op.drop_constraint`.
  mutating func dropConstraint(_ constraint: Constraint, of table: QualifiedName) -> [String] {
    let wording = wording(of: constraint, on: table, by: removedWitness)
    var arguments = [literal(wording.name)]
    if !isInBatch {
      arguments.append(PythonLiteral.string(table.name))
      if let schema = table.schema {
        arguments.append("schema=" + PythonLiteral.string(schema))
      }
    }
    let kind: String? =
      switch wording.rule {
      case .primaryKey: "primary"
      case .unique: "unique"
      case .foreignKey: "foreignkey"
      case .check: "check"
      case .exclusion: nil
      }
    if let kind { arguments.append("type_='\(kind)'") }
    let statement = "\(prefix)drop_constraint(\(arguments.joined(separator: ", ")))"
    return wording.name.text == nil ? Self.unnamedWarning + [statement] : [statement]
  }

  /// `COMMENT ON CONSTRAINT`, for which Alembic has no operation.
  private func commentLines(
    _ constraint: Constraint, _ name: ObjectName, of table: QualifiedName
  ) -> [String] {
    guard let comment = constraint.comment, let name = name.text else { return [] }
    return [
      execute(
        "COMMENT ON CONSTRAINT \(QualifiedName(name)) ON \(table) IS \(SQLText.quoted(comment))")
    ]
  }

  private func call(_ name: String, _ arguments: [String]) -> String {
    "\(sa)\(name)(\(arguments.joined(separator: ", ")))"
  }

  private mutating func timing(_ wording: ConstraintWording) -> [String] {
    var arguments: [String] = []
    if let deferrable = wording.deferrable { arguments.append("deferrable=" + take(deferrable)) }
    if let initially = wording.initially { arguments.append("initially=" + take(initially)) }
    return arguments
  }

  private mutating func actions(
    _ reference: ConstraintWording.Reference, _ wording: ConstraintWording, isInline: Bool
  ) -> [String] {
    var arguments: [String] = []
    if let action = reference.onUpdate { arguments.append("onupdate=" + take(action)) }
    if let action = reference.onDelete { arguments.append("ondelete=" + take(action)) }
    if let initially = wording.initially { arguments.append("initially=" + take(initially)) }
    if let deferrable = wording.deferrable { arguments.append("deferrable=" + take(deferrable)) }
    if reference.usesAlter { arguments.append("use_alter=True") }
    if let match = reference.match { arguments.append("match=" + take(match)) }
    return arguments
  }

  private mutating func elements(_ exclusion: ExclusionWording) -> [String] {
    var arguments: [String] = []
    for (element, name) in zip(exclusion.elements, exclusion.operators) {
      arguments.append("(\(take(element)), \(PythonLiteral.string(name)))")
    }
    if let predicate = exclusion.predicate { arguments.append("where=" + take(predicate)) }
    return arguments
  }

  private func method(_ exclusion: ExclusionWording) -> [String] {
    exclusion.method.map { ["using=" + PythonLiteral.string($0)] } ?? []
  }

  /// What Alembic writes above a constraint that cannot be dropped by name.
  private static let unnamedWarning = [
    "# WARNING: constraint name is None; this directive will fail as",
    "# rendered.  Add a name, or use a naming convention; see",
    "# https://alembic.sqlalchemy.org/en/latest/naming.html",
  ]
}
