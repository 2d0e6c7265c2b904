import Schema

extension OperationWriter {
  /// How the database's objects are worded.
  private func reflection(_ table: QualifiedName) -> ReflectionWording {
    ReflectionWording(
      schema: schema, options: options, columns: schema.table(table)?.columns ?? [])
  }

  func wording(of table: Table, by witness: Witness) -> TableWording {
    if witness == .models, let wording = models.tables[table.name] { return wording }
    return reflection(table.name).table(table)
  }

  func wording(
    of column: Column, in table: QualifiedName, by witness: Witness
  ) -> ColumnWording {
    if witness == .models, let wording = models.tables[table]?.column(column.name) {
      return wording
    }
    return reflection(table).column(column, of: table)
  }

  func wording(
    of constraint: Constraint, on table: QualifiedName, by witness: Witness
  ) -> ConstraintWording {
    if witness == .models, let wording = models.tables[table]?.wording(of: constraint) {
      return wording
    }
    return reflection(table).constraint(constraint)
  }

  func wording(
    of index: Index, on table: QualifiedName, by witness: Witness
  ) -> IndexWording {
    if witness == .models, let wording = models.tables[table]?.wording(of: index) {
      return wording
    }
    return reflection(table).index(index)
  }
}
