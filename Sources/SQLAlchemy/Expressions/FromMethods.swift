import PythonInterpreter

extension FromClause {
  typealias Method =
    @Sendable (Interpreter, FromClause, CallArguments) throws(Interruption) -> Value

  /// The methods that only tables have.
  static let tableMethods: Set<String> = ["insert", "update", "delete"]

  /// The methods of whatever stands in `FROM`, by name.
  static let methods: [String: Method] = [
    "select": { (interpreter, table, arguments) throws(Interruption) in
      var select = try Select.of(table, interpreter)
      if let condition = arguments.value(0, "whereclause"), !condition.isNone {
        select = try select.changing { (clauses) throws(Interruption) in
          clauses.conditions.append(try interpreter.condition(condition))
        }
      }
      return .host(select)
    },
    "insert": { (interpreter, table, arguments) throws(Interruption) in
      try InsertStatement.make(interpreter, [.host(table)] + arguments.positional, arguments)
    },
    "update": { (interpreter, table, arguments) throws(Interruption) in
      try UpdateStatement.make(interpreter, [.host(table)] + arguments.positional, arguments)
    },
    "delete": { (interpreter, table, arguments) throws(Interruption) in
      try DeleteStatement.make(interpreter, [.host(table)] + arguments.positional, arguments)
    },
    "join": { (_, table, arguments) throws(Interruption) in
      try JoinClause.make(table, arguments, .inner)
    },
    "outerjoin": { (_, table, arguments) throws(Interruption) in
      try JoinClause.make(table, arguments, .left)
    },
    "alias": { (interpreter, table, arguments) throws(Interruption) in
      .host(AliasClause(table, name: arguments.value(0, "name")?.text, interpreter))
    },
    "tablesample": { (interpreter, table, arguments) throws(Interruption) in
      let method = try interpreter.existingElement(arguments.value(0, "sampling") ?? .none)
      let sampling: ColumnElement
      if let method = method as? FunctionElement {
        sampling = method
      } else {
        sampling = try FunctionElement.make(
          "system", [arguments.value(0, "sampling") ?? .none], interpreter)
      }
      var seed: ColumnElement?
      if let given = arguments.value(2, "seed"), !given.isNone {
        seed = try interpreter.expression(given)
      }
      return .host(
        SampleClause(
          table, sampling, seed: seed, name: arguments.value(1, "name")?.text, interpreter))
    },
    "is_derived_from": { (interpreter, _, _) throws(Interruption) in
      interpreter.unknown(.unsupported, "is_derived_from of a table")
    },
  ]

  /// The functions `alias`, `subquery`, `lateral`, `cte` and `tablesample`.
  static let aliasFunctions: [FunctionDeclaration] = [
    "alias", "lateral", "cte", "tablesample", "subquery",
  ].map { name in
    FunctionDeclaration(name) { (interpreter, _, arguments) throws(Interruption) in
      var rest = arguments
      if let spread = rest.spread { return .unknown(spread) }
      guard !rest.positional.isEmpty else {
        return interpreter.unknown(.unsupported, "\(name) without a table")
      }
      let subject = rest.positional.removeFirst()
      return try interpreter.call(interpreter.attribute(subject, name), rest)
    }
  }
}
