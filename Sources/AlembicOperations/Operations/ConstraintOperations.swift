import PythonInterpreter
import SQLAlchemy
import Schema

extension OperationFunction {
  /// The operations on constraints.
  static let constraints: [OperationFunction] = [
    OperationFunction(
      "create_primary_key", ["constraint_name", "table_name", "columns"]
    ) { (call) throws(OperationStop) in
      try call.addConstraint("PrimaryKeyConstraint", of: call.table("table_name"))
    },
    OperationFunction(
      "create_unique_constraint", ["constraint_name", "table_name", "columns"]
    ) { (call) throws(OperationStop) in
      try call.addConstraint("UniqueConstraint", of: call.table("table_name"))
    },
    OperationFunction(
      "create_check_constraint", ["constraint_name", "table_name", "condition"]
    ) { (call) throws(OperationStop) in
      let table = try call.table("table_name")
      let made = try call.make(
        "CheckConstraint", [call.value("condition")],
        call.keyword("name", from: "constraint_name") + call.keywords(except: ["schema"]))
      try call.add(made, to: table)
      return .none
    },
    OperationFunction(
      "create_foreign_key",
      ["constraint_name", "source_table", "referent_table", "local_cols", "remote_cols"],
      table: ("source_table", "source_schema")
    ) { (call) throws(OperationStop) in
      try call.addForeignKey()
    },
    OperationFunction(
      "create_exclude_constraint", ["constraint_name", "table_name", "*elements"]
    ) { (call) throws(OperationStop) in
      let table = try call.table("table_name")
      let made = try call.make(
        "ExcludeConstraint", module: "sqlalchemy.dialects.postgresql", Array(call.rest),
        call.keyword("name", from: "constraint_name") + call.keywords(except: ["schema"]))
      try call.add(made, to: table)
      return .none
    },
    OperationFunction(
      "drop_constraint", ["constraint_name", "table_name", "type_"]
    ) { (call) throws(OperationStop) in
      try call.dropConstraint()
    },
  ]
}

extension OperationCall {
  /// A key over columns that the argument `columns` names.
  fileprivate func addConstraint(
    _ type: String, of table: QualifiedName
  ) throws(OperationStop) -> Value {
    let columns = try elements(try value("columns"), "columns")
    let made = try make(
      type, columns, keyword("name", from: "constraint_name") + keywords(except: ["schema"]))
    try add(made, to: table)
    return .none
  }

  fileprivate func add(_ made: Value, to table: QualifiedName) throws(OperationStop) {
    let read = try constraint(made, of: table)
    try record(
      [.addConstraint(AddConstraint(table: table, constraint: read.result))], doubt: read.doubt)
  }

  fileprivate func addForeignKey() throws(OperationStop) -> Value {
    let table = try table("source_table", schema: "source_schema")
    let referent = try text("referent_table")
    var schema = try optionalText("referent_schema")
    if batch != nil, schema == nil { schema = table.schema }
    let prefix = (schema.map { $0 + "." } ?? "") + referent + "."
    let remote = try texts("remote_cols").map { Value.text(prefix + $0) }
    let local = try elements(try value("local_cols"), "local_cols")
    let made = try make(
      "ForeignKeyConstraint", [.list(of: local), .list(of: remote)],
      keyword("name", from: "constraint_name")
        + keywords(except: ["source_schema", "referent_schema", "schema"]))
    var read = try constraint(made, of: table)
    if case .foreignKey(var key) = read.result.rule {
      // The names are given one by one: a dot in one of them is a part of it.
      key.table = QualifiedName(referent, schema: schema)
      read.result.rule = .foreignKey(key)
    }
    try record(
      [.addConstraint(AddConstraint(table: table, constraint: read.result))], doubt: read.doubt)
    return .none
  }

  fileprivate func dropConstraint() throws(OperationStop) -> Value {
    let table = try table("table_name")
    let kind = try optionalText("type_")
    let given = self["constraint_name"] ?? .none
    if let unknown = given.unknown { throw .unknown(unknown) }
    let classes = [
      "foreignkey": "ForeignKeyConstraint", "primary": "PrimaryKeyConstraint",
      "unique": "UniqueConstraint", "check": "CheckConstraint",
    ]
    if let kind, classes[kind] == nil {
      throw .interrupted(
        interpreter.exception(
          "TypeError", "'type' can be one of 'check', 'foreignkey', 'primary', 'unique', None"))
    }
    var name = given.text
    // A constraint of no kind follows no naming convention.
    if let kind, let type = classes[kind] {
      let positional: [Value] =
        switch kind {
        case "foreignkey": [.list(of: []), .list(of: [])]
        case "check": [.text("")]
        default: []
        }
      let made = try make(type, positional, keyword("name", from: "constraint_name"))
      if case .host(let host) = made, let object = host as? ConstraintObject {
        let owner = try emptyTable(table)
        try attempt { () throws(Interruption) in try owner.attach(object, interpreter) }
        name = try convert { (conversion) throws(Interruption) in
          try conversion.name(object.name)
        }.result
      }
    }
    guard let name else {
      throw .interrupted(
        interpreter.sqlAlchemyError(
          "CompileError", "Can't emit DROP CONSTRAINT for a constraint; it has no name"))
    }
    try record(
      .dropConstraint(
        DropConstraint(
          table: table, name: name, kind: kind, ifExists: try flag("if_exists") ?? false)))
    return .none
  }
}
