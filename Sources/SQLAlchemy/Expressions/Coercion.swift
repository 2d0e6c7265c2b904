import PythonInterpreter

/// An operand that is not known.
final class UnknownElement: ColumnElement {
  let unknown: Unknown

  init(_ unknown: Unknown, _ interpreter: Interpreter) {
    self.unknown = unknown
    super.init(interpreter.sqlClass("ColumnElement"), interpreter)
  }

  override var type: SQLType { .unknown(unknown) }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    compiler.miss(unknown)
  }
}

extension Interpreter {
  /// The element that a value is; nil for a plain Python value, which SQLAlchemy would bind.
  func existingElement(_ value: Value) throws(Interruption) -> ClauseElement? {
    switch value {
    case .unknown(let unknown): return UnknownElement(unknown, self)
    case .host(let host): return host as? ClauseElement
    case .instance, .type:
      if let method = try attributeIfAny(value, "__clause_element__") {
        if case .unknown(let unknown) = method { return UnknownElement(unknown, self) }
        return try existingElement(call(method, CallArguments()))
      }
      if case .type = value, let table = try attributeIfAny(value, "__table__") {
        return try existingElement(table)
      }
      return nil
    default: return nil
    }
  }

  /// A value as an expression: an element as it is, `None` as NULL, anything else bound.
  ///
  /// - Throws: `ArgumentError` for an element that is no expression.
  func expression(_ value: Value, type: SQLType? = nil) throws(Interruption) -> ColumnElement {
    if let element = try existingElement(value) { return try columnElement(element) }
    if value.isNone { return ConstantElement(.null, self) }
    return try bound(value, type: type)
  }

  /// An element as an expression: a statement becomes a scalar subquery.
  func columnElement(_ element: ClauseElement) throws(Interruption) -> ColumnElement {
    if let column = element as? ColumnElement { return column }
    if let select = element as? SelectBase { return ScalarSubquery(select, self) }
    if let alias = element as? AliasClause, let select = alias.element as? SelectBase {
      return ScalarSubquery(select, self)
    }
    throw sqlAlchemyError(
      "ArgumentError",
      "SQL expression element or literal value expected, got \(element.typeName) object.")
  }

  /// A value as the other operand of an operator (`BinaryElementRole`).
  func operand(
    _ value: Value, of operation: SQLOperator, beside other: ColumnElement,
    bindType: SQLType? = nil
  ) throws(Interruption) -> ColumnElement {
    let element: ColumnElement
    if let existing = try existingElement(value) {
      element = try columnElement(existing)
    } else {
      element = try other.binding(value, operation, type: bindType)
    }
    if element.type.isNull, !other.type.isNull, let parameter = element as? BindParameter {
      return parameter.with(type: bindType ?? other.type)
    }
    return element
  }

  /// A value as a condition of `WHERE`, `and_` and their like.
  func condition(_ value: Value) throws(Interruption) -> ColumnElement {
    if let element = try existingElement(value) { return try columnElement(element) }
    switch value {
    case .none: return ConstantElement(.null, self)
    case .bool(let flag): return ConstantElement(flag ? .true : .false, self)
    case .string(let text): throw textualError(text.text)
    default:
      throw sqlAlchemyError(
        "ArgumentError",
        "SQL expression for WHERE/HAVING role expected, got \(describe(value)).")
    }
  }

  /// What SQLAlchemy raises for a string where it wants `text()`.
  func textualError(_ text: String) -> Interruption {
    sqlAlchemyError(
      "ArgumentError",
      "Textual SQL expression \(describe(.text(text))) should be explicitly declared as "
        + "text(\(describe(.text(text))))")
  }

  /// A plain value as a parameter.
  ///
  /// - Throws: `ArgumentError` for an object of SQLAlchemy that is no value.
  func bound(
    _ value: Value, type: SQLType? = nil, key: String? = nil, seed: String? = nil
  ) throws(Interruption) -> ColumnElement {
    if case .unknown(let unknown) = value { return UnknownElement(unknown, self) }
    let parameter = BindParameter(
      key: key, value: value, type: type ?? literalType(of: value), self)
    parameter.seed = seed
    return parameter
  }

  /// Why the members of a collection are not known.
  func doubt(aboutMembersOf value: Value) -> Unknown {
    let taint: Unknown? =
      switch value {
      case .unknown(let unknown): unknown
      case .list(let list): list.taint
      case .set(let set): set.taint
      case .dict(let dict): dict.taint
      default: nil
      }
    return taint ?? Unknown(.unsupported, "the members of a list", currentPlace)
  }

  /// Elements of a list that is written as one argument or as several, as in `select([a, b])`.
  func spreadArguments(_ arguments: CallArguments) throws(Interruption) -> [Value]? {
    if arguments.spread != nil { return nil }
    if arguments.positional.count == 1, let only = arguments[0] {
      switch only {
      case .list, .tuple, .set, .iterator: return try items(of: only)
      default: break
      }
    }
    return arguments.positional
  }
}
