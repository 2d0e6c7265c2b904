import PostgreSQLDialect
import PostgreSQLSyntax
import PythonInterpreter
import Schema

extension SchemaConversion {
  /// `CREATE INDEX`; nil when its keys or its table are not known.
  ///
  /// - Parameter keysTextsByThemselves: Whether `postgresql_ops` names a `text()` by its text: Alembic's
  ///   operations give it that key (`util/sqla_compat.py`, `_textual_index_element`), SQLAlchemy gives none.
  /// - Throws: what SQLAlchemy raises.
  public mutating func index(
    _ object: IndexObject, keysTextsByThemselves: Bool = false
  ) throws(Interruption) -> CreateIndex? {
    if let unknown = object.doubt { doubt(unknown) }
    guard let table = object.table else {
      doubt(Unknown(.unsupported, "an index without a table", object.place))
      return nil
    }
    let name = try name(object.name)
    let classes = operatorClasses(object.options["ops"])
    var elements: [IndexElement] = []
    for expression in object.expressions {
      switch table.resolved(expression) {
      case .name(let name): elements.append(element(name, key: name, classes))
      case .column(let column): elements.append(element(column.name, key: column.key, classes))
      case .expression(let clause):
        let keyName = keysTextsByThemselves && clause is TextClause ? "text" : "key"
        guard let found = try element(clause, keyName: keyName, classes) else { return nil }
        elements.append(found)
      case .unknown(let unknown):
        doubt(unknown)
        return nil
      }
    }
    var index = Index(name: name, isUnique: object.isUnique, elements: elements)
    index.provenance = provenance(object.place)
    let method = text(object.options["using"]) ?? ""
    if !method.isEmpty { index.method = method.lowercased() }
    index.include = include(object.options)
    index.nullsNotDistinct = object.options["nulls_not_distinct"]?.boolean ?? false
    index.parameters = parameters(object.options["with"])
    index.tablespace = text(object.options["tablespace"])
    if let condition = object.options["where"] {
      index.predicate = try sql(condition).map { SQLExpression(writtenAs: $0) }
    }
    return CreateIndex(
      table: table.qualifiedName, index: index,
      concurrently: object.options["concurrently"]?.boolean ?? false,
      namesMethod: !method.isEmpty)
  }

  private func element(
    _ name: String, key: String, _ classes: [String: String]
  ) -> IndexElement {
    var element = IndexElement.column(name)
    if let operatorClass = classes[key] {
      element.operatorClass = QualifiedName(operatorClass)
      element.written = Spelling(SQLAlchemyIdentifier.written(name) + " " + operatorClass)
    }
    return element
  }

  /// An expression, read back where it is a column with an order or a collation.
  private mutating func element(
    _ clause: ClauseElement, keyName: String, _ classes: [String: String]
  ) throws(Interruption) -> IndexElement? {
    guard var text = try sql(.host(clause), grouped: true) else { return nil }
    if let key = try interpreter.attributeIfAny(.host(clause), keyName)?.text,
      let operatorClass = classes[key]
    {
      text += " " + operatorClass
    }
    var element =
      IndexElement(sql: text) ?? IndexElement(key: .expression(SQLExpression(writtenAs: text)))
    element.written = Spelling(text)
    return element
  }

  private mutating func operatorClasses(_ value: Value?) -> [String: String] {
    guard let value else { return [:] }
    if let unknown = value.unknown { doubt(unknown) }
    guard case .dict(let dict) = value else { return [:] }
    var classes: [String: String] = [:]
    for (key, value) in dict.pairs {
      if let key = key.text, let name = text(value) { classes[key] = name }
    }
    return classes
  }

  /// `postgresql_with`.
  mutating func parameters(_ value: Value?) -> [StorageParameter] {
    guard let value else { return [] }
    if let unknown = value.unknown { doubt(unknown) }
    guard case .dict(let dict) = value else { return [] }
    return dict.pairs.compactMap { key, value in
      guard let name = key.text else { return nil }
      switch value {
      case .none: return StorageParameter(name: name)
      case .bool(let flag): return StorageParameter(name: name, value: flag ? "true" : "false")
      case .int(let number): return StorageParameter(name: name, value: String(number))
      case .float(let number): return StorageParameter(name: name, value: "\(number)")
      default: return StorageParameter(name: name, value: value.text)
      }
    }
  }
}
