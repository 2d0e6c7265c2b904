import PythonInterpreter

extension SQLAlchemyLibrary {
  private static let elements = "sqlalchemy.sql.elements"
  private static let selectable = "sqlalchemy.sql.selectable"

  /// Classes of elements that programs only ask for with `isinstance`, with what each extends.
  private static let plainElements: [(name: String, base: String)] = [
    ("Null", "ColumnElement"), ("True_", "ColumnElement"), ("False_", "ColumnElement"),
    ("ClauseList", "ClauseElement"), ("Tuple", "ColumnElement"),
    ("OperatorExpression", "ColumnElement"), ("BinaryExpression", "OperatorExpression"),
    ("ExpressionClauseList", "OperatorExpression"), ("BooleanClauseList", "ExpressionClauseList"),
    ("UnaryExpression", "ColumnElement"), ("CollectionAggregate", "UnaryExpression"),
    ("AsBoolean", "UnaryExpression"), ("Grouping", "ColumnElement"), ("Slice", "ColumnElement"),
    ("Label", "ColumnElement"), ("Cast", "ColumnElement"), ("TypeCoerce", "ColumnElement"),
    ("Extract", "ColumnElement"), ("Case", "ColumnElement"), ("Over", "ColumnElement"),
    ("FunctionFilter", "ColumnElement"), ("WithinGroup", "ColumnElement"),
    ("_textual_label_reference", "ColumnElement"), ("ScalarSelect", "ColumnElement"),
    ("ScalarValues", "ColumnElement"), ("TableValuedColumn", "ColumnElement"),
    ("Exists", "UnaryExpression"),
  ]

  /// Classes of statements and of what stands in `FROM`.
  private static let plainSelectables: [(name: String, base: String)] = [
    ("Alias", "FromClause"), ("Subquery", "FromClause"), ("Lateral", "FromClause"),
    ("CTE", "FromClause"), ("TableSample", "FromClause"), ("Join", "FromClause"),
    ("Values", "FromClause"), ("TableValuedAlias", "FromClause"), ("SelectBase", "Executable"),
    ("GenerativeSelect", "SelectBase"),
    ("CompoundSelect", "GenerativeSelect"), ("TextualSelect", "SelectBase"),
    ("UpdateBase", "Executable"), ("ValuesBase", "UpdateBase"),
  ]

  /// Classes that are no elements.
  private static let helpers = [
    "_FunctionGenerator", "custom_op", "OperatorType", "Compiled", "SQLCompiler",
    "IdentifierPreparer",
  ]

  private static func function(
    _ name: String, in list: [FunctionDeclaration]
  ) -> ClassDeclaration.Make? {
    guard let body = list.first(where: { $0.name == name })?.body else { return nil }
    return { (interpreter, _, arguments) throws(Interruption) in
      try body(interpreter, .none, arguments)
    }
  }

  /// The classes of expressions, each after those that it extends.
  static let expressionClasses: [ClassDeclaration] =
    [
      ClassDeclaration(
        "ClauseElement", module: elements, make: CustomElement.make,
        extend: { (_, type) in
          // Programs that extend the classes read their private attributes.
          type.hooks.attribute = { (interpreter, type, name) throws(Interruption) -> Value? in
            guard name.hasPrefix("_"), !name.hasPrefix("__") else { return nil }
            return interpreter.unknown(.unsupported, "\(type.name).\(name) of SQLAlchemy")
          }
        }),
      ClassDeclaration(
        "Executable", bases: ["ClauseElement"], module: "sqlalchemy.sql.base",
        make: CustomElement.make),
      ClassDeclaration(
        "ColumnElement", bases: ["ClauseElement"], module: elements, make: CustomElement.make),
      ClassDeclaration("FromClause", bases: ["ClauseElement"], module: selectable),
      ClassDeclaration(
        "FunctionElement", bases: ["ColumnElement"], module: "sqlalchemy.sql.functions",
        make: CustomElement.make),
      ClassDeclaration(
        "Function", bases: ["FunctionElement"], module: "sqlalchemy.sql.functions",
        make: { (interpreter, type, arguments) throws(Interruption) in
          if type.place.isInFile {
            return try CustomElement.make(interpreter, type, arguments)
          }
          var rest = arguments
          guard !rest.positional.isEmpty, let name = rest.positional.removeFirst().text else {
            return interpreter.unknown(.unsupported, "a SQL function without a name")
          }
          let generator = FunctionGenerator([name], interpreter)
          return try interpreter.call(.host(generator), rest)
        }),
      ClassDeclaration(
        "GenericFunction", bases: ["Function"], module: "sqlalchemy.sql.functions",
        make: CustomElement.make,
        extend: { (_, type) in
          type.hooks.subclass = { (interpreter, type, _) throws(Interruption) -> Void in
            let own = interpreter.attributes(of: type)
            let name = own.first { $0.name == "identifier" } ?? own.first { $0.name == "name" }
            ProgramFunctions.of(interpreter).types[
              (name?.value.text ?? type.name).lowercased()] = type
          }
        }),
      ClassDeclaration(
        "ExecutableDDLElement", bases: ["Executable"], module: "sqlalchemy.sql.ddl",
        make: CustomElement.make),
      ClassDeclaration(
        "DDLElement", bases: ["ExecutableDDLElement"], module: "sqlalchemy.sql.ddl",
        make: CustomElement.make),
      ClassDeclaration(
        "TextClause", bases: ["Executable"], module: elements,
        make: { (interpreter, _, arguments) throws(Interruption) in
          try TextClause.make(interpreter, arguments)
        }),
      ClassDeclaration(
        "BindParameter", bases: ["ColumnElement"], module: elements,
        make: { (interpreter, _, arguments) throws(Interruption) in
          try BindParameter.make(interpreter, arguments)
        }),
      ClassDeclaration(
        "ColumnClause", bases: ["ColumnElement"], module: elements,
        make: function("column", in: TextColumn.functions)),
      ClassDeclaration(
        "TableClause", bases: ["FromClause"], module: selectable,
        make: function("table", in: TextTable.functions)),
    ]
    + plainElements.map { ClassDeclaration($0.name, bases: [$0.base], module: elements) }
    + plainSelectables.map { ClassDeclaration($0.name, bases: [$0.base], module: selectable) }
    + [
      ClassDeclaration(
        "Select", bases: ["GenerativeSelect"], module: selectable,
        make: function("select", in: Select.functions)),
      ClassDeclaration(
        "Insert", bases: ["ValuesBase"], module: "sqlalchemy.sql.dml",
        make: function("insert", in: InsertStatement.functions)),
      ClassDeclaration(
        "Update", bases: ["ValuesBase"], module: "sqlalchemy.sql.dml",
        make: function("update", in: UpdateStatement.functions)),
      ClassDeclaration(
        "Delete", bases: ["UpdateBase"], module: "sqlalchemy.sql.dml",
        make: function("delete", in: DeleteStatement.functions)),
      ClassDeclaration(
        "next_value", bases: ["GenericFunction"], module: "sqlalchemy.sql.functions"),
    ]
    + SchemaStatement.classes
    + helpers.map { ClassDeclaration($0, module: "sqlalchemy.sql") }

  /// The functions that make expressions.
  static let expressionFunctions: [FunctionDeclaration] =
    ConstantElement.functions + BooleanList.functions + TupleElement.functions
    + TextColumn.functions + TextTable.functions + LabelElement.functions + CastElement.functions
    + ExtractElement.functions + CaseElement.functions + WindowElement.functions
    + FilteredFunction.functions + OrderedFunction.functions + Select.functions
    + ExistsElement.functions + CompoundSelect.functions + JoinClause.functions
    + FromClause.aliasFunctions + ValuesClause.functions + InsertStatement.functions
    + UpdateStatement.functions + DeleteStatement.functions + expressionMethodsAsFunctions
    + [
      FunctionDeclaration("text") { (interpreter, _, arguments) throws(Interruption) in
        try TextClause.make(interpreter, arguments)
      },
      FunctionDeclaration("bindparam") { (interpreter, _, arguments) throws(Interruption) in
        try BindParameter.make(interpreter, arguments)
      },
      // What Alembic's `op.inline_literal` makes.
      FunctionDeclaration("_literal_bindparam") {
        (interpreter, _, arguments) throws(Interruption) in
        let value = arguments[0] ?? .none
        var type: SQLType?
        if let given = arguments["type_"], !given.isNone { type = try interpreter.sqlType(given) }
        let element = try interpreter.bound(value, type: type)
        (element as? BindParameter)?.isLiteral = true
        return .host(element)
      },
      FunctionDeclaration("literal") { (interpreter, _, arguments) throws(Interruption) in
        let value = arguments.value(0, "value") ?? .none
        var type: SQLType?
        if let given = arguments.value(1, "type_"), !given.isNone {
          type = try interpreter.sqlType(given)
        }
        return .host(try interpreter.bound(value, type: type))
      },
    ]

  /// Functions that are methods of their first argument.
  private static let expressionMethodsAsFunctions: [FunctionDeclaration] = [
    "asc", "desc", "nulls_first", "nullsfirst", "nulls_last", "nullslast", "distinct", "collate",
    "between", "any_", "all_", "bitwise_not",
  ].map { name in
    FunctionDeclaration(name) { (interpreter, _, arguments) throws(Interruption) in
      var rest = arguments
      if let spread = rest.spread { return .host(UnknownElement(spread, interpreter)) }
      guard !rest.positional.isEmpty, let method = ColumnElement.methods[name] else {
        return interpreter.unknown(.unsupported, "\(name) without an expression")
      }
      let subject = rest.positional.removeFirst()
      let element: ColumnElement
      switch name {
      case "asc", "desc", "nulls_first", "nullsfirst", "nulls_last", "nullslast":
        element = try interpreter.orderExpression(subject)
      default: element = try interpreter.expression(subject)
      }
      return try method(element, rest)
    }
  }

  /// The classes of expressions that only the PostgreSQL dialect has.
  static let postgresqlExpressionClasses: [ClassDeclaration] = []

  /// The functions that only the PostgreSQL dialect has.
  static let postgresqlExpressionFunctions: [FunctionDeclaration] =
    ArrayElement.functions + OrderedFunction.postgresqlFunctions
    + [
      FunctionDeclaration("Any") { (interpreter, _, arguments) throws(Interruption) in
        try quantified("any", arguments, interpreter)
      },
      FunctionDeclaration("All") { (interpreter, _, arguments) throws(Interruption) in
        try quantified("all", arguments, interpreter)
      },
    ]

  /// `Any(value, array)` of the PostgreSQL dialect.
  private static func quantified(
    _ method: String, _ arguments: CallArguments, _ interpreter: Interpreter
  ) throws(Interruption) -> Value {
    let array = try interpreter.expression(arguments.value(1, "arrexpr") ?? .none)
    return try interpreter.call(
      interpreter.attribute(.host(array), method),
      CallArguments([arguments.value(0, "other") ?? .none]))
  }

  /// The objects that programs import as they are: `func`, and the operators.
  static func expressionObjects(_ interpreter: Interpreter) -> [(name: String, value: Value)] {
    [("func", .host(FunctionGenerator([], interpreter)))]
      + OperatorObject.names.map { ($0.key, .host(OperatorObject($0.value, interpreter))) }
  }
}
