import AlembicOperations
import MigrationReplay
import Schema
import SourceText

/// A step of `upgrade()` that ends in an error in every run, and what kind of mistake it is.
struct CertainFailure {
  /// The kinds that have rules of their own.
  enum Kind {
    /// It names what is not there.
    case unknownObject
    /// It makes what is there already.
    case alreadyExists
    /// It gives a name that something else has.
    case nameTaken
    /// It would work before or after another operation of the same function.
    case order
    /// Others depend on what it changes.
    case dependents
    /// It drops the index of a constraint.
    case constraintIndex
    /// A name is longer than PostgreSQL takes.
    case identifier
    /// Anything else.
    case other
  }

  /// What kind of mistake it is.
  var kind: Kind
  /// What PostgreSQL or Python would say.
  var failure: MigrationFailure
  /// The operation; nil for a Python exception.
  var step: ReviewStep?
  /// The operation of the same function that should stand on the other side of this one.
  var other: ReviewStep?
  /// The revision that already fails on the same table, when there is one.
  var earlierRevision: String?

  /// PostgreSQL's sentence and code.
  var sentence: String { "PostgreSQL refuses it: \(failure.message) (\(failure.code))." }

  /// How much it matters: after a failure of an earlier revision nobody knows what is there.
  var severity: Severity? { earlierRevision == nil ? nil : .warning }

  /// The finding of the rule that tells it.
  func finding(_ message: String, remedy: String? = nil) -> RuleFinding {
    let doubt =
      earlierRevision.map { " Revision \($0) already fails on the same table, so this may differ." }
      ?? ""
    return RuleFinding(
      message + doubt, at: step?.place ?? failure.place, remedy: remedy, severity: severity,
      related: [other?.place].compactMap { $0 })
  }
}

extension ReviewedRevision {
  /// The failures of a kind.
  func failures(_ kind: CertainFailure.Kind) -> [CertainFailure] {
    upgrade.run.failures.isEmpty ? [] : certainFailures.filter { $0.kind == kind }
  }

  /// What fails in `upgrade()` for certain; what only follows from a failure before it is left out.
  private var certainFailures: [CertainFailure] {
    var found: [CertainFailure] = []
    var failed: [ReviewStep] = []
    for failure in upgrade.run.failures where !failure.dependsOnData {
      // The place tells a call, the message which operation of it.
      let step = upgrade.steps.first { step in
        step.place == failure.place && step.failure?.state.rawValue == failure.code
          && step.failure?.message == failure.message
          && !failed.contains { $0.index == step.index }
      }
      guard let step, let state = step.failure?.state else {
        if SQLState(rawValue: failure.code) != nil || !misunderstood(failure) {
          let kind: CertainFailure.Kind =
            failure.code == "IdentifierError" ? .identifier : .other
          found.append(CertainFailure(kind: kind, failure: failure))
        }
        continue
      }
      defer { failed.append(step) }
      if follows(failure, from: failed) || mayBeOlder(failure.subject, state) { continue }
      let (kind, other) = kind(of: step, state)
      found.append(
        CertainFailure(
          kind: kind, failure: failure, step: step, other: other,
          earlierRevision: earlierFailure(about: failure.subject, step)))
    }
    return found
  }

  /// Whether an exception may be our own misunderstanding of the program: then it is a doubt too.
  private func misunderstood(_ failure: MigrationFailure) -> Bool {
    upgrade.run.doubts.contains { $0.reason.hasPrefix(failure.code + ": ") }
  }

  /// Whether a failure only repeats one before it, or misses what that one would have made.
  private func follows(_ failure: MigrationFailure, from failed: [ReviewStep]) -> Bool {
    guard let subject = failure.subject else { return false }
    return failed.contains { step in
      step.failure?.subject == subject && step.failure?.state.rawValue == failure.code
        || step.operation.makes(subject, in: step.before)
    }
  }

  /// Whether what is missing may be older than the history, as some of its tables are: nobody could tell
  /// of a type or function that was there before.
  private func mayBeOlder(_ subject: ObjectReference?, _ state: SQLState) -> Bool {
    switch state {
    case .undefinedTable, .undefinedObject, .undefinedFunction, .invalidSchemaName: break
    default: return false
    }
    guard let subject, subject.table == nil else { return false }
    // A table that was there and went is certainly gone.
    if subject.kind == .table, earlier.contains(where: { $0.before.table(subject.name) != nil }) {
      return false
    }
    return before.tables.contains { !$0.isComplete }
  }

  /// The earlier revision that fails on the same table.
  private func earlierFailure(about subject: ObjectReference?, _ step: ReviewStep) -> String? {
    let names = Set(([subject?.subject].compactMap { $0 } + step.operation.subjects))
    return earlier.first { revision in
      revision.run.failures.contains { failure in
        failure.subject.map { names.contains($0.subject) } ?? false
      }
    }?.revision
  }

  private func kind(
    of step: ReviewStep, _ state: SQLState
  ) -> (CertainFailure.Kind, ReviewStep?) {
    let isTypeOfOperation = step.statement == nil && step.failure?.subject?.kind == .type
    switch state {
    case .undefinedTable, .undefinedColumn, .undefinedObject, .undefinedFunction,
      .invalidSchemaName:
      if case .dropConstraint(let drop) = step.operation,
        step.before.table(drop.table)?.index(drop.name) != nil
      {
        return (.constraintIndex, nil)
      }
      if let other = laterStep(that: step) ?? earlierStep(before: step) { return (.order, other) }
      // SQLAlchemy's own types have rules of their own.
      return (isTypeOfOperation ? .other : .unknownObject, nil)
    case .duplicateColumn, .duplicateTable, .duplicateObject, .duplicateSchema,
      .duplicateFunction:
      if let other = laterStep(that: step) { return (.order, other) }
      if case .createType = step.operation { return (.other, nil) }
      return (step.makesWhatIsThere ? .alreadyExists : .nameTaken, nil)
    case .dependentObjectsStillExist:
      if case .dropIndex(let drop) = step.operation,
        let owner = step.before.tableOfIndex(drop.name),
        step.before.table(owner)?.constraint(drop.name.name)?.hasIndex == true
      {
        return (.constraintIndex, nil)
      }
      if let other = laterStep(that: step) { return (.order, other) }
      return (.dependents, nil)
    case .featureNotSupported:
      if let other = laterStep(that: step) { return (.order, other) }
      return (.dependents, nil)
    default: return (.other, nil)
    }
  }

  /// The later operation after which this one works.
  private func laterStep(that step: ReviewStep) -> ReviewStep? {
    steps(after: step).first { later in
      later.failure == nil && step.works(in: later.after)
    }
  }

  /// The earlier operation before which this one works: it took away what is missing now.
  private func earlierStep(before step: ReviewStep) -> ReviewStep? {
    steps(before: step).last { earlier in
      earlier.failure == nil && step.works(in: earlier.before)
    }
  }
}

extension ReviewStep {
  /// Whether the operation can be applied to another schema.
  fileprivate func works(in schema: Schema) -> Bool {
    do throws(SchemaFailure) {
      _ = try schema.applying(operation)
      return true
    } catch {
      return false
    }
  }

  /// Whether the thing that is in the way is what the operation makes, and not another of its name.
  fileprivate var makesWhatIsThere: Bool {
    switch operation {
    case .createTable(let create): return before.table(create.table.name) != nil
    case .createIndex(let create):
      guard let name = create.index.name,
        let owner = before.tableOfIndex(
          QualifiedName(name, schema: before.canonical(create.table).schema))
      else { return false }
      guard owner == before.canonical(create.table),
        let index = before.table(owner)?.index(name)
      else { return false }
      return index.elements.map(\.key) == create.index.elements.map(\.key)
        && index.isUnique == create.index.isUnique
    case .addConstraint(let add):
      guard let name = add.constraint.name,
        let constraint = before.table(add.table)?.constraint(name)
      else { return false }
      return constraint.columns == add.constraint.columns
    case .createView(let create): return before.view(create.view.name) != nil
    case .createSequence(let create): return before.sequence(create.sequence.name) != nil
    case .renameTable, .renameObject, .setObjectSchema: return false
    case .alterColumn(let alter): return alter.newName == nil
    default: return true
    }
  }
}

extension MigrationOperation {
  /// Whether the operation would have made the object.
  fileprivate func makes(_ object: ObjectReference, in schema: Schema) -> Bool {
    func isSame(_ name: QualifiedName, _ other: QualifiedName?) -> Bool {
      other.map { schema.canonical($0) == schema.canonical(name) } ?? false
    }
    switch self {
    case .createTable(let create):
      return isSame(create.table.name, object.name) && object.table == nil
        || isSame(create.table.name, object.table)
    case .renameTable(let rename):
      let name = QualifiedName(rename.newName, schema: schema.canonical(rename.name).schema)
      return isSame(name, object.subject)
    case .addColumn(let add):
      return object.kind == .column && object.name.name == add.column.name
        && isSame(add.table, object.table)
    case .alterColumn(let alter):
      return object.kind == .column && object.name.name == alter.newName
        && isSame(alter.table, object.table)
    case .createType(let create): return isSame(create.type.name, object.name)
    case .createView(let create): return isSame(create.view.name, object.name)
    case .createSequence(let create): return isSame(create.sequence.name, object.name)
    case .createRoutine(let create): return isSame(create.routine.name, object.name)
    case .createNamespace(let create): return create.namespace.name == object.subject.schema
    case .createIndex(let create): return create.index.name == object.name.name
    case .addConstraint(let add):
      return object.kind == .constraint && add.constraint.name == object.name.name
        && isSame(add.table, object.table)
    default: return false
    }
  }
}
