import PythonInterpreter
import PythonSyntax

extension CustomOperator {
  static func item(_ text: String) -> CustomOperator {
    CustomOperator(text: text, precedence: 15, groupsEagerly: true, isSelfPrecedent: true)
  }

  static func comparison(_ text: String, groupsEagerly: Bool = true) -> CustomOperator {
    CustomOperator(
      text: text, precedence: 5, isComparison: true, groupsEagerly: groupsEagerly,
      isSelfPrecedent: groupsEagerly)
  }
}

extension ColumnElement {
  /// What the type of the expression adds: operators of JSON, arrays, hstore and ranges.
  func typedAttribute(_ name: String) throws(Interruption) -> Value? {
    switch type.affinity(interpreter) {
    case .json: return try jsonAttribute(name)
    case .array: return arrayAttribute(name)
    case .hstore: return hstoreAttribute(name)
    case .range: return rangeAttribute(name)
    default: return nil
    }
  }

  /// A method whose argument stands after a comparing operator of PostgreSQL.
  private func comparing(_ name: String, _ text: String, groupsEagerly: Bool = true) -> Value {
    interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
      .host(
        try self.arithmeticResult(
          .custom(.comparison(text, groupsEagerly: groupsEagerly)),
          arguments.value(0, "other") ?? .none, resultType: interpreter.booleanType))
    }
  }

  private func jsonAttribute(_ name: String) throws(Interruption) -> Value? {
    switch name {
    case "astext":
      guard let item = self as? BinaryExpression else { return nil }
      let isPath = item.operation == .jsonPathItem
      let textType =
        try type.parameter("astext_type", interpreter) ?? interpreter.newType("Text") ?? .none
      return .host(
        BinaryExpression.make(
          item.left, .custom(.item(isPath ? "#>>" : "->>")), item.right,
          type: try interpreter.sqlType(textType), interpreter))
    case "as_string": return retyped(name, "Unicode")
    case "as_integer": return retyped(name, "Integer")
    case "as_float": return retyped(name, "Float")
    case "as_boolean": return retyped(name, "Boolean")
    case "as_numeric":
      return interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
        let type = try interpreter.call(.type(interpreter.sqlClass("Numeric")), arguments)
        return .host(try self.retyped(name, interpreter.sqlType(type)))
      }
    case "as_json":
      return interpreter.builtin(name) { (_, _, _) throws(Interruption) in .host(self) }
    default: break
    }
    guard type.decorated(interpreter).kind(interpreter) == .jsonb else { return nil }
    switch name {
    case "has_key": return comparing(name, "?")
    case "has_all": return comparing(name, "?&")
    case "has_any": return comparing(name, "?|")
    case "contained_by": return comparing(name, "<@")
    case "path_exists": return pathComparing(name, "@?")
    case "path_match": return pathComparing(name, "@@")
    case "delete_path": return deletePath(name)
    default: return nil
    }
  }

  private func pathComparing(_ name: String, _ text: String) -> Value {
    interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
      let other = try interpreter.operand(
        arguments.value(0, "other") ?? .none, of: .custom(.comparison(text)), beside: self,
        bindType: interpreter.stringType)
      return .host(
        BinaryExpression.make(
          self, .custom(.comparison(text)), other, type: interpreter.booleanType, interpreter))
    }
  }

  private func deletePath(_ name: String) -> Value {
    interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
      let path = arguments.value(0, "array") ?? .none
      var array: ColumnElement
      if let element = try interpreter.existingElement(path) {
        array = try interpreter.columnElement(element)
      } else {
        var items: [ColumnElement] = []
        for item in try interpreter.items(of: path) ?? [] {
          items.append(try interpreter.bound(item))
        }
        array = try ArrayElement(items, itemType: nil, interpreter)
      }
      let arrayType = try interpreter.call(
        .type(interpreter.postgresqlClass("ARRAY")),
        CallArguments([.type(interpreter.sqlClass("TEXT"))]))
      array = CastElement(array, try interpreter.sqlType(arrayType), interpreter)
      return .host(
        BinaryExpression.make(self, .custom(.item("#-")), array, type: self.type, interpreter))
    }
  }

  private func retyped(_ name: String, _ type: String) -> Value {
    interpreter.builtin(name) { (interpreter, _, _) throws(Interruption) in
      .host(try self.retyped(name, interpreter.standardType(type)))
    }
  }

  private func retyped(_ name: String, _ type: SQLType) throws(Interruption) -> ColumnElement {
    if let item = self as? BinaryExpression,
      item.operation == .jsonItem || item.operation == .jsonPathItem
    {
      return item.with(type: type)
    }
    throw interpreter.sqlAlchemyError(
      "InvalidRequestError",
      "The JSON cast operator JSON.\(name)() only works with a JSON index expression "
        + "e.g. col['q'].\(name)()")
  }

  private func arrayAttribute(_ name: String) -> Value? {
    switch name {
    case "contained_by": return comparing(name, "<@")
    case "overlap": return comparing(name, "&&", groupsEagerly: false)
    case "any", "all":
      return interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
        if let unknown = arguments.value(1, "operator")?.unknown {
          return .host(UnknownElement(unknown, interpreter))
        }
        let itemType = try interpreter.sqlType(
          try self.type.parameter("item_type", interpreter) ?? .none)
        let operation =
          (arguments.value(1, "operator")).flatMap { OperatorObject.operation($0) } ?? .equal
        let other = try interpreter.operand(
          arguments.value(0, "other") ?? .none, of: operation, beside: self, bindType: itemType)
        let aggregate = CollectionAggregate(name == "any" ? .any : .all, self, interpreter)
        return .host(try aggregate.compared(operation.mirrored, .host(other)))
      }
    default: return nil
    }
  }

  private func hstoreAttribute(_ name: String) -> Value? {
    switch name {
    case "has_key": return comparing(name, "?")
    case "has_all": return comparing(name, "?&")
    case "has_any": return comparing(name, "?|")
    case "contained_by": return comparing(name, "<@")
    case "keys", "vals", "array", "matrix", "defined", "delete", "slice":
      let functions = [
        "keys": "akeys", "vals": "avals", "array": "hstore_to_array",
        "matrix": "hstore_to_matrix",
      ]
      return interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
        .host(
          try FunctionElement.make(
            functions[name] ?? name, [.host(self)] + arguments.positional, interpreter))
      }
    default: return nil
    }
  }

  private func rangeAttribute(_ name: String) -> Value? {
    let operators = [
      "overlaps": "&&", "contained_by": "<@", "strictly_left_of": "<<",
      "strictly_right_of": ">>", "not_extend_right_of": "&<", "not_extend_left_of": "&>",
      "adjacent_to": "-|-",
    ]
    return operators[name].map { comparing(name, $0, groupsEagerly: name == "contained_by") }
  }

  /// `<<` and `>>` of ranges; nil for every other type.
  func rangeOperator(_ operation: Operator, _ other: Value) throws(Interruption) -> Value? {
    guard type.isLike(.range, interpreter) else { return nil }
    return .host(
      try arithmeticResult(
        .custom(.comparison(operation == .lShift ? "<<" : ">>", groupsEagerly: false)), other,
        resultType: interpreter.booleanType))
  }

  /// `contains` where the type has an operator for it; nil where it is `LIKE`.
  func typedContains(_ arguments: CallArguments) throws(Interruption) -> ColumnElement? {
    let kind = type.decorated(interpreter).kind(interpreter)
    switch type.affinity(interpreter) {
    case .array, .hstore, .range: break
    case .json where kind == .jsonb: break
    default: return nil
    }
    return try arithmeticResult(
      .custom(.comparison("@>")), arguments.value(0, "other") ?? .none,
      resultType: interpreter.booleanType)
  }

  /// `expression[key]`.
  func indexed(by key: Value) throws(Interruption) -> ColumnElement {
    if case .unknown(let unknown) = key { return UnknownElement(unknown, interpreter) }
    switch type.affinity(interpreter) {
    case .json:
      let isPath = if case .list = key { true } else if case .tuple = key { true } else { false }
      let operation: SQLOperator = isPath ? .jsonPathItem : .jsonItem
      let right: ColumnElement
      if isPath, let items = key.elements {
        right = try jsonPath(items)
      } else {
        right = try interpreter.operand(
          key, of: operation, beside: self, bindType: interpreter.literalType(of: key))
      }
      return BinaryExpression.make(self, operation, right, type: type, interpreter)
    case .hstore:
      let right = try interpreter.operand(
        key, of: .item, beside: self, bindType: interpreter.stringType)
      return BinaryExpression.make(
        self, .item, right, type: interpreter.standardType("Text"), interpreter)
    case .array: return try arrayItem(key)
    case .unknown:
      if case .unknown(let unknown) = type { return UnknownElement(unknown, interpreter) }
      return UnknownElement(
        Unknown(.unsupported, "an item of a SQL expression", interpreter.currentPlace), interpreter)
    default:
      throw interpreter.exception(
        "NotImplementedError", "Operator 'getitem' is not supported on this expression")
    }
  }

  /// `{a, b}` as PostgreSQL takes a path.
  private func jsonPath(_ items: [Value]) throws(Interruption) -> ColumnElement {
    var texts: [String] = []
    for item in items {
      switch try interpreter.known(interpreter.string(item)) {
      case .known(let text): texts.append(text)
      case .unknown(let unknown): return UnknownElement(unknown, interpreter)
      }
    }
    return try interpreter.bound(
      .text("{" + texts.joined(separator: ", ") + "}"), type: interpreter.stringType)
  }

  private func arrayItem(_ key: Value) throws(Interruption) -> ColumnElement {
    let startsAtZero = try type.parameter("zero_indexes", interpreter)?.boolean ?? false
    func position(_ value: Value) throws(Interruption) -> ColumnElement {
      if startsAtZero, let index = value.integer {
        return try interpreter.bound(.int(index &+ 1))
      }
      return try interpreter.expression(value)
    }
    if case .slice(let slice) = key {
      let bounds = SliceElement(try position(slice.lower), try position(slice.upper), interpreter)
      return BinaryExpression.make(self, .item, bounds, type: type, interpreter)
    }
    var itemType = type
    let dimensions = try type.parameter("dimensions", interpreter)?.integer ?? 1
    if dimensions == 1 {
      itemType = try interpreter.sqlType(
        try type.parameter("item_type", interpreter) ?? .none)
    }
    return BinaryExpression.make(self, .item, try position(key), type: itemType, interpreter)
  }
}

extension BinaryExpression {
  /// `a -> b`, `a['b']` of JSONB, `CAST(a ->> b AS …)` of one that is read as another type.
  func jsonItem(_ compiler: SQLCompiler) throws(Interruption) -> String {
    let isPath = operation == .jsonPathItem
    guard type.isLike(.json, interpreter) else {
      let item = try generic(isPath ? " #>> " : " ->> ", compiler, eagerly: true)
      return "CAST(" + item + " AS " + (try compiler.typeText(type)) + ")"
    }
    if !isPath, left.type.kind(interpreter) == .jsonb {
      let isCall = left is FunctionElement || left is CastElement
      let text = try compiler.process(left)
      return (isCall ? "(" + text + ")" : text) + "[" + (try compiler.process(right)) + "]"
    }
    return try generic(isPath ? " #> " : " -> ", compiler, eagerly: true)
  }
}

/// `a:b` between brackets.
final class SliceElement: ColumnElement {
  private let lower: ColumnElement
  private let upper: ColumnElement

  init(_ lower: ColumnElement, _ upper: ColumnElement, _ interpreter: Interpreter) {
    self.lower = lower
    self.upper = upper
    super.init(interpreter.sqlClass("Slice"), interpreter)
  }

  override var parts: [ClauseElement] { [lower, upper] }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    try compiler.process(lower) + ":" + compiler.process(upper)
  }
}
