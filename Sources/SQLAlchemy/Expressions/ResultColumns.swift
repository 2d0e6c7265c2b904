import PythonInterpreter

/// The name under which a list of columns shows one.
enum ResultLabel {
  case name(String)
  /// A name that is made up at compile time from a seed, the same one for the same key.
  case madeUp(key: String, seed: String)
}

/// An entry of the list of columns of a `SELECT` or `RETURNING`.
struct ResultColumn {
  let element: ClauseElement
  /// The label that must be written, because the name alone is taken.
  var required: ResultLabel?
  /// The label that is written where a name is needed.
  var fallback: ResultLabel?
  /// The key among the columns of a subquery.
  var key: String

  /// Whether the same column stands before it in the list.
  var isRepeated = false

  /// The name by which statements around a subquery of this list call the column.
  var exposedLabel: ResultLabel? { isRepeated ? fallback : required ?? fallback }
}

extension ColumnElement {
  /// What tells the column from others when names are made up.
  var identityKey: String {
    if let proxy = self as? ProxyColumn, let owner = proxy.owner {
      return "\(ObjectIdentifier(owner).hashValue).\(proxy.columnKey)"
    }
    return "\(ObjectIdentifier(self).hashValue)"
  }

  /// The label that SQLAlchemy gives an expression without a name.
  fileprivate var fallbackLabel: ResultLabel {
    if self is CastElement || self is TypeCoercion || self is TruthElement,
      let inner = parts.first as? ColumnElement
    {
      if let name = inner.resultName { return .name(name) }
      return inner.fallbackLabel
    }
    return .madeUp(key: identityKey, seed: labelSeed)
  }

  /// Whether a list of columns writes a label for it.
  fileprivate func needsLabel(isFrom: Bool) -> Bool {
    if self is TextClause || self is UnknownText || self is UnknownElement { return false }
    if let column = self as? any NamedColumn {
      return isFrom && !column.isText && column.owner != nil
    }
    if let unary = self as? UnaryExpression {
      var inner: ColumnElement = unary.element
      while let group = inner as? Grouping { inner = group.element }
      return inner.resultName == nil || isFrom
    }
    return true
  }
}

extension Interpreter {
  /// The entries of a list of columns; nil when a table's columns are not known.
  ///
  /// Tables are replaced by their columns.
  func resultColumns(_ elements: [ClauseElement]) -> [ResultColumn]? {
    var flat: [ColumnElement] = []
    for element in elements {
      if let table = element as? FromClause {
        guard let columns = table.columnList else { return nil }
        flat.append(contentsOf: columns.map(\.column))
      } else if let column = element as? ColumnElement {
        flat.append(column)
      }
    }
    var naming = ResultNaming()
    return flat.map { naming.add($0) }
  }
}

/// Names the columns of one list, so that no two have the same.
private struct ResultNaming {
  private var names: [String: ColumnElement] = [:]
  private var repeated = 0
  private var keys: Set<String> = []
  private var keyCounts: [String: Int] = [:]

  mutating func add(_ column: ColumnElement) -> ResultColumn {
    var result = ResultColumn(element: column, required: nil, fallback: nil, key: key(column))
    if column is TextClause || column is UnknownText { return result }
    if let named = column as? any NamedColumn, named.owner == nil {
      result.fallback = .name(named.columnName)
      return result
    }
    guard let name = column.resultName else {
      result.fallback = column.fallbackLabel
      if case .name(let wrapped) = column.fallbackLabel {
        if names["wrapped " + wrapped] != nil { result.fallback = repetition(column, wrapped) }
        names["wrapped " + wrapped] = column
      } else if names[column.identityKey] != nil {
        result.fallback = repetition(column, column.labelSeed)
      }
      names[column.identityKey] = column
      return result
    }
    result.fallback = .name(name)
    guard let first = names[name] else {
      names[name] = column
      return result
    }
    if column is LabelElement { return result }
    if first.identityKey == column.identityKey {
      result.isRepeated = true
      result.required = repetition(column, name)
      return result
    }
    let other = column.identityKey + " " + name
    if names[other] != nil {
      result.isRepeated = true
      result.required = repetition(column, name)
    } else {
      names[other] = column
      result.required = .madeUp(key: column.identityKey, seed: name)
    }
    return result
  }

  private mutating func repetition(_ column: ColumnElement, _ name: String) -> ResultLabel {
    repeated += 1
    return .madeUp(key: column.identityKey + " \(repeated)", seed: name + "_")
  }

  private mutating func key(_ column: ColumnElement) -> String {
    let base: String
    if let named = column as? any NamedColumn {
      base = named.columnKey
    } else {
      base = column.wrappedName ?? column.resultName ?? ""
    }
    let isAnonymous = base.isEmpty
    let seed = isAnonymous ? column.labelSeed : base
    if !isAnonymous, keys.insert(seed).inserted { return seed }
    let count = (keyCounts[seed] ?? 0) + 1
    keyCounts[seed] = count
    return "\(seed)_\(count)"
  }
}

extension SQLCompiler {
  /// The text of a list of columns.
  func columnList(_ columns: [ResultColumn], isFrom: Bool) throws(Interruption) -> String {
    var texts: [String] = []
    for column in columns {
      let text = try inside(
        context.with {
          $0.isColumnList = column.element is LabelElement
          $0.isFrom = false
        }
      ) { () throws(Interruption) -> String in try process(column.element) }
      guard let element = column.element as? ColumnElement, !(element is LabelElement) else {
        texts.append(text)
        continue
      }
      var label = column.required
      if label == nil, element.needsLabel(isFrom: isFrom) { label = column.fallback }
      switch label {
      case nil: texts.append(text)
      case .name(let name): texts.append(text + " AS " + SQLAlchemyIdentifier.written(name))
      case .madeUp(let key, let seed):
        texts.append(text + " AS " + SQLAlchemyIdentifier.written(madeUpName(key: key, seed)))
      }
    }
    return texts.joined(separator: ", ")
  }
}
