import Schema

extension TableComparison {
  /// Foreign keys, by what they say and not by name.
  ///
  /// Source: `autogenerate/compare/constraints.py`, `_compare_foreign_keys`.
  mutating func compareForeignKeys() {
    let wanted = declared.table.foreignKeys.map {
      ($0.constraint, signature($0.constraint, $0.key))
    }
    let present = existing.foreignKeys.filter {
      whole.isIncluded(.foreignKey, $0.constraint.name, existing.name, in: name)
    }.map { ($0.constraint, signature($0.constraint, $0.key)) }
    for (constraint, key) in present where !wanted.contains(where: { $0.1 == key }) {
      let counterpart = wanted.contains { $0.0.name != nil && $0.0.name == constraint.name }
      guard asks(.foreignKey, constraint.name, reflected: true, counterpart: counterpart) else {
        continue
      }
      guard declared.table.isComplete else {
        leave(constraint.name, "the models may have it: \(declared.incompleteness)")
        continue
      }
      changes.append(.dropConstraint(constraint))
    }
    for (constraint, key) in wanted where !present.contains(where: { $0.1 == key }) {
      let counterpart = present.contains { $0.0.name == constraint.name }
      guard asks(.foreignKey, constraint.name, reflected: false, counterpart: counterpart) else {
        continue
      }
      guard existing.isComplete else {
        leave(constraint.name, "the migrations may make it: \(existing.incompleteness)")
        continue
      }
      changes.append(.addConstraint(constraint))
    }
  }

  /// What a foreign key says, options that are the default left out.
  private struct ForeignKeySignature: Equatable {
    var columns: [String]
    var table: QualifiedName
    var referenced: [String]
    var onUpdate: ReferentialAction?
    var onDelete: ReferentialAction?
    var isDeferrable: Bool
    var isDeferred: Bool
  }

  private func signature(_ constraint: Constraint, _ key: ForeignKey) -> ForeignKeySignature {
    func said(_ action: ReferentialAction?) -> ReferentialAction? {
      action == .noAction ? nil : action
    }
    let isDeferred = constraint.isInitiallyDeferred == true
    return ForeignKeySignature(
      columns: key.columns, table: whole.canonical(key.table), referenced: key.referencedColumns,
      onUpdate: said(key.onUpdate), onDelete: said(key.onDelete),
      isDeferrable: constraint.isDeferrable == true || isDeferred, isDeferred: isDeferred)
  }

  /// The primary key, of which Alembic compares nothing.
  mutating func compareKeys() {
    let wanted = declared.table.primaryKey
    let present = existing.primaryKey
    guard Set(wanted?.columns ?? []) != Set(present?.columns ?? []), existing.isComplete,
      declared.table.isComplete
    else { return }
    if let present { changes.append(.dropConstraint(present)) }
    if let wanted { changes.append(.addConstraint(wanted)) }
  }

  /// Checks by what they say, then by name.
  mutating func compareChecks() {
    let wanted = declared.table.checks
    var present = existing.checks
    var missing: [Constraint] = []
    for check in wanted {
      let same = present.firstIndex { other in
        other.condition == check.condition
          && (check.constraint.name == nil || check.constraint.name == other.constraint.name)
      }
      if let same { present.remove(at: same) } else { missing.append(check.constraint) }
    }
    for check in present {
      guard declared.table.isComplete else {
        leave(check.constraint.name, "the models may have it: \(declared.incompleteness)")
        continue
      }
      if asks(.checkConstraint, check.constraint.name, reflected: true, counterpart: false) {
        changes.append(.dropConstraint(check.constraint))
      }
    }
    for check in missing {
      guard existing.isComplete else {
        leave(check.name, "the migrations may make it: \(existing.incompleteness)")
        continue
      }
      if asks(.checkConstraint, check.name, reflected: false, counterpart: false) {
        changes.append(.addConstraint(check))
      }
    }
  }

  /// Exclusion constraints by name.
  mutating func compareExclusions() {
    let wanted = declared.table.exclusions
    let present = existing.exclusions
    guard existing.isComplete, declared.table.isComplete else { return }
    for constraint in present where !wanted.contains(where: { $0.name == constraint.name }) {
      changes.append(.dropConstraint(constraint))
    }
    for constraint in wanted where !present.contains(where: { $0.name == constraint.name }) {
      changes.append(.addConstraint(constraint))
    }
  }
}

extension Table {
  /// The checks with their conditions in a form that can be compared.
  fileprivate var checks: [(constraint: Constraint, condition: ComparableExpression)] {
    constraints.compactMap { constraint in
      guard case .check(let condition) = constraint.rule else { return nil }
      return (constraint, ComparableExpression(condition))
    }
  }

  /// The exclusion constraints.
  fileprivate var exclusions: [Constraint] {
    constraints.filter { if case .exclusion = $0.rule { true } else { false } }
  }
}
