import PythonInterpreter
import Schema

extension SchemaConversion {
  /// The constraint; nil for an empty key, and for one whose columns are not known.
  ///
  /// - Throws: what SQLAlchemy raises.
  public mutating func constraint(
    _ object: ConstraintObject
  ) throws(Interruption) -> Constraint? {
    try runCompilation(of: object)
    let name = try name(object.name)
    guard let rule = try rule(object) else {
      if let unknown = object.doubt { doubt(unknown) }
      return nil
    }
    var constraint = Constraint(name: name, rule: rule)
    attributes(of: object, on: &constraint)
    return constraint
  }

  private mutating func rule(_ object: ConstraintObject) throws(Interruption) -> ConstraintRule? {
    switch object {
    case let key as PrimaryKeyObject:
      guard var columns = names(key.columns, of: key.table), !columns.isEmpty else { return nil }
      if key.isImplicit, let first = key.table?.autoincrementColumn(interpreter)?.name,
        let index = columns.firstIndex(of: first)
      {
        columns.remove(at: index)
        columns.insert(first, at: 0)
      }
      return .primaryKey(Key(columns: columns, include: include(key.options)))
    case let unique as UniqueConstraintObject:
      guard let columns = names(unique.columns, of: unique.table), !columns.isEmpty else {
        return nil
      }
      return .unique(
        Key(
          columns: columns, include: include(unique.options),
          nullsNotDistinct: unique.options["nulls_not_distinct"]?.boolean ?? false))
    case let check as CheckConstraintObject:
      return try sql(check.condition).map { .check(SQLExpression(writtenAs: $0)) }
    case let key as ForeignKeyConstraintObject: return try foreignKey(key).map { .foreignKey($0) }
    case let exclusion as ExcludeConstraintObject: return try self.exclusion(exclusion)
    default:
      doubt(Unknown(.unsupported, "a constraint of the class \(object.typeName)", object.place))
      return nil
    }
  }

  /// The names of columns; nil when one of them is not known.
  mutating func names(_ columns: [ColumnSpecification], of table: TableObject?) -> [String]? {
    var names: [String] = []
    for column in columns {
      switch table?.resolved(column) ?? column {
      case .name(let name): names.append(name)
      case .column(let object): names.append(object.name)
      case .expression(let element):
        guard let column = element.firstColumn else {
          doubt(Unknown(.unsupported, "an expression as a column of a constraint", element.place))
          return nil
        }
        names.append(column.name)
      case .unknown(let unknown):
        doubt(unknown)
        return nil
      }
    }
    return names
  }

  /// `postgresql_include`.
  mutating func include(_ options: [String: Value]) -> [String] {
    guard let value = options["include"] else { return [] }
    if let unknown = value.unknown { doubt(unknown) }
    return (value.elements ?? []).compactMap { element in
      if case .host(let host) = element, let column = host as? ColumnObject { return column.name }
      return element.text
    }
  }

  private mutating func foreignKey(
    _ object: ForeignKeyConstraintObject
  ) throws(Interruption) -> ForeignKey? {
    guard let columns = names(object.columns, of: object.table), let first = object.targets.first
    else { return nil }
    if case .unknown(let unknown) = first {
      doubt(unknown)
      return nil
    }
    guard let tokens = first.tableTokens(metadata: object.table?.metadata) else {
      doubt(Unknown(.unsupported, "a foreign key to a column without a table", object.place))
      return nil
    }
    var referred: [String] = []
    for (index, target) in object.targets.enumerated() {
      let name = target.columnName()
      if let unknown = name.unknown {
        doubt(unknown)
        return nil
      }
      var text = name.text ?? ""
      // Without a column it is the one of the same name.
      if text.isEmpty, columns.indices.contains(index) { text = columns[index] }
      // The key of a column may differ from its name.
      if let table = target.table(metadata: object.table?.metadata), let column = table.column(text)
      {
        text = column.name
      }
      referred.append(text)
    }
    var key = ForeignKey(
      columns: columns, table: QualifiedName(tokens.table, schema: tokens.schema),
      referencedColumns: referred)
    key.match = text(object.match)
    var written: [String] = []
    if let action = text(object.onDelete), !action.isEmpty {
      written.append("ON DELETE " + action)
      (key.onDelete, key.onDeleteColumns) = Self.action(action)
    }
    if let action = text(object.onUpdate), !action.isEmpty {
      written.append("ON UPDATE " + action)
      key.onUpdate = Self.action(action).0
    }
    if !written.isEmpty { key.writtenActions = Spelling(written.joined(separator: " ")) }
    return key
  }

  /// `SET NULL (a, b)` and its like.
  private static func action(_ text: String) -> (ReferentialAction?, [String]) {
    let parts = text.split(separator: "(", maxSplits: 1)
    let words = (parts.first ?? "").split(separator: " ").joined(separator: " ").uppercased()
    let columns = parts.count > 1 ? parts[1].split { $0 == "," || $0 == ")" || $0 == " " } : []
    return (ReferentialAction(rawValue: words), columns.map(String.init))
  }

  private mutating func exclusion(
    _ object: ExcludeConstraintObject
  ) throws(Interruption) -> ConstraintRule? {
    var exclusion = Exclusion(method: object.method.lowercased(), elements: [])
    for (index, column) in object.columns.enumerated() {
      var element: IndexElement
      switch object.table?.resolved(column) ?? column {
      case .name(let name): element = .column(name)
      case .column(let column): element = .column(column.name)
      case .expression(let expression):
        guard let text = try sql(.host(expression)) else { return nil }
        element = IndexElement(
          key: .expression(SQLExpression(writtenAs: text)), written: Spelling(text))
      case .unknown(let unknown):
        doubt(unknown)
        return nil
      }
      if case .column(let name) = element.key, let operatorClass = object.operatorClasses[name] {
        element.operatorClass = QualifiedName(operatorClass)
      }
      exclusion.elements.append(
        ExclusionElement(
          element: element,
          operatorName: object.operators.indices.contains(index) ? object.operators[index] : "="))
    }
    exclusion.predicate = try sql(object.predicate).map { SQLExpression(writtenAs: $0) }
    return .exclusion(exclusion)
  }
}
