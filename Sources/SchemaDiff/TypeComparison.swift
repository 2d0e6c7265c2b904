import Schema

/// Enumerations, of which Alembic compares nothing.
struct TypeComparison {
  /// What has to be there before tables use it.
  private(set) var before: [SchemaChange] = []
  private(set) var undecided: [Undecided] = []

  init(_ whole: SchemaComparison) {
    guard !whole.rules.seesOnlyWhatAlembicSees else { return }
    let existing = whole.existing
    for type in whole.declared.types {
      let name = whole.canonical(type.name)
      guard let present = existing.type(name) else {
        if let reason = existing.unknownAbsence(of: name) {
          undecided.append(
            Undecided(
              table: nil, name: name.plain,
              reason: "whether the migrations make the type is not known: \(reason)"))
        } else {
          before.append(.createType(type))
        }
        continue
      }
      guard let wanted = type.labels, let labels = present.labels, wanted != labels else {
        continue
      }
      if case .unknown(let reason, let place) = present.provenance.standing {
        undecided.append(
          Undecided(
            name: name.plain, reason: "its labels in the migrations are not known: \(reason)",
            place: place))
        continue
      }
      // The order in which labels are declared is no reason to make a type anew.
      if Set(wanted) != Set(labels) {
        before.append(
          .alterEnum(EnumAlteration(name: present.name, existing: labels, modified: wanted)))
      }
    }
  }

  /// Types that columns of the migrations use and that no column of the models will use: what is to
  /// be dropped after `whole.changes`.
  static func removed(_ whole: SchemaComparison) -> [SchemaChange] {
    guard !whole.rules.seesOnlyWhatAlembicSees, whole.declared.doubt == nil,
      whole.declared.tables.allSatisfy({ $0.doubt == nil })
    else { return [] }
    let wanted = Set(whole.declared.types.map { whole.canonical($0.name) })
    var ours = Set(whole.declared.tables.map { whole.canonical($0.table.name) })
    for case .dropTable(let table) in whole.changes { ours.insert(whole.canonical(table.name)) }
    return whole.existing.types.compactMap { type in
      let name = whole.canonical(type.name)
      guard type.labels != nil, !wanted.contains(name) else { return nil }
      let users = whole.existing.tables.filter { table in
        table.columns.contains { $0.type.userTypeName.map(whole.canonical) == name }
      }
      // A type that something else than the models' tables uses is not theirs.
      let isOurs = !users.isEmpty && users.allSatisfy { ours.contains(whole.canonical($0.name)) }
      return isOurs ? .dropType(type) : nil
    }
  }
}
