import Schema

/// Compares one table of the models with the one that is there.
///
/// Source: `autogenerate/compare/tables.py`, `_compare_columns`: columns that are new, columns that
/// differ, then indexes and constraints, then columns that are gone.
struct TableComparison {
  let declared: DeclaredTable
  let existing: Table
  var whole: SchemaComparison
  var changes: [TableChange] = []

  init(_ declared: DeclaredTable, _ existing: Table, _ whole: SchemaComparison) {
    self.declared = declared
    self.existing = existing
    self.whole = whole
  }

  var name: QualifiedName { declared.table.name }
  var rules: ComparisonRules { whole.rules }

  mutating func compare() {
    if let doubt = declared.doubt { whole.undecided.append(doubt) }
    if let reason = whole.existing.doubtfulExistence(existing) {
      leave(nil, "whether the migrations make it is not known: \(reason)")
      return
    }
    let columns = existing.columns.filter {
      whole.isIncluded(.column, $0.name, existing.name, in: name)
    }
    let present = Set(columns.map(\.name))
    for column in declared.table.columns where !present.contains(column.name) { add(column) }
    for column in declared.table.columns {
      guard let other = columns.first(where: { $0.name == column.name }),
        asks(.column, column.name, reflected: false, counterpart: true)
      else { continue }
      if isRegenerated(column, other) {
        changes.append(.regenerateColumn(from: other, to: column))
        continue
      }
      if let alteration = alteration(of: column, from: other) {
        changes.append(.alterColumn(alteration))
      }
    }
    compareIndexesAndUniques()
    compareForeignKeys()
    if !rules.seesOnlyWhatAlembicSees {
      compareKeys()
      compareChecks()
      compareExclusions()
    }
    compareComment()
    let asked = Set(declared.table.columns.map(\.name))
    for column in columns where !asked.contains(column.name) { drop(column) }
  }

  /// Notes something that cannot be compared.
  mutating func leave(_ name: String?, _ reason: String, _ place: Place? = nil) {
    whole.undecided.append(
      Undecided(table: self.name, name: name, reason: reason, place: place))
  }

  /// Asks `include_object`.
  mutating func asks(
    _ kind: ComparisonFilters.Kind, _ name: String?, reflected: Bool, counterpart: Bool
  ) -> Bool {
    whole.isIncluded(
      ComparisonFilters.ObjectQuestion(
        kind: kind, name: name, table: self.name, isReflected: reflected,
        hasCounterpart: counterpart))
  }

  private mutating func add(_ column: Column) {
    guard asks(.column, column.name, reflected: false, counterpart: false) else { return }
    guard existing.isComplete else {
      leave(column.name, "the migrations may make it: \(existing.incompleteness)")
      return
    }
    changes.append(.addColumn(column))
  }

  private mutating func drop(_ column: Column) {
    guard asks(.column, column.name, reflected: true, counterpart: false) else { return }
    guard declared.table.isComplete else {
      leave(column.name, "the models may have it: \(declared.incompleteness)")
      return
    }
    if case .unknown(let reason, let place) = column.provenance.standing {
      leave(column.name, "whether it is there is not known: \(reason)", place)
      return
    }
    changes.append(.dropColumn(column))
  }

  private mutating func compareComment() {
    let from = existing.comment.flatMap { $0.isEmpty ? nil : $0 }
    let to = declared.table.comment.flatMap { $0.isEmpty ? nil : $0 }
    if from != to, existing.isComplete || from == nil {
      changes.append(.comment(from: from, to: to))
    }
  }
}

extension DeclaredTable {
  /// Why parts of it may be missing.
  var incompleteness: String { doubt?.reason ?? "its declaration was not fully read" }
}

extension Table {
  /// Why parts of it may be missing.
  var incompleteness: String {
    if case .unknown(let reason, _) = provenance.standing { return reason }
    return "the table is not fully known"
  }
}
