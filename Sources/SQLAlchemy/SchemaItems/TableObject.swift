import PythonInterpreter
import Schema

/// `Table`.
public final class TableObject: FromClause {
  /// Its name.
  public internal(set) var name: String
  /// Its schema.
  public internal(set) var schema: String?
  /// The metadata that it belongs to.
  public internal(set) weak var metadata: MetaDataObject?
  /// The columns in order.
  public internal(set) var columns: [ColumnObject] = []
  /// Its primary key, which every table has, if only an empty one.
  public internal(set) var primaryKey: PrimaryKeyObject?
  /// The other constraints in the order in which they were attached.
  public internal(set) var constraints: [ConstraintObject] = []
  /// What listeners of its creation do.
  public internal(set) var creationStatements: [CreationStatement] = []
  /// The indexes in the order in which they were attached.
  public internal(set) var indexes: [IndexObject] = []
  /// `indexes` as the program has it, once it has asked: it may take some away.
  var indexSet: SetObject?
  /// `comment`.
  public internal(set) var comment: Value = .none
  /// `prefixes`.
  public internal(set) var prefixes: [Value] = []
  /// Options of the dialect without `postgresql_`: `partition_by`, `tablespace`, `with`….
  public internal(set) var options: [String: Value] = [:]
  /// Options of all dialects as they are written.
  public internal(set) var writtenOptions: [WrittenOption] = []
  /// `info`.
  public internal(set) var info = DictObject()
  /// Why columns or constraints may be missing.
  public internal(set) var doubt: Unknown?

  init(_ name: String, _ pythonClass: TypeObject, _ interpreter: Interpreter) {
    self.name = name
    super.init(pythonClass, interpreter)
  }

  /// A table that no program made, with a metadata of its own or the one given.
  public static func make(
    _ name: String, schema: String?, metadata: MetaDataObject?, _ interpreter: Interpreter
  ) -> TableObject? {
    guard let type = SQLAlchemyLibrary.of(interpreter).type("Table") else { return nil }
    let table = TableObject(name, type, interpreter)
    table.schema = schema ?? metadata?.schema
    table.metadata = metadata
    metadata?.tables.append((MetaDataObject.key(name, table.schema), table))
    return table
  }

  /// The name with the schema.
  public var qualifiedName: QualifiedName { QualifiedName(name, schema: schema) }

  /// The key in its metadata: `name` or `schema.name`.
  public var key: String { MetaDataObject.key(name, schema) }

  /// The column of that key.
  public func column(_ key: String) -> ColumnObject? {
    columns.first { $0.key == key } ?? columns.first { $0.name == key }
  }

  /// The primary key first, then the others in the order in which they were made.
  public var sortedConstraints: [ConstraintObject] {
    let others = constraints.sorted { $0.creationOrder < $1.creationOrder }
    return (primaryKey.map { [$0] } ?? []) + others
  }

  /// The names of constraints and indexes that a naming convention made, or that are given in full.
  public var conventionNames: Set<String> {
    var names: Set<String> = []
    for object in sortedConstraints {
      if case .final(let name) = object.name { names.insert(ConventionName.shortened(name)) }
    }
    for index in remainingIndexes {
      if case .final(let name) = index.name { names.insert(ConventionName.shortened(name)) }
    }
    return names
  }

  /// The indexes without those that the program has taken away.
  public var remainingIndexes: [IndexObject] {
    guard let indexSet else { return indexes }
    return indexSet.items.compactMap { value in
      if case .host(let host) = value { host as? IndexObject } else { nil }
    }
  }

  /// The tables of the same metadata to which its foreign keys lead.
  func referredTables() -> [TableObject] {
    var tables: [TableObject] = []
    for case let key as ForeignKeyConstraintObject in constraints where !key.usesAlter {
      for target in key.targets {
        if let table = target.table(metadata: metadata) { tables.append(table) }
      }
    }
    return tables
  }

  public override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "name", "description": return .text(self.name)
    case "schema": return schema.map { .text($0) } ?? Value.none
    case "fullname", "key": return .text(key)
    case "metadata": return metadata.map { .host($0) } ?? Value.none
    case "c", "columns", "exported_columns":
      return .host(ColumnCollection(self, interpreter))
    case "primary_key": return primaryKey.map { .host($0) } ?? Value.none
    case "constraints": return .list(of: sortedConstraints.map { .host($0) })
    case "indexes":
      if let indexSet { return .set(indexSet) }
      let set = try interpreter.set(of: indexes.map { .host($0) })
      indexSet = set
      return .set(set)
    case "foreign_keys":
      return .list(of: columns.flatMap { $0.allForeignKeys(interpreter) }.map { .host($0) })
    case "foreign_key_constraints":
      return .list(of: constraints.filter { $0 is ForeignKeyConstraintObject }.map { .host($0) })
    case "comment": return comment
    case "info": return .dict(info)
    default: return try super.attribute(name, interpreter)
    }
  }

  public override func setAttribute(
    _ name: String, _ value: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Bool {
    switch name {
    case "comment": comment = value
    case "schema": schema = value.text
    case "name": self.name = value.text ?? self.name
    default: return try super.setAttribute(name, value, interpreter)
    }
    return true
  }
}
