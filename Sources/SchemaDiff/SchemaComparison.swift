import Schema

/// Compares what models declare with what migrations make, as Alembic's autogenerate compares
/// metadata with a database.
///
/// Source: `autogenerate/compare/tables.py` of Alembic 1.20.1.
public struct SchemaComparison {
  /// What the models ask for.
  public let declared: DeclaredSchema
  /// What is there.
  public let existing: Schema
  /// What is looked at.
  public let rules: ComparisonRules
  let filters: ComparisonFilters
  /// The differences so far.
  public private(set) var changes: [SchemaChange] = []
  /// What could not be compared.
  public internal(set) var undecided: [Undecided] = []

  /// Compares at once; `changes` and `undecided` hold the result.
  public init(
    _ declared: DeclaredSchema, with existing: Schema, rules: ComparisonRules = ComparisonRules(),
    filters: ComparisonFilters = ComparisonFilters()
  ) {
    self.declared = declared
    self.existing = existing
    self.rules = rules
    self.filters = filters
    compare()
  }

  private mutating func compare() {
    if let doubt = declared.doubt { undecided.append(doubt) }
    let tables = declared.tables.filter { canonical($0.table.name) != versionTable }
    let names = Set(tables.map { canonical($0.table.name) })
    let present = existing.tables.filter { table in
      // Alembic takes a partition for a table that no model declares.
      (table.partitionOf == nil || rules.seesOnlyWhatAlembicSees)
        && canonical(table.name) != versionTable && reaches(table.name)
        && isIncluded(.table, table.name.name, nil, in: table.name)
    }
    let presentNames = Set(present.map { canonical($0.name) })
    let types = TypeComparison(self)
    undecided += types.undecided
    changes += types.before
    let sequences = SequenceComparison.added(self)
    undecided += sequences.undecided
    changes += sequences.changes
    for table in tables where !presentNames.contains(canonical(table.table.name)) { add(table) }
    for table in removalOrder(present.filter { !names.contains(canonical($0.name)) }) {
      remove(table)
    }
    let both = tables.filter { presentNames.contains(canonical($0.table.name)) }
      .sorted { canonical($0.table.name) < canonical($1.table.name) }
    for table in both {
      guard let other = existing.table(table.table.name) else { continue }
      modify(table, other)
    }
    changes += TypeComparison.removed(self)
    changes += SequenceComparison.removed(self)
  }

  /// The version table under the name that tables of the schema have.
  private var versionTable: QualifiedName { canonical(rules.versionTable) }

  /// A name without the schema that is the default.
  func canonical(_ name: QualifiedName) -> QualifiedName { existing.canonical(name) }

  /// Whether the comparison looks into the schema of a table or sequence at all.
  func reaches(_ name: QualifiedName) -> Bool {
    guard let schema = canonical(name).schema else { return true }
    return rules.includesSchemas && schema != "information_schema"
      && filters.name(.schema, schema, nil) != .excluded
  }

  /// Asks `include_name`; an answer that is not known leaves the object alone and is noted.
  mutating func isIncluded(
    _ kind: ComparisonFilters.Kind, _ name: String?, _ table: QualifiedName?,
    in subject: QualifiedName
  ) -> Bool {
    settle(filters.name(kind, name, table), kind, name, subject)
  }

  /// Asks `include_object`.
  mutating func isIncluded(_ question: ComparisonFilters.ObjectQuestion) -> Bool {
    settle(filters.object(question), question.kind, question.name, question.table)
  }

  private mutating func settle(
    _ answer: ComparisonFilters.Answer, _ kind: ComparisonFilters.Kind, _ name: String?,
    _ table: QualifiedName
  ) -> Bool {
    switch answer {
    case .included: return true
    case .excluded: return false
    case .unknown(let reason):
      let noted = Undecided(
        table: table, name: kind == .table ? nil : name,
        reason: "the filter of env.py could not be evaluated: \(reason)")
      if !undecided.contains(noted) { undecided.append(noted) }
      return false
    }
  }

  private mutating func add(_ declared: DeclaredTable) {
    let table = declared.table
    if let reason = existing.unknownAbsence(of: existing.canonical(table.name)) {
      undecided.append(
        Undecided(
          table: table.name, reason: "whether the migrations make it is not known: \(reason)"))
      return
    }
    let question = ComparisonFilters.ObjectQuestion(
      kind: .table, name: table.name.name, table: table.name, isReflected: false,
      hasCounterpart: false)
    guard isIncluded(question) else { return }
    if let doubt = declared.doubt { undecided.append(doubt) }
    var body = table
    body.indexes = []
    changes.append(.createTable(body))
    let elsewhere = rules.seesOnlyWhatAlembicSees ? [] : declared.indexesElsewhere
    let made = table.indexes.filter { !$0.isNamed(in: elsewhere) }
    let indexes = made.sorted { ($0.name ?? "") < ($1.name ?? "") }.filter { index in
      isIncluded(
        ComparisonFilters.ObjectQuestion(
          kind: .index, name: index.name, table: table.name, isReflected: false,
          hasCounterpart: false))
    }
    if !indexes.isEmpty {
      changes.append(.modifyTable(table.name, indexes.map { .createIndex($0) }))
    }
  }

  private mutating func remove(_ table: Table) {
    let question = ComparisonFilters.ObjectQuestion(
      kind: .table, name: table.name.name, table: table.name, isReflected: true,
      hasCounterpart: false)
    guard isIncluded(question) else { return }
    if let reason = existing.doubtfulExistence(table) {
      undecided.append(
        Undecided(table: table.name, reason: "whether it is there is not known: \(reason)"))
      return
    }
    if !rules.seesOnlyWhatAlembicSees,
      declared.unregistered.contains(where: { canonical($0) == canonical(table.name) })
    {
      undecided.append(
        Undecided(table: table.name, reason: "a model declares it, but no import registers it"))
      return
    }
    // A table that nobody read may be one of these models, or never have been there.
    if let doubt = declared.doubt {
      undecided.append(
        Undecided(
          table: table.name, reason: "no model was found, but not all are known: \(doubt.reason)",
          place: doubt.place))
      return
    }
    let indexes = table.indexes.sorted { ($0.name ?? "") < ($1.name ?? "") }.filter { index in
      isIncluded(.index, index.name, table.name, in: table.name)
        && isIncluded(
          ComparisonFilters.ObjectQuestion(
            kind: .index, name: index.name, table: table.name, isReflected: true,
            hasCounterpart: false))
    }
    if !indexes.isEmpty {
      changes.append(.modifyTable(table.name, indexes.map { .dropIndex($0) }))
    }
    var body = table
    body.indexes = []
    changes.append(.dropTable(body))
  }

  /// Tables that others refer to come last, so that each can be dropped when its turn comes.
  private func removalOrder(_ tables: [Table]) -> [Table] {
    var remaining = tables.sorted { canonical($0.name) < canonical($1.name) }
    var order: [Table] = []
    while !remaining.isEmpty {
      let free = remaining.first { table in
        !remaining.contains { other in
          other.name != table.name
            && other.foreignKeys.contains { canonical($0.key.table) == canonical(table.name) }
        }
      }
      let next = free ?? remaining[0]
      order.append(next)
      remaining.removeAll { $0.name == next.name }
    }
    return order
  }

  private mutating func modify(_ declared: DeclaredTable, _ other: Table) {
    let question = ComparisonFilters.ObjectQuestion(
      kind: .table, name: declared.table.name.name, table: declared.table.name,
      isReflected: false, hasCounterpart: true)
    guard isIncluded(question) else { return }
    var comparison = TableComparison(declared, other, self)
    comparison.compare()
    undecided = comparison.whole.undecided
    if !comparison.changes.isEmpty {
      changes.append(.modifyTable(declared.table.name, comparison.changes))
    }
  }
}
