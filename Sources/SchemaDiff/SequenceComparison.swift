import Schema

/// Sequences, of which Alembic compares nothing.
enum SequenceComparison {
  /// Those that only the models declare, to be made before tables use them.
  ///
  /// Where a table is older than the history, its sequences are too, and nothing tells their names.
  static func added(_ whole: SchemaComparison) -> (changes: [SchemaChange], undecided: [Undecided])
  {
    guard !whole.rules.seesOnlyWhatAlembicSees else { return ([], []) }
    let older = whole.existing.tables.first { !$0.isComplete }
    var result: (changes: [SchemaChange], undecided: [Undecided]) = ([], [])
    for sequence in whole.declared.sequences
    where whole.existing.sequence(sequence.name) == nil {
      let name = whole.canonical(sequence.name)
      if let reason = whole.existing.unknownAbsence(of: name) ?? older?.incompleteness {
        result.undecided.append(
          Undecided(
            name: name.plain,
            reason: "whether the migrations make the sequence is not known: \(reason)",
            place: sequence.provenance.place))
      } else {
        result.changes.append(.createSequence(sequence))
      }
    }
    return result
  }

  /// Those that only the migrations make, to be dropped after `whole.changes`.
  ///
  /// A sequence that a column owns goes with the column, and one that a default still asks stays. The
  /// filters of `env.py` know no sequences: they are asked as for a table of that name.
  static func removed(_ whole: SchemaComparison) -> [SchemaChange] {
    guard !whole.rules.seesOnlyWhatAlembicSees, whole.declared.doubt == nil,
      whole.declared.tables.allSatisfy({ $0.doubt == nil })
    else { return [] }
    let wanted = Set(whole.declared.sequences.map { whole.canonical($0.name) })
    return whole.existing.sequences.compactMap { sequence in
      let name = whole.canonical(sequence.name)
      guard sequence.owner == nil, !sequence.isInternal, !sequence.isTemporary,
        sequence.provenance.standing.isKnown, !wanted.contains(name), whole.reaches(name),
        whole.filters.name(.table, name.name, name) == .included,
        !isUsed(name.name, whole)
      else { return nil }
      return .dropSequence(sequence)
    }
  }

  /// Whether a default that is there afterwards has the sequence's name.
  private static func isUsed(_ name: String, _ whole: SchemaComparison) -> Bool {
    func names(_ column: Column) -> Bool { column.serverDefault?.text.contains(name) == true }
    if whole.declared.tables.contains(where: { $0.table.columns.contains(where: names) }) {
      return true
    }
    return whole.existing.tables.contains { table in
      table.columns.contains { column in
        names(column) && !loses(column.name, whole.canonical(table.name), whole)
      }
    }
  }

  /// Whether the column or its default goes.
  private static func loses(
    _ column: String, _ table: QualifiedName, _ whole: SchemaComparison
  ) -> Bool {
    whole.changes.contains { change in
      switch change {
      case .dropTable(let dropped): whole.canonical(dropped.name) == table
      case .modifyTable(let name, let changes) where whole.canonical(name) == table:
        changes.contains { change in
          switch change {
          case .dropColumn(let dropped): dropped.name == column
          case .alterColumn(let alteration):
            alteration.existing.name == column && alteration.parts.contains(.serverDefault)
          default: false
          }
        }
      default: false
      }
    }
  }
}
