import PythonInterpreter
import PythonSyntax
import RevisionRendering

extension ModelRenderer {
  /// A constraint; nil for one whose columns are not known, and for one of a class of its own.
  func constraint(_ object: ConstraintObject) throws(Interruption) -> ConstraintWording? {
    guard let (rule, kind) = try rule(object) else { return nil }
    var wording = ConstraintWording(name: objectName(object.name), rule: rule)
    wording.deferrable = try literalIfTrue(object.deferrable)
    wording.initially = try literalIfTrue(object.initially)
    if case .exclusion = rule {
      // Alembic writes the word as a string here.
      wording.deferrable = wording.deferrable.map { $0.around { PythonLiteral.string($0) } }
    }
    wording.options = try object.writtenOptions.map { (option) throws(Interruption) in
      KeywordArgument(option.name, try expression(option.value))
    }
    wording.isTypeBound = (object as? CheckConstraintObject)?.isTypeBound ?? false
    wording.isInColumn = object is CheckConstraintObject && object.inlineColumn != nil
    wording.whole = try renderItem?.text(kind, .host(object))
    return wording
  }

  /// What it demands, and the name under which `render_item` is asked.
  private func rule(
    _ object: ConstraintObject
  ) throws(Interruption) -> (rule: ConstraintWording.Rule, kind: String)? {
    switch object {
    case let key as PrimaryKeyObject:
      return names(key).map { (.primaryKey(columns: $0), "primary_key") }
    case let key as UniqueConstraintObject:
      return names(key).map { (.unique(columns: $0), "unique") }
    case let key as ForeignKeyConstraintObject:
      return try reference(key).map { (.foreignKey($0), "foreign_key") }
    case let check as CheckConstraintObject:
      return (.check(try condition(check.condition)), "check")
    case let exclusion as ExcludeConstraintObject:
      return (.exclusion(try self.exclusion(exclusion)), "exclude")
    default: return nil
    }
  }

  private func names(_ object: ConstraintObject) -> [String]? {
    var names: [String] = []
    for column in object.columns {
      switch object.table?.resolved(column) ?? column {
      case .name(let name): names.append(name)
      case .column(let column): names.append(column.name)
      case .expression(let element):
        guard let column = element.firstColumn else { return nil }
        names.append(column.name)
      case .unknown: return nil
      }
    }
    return names
  }

  private func reference(
    _ object: ForeignKeyConstraintObject
  ) throws(Interruption) -> ConstraintWording.Reference? {
    let metadata = object.table?.metadata
    guard let columns = names(object),
      let tokens = object.targets.first?.tableTokens(metadata: metadata)
    else { return nil }
    var referenced: [String] = []
    for (index, target) in object.targets.enumerated() {
      guard var name = target.columnName().text else { return nil }
      if name.isEmpty, columns.indices.contains(index) { name = columns[index] }
      // The key of a column may differ from its name.
      if let column = target.table(metadata: metadata)?.column(name) { name = column.name }
      referenced.append(name)
    }
    let prefix = MetaDataObject.key(tokens.table, tokens.schema) + "."
    return ConstraintWording.Reference(
      columns: columns, schema: tokens.schema, table: tokens.table, referencedColumns: referenced,
      targets: referenced.map { prefix + $0 }, onUpdate: try literalIfTrue(object.onUpdate),
      onDelete: try literalIfTrue(object.onDelete), usesAlter: object.usesAlter,
      match: try literalIfTrue(object.match))
  }

  private func exclusion(
    _ object: ExcludeConstraintObject
  ) throws(Interruption) -> ExclusionWording {
    var elements: [PythonText] = []
    for column in object.columns { elements.append(try element(column, of: object)) }
    return ExclusionWording(
      elements: elements, operators: object.operators,
      predicate: object.predicate.isNone ? nil : try condition(inText: object.predicate),
      method: object.method.isEmpty ? nil : object.method)
  }

  /// `sa.text(…)` of a condition that may be given as a string.
  private func condition(inText value: Value) throws(Interruption) -> PythonText {
    try condition(value).around { "\(sa)text(\($0))" }
  }

  /// Source: `ddl/postgresql.py`, `_render_potential_column`.
  private func element(
    _ column: ColumnSpecification, of object: ExcludeConstraintObject
  ) throws(Interruption) -> PythonText {
    switch object.table?.resolved(column) ?? column {
    case .name(let name): return PythonText("\(sa)column(\(PythonLiteral.string(name)))")
    case .column(let column):
      return PythonText("\(sa)column(\(PythonLiteral.string(column.name)))")
    case .unknown(let unknown): return .unknown(unknown.reason)
    case .expression(let element):
      if let named = element as? TextColumn {
        let function = named.isText ? "literal_column" : "column"
        return PythonText("\(sa)\(function)(\(PythonLiteral.string(named.columnName)))")
      }
      if element is TextClause || element is FunctionElement {
        return try expression(.host(element))
      }
      return try condition(.host(element))
    }
  }
}
