import PythonInterpreter
import SQLAlchemy
import Schema

extension OperationFunction {
  /// The operations on indexes.
  static let indexes: [OperationFunction] = [
    OperationFunction(
      "create_index", ["index_name", "table_name", "columns"]
    ) { (call) throws(OperationStop) in
      let columns = try call.elements(try call.value("columns"), "columns")
      let read = try call.index(columns, of: call.table("table_name"))
      guard var index = read.result else {
        throw .unknown(read.doubt ?? Unknown(.unsupported, "an index", call.place))
      }
      index.ifNotExists = try call.flag("if_not_exists") ?? false
      try call.record([.createIndex(index)], doubt: read.doubt)
      return .none
    },
    OperationFunction("drop_index", ["index_name", "table_name"]) { (call) throws(OperationStop) in
      try call.dropIndex()
    },
  ]
}

extension OperationCall {
  /// The index that the arguments describe.
  fileprivate func index(
    _ columns: [Value], of table: QualifiedName
  ) throws(OperationStop) -> (result: CreateIndex?, doubt: Unknown?) {
    let owner = try emptyTable(table)
    let name = self["index_name"] ?? .none
    let made = try make(
      "Index", [name] + columns,
      keywords(except: ["schema", "if_not_exists", "if_exists"])
        + [interpreter.keyword("_table", .host(owner))])
    guard case .host(let host) = made, let object = host as? IndexObject else {
      throw .unknown(made.unknown ?? Unknown(.unsupported, "an index", place))
    }
    return try convert { (conversion) throws(Interruption) in
      try conversion.index(object, keysTextsByThemselves: true)
    }
  }

  fileprivate func dropIndex() throws(OperationStop) -> Value {
    var table: QualifiedName?
    if batch != nil || given("table_name") != nil {
      table = try self.table("table_name")
    }
    var schema = table?.schema
    if table == nil { schema = try optionalText("schema") }
    if let unknown = self["index_name"]?.unknown { throw .unknown(unknown) }
    let read = try index(
      [.text("x")], of: table ?? QualifiedName("no_table", schema: schema))
    guard let index = read.result, let name = index.index.name else {
      throw .unknown(read.doubt ?? Unknown(.unsupported, "an index without a name", place))
    }
    let concurrently = given("postgresql_concurrently")?.boolean ?? false
    try record(
      .dropIndex(
        DropIndex(
          name: QualifiedName(name, schema: schema), table: table, concurrently: concurrently,
          ifExists: flag("if_exists") ?? false)))
    return .none
  }
}
