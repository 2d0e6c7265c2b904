import PythonInterpreter

extension DeclarativeMapping {
  mutating func table(
    in registry: RegistryObject, parent: MappedClass?
  ) throws(Interruption) -> TableObject? {
    if case .host(let host)? = interpreter.attributeAsWritten(type, "__table__"),
      let table = host as? TableObject, table !== parent?.table
    {
      return table
    }
    guard let tableName = try tableName() else {
      guard let parent, let table = parent.table else { return nil }
      // A class without a table of its own shares its parent's.
      for (_, column) in columns where table.column(column.name) == nil {
        try table.append(column, interpreter)
      }
      return table
    }
    if let unknown = tableName.unknown {
      doubt = doubt ?? unknown
      return nil
    }
    let metadata = try metadata(registry)
    var arguments = CallArguments([tableName, metadata])
    arguments.positional += columns.map { .host($0.column) }
    try addTableArguments(to: &arguments)
    removeEarlier(tableName, metadata, arguments["schema"])
    guard let tableClass = SQLAlchemyLibrary.of(interpreter).type("Table") else { return nil }
    let made = try interpreter.call(.type(tableClass), arguments)
    guard case .host(let host) = made, let table = host as? TableObject else {
      if let unknown = made.unknown { doubt = doubt ?? unknown }
      return nil
    }
    table.place = type.place
    if let doubt { table.doubt = table.doubt ?? doubt }
    return table
  }

  /// Takes out the table that the same class statement has made before: a replay runs a function more
  /// than once.
  private func removeEarlier(_ name: Value, _ metadata: Value, _ schema: Value?) {
    guard case .host(let host) = metadata, let metadata = host as? MetaDataObject,
      let name = name.text,
      let table = metadata.table(MetaDataObject.key(name, schema?.text ?? metadata.schema)),
      let before = interpreter.location(of: table.place),
      before == interpreter.location(of: type.place)
    else { return }
    metadata.remove(table)
  }

  private func metadata(_ registry: RegistryObject) throws(Interruption) -> Value {
    if case .host(let host)? = interpreter.attributeAsWritten(type, "metadata"),
      host is MetaDataObject
    {
      return .host(host)
    }
    return registry.metadata.map { .host($0) } ?? .none
  }

  /// `__tablename__`: of the class, a mixin, or computed; that of a mapped parent does not count.
  private func tableName() throws(Interruption) -> Value? {
    for base in type.mro {
      guard
        let written = interpreter.attributes(of: base).first(where: { $0.name == "__tablename__" })?
          .value
      else { continue }
      if case .host(let host) = written, let declared = host as? DeclaredAttributeObject {
        let value = try declared.value(for: type, interpreter)
        return value.isNone ? nil : value
      }
      if base !== type, MappedClass.of(base) != nil { continue }
      return written.isNone ? nil : written
    }
    guard registry.namesTables else { return nil }
    let inherits = type.mro.dropFirst().contains { MappedClass.of($0) != nil }
    if inherits, !columns.contains(where: { $0.column.isPrimaryKey }) { return nil }
    return .text(Self.snakeCase(type.name))
  }

  /// `HTTPServer` → `http_server`, as Flask-SQLAlchemy names tables.
  static func snakeCase(_ name: String) -> String {
    var result = ""
    let letters = Array(name)
    for (index, letter) in letters.enumerated() {
      let beforeLower = index + 1 < letters.count && letters[index + 1].isLowercase
      if index > 0, letter.isUppercase,
        letters[index - 1].isLowercase || letters[index - 1].isNumber
          || letters[index - 1].isUppercase && beforeLower
      {
        result += "_"
      }
      result += letter.lowercased()
    }
    return result
  }

  /// `__table_args__`: a dict, a tuple, or a tuple that ends in a dict.
  private mutating func addTableArguments(
    to arguments: inout CallArguments
  ) throws(Interruption) {
    for base in type.mro {
      if base !== type, MappedClass.of(base) != nil { continue }
      guard
        var value = interpreter.attributes(of: base).first(where: { $0.name == "__table_args__" })?
          .value
      else { continue }
      switch value {
      case .host(let host):
        guard let declared = host as? DeclaredAttributeObject else { return }
        value = try declared.value(for: type, interpreter)
      case .descriptor(let descriptor):
        value = try interpreter.call(descriptor.function, CallArguments([.type(type)]))
      default: break
      }
      try add(tableArguments: value, to: &arguments)
      return
    }
  }

  private mutating func add(
    tableArguments value: Value, to arguments: inout CallArguments
  ) throws(Interruption) {
    switch value {
    case .unknown(let unknown):
      if !Self.isForOtherDatabases(unknown) { doubt = doubt ?? unknown }
    case .dict(let dict): add(options: dict, to: &arguments)
    case .tuple, .list:
      for item in try interpreter.items(of: value) ?? [] {
        if case .unknown(let unknown) = item, Self.isForOtherDatabases(unknown) { continue }
        if case .dict(let dict) = item {
          add(options: dict, to: &arguments)
        } else {
          arguments.positional.append(item)
        }
      }
    default: break
    }
  }

  /// Whether it can be no more than options that PostgreSQL does not take.
  private static func isForOtherDatabases(_ unknown: Unknown) -> Bool {
    guard let keys = unknown.possibleKeys else { return false }
    let prefixes = ["mysql_", "mariadb_", "sqlite_", "oracle_", "mssql_"]
    return keys.allSatisfy { key in prefixes.contains { key.hasPrefix($0) } }
  }

  private mutating func add(options: DictObject, to arguments: inout CallArguments) {
    if let taint = options.taint { doubt = doubt ?? taint }
    for (key, value) in options.pairs {
      if let name = key.text { arguments.add(keyword: name, value, interpreter) }
    }
  }
}
