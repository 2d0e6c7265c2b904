import Schema

extension TableComparison {
  /// What differs between a declared column and the one that is there; nil when nothing does.
  ///
  /// Source: `autogenerate/compare/types.py`, `constraints.py`, `server_defaults.py`, `comments.py`.
  mutating func alteration(of column: Column, from other: Column) -> ColumnAlteration? {
    var parts: Set<ColumnAlteration.Part> = []
    if rules.comparesTypes, typesDiffer(column, other) { parts.insert(.type) }
    if column.isNullable != other.isNullable, !nullabilityFollows(column, other) {
      parts.insert(.nullable)
    }
    if defaultsDiffer(column, other) { parts.insert(.serverDefault) }
    let from = other.comment.flatMap { $0.isEmpty ? nil : $0 }
    let to = column.comment.flatMap { $0.isEmpty ? nil : $0 }
    if from != to { parts.insert(.comment) }
    guard !parts.isEmpty else { return nil }
    if case .unknown(let reason, let place) = other.provenance.standing {
      leave(column.name, "what the migrations make of it is not known: \(reason)", place)
      return nil
    }
    return ColumnAlteration(
      existing: other, modified: column, parts: parts, autoincrement: autoincrement(column, other))
  }

  /// What the model says of counting; Alembic does not get to ask where it leaves defaults alone and
  /// there is one, nor of generated columns.
  ///
  /// Source: `autogenerate/compare/server_defaults.py`, the order of the comparators.
  private func autoincrement(_ column: Column, _ other: Column) -> Bool? {
    if column.computed != nil { return nil }
    let hasDefault =
      column.serverDefault != nil || other.serverDefault != nil && !isOwnSequence(other)
    if rules.serverDefaults == .none, hasDefault { return nil }
    return declared.countedColumn == column.name ? true : declared.autoincrement[column.name]
  }

  /// Whether the nullability goes with an identity or a computed value, and is no difference.
  private func nullabilityFollows(_ column: Column, _ other: Column) -> Bool {
    column.identity != nil || other.identity != nil || column.isSerial
      || (column.computed != nil && other.computed != nil && column.isNullable)
  }

  // MARK: - Types

  private mutating func typesDiffer(_ column: Column, _ other: Column) -> Bool {
    if case .unknown(let reason) = column.type.base {
      leave(column.name, "its type in the models is not known: \(reason)", column.provenance.place)
      return false
    }
    if case .unknown(let reason) = other.type.base {
      leave(
        column.name, "its type in the migrations is not known: \(reason)", other.provenance.place)
      return false
    }
    if let answer = settled(whole.filters.type(name, column, other), column, "compare_type") {
      return answer
    }
    return rules.seesOnlyWhatAlembicSees
      ? !Self.isAlike(column.type, other.type.withScale)
      : canonical(column.type) != canonical(other.type)
  }

  /// What a function of `env.py` says; nil where it leaves the comparison to us.
  private mutating func settled(
    _ verdict: ComparisonFilters.Verdict, _ column: Column, _ function: String
  ) -> Bool? {
    switch verdict {
    case .unsaid: return nil
    case .differs: return true
    case .alike: return false
    case .unknown(let reason):
      leave(column.name, "\(function) of env.py could not be evaluated: \(reason)")
      return false
    }
  }

  private func canonical(_ type: DataType) -> DataType {
    var type = type.withScale
    if case .named(let name) = type.base { type.base = .named(whole.canonical(name)) }
    return type
  }

  /// Whether Alembic takes two types for one: what one side leaves out is no difference, and
  /// brackets of arrays are not read.
  ///
  /// Source: `ddl/impl.py`, `_column_types_match` and `_column_args_match`.
  private static func isAlike(_ left: DataType, _ right: DataType) -> Bool {
    switch (left.base, right.base) {
    case (.named(let first), .named(let second)) where first.name == second.name: break
    case (let first, let second) where first == second: break
    default: return false
    }
    return left.modifiers.isEmpty || right.modifiers.isEmpty || left.modifiers == right.modifiers
      || left.modifiers.count != right.modifiers.count
  }

  // MARK: - Defaults

  private mutating func defaultsDiffer(_ column: Column, _ other: Column) -> Bool {
    if column.computed != nil || other.computed != nil {
      noteComputed(column, other)
      return false
    }
    if column.identity != nil || other.identity != nil { return identitiesDiffer(column, other) }
    guard !column.isSerial, column.name != declared.countedColumn else { return false }
    switch rules.serverDefaults {
    case .none: return false
    case .declared where column.serverDefault == nil: return false
    case .declared, .all: break
    }
    let existingDefault = isOwnSequence(other) ? nil : other.serverDefault
    if column.serverDefault == nil, existingDefault == nil { return false }
    let verdict = whole.filters.serverDefault(name, column, other)
    if let answer = settled(verdict, column, "compare_server_default") { return answer }
    switch (column.serverDefault, existingDefault) {
    case (nil, nil): return false
    case (let wanted?, let present?):
      return !ComparableDefault.isSame(wanted, present, of: other.type)
    default: return true
    }
  }

  /// Whether the default is the column's own sequence: Alembic takes such a column for `SERIAL`.
  private func isOwnSequence(_ column: Column) -> Bool {
    guard column.serverDefault?.text.lowercased().hasPrefix("nextval(") == true else {
      return false
    }
    return !whole.existing.sequences(ownedBy: existing.name, column: column.name).isEmpty
  }

  /// Whether the column is computed on both sides, by another expression: what Alembic warns of.
  func isRegenerated(_ column: Column, _ other: Column) -> Bool {
    guard !rules.seesOnlyWhatAlembicSees, let wanted = column.computed,
      let present = other.computed, other.provenance.standing.isKnown
    else { return false }
    for type in [column.type, other.type] {
      if case .unknown = type.base { return false }
    }
    return ComparableExpression(wanted.expression) != ComparableExpression(present.expression)
  }

  private mutating func noteComputed(_ column: Column, _ other: Column) {
    let wanted = column.computed.map { ComparableExpression($0.expression) }
    let present = other.computed.map { ComparableExpression($0.expression) }
    guard wanted != present else { return }
    leave(
      column.name,
      wanted != nil && present != nil
        ? "its generation expression differs, and Alembic has no operation for that"
        : "it is \(wanted == nil ? "no longer" : "to be") computed, for which Alembic has no "
          + "operation",
      column.provenance.place)
  }

  /// Source: `ddl/impl.py`, `_compare_identity_default`.
  private func identitiesDiffer(_ column: Column, _ other: Column) -> Bool {
    guard let wanted = column.identity, let present = other.identity else { return true }
    guard wanted.isAlways == present.isAlways else { return true }
    let (left, right) = (wanted.options, present.options)
    // An option that is not asked for keeps the value that it has, unless that is no default.
    func differs<Value: Equatable>(_ left: Value?, _ right: Value?, _ usual: Value) -> Bool {
      (left ?? usual) != (right ?? usual)
    }
    return differs(left.start, right.start, 1) || differs(left.increment, right.increment, 1)
      || differs(left.cache, right.cache, 1) || differs(left.cycles, right.cycles, false)
      || (left.minimum != nil && left.minimum != right.minimum)
      || (left.maximum != nil && left.maximum != right.maximum)
  }
}

extension DataType {
  /// The type with what PostgreSQL adds to it: `numeric(10)` is `numeric(10, 0)`, `char` is `char(1)`.
  fileprivate var withScale: DataType {
    var type = self
    switch builtinName {
    case "numeric" where modifiers.count == 1: type.modifiers.append("0")
    case "character" where modifiers.isEmpty, "bit" where modifiers.isEmpty:
      type.modifiers = ["1"]
    default: break
    }
    return type
  }
}
