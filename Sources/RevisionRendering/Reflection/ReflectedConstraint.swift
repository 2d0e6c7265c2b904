import PythonSyntax
import Schema

extension ReflectionWording {
  /// A constraint as it is reflected.
  func constraint(_ constraint: Constraint) -> ConstraintWording {
    let name = constraint.name.map { ObjectName.final($0) } ?? .none
    switch constraint.rule {
    case .primaryKey(let key):
      return ConstraintWording(name: name, rule: .primaryKey(columns: key.columns))
    case .unique(let key):
      return ConstraintWording(
        name: name, rule: .unique(columns: key.columns), options: self.options(of: key))
    case .foreignKey(let key): return reference(key, constraint, name)
    case .check(let condition):
      return ConstraintWording(
        name: name, rule: .check(PythonText(literal(catalog.check(condition)))))
    case .exclusion(let exclusion):
      return ConstraintWording(name: name, rule: .exclusion(self.exclusion(exclusion)))
    case .notNull(let column):
      let condition = "\(QualifiedName(column)) IS NOT NULL"
      return ConstraintWording(
        name: name, rule: .check(PythonText(PythonLiteral.string(condition))))
    }
  }

  private func options(of key: Key) -> [KeywordArgument] {
    [
      KeywordArgument("postgresql_include", PythonLiteral.list(key.include)),
      KeywordArgument(
        "postgresql_nulls_not_distinct", PythonLiteral.bool(key.nullsNotDistinct)),
    ]
  }

  private func reference(
    _ key: ForeignKey, _ constraint: Constraint, _ name: ObjectName
  ) -> ConstraintWording {
    let prefix = key.table.plain + "."
    var reference = ConstraintWording.Reference(
      columns: key.columns, schema: key.table.schema, table: key.table.name,
      referencedColumns: key.referencedColumns, targets: key.referencedColumns.map { prefix + $0 })
    reference.onUpdate = action(key.onUpdate, [])
    reference.onDelete = action(key.onDelete, key.onDeleteColumns)
    reference.match = key.match.map { PythonText(PythonLiteral.string($0)) }
    var wording = ConstraintWording(name: name, rule: .foreignKey(reference))
    if constraint.isDeferrable == true { wording.deferrable = PythonText("True") }
    if constraint.isInitiallyDeferred == true {
      wording.initially = PythonText(PythonLiteral.string("DEFERRED"))
    }
    return wording
  }

  /// The action; PostgreSQL does not print the default one.
  private func action(_ action: ReferentialAction?, _ columns: [String]) -> PythonText? {
    guard let action, action != .noAction else { return nil }
    let names = columns.map { QualifiedName($0).description }.joined(separator: ", ")
    let text = action.rawValue + (columns.isEmpty ? "" : " (\(names))")
    return PythonText(PythonLiteral.string(text))
  }

  private func exclusion(_ exclusion: Exclusion) -> ExclusionWording {
    ExclusionWording(
      elements: exclusion.elements.map { element in
        switch element.element.key {
        case .column(let name): PythonText("\(sa)column(\(PythonLiteral.string(name)))")
        case .expression(let text): sqlText(text.text)
        }
      }, operators: exclusion.elements.map(\.operatorName),
      predicate: exclusion.predicate.map { sqlText(catalog.predicate($0)) },
      method: exclusion.method)
  }
}
