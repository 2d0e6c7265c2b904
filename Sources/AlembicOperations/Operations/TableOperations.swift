import PythonInterpreter
import SQLAlchemy
import Schema

extension OperationFunction {
  /// The operations on tables.
  static let tables: [OperationFunction] = [
    OperationFunction("create_table", ["table_name", "*columns"]) { (call) throws(OperationStop) in
      try call.createTable()
    },
    OperationFunction("drop_table", ["table_name"]) { (call) throws(OperationStop) in
      try call.record(
        .dropTable(
          DropTable(name: call.table("table_name"), ifExists: call.flag("if_exists") ?? false)))
      return .none
    },
    OperationFunction(
      "rename_table", ["old_table_name", "new_table_name"], table: ("old_table_name", "schema")
    ) { (call) throws(OperationStop) in
      try call.record(
        .renameTable(
          RenameTable(name: call.table("old_table_name"), newName: call.text("new_table_name"))))
      return .none
    },
    OperationFunction(
      "create_table_comment", ["table_name", "comment"]
    ) { (call) throws(OperationStop) in
      let target = ObjectReference(kind: .table, name: try call.table("table_name"))
      try call.record(
        .commentOn(
          CommentOn(
            target: target, comment: call.optionalText("comment"),
            existingComment: call.optionalText("existing_comment"))))
      return .none
    },
    OperationFunction("drop_table_comment", ["table_name"]) { (call) throws(OperationStop) in
      let target = ObjectReference(kind: .table, name: try call.table("table_name"))
      try call.record(
        .commentOn(
          CommentOn(
            target: target, comment: nil, existingComment: call.optionalText("existing_comment"))))
      return .none
    },
  ]
}

extension OperationCall {
  /// `create_table`: its named types first, then the table, its indexes and comments.
  ///
  /// Source: `ddl/impl.py`, `create_table`.
  fileprivate func createTable() throws(OperationStop) -> Value {
    let name = try text("table_name")
    _ = try optionalText("schema")
    guard let metadata = try metadata() else {
      throw .unknown(Unknown(.unsupported, "tables of SQLAlchemy", place))
    }
    var items: [Value] = []
    for item in rest {
      // A column that has a table already is copied.
      if case .host(let host) = item, let column = host as? ColumnObject, column.table != nil {
        items.append(
          .host(try attempt { () throws(Interruption) in try column.copy(interpreter) }))
      } else {
        items.append(item)
      }
    }
    let made = try make(
      "Table", [.text(name), .host(metadata)] + items,
      keywords(except: ["if_not_exists", "_constraints_included"]))
    guard case .host(let host) = made, let table = host as? TableObject else {
      throw .unknown(made.unknown ?? Unknown(.unsupported, "a table", place))
    }
    // The metadata must live as long as the table, which the program may keep.
    session.keep(metadata)
    try session.create(table, ifNotExists: flag("if_not_exists") ?? false, self)
    return made
  }
}

extension MigrationSession {
  /// Records what creating a table sends.
  func create(
    _ table: TableObject, ifNotExists: Bool, _ call: OperationCall
  ) throws(OperationStop) {
    let types = try typesToCreate(with: table, call)
    let read = try call.convert { (conversion) throws(Interruption) in
      (
        table: try conversion.createTable(table), indexes: try conversion.indexes(of: table),
        types: types
      )
    }
    var operation = read.result.table
    operation.ifNotExists = ifNotExists
    let created = read.result.types.map { MigrationOperation.createType($0) }
    let newTypes = read.result.types.filter { !earlierTypes.contains($0.type.name) }
    let indexes = read.result.indexes.map { MigrationOperation.createIndex($0) }
    // The comments are sent after the indexes.
    let texts = entries(of: .createTable(operation))
    let all =
      created.flatMap { entries(of: $0) } + texts.prefix(1) + indexes.flatMap { entries(of: $0) }
      + texts.dropFirst()
    try call.record(
      newTypes.map { .createType($0) } + [.createTable(operation)] + indexes, entries: all,
      doubt: read.doubt)
  }

  /// The named types that come with a table.
  ///
  /// 2.0 creates those that belong to no metadata; 2.1 all. Within one run of Alembic a type is made
  /// once, and whether it exists is not asked. Source: `dialects/postgresql/named_types.py`.
  private func typesToCreate(
    with table: TableObject, _ call: OperationCall
  ) throws(OperationStop) -> [CreateType] {
    var types: [CreateType] = []
    for column in table.columns {
      let named = try call.convert { (conversion) throws(Interruption) in
        try conversion.namedTypes(of: column)
      }
      if named.doubt != nil { continue }
      for type in named.result where type.isCreatedWithTable {
        if SQLAlchemyLibrary.of(call.interpreter).line == .v20 {
          let metadata = try call.attempt { () throws(Interruption) in
            try call.interpreter.attributeIfAny(.instance(type.object), "_given_metadata")
          }
          if let metadata, !metadata.isNone { continue }
        }
        if createdTypes.insert(type.type.name).inserted {
          types.append(CreateType(type: type.type))
        }
      }
    }
    return types
  }
}
