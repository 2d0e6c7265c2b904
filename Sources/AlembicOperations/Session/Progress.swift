import PythonInterpreter
import Schema

/// What a run has done so far, on one way through its decisions.
struct Progress {
  var schema: Schema
  var steps: [MigrationStep] = []
  var doubts: [MigrationDoubt] = []
  var failures: [MigrationFailure] = []

  /// What has come since `earlier`, which this one continues.
  func steps(since earlier: Progress) -> ArraySlice<MigrationStep> {
    steps.dropFirst(earlier.steps.count)
  }
}

/// A decision whose ways are being taken: each starts from what was before it.
struct OpenDecision {
  let decision: Decision
  /// What had happened before.
  let before: Progress
  /// The way that is being taken.
  var way: Int
  /// The ways that have been taken, with what each has led to.
  var ends: [(way: Int, progress: Progress)] = []
}

extension Progress {
  /// The one result of all ways through a decision that the files do not decide.
  ///
  /// Where all do the same, that is what happens. Otherwise nothing of it is applied: each step is
  /// kept with its doubt, and the tables that any of them names become incomplete.
  static func joined(_ open: OpenDecision, ways: Int, place: FilePlace?) -> Progress {
    let ends = open.ends
    guard let first = ends.first else { return open.before }
    let start = open.before.steps.count
    let agree =
      ends.count >= ways
      && ends.dropFirst().allSatisfy { end in
        end.progress.steps.count == first.progress.steps.count
          && zip(end.progress.steps[start...], first.progress.steps[start...])
            .allSatisfy { $0.does(theSameAs: $1) }
      }
    if agree { return first.progress }
    // Ways that differ only in their texts leave the same schema behind: no doubt about that.
    var schemas = ends.map(\.progress.schema)
    if ends.count < ways { schemas.append(open.before.schema) }
    let isSame =
      schemas.dropFirst().allSatisfy { $0 == schemas[0] }
      && ends.allSatisfy { $0.progress.doubts.count == open.before.doubts.count }
    var result = open.before
    let unknown = open.decision.unknown
    let standing: Standing =
      unknown.kind == .data
      ? .dependsOnData(reason: unknown.reason) : .unknown(reason: unknown.reason, place: place)
    var tables: [QualifiedName] = []
    var changes = false
    for end in ends {
      for step in end.progress.steps(since: open.before) {
        var step = step
        if step.changesSchema {
          changes = true
          for table in step.tables(in: open.before.schema, end.progress.schema)
          where !tables.contains(table) { tables.append(table) }
        }
        step.doubt(standing)
        result.steps.append(step)
      }
      result.doubts += end.progress.doubts.dropFirst(open.before.doubts.count)
    }
    if isSame {
      result.schema = schemas[0]
      return result
    }
    guard changes else { return result }
    result.doubts.append(
      MigrationDoubt(
        reason: unknown.reason, place: place, tables: tables, dependsOnData: unknown.kind == .data))
    // What is there at the end of every way exists, whatever it looks like.
    let lasting = tables.filter { name in schemas.allSatisfy { $0.table(name) != nil } }
    result.schema.obscure(
      tables, lasting: lasting, reason: unknown.reason, standing: standing, place: place)
    return result
  }
}

extension MigrationStep {
  /// Whether the step leaves the same behind as another.
  func does(theSameAs other: MigrationStep) -> Bool {
    entries == other.entries && operations.map(\.operation) == other.operations.map(\.operation)
  }

  /// Whether it can change more than rows and settings.
  var changesSchema: Bool { operations.contains { $0.operation.changesSchema } }

  /// Makes the step and all its operations as doubtful as the decision that they hang on.
  mutating func doubt(_ standing: Standing) {
    guard provenance.standing.isKnown else { return }
    provenance.standing = standing
    for index in operations.indices { operations[index].provenance.standing = standing }
  }

  /// The tables whose state the step's operations change.
  func tables(in schemas: Schema...) -> [QualifiedName] {
    operations.filter { $0.operation.changesSchema }.flatMap { operation in
      operation.operation.affectedTables(in: schemas)
    }
  }
}

extension MigrationOperation {
  /// Whether the operation can change more than rows and settings.
  var changesSchema: Bool {
    switch self {
    case .bulkInsert, .data, .session, .transaction, .maintenance: false
    case .opaque(let statement): statement.changesSchema
    default: true
    }
  }

  /// The tables that the operation changes; an index counts as its table.
  func affectedTables(in schemas: [Schema]) -> [QualifiedName] {
    switch self {
    case .dropIndex(let operation):
      if let table = operation.table { return [table] }
      for schema in schemas {
        if let table = schema.tableOfIndex(operation.name) { return [table] }
      }
      return []
    case .renameTable(let operation):
      return [operation.name, QualifiedName(operation.newName, schema: operation.name.schema)]
    case .alterIndex(let operation):
      for schema in schemas {
        if let table = schema.tableOfIndex(operation.name) { return [table] }
      }
      return []
    case .batch(let batch):
      return batch.operations.flatMap { $0.affectedTables(in: schemas) }
    default:
      return subjects.filter { name in schemas.contains { $0.table(name) != nil } }
    }
  }
}

extension Schema {
  /// Marks tables as perhaps other than they are here.
  ///
  /// With none, anything may be. Those of `lasting` exist all the same.
  mutating func obscure(
    _ tables: [QualifiedName], lasting: [QualifiedName] = [], reason: String, standing: Standing,
    place: FilePlace?
  ) {
    let provenance = Provenance(place: place, standing: standing)
    for name in tables {
      var table = self.table(name) ?? Table(name: name, provenance: provenance)
      table.isComplete = false
      table.unreadParts = [:]
      if self.table(name) == nil || !lasting.contains(name) {
        table.provenance.standing = standing
      }
      insert(table)
    }
    doubt(Doubt(reason: reason, targets: tables, provenance: provenance))
  }
}
