import AlembicHistory
import MigrationReplay
import Review
import SQLAlchemyModels
import Schema
import SchemaDiff
import SchemaText

extension ProjectHistory {
  /// What the models declare, compared with a revision of the history.
  ///
  /// - Parameters:
  ///   - target: The revision, as `alembic upgrade` takes it.
  ///   - seesOnlyWhatAlembicSees: Whether to stop where Alembic's autogenerate does.
  /// - Throws: `ExpertFailure` when the history cannot be loaded.
  public func inspectModels(
    at target: String = "heads", seesOnlyWhatAlembicSees: Bool = false
  ) throws(ExpertFailure) -> ModelInspection {
    let comparison = try replayed { (replay) throws(AlembicFailure) in
      try replay.comparison(seesOnlyWhatAlembicSees: seesOnlyWhatAlembicSees, at: target)
    }
    return InspectionBuilder(self, comparison).inspection()
  }

  /// The schema that the models' `create_all` would make.
  ///
  /// - Throws: `ExpertFailure` when nothing can be evaluated.
  public func schemaOfModels() throws(ExpertFailure) -> ProjectSchema {
    let models = try replayed { (replay) throws(AlembicFailure) in try replay.models() }
    let schema = models.created
    return ProjectSchema(
      schema: schema, revision: "models", revisions: 0, places: project.places(schema.places),
      source: .models)
  }
}

/// Puts an inspection together from a comparison.
private struct InspectionBuilder {
  private let history: ProjectHistory
  private let comparison: ModelComparison
  private let places: SchemaPlaces
  private let differences: [SchemaDifference]

  init(_ history: ProjectHistory, _ comparison: ModelComparison) {
    self.history = history
    self.comparison = comparison
    differences = comparison.changes.flatMap { SchemaDifference.all(in: $0) }
    let models = comparison.models
    var needed = differences.compactMap(\.source) + comparison.undecided.compactMap(\.place)
    for table in models.declared.tables {
      needed += [table.table.provenance.place].compactMap { $0 }
      needed += table.table.columns.compactMap(\.provenance.place)
    }
    needed += models.classes.flatMap { model in
      [model.place].compactMap { $0 } + model.relationships.compactMap(\.place)
    }
    needed += models.unregistered.compactMap(\.place)
    places = history.project.places(needed)
  }

  private func place(_ place: Place?) -> Finding.Place? { place.map { places.finding($0) } }

  func inspection() -> ModelInspection {
    let unknowns = comparison.undecided.map { undecided in
      UnknownFact(
        subject: [undecided.table?.plain, undecided.name].compactMap { $0 }.joined(separator: "."),
        reason: undecided.reason, place: place(undecided.place))
    }
    let tables = comparison.models.declared.tables.map(\.table)
    let conventions = NamingConventions(tables, settings: history.project.expert)
    let findings =
      comparison.models.unregistered.map(unregistered)
      + conventions.findings(in: tables) { place($0) }
    let located = differences.map { difference in
      var difference = difference
      difference.place = place(difference.source)
      return difference
    }
    return ModelInspection(
      tables: comparison.models.declared.tables.map(table), differences: located,
      findings: findings, unknowns: unknowns.uniqued(), revisions: comparison.revisions,
      notes: comparison.notes, next: next(findings, unknowns))
  }

  private func next(_ findings: [Finding], _ unknowns: [UnknownFact]) -> String {
    if let first = comparison.models.unregistered.first {
      return "Register \(first.name ?? first.table.plain) first, then ask again: generate_revision "
        + "refuses while a model is left out."
    }
    if differences.isEmpty {
      return unknowns.isEmpty
        ? "Nothing: the models and the migrations agree."
        : "Nothing differs that is known; read what is not known."
    }
    return "generate_revision with a message that says what the change is for."
  }

  private func unregistered(_ model: UnregisteredModel) -> Finding {
    let name =
      model.name.map { "The class \($0) (table \(model.table.plain))" }
      ?? "The table \(model.table.plain)"
    var remedy = "Import it where env.py's target_metadata is filled."
    if let edit = model.registration {
      let spot = edit.afterLine == 0 ? "at its top" : "after line \(edit.afterLine)"
      remedy = "Add to \(edit.file) \(spot): \(edit.importLine)"
      if let exported = edit.exportedName { remedy += " and \"\(exported)\" to __all__" }
      remedy += "."
    }
    return Finding(
      rule: "unregistered-model", severity: .error,
      message: "\(name) is never imported by env.py, so autogenerate does not see it and would "
        + "drop its table.",
      places: place(model.place).map { [$0] } ?? [], remedy: remedy)
  }

  private func table(_ declared: DeclaredTable) -> InspectedTable {
    let table = declared.table
    let classes = comparison.models.classes.filter { $0.table == table.name }
    let keys = table.primaryKey?.columns ?? []
    return InspectedTable(
      name: table.name, classes: classes.map(\.name), place: place(table.provenance.place),
      columns: table.columns.map { column in
        InspectedColumn(
          name: column.name, attribute: declared.attributes[column.name],
          type: column.isSerial ? "\(column.type) serial" : column.type.description,
          isNullable: column.isNullable, serverDefault: column.valueText,
          isPrimaryKey: keys.contains(column.name), references: references(column.name, table),
          place: place(column.provenance.place))
      },
      constraints: table.constraints.compactMap(\.inspectedText),
      indexes: table.indexes.map(\.inspectedText),
      relationships: classes.flatMap { model in
        model.relationships.map { relationship in
          InspectedRelationship(
            name: "\(model.name).\(relationship.name)", target: relationship.target,
            secondary: relationship.secondary, backPopulates: relationship.backPopulates,
            cascade: relationship.cascade, place: place(relationship.place))
        }
      }, doubt: declared.doubt?.reason)
  }

  private func references(_ column: String, _ table: Table) -> String? {
    for (_, key) in table.foreignKeys {
      guard let index = key.columns.firstIndex(of: column) else { continue }
      let other = index < key.referencedColumns.count ? "." + key.referencedColumns[index] : ""
      return key.table.plain + other
    }
    return nil
  }
}

extension Column {
  /// What gives it a value when a row has none.
  fileprivate var valueText: String? {
    if let computed { return "generated: \(computed.expression.text)" }
    if let identity { return identity.isAlways ? "identity always" : "identity" }
    return serverDefault?.text
  }
}

extension Constraint {
  /// The constraint in SQL's words; nil for a key of one column, which stands with the column.
  fileprivate var inspectedText: String? {
    let name = name.map { $0 + " " } ?? ""
    switch rule {
    case .primaryKey(let key):
      return key.columns.count > 1
        ? "\(name)PRIMARY KEY (\(key.columns.joined(separator: ", ")))" : nil
    case .unique(let key): return "\(name)UNIQUE (\(key.columns.joined(separator: ", ")))"
    case .foreignKey(let key):
      let actions = [
        key.onDelete.map { " ON DELETE \($0.rawValue)" },
        key.onUpdate.map { " ON UPDATE \($0.rawValue)" },
      ].compactMap { $0 }.joined()
      return "\(name)FOREIGN KEY (\(key.columns.joined(separator: ", "))) REFERENCES "
        + "\(key.table.plain) (\(key.referencedColumns.joined(separator: ", ")))\(actions)"
    case .check(let condition): return "\(name)CHECK (\(condition.text))"
    case .exclusion(let exclusion): return "\(name)EXCLUDE USING \(exclusion.method)"
    case .notNull: return nil
    }
  }
}

extension Index {
  fileprivate var inspectedText: String {
    let keys = elements.map { element in
      switch element.key {
      case .column(let name): name
      case .expression(let expression): "(\(expression.text))"
      }
    }
    return (name.map { $0 + " " } ?? "") + (isUnique ? "UNIQUE " : "")
      + (method == "btree" ? "" : "USING \(method) ") + "(\(keys.joined(separator: ", ")))"
      + (predicate.map { " WHERE \($0.text)" } ?? "")
  }
}

extension [UnknownFact] {
  fileprivate func uniqued() -> [UnknownFact] {
    var seen: Set<UnknownFact> = []
    return filter { seen.insert($0).inserted }
  }
}
