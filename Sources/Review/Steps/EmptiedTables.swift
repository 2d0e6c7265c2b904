import AlembicOperations
import Schema

extension ReviewedSide {
  /// The tables that have no rows when a step begins: the function has deleted all of them, or has added a
  /// column before that PostgreSQL refuses as soon as there is one.
  func emptyTables(before step: ReviewStep) -> Set<QualifiedName> {
    var empty: Set<QualifiedName> = []
    for earlier in steps.prefix(step.index) where earlier.failure == nil {
      switch earlier.operation {
      case .data(let data):
        let targets = data.targets.map(earlier.before.canonical)
        switch data.kind {
        case .truncate where earlier.isCertain: empty.formUnion(targets)
        case .delete where earlier.isCertain && !data.hasCondition && data.references.isEmpty:
          empty.formUnion(targets)
        case .insert, .merge, .copy: empty.subtract(targets)
        default: break
        }
      case .bulkInsert(let insert): empty.remove(earlier.before.canonical(insert.table))
      case .addColumn(let add) where earlier.isCertain && add.refusesRows:
        empty.insert(earlier.before.canonical(add.table))
      case .renameTable(let rename):
        let old = earlier.before.canonical(rename.name)
        if empty.remove(old) != nil {
          empty.insert(QualifiedName(rename.newName, schema: old.schema))
        }
      case .opaque(let opaque):
        if opaque.targets.isEmpty {
          empty = []
        } else {
          empty.subtract(opaque.targets.map(earlier.before.canonical))
        }
      default: break
      }
    }
    return empty
  }
}

extension ReviewedRevision {
  /// Whether a table has no rows when a step begins.
  func isEmpty(_ table: QualifiedName, at step: ReviewStep) -> Bool {
    side(of: step).emptyTables(before: step).contains(step.before.canonical(table))
  }
}
