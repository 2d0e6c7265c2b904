import PythonInterpreter

/// `union(a, b)` and its kin.
final class CompoundSelect: SelectBase {
  private let keyword: String
  private let selects: [ClauseElement]
  private let clauses: Select.Clauses

  private init(
    _ keyword: String, _ selects: [ClauseElement], _ clauses: Select.Clauses,
    _ interpreter: Interpreter
  ) {
    self.keyword = keyword
    self.selects = selects
    self.clauses = clauses
    super.init(interpreter.sqlClass("CompoundSelect"), interpreter)
  }

  override var resultColumns: [ResultColumn]? { (selects.first as? SelectBase)?.resultColumns }

  /// `a.union(b)`.
  static func make(
    _ keyword: String, _ first: SelectBase, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    try make(keyword, [.host(first)] + arguments.positional, first.interpreter)
  }

  private static func make(
    _ keyword: String, _ values: [Value], _ interpreter: Interpreter
  ) throws(Interruption) -> Value {
    var selects: [ClauseElement] = []
    for value in values {
      if case .unknown = value { return value }
      guard let element = try interpreter.existingElement(value) else {
        throw interpreter.sqlAlchemyError(
          "ArgumentError",
          "SELECT construct for inclusion in a UNION or other set construct expected, got "
            + "\(interpreter.describe(value)).")
      }
      if let alias = element as? AliasClause, let select = alias.element as? SelectBase {
        selects.append(select)
      } else {
        selects.append(element)
      }
    }
    return .host(CompoundSelect(keyword, selects, Select.Clauses(), interpreter))
  }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "order_by", "group_by", "limit", "offset", "fetch", "with_for_update":
      guard let method = Select.methods[name] else { return nil }
      return interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
        let changed = try method(Select(self.clauses, interpreter), arguments)
        return .host(CompoundSelect(self.keyword, self.selects, changed.clauses, interpreter))
      }
    case "selects": return .list(of: selects.map { .host($0) })
    default: return try super.attribute(name, interpreter)
    }
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    let isOutermost = compiler.statements.isEmpty
    var scope = compiler.statements.last ?? StatementScope()
    scope.columns = resultColumns ?? []
    scope.hasUnknownColumns = resultColumns == nil
    compiler.statements.append(scope)
    defer { compiler.statements.removeLast() }
    var texts: [String] = []
    for select in selects {
      let text = try compiler.process(select)
      texts.append(needsParentheses(select) ? "(" + text + ")" : text)
    }
    var text = texts.joined(separator: " " + keyword + " ")
    text += try compiler.inside(
      compiler.context.with {
        $0.includesTable = false
        $0.isFrom = false
      }
    ) { () throws(Interruption) -> String in
      var tail = ""
      if !clauses.groups.isEmpty {
        tail += " GROUP BY " + (try compiler.process(clauses.groups, separator: ", "))
      }
      return try tail + compiler.orderClause(clauses.order) + compiler.limitClause(clauses)
    }
    return isOutermost ? compiler.commonTableText() + text : text
  }

  /// A part with an order, a limit or parts of its own stands between parentheses.
  private func needsParentheses(_ select: ClauseElement) -> Bool {
    switch select {
    case let select as Select:
      !select.clauses.order.isEmpty || select.clauses.limit != nil
        || select.clauses.offset != nil || select.clauses.fetch != nil
        || select.clauses.lock != nil
    case is CompoundSelect: true
    default: false
    }
  }

  /// The functions `union`, `union_all`, `except_`….
  static let functions: [FunctionDeclaration] = [
    ("union", "UNION"), ("union_all", "UNION ALL"), ("except_", "EXCEPT"),
    ("except_all", "EXCEPT ALL"), ("intersect", "INTERSECT"), ("intersect_all", "INTERSECT ALL"),
  ].map { (name, keyword) in
    FunctionDeclaration(name) { (interpreter, _, arguments) throws(Interruption) in
      if let spread = arguments.spread { return .unknown(spread) }
      return try make(keyword, arguments.positional, interpreter)
    }
  }
}
