import Schema

extension OperationWriter {
  /// How the database's objects are worded.
  private var reflection: ReflectionWording {
    ReflectionWording(schema: schema, options: options)
  }

  func wording(of table: Table, by witness: Witness) -> TableWording {
    if witness == .models, let wording = models.tables[table.name] { return wording }
    return reflection.table(table)
  }

  func wording(
    of column: Column, in table: QualifiedName, by witness: Witness
  ) -> ColumnWording {
    if witness == .models, let wording = models.tables[table]?.column(column.name) {
      return wording
    }
    return reflection.column(column, of: table)
  }

  func wording(
    of constraint: Constraint, on table: QualifiedName, by witness: Witness
  ) -> ConstraintWording {
    if witness == .models, let wording = models.tables[table]?.wording(of: constraint) {
      return wording
    }
    return reflection.constraint(constraint)
  }

  func wording(
    of index: Index, on table: QualifiedName, by witness: Witness
  ) -> IndexWording {
    if witness == .models, let wording = models.tables[table]?.wording(of: index) {
      return wording
    }
    return reflection.index(index)
  }
}
