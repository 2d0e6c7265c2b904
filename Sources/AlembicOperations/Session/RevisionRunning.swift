import PythonInterpreter
import Schema

extension MigrationSession {
  /// Runs `upgrade` or `downgrade` of a revision from a schema.
  ///
  /// The schema is that of a run with a database. Its texts are those of `--sql` too, unless the program
  /// asks which of both it is: then it runs once more for them, see `RevisionRun.offlineSteps`.
  ///
  /// Rows of the database are taken to be none. A program that uses rows is run a second time with
  /// rows unknown: what it then does to the schema for certain does not depend on data.
  ///
  /// - Parameters:
  ///   - function: The function; `None` where the file has none.
  ///   - revision: The revision's id.
  ///   - file: The revision's file, for doubts that no place of the program tells of.
  ///   - schema: The schema before.
  ///   - interpreter: The interpreter that has run the file.
  ///   - budget: What each run may use; the interpreter's own budget unless another is given.
  public func run(
    _ function: Value, revision: String?, file: String, from schema: Schema,
    _ interpreter: Interpreter, budget: Budget? = nil
  ) -> RevisionRun {
    if function.isNone { return RevisionRun(schema: schema, isAbsent: true) }
    let printsOffline = options.isOffline
    options.isOffline = false
    rows = .none
    defer {
      options.isOffline = printsOffline
      rows = .none
    }
    let typesBefore = createdTypes
    var run = runOnce(function, revision, file, schema, interpreter, budget)
    let typesAfter = createdTypes
    defer { createdTypes = typesAfter }
    let asksForMode = askedForMode
    if usedRows != nil {
      rows = .unknown
      createdTypes = typesBefore
      let other = runOnce(function, revision, file, schema, interpreter, budget)
      run.compare(withUnknownRows: other)
      if run.isRefusedWithoutRows, other.failures.isEmpty, !run.tablesRead.isDisjoint(with: filled)
      {
        // It asks for rows that a revision before it has put there.
        run = other
      }
      rows = .none
    }
    if printsOffline, asksForMode {
      options.isOffline = true
      createdTypes = typesBefore
      run.offlineSteps = runOnce(function, revision, file, schema, interpreter, budget).steps
    }
    filled.formUnion(run.tablesFilled)
    return run
  }

  private func runOnce(
    _ function: Value, _ revision: String?, _ file: String, _ schema: Schema,
    _ interpreter: Interpreter, _ budget: Budget?
  ) -> RevisionRun {
    begin(revision: revision, file: file, schema: schema, interpreter)
    if let unknown = function.unknown {
      doubt(unknown, interpreter)
      return finish(interpreter)
    }
    let evaluation = interpreter.evaluate(budget) { (interpreter) throws(Interruption) in
      try interpreter.call(function, CallArguments())
    }
    switch evaluation {
    case .finished: break
    case .raised(let raised): note(raised, interpreter)
    case .exhausted(let exhaustion):
      doubt(Unknown(.budget, exhaustion.reason, exhaustion.place), interpreter)
    }
    return finish(interpreter)
  }

  /// The table that is missing, where PostgreSQL said so and the program let it pass.
  private func subject(of message: String) -> ObjectReference? {
    guard let raised, raised.state.rawValue == "42P01", message.hasSuffix(raised.message) else {
      return nil
    }
    return raised.subject
  }

  /// An exception that ended the run: where the program raises it, it is what happens; where only we
  /// may have misunderstood the program, what follows is in doubt too.
  private func note(_ raised: RaisedException, _ interpreter: Interpreter) {
    let place = raised.traceback.first ?? .nowhere
    let message = interpreter.message(of: raised.exception)
    fail(
      MigrationFailure(
        code: raised.typeName, message: message, place: self.place(place, interpreter),
        subject: subject(of: message)))
    let ours = [
      "AttributeError", "TypeError", "NameError", "UnboundLocalError", "ImportError",
      "ModuleNotFoundError", "KeyError", "IndexError",
    ]
    guard ours.contains(raised.typeName) else { return }
    doubt(Unknown(.unsupported, "\(raised.typeName): \(message)", place), interpreter)
  }
}

extension RevisionRun {
  /// Whether the program raises an exception of its own, and would not with other rows.
  fileprivate var isRefusedWithoutRows: Bool {
    failures.last.map { $0.dependsOnData && $0.subject == nil } ?? false
  }

  private var dataStatements: [DataStatement] {
    steps.flatMap(\.operations).compactMap {
      if case .data(let statement) = $0.operation { statement } else { nil }
    }
  }

  /// The tables whose rows it has asked for.
  fileprivate var tablesRead: Set<QualifiedName> {
    Set(
      dataStatements.filter { $0.kind == .select }.flatMap { $0.targets + $0.references }
        .map(schema.canonical))
  }

  /// The tables into which it puts rows.
  fileprivate var tablesFilled: Set<QualifiedName> {
    let inserted = steps.flatMap(\.operations).compactMap { operation -> QualifiedName? in
      if case .bulkInsert(let insert) = operation.operation { insert.table } else { nil }
    }
    let filling: [DataStatementKind] = [.insert, .copy, .merge]
    return Set(
      (dataStatements.filter { filling.contains($0.kind) }.flatMap(\.targets) + inserted)
        .map(schema.canonical))
  }

  /// Adds a doubt for what the program does to the schema only with some rows: `other` is the run with
  /// rows unknown.
  mutating func compare(withUnknownRows other: RevisionRun) {
    for index in failures.indices {
      failures[index].dependsOnData = !other.failures.contains {
        $0.code == failures[index].code && $0.place == failures[index].place
      }
    }
    let certain = other.steps.filter { $0.changesSchema && $0.provenance.standing.isKnown }
    let mine = steps.filter { $0.changesSchema && $0.provenance.standing.isKnown }
    let isSame =
      certain.count == mine.count && zip(certain, mine).allSatisfy { $0.does(theSameAs: $1) }
    let others = other.doubts.filter { doubt in !doubts.contains(doubt) }
    if isSame, others.isEmpty, other.failures.isEmpty || !failures.isEmpty { return }
    for doubt in others {
      var doubt = doubt
      doubt.dependsOnData = true
      doubts.append(doubt)
    }
    guard others.isEmpty else { return }
    doubts.append(
      MigrationDoubt(
        reason: other.failures.first?.message ?? "what happens depends on rows",
        place: other.failures.first?.place ?? mine.first?.provenance.place,
        tables: mine.flatMap { $0.tables(in: schema) }, dependsOnData: true))
  }
}
