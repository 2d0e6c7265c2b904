import Schema

/// What one `upgrade()` or `downgrade()` does, starting from a schema.
public struct RevisionRun: Sendable {
  /// What it does, in order.
  public var steps: [MigrationStep]
  /// The schema after the last step.
  public var schema: Schema
  /// What could not be known about its effect on the schema; empty when all of it is.
  public var doubts: [MigrationDoubt]
  /// Steps that PostgreSQL would have refused.
  public var failures: [MigrationFailure]
  /// Whether there is no such function, or one that does nothing.
  public var isAbsent: Bool
  /// The steps of a run without a database, where the program does not do the same in both.
  public var offlineSteps: [MigrationStep]?

  /// Takes every part as it is given.
  public init(
    steps: [MigrationStep] = [], schema: Schema, doubts: [MigrationDoubt] = [],
    failures: [MigrationFailure] = [], isAbsent: Bool = false
  ) {
    self.steps = steps
    self.schema = schema
    self.doubts = doubts
    self.failures = failures
    self.isAbsent = isAbsent
  }

  /// The steps whose texts `--sql` prints.
  public var printedSteps: [MigrationStep] { offlineSteps ?? steps }

  /// What of the printed texts is not known beyond `doubts`: a value, or whether a statement is sent.
  public var textDoubts: [MigrationDoubt] {
    var result: [MigrationDoubt] = []
    for step in printedSteps {
      var doubt = MigrationDoubt(reason: "", place: step.provenance.place)
      switch step.provenance.standing {
      case .known: continue
      case .dependsOnData(let reason): (doubt.reason, doubt.dependsOnData) = (reason, true)
      case .unknown(let reason, _): doubt.reason = reason
      }
      if !(doubts + result).contains(where: { $0.reason == doubt.reason }) { result.append(doubt) }
    }
    return result
  }

  /// Whether the effect on the schema is fully known.
  public var isKnown: Bool { doubts.isEmpty }
}

/// Something about a migration's effect on the schema that could not be known.
public struct MigrationDoubt: Sendable, Hashable {
  /// One sentence.
  public var reason: String
  /// Where it began.
  public var place: Place?
  /// The tables whose state is in doubt for it; empty when it could be any.
  public var tables: [QualifiedName]
  /// Whether it hangs on rows: in an empty database the answer is known.
  public var dependsOnData: Bool

  /// Takes every part as it is given.
  public init(
    reason: String, place: Place?, tables: [QualifiedName] = [], dependsOnData: Bool = false
  ) {
    self.reason = reason
    self.place = place
    self.tables = tables
    self.dependsOnData = dependsOnData
  }
}

/// A step that PostgreSQL would have refused.
public struct MigrationFailure: Sendable {
  /// PostgreSQL's code and sentence, or the Python exception's class and message.
  public var code: String
  /// What happened.
  public var message: String
  /// The call.
  public var place: Place?
  /// The object that PostgreSQL would have named, when it is known.
  public var subject: ObjectReference?
  /// Whether other rows than none would have let it pass.
  public var dependsOnData: Bool

  /// Takes every part as it is given.
  public init(
    code: String, message: String, place: Place?, subject: ObjectReference? = nil,
    dependsOnData: Bool = false
  ) {
    self.code = code
    self.message = message
    self.place = place
    self.subject = subject
    self.dependsOnData = dependsOnData
  }
}
