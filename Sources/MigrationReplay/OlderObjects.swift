import AlembicOperations
import Schema

/// What a history takes for granted: tables and schemas that it uses and never makes, because something
/// else made them before its first revision.
///
/// Of such a table the name is known, and what revisions first do to it: a column that they add was not
/// there, one that they drop or change was, and so for indexes and constraints. Every other name of a
/// table is taken not to exist before the first revision; a `baseline` says better.
struct OlderObjects {
  private var missed: Set<QualifiedName> = []
  private(set) var namespaces: Set<String> = []
  private var made: Set<QualifiedName> = []
  private var parts: [QualifiedName: [TablePart: Bool]] = [:]
  /// What tables that were renamed in this attempt were called first.
  private var firstNames: [QualifiedName: QualifiedName] = [:]

  /// Whether a replay that takes `assumed` for granted has found no more.
  func isSettled(_ assumed: OlderObjects, withParts: Bool) -> Bool {
    tables == assumed.tables && namespaces == assumed.namespaces
      && (!withParts || olderParts == assumed.olderParts)
  }

  /// Prepares for the replay that follows one which took `assumed` for granted.
  mutating func beginAttempt(after assumed: OlderObjects) {
    // With other tables, revisions will do something else.
    if tables != assumed.tables { parts = [:] }
    firstNames = [:]
  }

  /// Notes what an `upgrade()` misses, and what it does to tables, from the schema before.
  mutating func note(_ run: RevisionRun, in schema: Schema) {
    for failure in run.failures {
      switch failure.code {
      case "42P01", "ProgrammingError":
        if let subject = failure.subject { miss(subject.table ?? subject.name) }
      case "3F000":
        if let name = failure.subject?.name.name { namespaces.insert(name) }
      // What SQLAlchemy raises where a table is to be reflected: its message is the name.
      case "NoSuchTableError": miss(QualifiedName(failure.message))
      default: break
      }
    }
    for step in run.steps {
      for placed in step.operations { note(placed.operation, in: schema) }
    }
  }

  private mutating func note(_ operation: MigrationOperation, in schema: Schema) {
    switch operation {
    case .createTable(let operation): made.insert(operation.table.name)
    case .renameTable(let operation):
      let name = QualifiedName(operation.newName, schema: operation.name.schema)
      made.insert(name)
      firstNames[schema.canonical(name)] = firstName(schema.canonical(operation.name))
    case .createView(let operation): made.insert(operation.view.name)
    case .batch(let batch): for inner in batch.operations { note(inner, in: schema) }
    default:
      for (table, part, isThere) in operation.evidence {
        let name = firstName(schema.canonical(table))
        if parts[name]?[part] == nil { parts[name, default: [:]][part] = isThere }
      }
    }
  }

  private func firstName(_ name: QualifiedName) -> QualifiedName { firstNames[name] ?? name }

  private mutating func miss(_ name: QualifiedName) {
    if !name.name.isEmpty { missed.insert(name) }
  }

  /// Tables that no revision makes, before or after it uses them.
  private var tables: Set<QualifiedName> { missed.subtracting(made) }

  private var olderParts: [QualifiedName: [TablePart: Bool]] {
    parts.filter { tables.contains($0.key) }
  }

  /// The schema before the first revision.
  var schema: Schema {
    var schema = Schema()
    let reason = "what there was before the first revision"
    let provenance = Provenance(standing: .unknown(reason: reason, place: nil))
    for name in namespaces.union(tables.compactMap(\.schema)) {
      schema.insert(Namespace(name: name, provenance: provenance))
    }
    for name in tables.sorted() {
      var table = Table(name: name, isComplete: false, provenance: provenance)
      table.unreadParts = parts[name] ?? [:]
      schema.insert(table)
    }
    return schema
  }
}

extension MigrationOperation {
  /// What the operation tells about the table before it: that it has a part, or has it not.
  fileprivate var evidence: [(table: QualifiedName, part: TablePart, isThere: Bool)] {
    switch self {
    case .addColumn(let operation):
      [(operation.table, .column(operation.column.name), false)]
    case .dropColumn(let operation):
      operation.ifExists ? [] : [(operation.table, .column(operation.column), true)]
    case .alterColumn(let operation):
      [(operation.table, .column(operation.column), true)]
        + (operation.newName.map { [(operation.table, .column($0), false)] } ?? [])
    case .createIndex(let operation):
      operation.index.elements.compactMap(\.column).map { (operation.table, .column($0), true) }
        + (operation.index.name.map { [(operation.table, .index($0), false)] } ?? [])
    case .dropIndex(let operation):
      operation.ifExists
        ? [] : operation.table.map { [($0, .index(operation.name.name), true)] } ?? []
    case .addConstraint(let operation):
      operation.constraint.name.map { name in
        [(operation.table, .constraint(name), false)]
          + (operation.constraint.hasIndex ? [(operation.table, .index(name), false)] : [])
      } ?? []
    case .dropConstraint(let operation):
      operation.ifExists ? [] : [(operation.table, .constraint(operation.name), true)]
    default: []
    }
  }
}
