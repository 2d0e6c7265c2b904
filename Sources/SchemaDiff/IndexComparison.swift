import Schema

extension TableComparison {
  /// Indexes and unique constraints, which Alembic compares together because one can stand for the other.
  ///
  /// Source: `autogenerate/compare/constraints.py`, `_compare_indexes_and_uniques`: by name in order
  /// of names, what is gone, what differs, what is new; unnamed unique constraints last.
  mutating func compareIndexesAndUniques() {
    // Alembic does not ask on which databases an index is made.
    let elsewhere = rules.seesOnlyWhatAlembicSees ? [] : declared.indexesElsewhere
    let wanted =
      declared.table.indexes.filter { !$0.isNamed(in: elsewhere) }.map(NamedItem.index)
      + declared.table.uniques.map(NamedItem.unique)
    let present =
      existing.indexes.filter {
        !$0.isNamed(in: elsewhere) && whole.isIncluded(.index, $0.name, existing.name, in: name)
      }.map(NamedItem.index)
      + existing.uniques.filter {
        whole.isIncluded(.uniqueConstraint, $0.name, existing.name, in: name)
      }.map(NamedItem.unique)
    let wantedByName = Dictionary(
      wanted.compactMap { item in item.name.map { ($0, item) } }, uniquingKeysWith: { $1 })
    let presentByName = Dictionary(
      present.compactMap { item in item.name.map { ($0, item) } }, uniquingKeysWith: { $1 })
    let unnamed = wanted.filter { $0.name == nil }

    for gone in presentByName.keys.sorted() where wantedByName[gone] == nil {
      guard let item = presentByName[gone] else { continue }
      if case .unique = item, unnamed.contains(where: { $0.columns == item.columns }) { continue }
      remove(item)
    }
    for both in wantedByName.keys.sorted() {
      guard let item = wantedByName[both], let other = presentByName[both] else { continue }
      switch (item, other) {
      case (.index(let index), .index(let old)):
        guard indexesDiffer(index, old),
          asks(.index, index.name, reflected: false, counterpart: true)
        else { continue }
        changes += [.dropIndex(old), .createIndex(index)]
      case (.unique(let constraint), .unique(let old)):
        guard uniquesDiffer(constraint, old),
          asks(.uniqueConstraint, constraint.name, reflected: false, counterpart: true)
        else { continue }
        changes += [.dropConstraint(old), .addConstraint(constraint)]
      default:
        remove(other)
        add(item)
      }
    }
    for new in wantedByName.keys.sorted() where presentByName[new] == nil {
      if let item = wantedByName[new] { add(item) }
    }
    for item in unnamed {
      let isThere = present.contains { other in
        if case .unique = other { other.columns == item.columns } else { false }
      }
      if !isThere { add(item) }
    }
  }

  private mutating func add(_ item: NamedItem) {
    guard asks(item.kind, item.name, reflected: false, counterpart: false) else { return }
    guard existing.isComplete else {
      leave(item.name, "the migrations may make it: \(existing.incompleteness)")
      return
    }
    changes.append(item.added)
  }

  private mutating func remove(_ item: NamedItem) {
    guard asks(item.kind, item.name, reflected: true, counterpart: false) else { return }
    guard declared.table.isComplete else {
      leave(item.name, "the models may have it: \(declared.incompleteness)")
      return
    }
    changes.append(item.removed)
  }

  private func uniquesDiffer(_ left: Constraint, _ right: Constraint) -> Bool {
    guard case .unique(let first) = left.rule, case .unique(let second) = right.rule else {
      return true
    }
    return first.columns.sorted() != second.columns.sorted()
      || first.nullsNotDistinct != second.nullsNotDistinct
      || (!rules.seesOnlyWhatAlembicSees && first.include != second.include)
  }

  /// Source: `ddl/postgresql.py`, `compare_indexes`.
  private func indexesDiffer(_ left: Index, _ right: Index) -> Bool {
    if left.isUnique != right.isUnique || left.nullsNotDistinct != right.nullsNotDistinct
      || left.elements.map(\.comparable) != right.elements.map(\.comparable)
    {
      return true
    }
    guard !rules.seesOnlyWhatAlembicSees else { return false }
    return left.method != right.method || left.include != right.include
      || left.predicate.map(ComparableExpression.init)
        != right.predicate.map(ComparableExpression.init)
      || left.elements.map(\.operatorClass?.name) != right.elements.map(\.operatorClass?.name)
  }
}

/// An index or a unique constraint.
private enum NamedItem {
  case index(Index)
  case unique(Constraint)

  var name: String? {
    switch self {
    case .index(let index): index.name
    case .unique(let constraint): constraint.name
    }
  }

  /// The columns of a unique constraint in order of names, by which an unnamed one is recognised.
  var columns: [String]? {
    if case .unique(let constraint) = self { constraint.columns.sorted() } else { nil }
  }

  var kind: ComparisonFilters.Kind {
    switch self {
    case .index: .index
    case .unique: .uniqueConstraint
    }
  }

  var added: TableChange {
    switch self {
    case .index(let index): .createIndex(index)
    case .unique(let constraint): .addConstraint(constraint)
    }
  }

  var removed: TableChange {
    switch self {
    case .index(let index): .dropIndex(index)
    case .unique(let constraint): .dropConstraint(constraint)
    }
  }
}

extension Table {
  /// The unique constraints.
  fileprivate var uniques: [Constraint] {
    constraints.filter { if case .unique = $0.rule { true } else { false } }
  }
}

extension Index {
  /// Whether its name is one of these.
  public func isNamed(in names: Set<String>) -> Bool { name.map { names.contains($0) } ?? false }
}

extension IndexElement {
  /// The key with its order as two wordings of one key have it alike.
  fileprivate var comparable: [String] {
    let key =
      switch key {
      case .column(let name): [name.lowercased()]
      case .expression(let expression): ComparableExpression(expression).tokens
      }
    // NULLS LAST is what an ascending key has, NULLS FIRST what a descending one has.
    let nulls = nullsFirst == isDescending ? nil : nullsFirst
    return key + (isDescending ? ["desc"] : []) + (nulls.map { ["nulls", "\($0)"] } ?? [])
      + (collation.map { ["collate", $0.name] } ?? [])
  }
}
