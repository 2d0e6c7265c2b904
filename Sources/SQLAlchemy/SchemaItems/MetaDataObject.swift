import PythonInterpreter

/// `MetaData`: the tables of a program by their key.
public final class MetaDataObject: SQLAlchemyObject {
  /// The default schema of its tables.
  public internal(set) var schema: String?
  /// The naming convention: `ix`, `uq`, `ck`, `fk`, `pk` and tokens of the program.
  public internal(set) var namingConvention: Value = .none
  /// The tables by `schema.name`, in the order in which they were made.
  public internal(set) var tables: [(key: String, table: TableObject)] = []
  /// Sequences and named types that were made with this metadata, in order.
  public internal(set) var schemaObjects: [Value] = []
  /// Why there may be tables that are not in `tables`.
  public internal(set) var doubt: Unknown?
  private var info = DictObject()

  /// The table of that key.
  public func table(_ key: String) -> TableObject? { tables.first { $0.key == key }?.table }

  /// Whether it names only indexes that have no name, as every metadata does unless it is told
  /// otherwise.
  var hasDefaultConvention: Bool {
    if case .dict(let dict) = namingConvention { return dict.count == 0 && dict.taint == nil }
    return namingConvention.isNone
  }

  /// The key of a table.
  static func key(_ name: String, _ schema: String?) -> String {
    schema.map { $0 + "." + name } ?? name
  }

  /// A metadata without tables, with the naming convention of `convention` if any.
  public static func empty(
    _ interpreter: Interpreter, convention: Value = .none, schema: String? = nil
  ) -> MetaDataObject? {
    guard let type = SQLAlchemyLibrary.of(interpreter).type("MetaData") else { return nil }
    let metadata = MetaDataObject(type, interpreter)
    metadata.namingConvention = convention
    metadata.schema = schema
    return metadata
  }

  /// Takes a table out, as `metadata.remove` does.
  func remove(_ table: TableObject) {
    tables.removeAll { $0.table === table }
  }

  public override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "schema": return schema.map { .text($0) } ?? Value.none
    case "naming_convention": return namingConvention
    case "info": return .dict(info)
    case "bind": return Value.none
    case "tables":
      let dict = DictObject()
      for (key, table) in tables { dict.set(key, .host(table)) }
      return .dict(dict)
    case "_add_table":
      // Some give one metadata the tables of another.
      return interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
        if case .host(let host)? = arguments[2], let table = host as? TableObject,
          let name = arguments[0]?.text
        {
          self.tables.append((Self.key(name, arguments[1]?.text), table))
        } else {
          self.doubt =
            self.doubt ?? interpreter.unknown(.unsupported, "a table that is added").unknown
        }
        return .none
      }
    case "sorted_tables":
      return .list(of: sortedTables().map { .host($0) })
    default: return try super.attribute(name, interpreter)
    }
  }

  public override func setAttribute(
    _ name: String, _ value: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Bool {
    switch name {
    case "naming_convention": namingConvention = value
    case "schema": schema = value.text
    default: return try super.setAttribute(name, value, interpreter)
    }
    return true
  }

  /// The tables, each after those to which its foreign keys lead; ties by name.
  ///
  /// Source: `sql/ddl.py`, `sort_tables`; of a cycle the order of names is kept.
  public func sortedTables() -> [TableObject] {
    var remaining = tables.map(\.table).sorted {
      ($0.schema ?? "", $0.name) < ($1.schema ?? "", $1.name)
    }
    var done: Set<ObjectIdentifier> = []
    var order: [TableObject] = []
    while !remaining.isEmpty {
      let ready = remaining.filter { table in
        table.referredTables().allSatisfy { other in
          other === table || done.contains(ObjectIdentifier(other))
            || !remaining.contains { $0 === other }
        }
      }
      let next = ready.isEmpty ? [remaining[0]] : ready
      for table in next { done.insert(ObjectIdentifier(table)) }
      order += next
      remaining.removeAll { done.contains(ObjectIdentifier($0)) }
    }
    return order
  }

  /// The class, for `SQLAlchemyLibrary`.
  static let declaration = ClassDeclaration(
    "MetaData", module: "sqlalchemy.sql.schema",
    make: { (interpreter, type, arguments) throws(Interruption) in
      let metadata = MetaDataObject(type, interpreter)
      var reader = ArgumentReader(arguments, interpreter)
      let schema = arguments.positional.first { $0.text != nil } ?? arguments["schema"] ?? .none
      reader.note(schema)
      metadata.schema = schema.text
      metadata.namingConvention = arguments["naming_convention"] ?? .none
      metadata.doubt = reader.doubt
      if case .dict(let info)? = arguments["info"] { metadata.info = info }
      return .host(metadata)
    },
    extend: { interpreter, type in
      interpreter.addMethod("create_all", to: type, of: MetaDataObject.self) {
        (interpreter, metadata, arguments) throws(Interruption) in
        try interpreter.emit(
          .host(metadata), on: arguments.value(0, "bind"), .create,
          checkFirst: arguments.value(2, "checkfirst") ?? .bool(true), arguments)
      }
      interpreter.addMethod("drop_all", to: type, of: MetaDataObject.self) {
        (interpreter, metadata, arguments) throws(Interruption) in
        try interpreter.emit(
          .host(metadata), on: arguments.value(0, "bind"), .drop,
          checkFirst: arguments.value(2, "checkfirst") ?? .bool(true), arguments)
      }
      interpreter.addMethod("reflect", to: type, of: MetaDataObject.self) {
        (interpreter, metadata, arguments) throws(Interruption) in
        try interpreter.reflect(metadata, arguments)
      }
      interpreter.addMethod("remove", to: type, of: MetaDataObject.self) {
        (_, metadata, arguments) throws(Interruption) in
        if case .host(let host)? = arguments[0], let table = host as? TableObject {
          metadata.remove(table)
        }
        return .none
      }
      interpreter.addMethod("clear", to: type, of: MetaDataObject.self) {
        (_, metadata, _) throws(Interruption) in
        metadata.tables = []
        return .none
      }
      // For stand-ins whose classes have tables that are not read.
      interpreter.addMethod("_note_unread", to: type, of: MetaDataObject.self) {
        (interpreter, metadata, arguments) throws(Interruption) in
        metadata.doubt =
          metadata.doubt
          ?? Unknown(
            .unsupported, arguments[0]?.text ?? "a model that is not read",
            interpreter.currentPlace)
        return .none
      }
      interpreter.addMethod("_register_type", to: type, of: MetaDataObject.self) {
        (_, metadata, arguments) throws(Interruption) in
        metadata.schemaObjects += arguments.positional
        return .none
      }
    })
}
