import Schema

/// Something about a schema that is not known, or holds only in an empty database.
public struct UnknownFact: Sendable, Hashable {
  /// What it concerns: `column t.c`, `table t`, `the whole schema`.
  public var subject: String
  /// Why, as a sentence's part.
  public var reason: String
  /// Where it began.
  public var place: Place?
  /// Whether it is known for an empty database.
  public var dependsOnData: Bool
  /// The table; nil when it is not about one.
  public var table: QualifiedName?
}

extension Schema {
  /// Everything about the schema that is in doubt, the widest first.
  public var unknownFacts: [UnknownFact] {
    var facts = UnknownFacts()
    if case .unknown(let reason) = origin {
      facts.add("what was there before the first revision", reason, nil)
    }
    for doubt in doubts {
      // A table that still exists tells of its doubt itself.
      let gone = doubt.targets.filter { table($0)?.isComplete ?? true }
      guard doubt.targets.isEmpty || !gone.isEmpty else { continue }
      let subject =
        gone.isEmpty ? "the whole schema" : "table " + gone.map(\.plain).joined(separator: ", ")
      let isAboutRows: Bool =
        if case .dependsOnData = doubt.provenance.standing { true } else { false }
      facts.add(
        subject, doubt.reason, doubt.provenance.place, table: gone.count == 1 ? gone[0] : nil,
        dependsOnData: isAboutRows)
    }
    for table in tables { facts.add(table) }
    for view in views { facts.add("view \(view.name.plain)", view.provenance) }
    for type in types { facts.add("type \(type.name.plain)", type.provenance) }
    for sequence in sequences where sequence.owner == nil {
      facts.add("sequence \(sequence.name.plain)", sequence.provenance)
    }
    for routine in routines { facts.add("function \(routine.signature)", routine.provenance) }
    for found in extensions { facts.add("extension \(found.name)", found.provenance) }
    for namespace in namespaces { facts.add("schema \(namespace.name)", namespace.provenance) }
    return facts.all
  }
}

private struct UnknownFacts {
  var all: [UnknownFact] = []

  mutating func add(
    _ subject: String, _ reason: String, _ place: Place?, table: QualifiedName? = nil,
    dependsOnData: Bool = false
  ) {
    all.append(
      UnknownFact(
        subject: subject, reason: reason, place: place, dependsOnData: dependsOnData, table: table))
  }

  mutating func add(_ subject: String, _ provenance: Provenance, table: QualifiedName? = nil) {
    switch provenance.standing {
    case .known: break
    case .dependsOnData(let reason):
      add(subject, reason, provenance.place, table: table, dependsOnData: true)
    case .unknown(let reason, let place):
      add(subject, reason, place ?? provenance.place, table: table)
    }
  }

  mutating func add(_ table: Table) {
    let name = table.name
    if !table.isComplete, table.provenance.standing.isKnown {
      add(
        "table \(name.plain)", "it may have parts that nobody read", table.provenance.place,
        table: name)
    }
    add("table \(name.plain)", table.provenance, table: name)
    for column in table.columns {
      let subject = "column \(name.plain).\(column.name)"
      if case .unknown(let reason) = column.type.base {
        add(subject, reason, column.provenance.place, table: name)
      } else {
        add(subject, column.provenance, table: name)
      }
    }
    for constraint in table.constraints {
      add(
        "constraint \(constraint.name ?? "") of table \(name.plain)", constraint.provenance,
        table: name)
    }
    for index in table.indexes {
      add("index \(index.name ?? "") of table \(name.plain)", index.provenance, table: name)
    }
  }
}
