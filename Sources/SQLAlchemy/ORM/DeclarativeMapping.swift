import PythonInterpreter

/// Maps one class: collects its columns, makes its table, and gives its attributes their columns.
///
/// Source: `orm/decl_base.py`, `_ClassScanMapperConfig`.
struct DeclarativeMapping {
  let type: TypeObject
  let registry: RegistryObject
  let interpreter: Interpreter
  /// The columns by attribute, in the order in which they were found.
  private var columns: [(attribute: String, column: ColumnObject)] = []
  private var properties: [(name: String, property: MapperPropertyObject)] = []
  /// Attributes that a class nearer to this one has settled.
  private var settled: Set<String> = []
  /// Attributes that a mapped parent has, so that what stands behind it does not count.
  private var inherited: Set<String> = []
  private var doubt: Unknown?
  /// The order of the columns by attribute, where it is not that of the class's body.
  var order: [String] = []

  init(_ type: TypeObject, registry: RegistryObject, _ interpreter: Interpreter) {
    self.type = type
    self.registry = registry
    self.interpreter = interpreter
    doubt = type.unknownBase
  }

  /// Maps the class unless it says that it is abstract.
  ///
  /// - Throws: `InvalidRequestError` for a class without a table, and what its attributes raise.
  mutating func map(_ keywords: [CallArguments.Keyword] = []) throws(Interruption) {
    if own("__abstract__")?.boolean == true { return }
    let registry = own("registry").flatMap { $0.registryObject } ?? registry
    let parent = type.mro.dropFirst().lazy.compactMap { MappedClass.of($0) }.first
    let mapped = MappedClass(type)
    mapped.parent = parent
    try collect()
    let table = try table(in: registry, parent: parent)
    guard let table else {
      if let doubt {
        mapped.doubt = doubt
        finish(mapped, registry)
        return
      }
      throw interpreter.sqlAlchemyError(
        "InvalidRequestError",
        "Class \(type.name) does not have a __table__ or __tablename__ specified and does not "
          + "inherit from an existing table-mapped class.")
    }
    mapped.table = table
    mapped.doubt = doubt
    for (attribute, column) in columns where attribute != column.name {
      mapped.attributeNames[column.name] = attribute
    }
    finish(mapped, registry)
  }

  private func finish(_ mapped: MappedClass, _ registry: RegistryObject) {
    mapped.properties = properties
    type.payload = mapped
    registry.classes.append(mapped)
    if let table = mapped.table { interpreter.addAttribute("__table__", to: type, .host(table)) }
    for (attribute, column) in columns {
      column.isMapped = true
      interpreter.addAttribute(attribute, to: type, .host(column))
    }
    for (name, property) in properties {
      interpreter.addAttribute(name, to: type, .host(property))
    }
    interpreter.addAttribute(
      "__mapper__", to: type, interpreter.unknown(.unsupported, "the mapper of a class"))
  }

  /// An attribute of the class's own body.
  private func own(_ name: String) -> Value? {
    interpreter.attributes(of: type).first { $0.name == name }?.value
  }

  // MARK: - Attributes

  private mutating func collect() throws(Interruption) {
    for base in type.mro {
      if base !== type, MappedClass.of(base) != nil {
        inherited.formUnion(interpreter.attributes(of: base).map(\.name))
        continue
      }
      if base.payload is DeclarativeBase, !base.place.isInFile { continue }
      guard base.place.isInFile || base === type || base.payload is DeclarativeBase else {
        continue
      }
      try collect(from: base)
    }
    columns.sort(by: sortOrder)
    guard !order.isEmpty else { return }
    columns.sort { left, right in
      (order.firstIndex(of: left.attribute) ?? order.count)
        < (order.firstIndex(of: right.attribute) ?? order.count)
    }
  }

  private func sortOrder(
    _ left: (attribute: String, column: ColumnObject),
    _ right: (attribute: String, column: ColumnObject)
  ) -> Bool {
    ((left.column as? MappedColumnObject)?.sortOrder ?? 0)
      < ((right.column as? MappedColumnObject)?.sortOrder ?? 0)
  }

  private mutating func collect(from base: TypeObject) throws(Interruption) {
    let attributes = interpreter.attributes(of: base)
    var annotations: [(name: String, value: Value)] = []
    if case .dict(let dict)? = attributes.first(where: { $0.name == "__annotations__" })?.value {
      for (key, value) in dict.pairs {
        if let name = key.text { annotations.append((name, value)) }
      }
    }
    for name in Self.merged(attributes.map(\.name), annotations.map(\.name)) {
      if name.hasPrefix("__"), name.hasSuffix("__") { continue }
      guard settled.insert(name).inserted else { continue }
      let value = attributes.first { $0.name == name }?.value
      let annotation = annotations.first { $0.name == name }?.value
      if inherited.contains(name), !isCascading(value) { continue }
      try take(name, value, annotation, from: base)
    }
  }

  /// The names of the body, and those that are only annotated before the name that follows them there.
  static func merged(_ names: [String], _ annotated: [String]) -> [String] {
    var result: [String] = []
    var rest = annotated[...]
    let written = Set(names)
    for name in names {
      if let index = rest.firstIndex(of: name) {
        result += rest[..<index].filter { !written.contains($0) && !result.contains($0) }
        rest = rest[rest.index(after: index)...]
      }
      result.append(name)
    }
    return result + rest.filter { !written.contains($0) }
  }

  private mutating func take(
    _ name: String, _ value: Value?, _ annotation: Value?, from base: TypeObject
  ) throws(Interruption) {
    var value = value
    if case .host(let host)? = value, let declared = host as? DeclaredAttributeObject {
      value = try declared.value(for: type, interpreter)
    }
    switch value {
    case .host(let host)?:
      if let column = host as? ColumnObject {
        let isOwn = base === type || column.table == nil && isDeclared(base, name)
        let mine = isOwn ? column : try column.copy(interpreter)
        try add(mine, as: name, annotation, from: base)
      } else if let property = host as? MapperPropertyObject {
        properties.append((name, property))
        guard property.wrapsColumns else { return }
        for column in property.columns where column.table == nil {
          let mine = base === type ? column : try column.copy(interpreter)
          try add(mine, as: mine.name.isEmpty ? name : mine.name, annotation, from: base)
        }
      }
    case .unknown(let unknown)?:
      // What an unknown function gives may be a column.
      if unknown.kind == .thirdParty { note(unknown, name) }
    case nil:
      guard let annotation, let column = try annotated(name, annotation, base) else { return }
      try add(column, as: name, annotation, from: base)
    default: break
    }
  }

  private func isCascading(_ value: Value?) -> Bool {
    guard case .host(let host)? = value, let declared = host as? DeclaredAttributeObject else {
      return false
    }
    return declared.isCascading
  }

  /// Whether a mixin's attribute is computed, so that what it gives is this class's own.
  private func isDeclared(_ base: TypeObject, _ name: String) -> Bool {
    guard case .host(let host)? = interpreter.attributeAsWritten(base, name) else { return false }
    return host is DeclaredAttributeObject
  }

  private mutating func note(_ unknown: Unknown, _ name: String) { doubt = doubt ?? unknown }

  private mutating func add(
    _ column: ColumnObject, as name: String, _ annotation: Value?, from base: TypeObject
  ) throws(Interruption) {
    if column.name.isEmpty, !column.nameIsUnknown {
      column.name = name
      column.key = name
    }
    if !column.place.isInFile { column.place = base.place }
    if let annotation {
      try MappedAnnotation(
        registry: registry, interpreter: interpreter, module: base.definingModule
      )
      .apply(annotation, to: column)
    }
    columns.append((name, column))
  }

  /// The column of a name that is only annotated: `id: Mapped[int]`.
  private func annotated(
    _ name: String, _ annotation: Value, _ base: TypeObject
  ) throws(Interruption) -> ColumnObject? {
    let reader = MappedAnnotation(
      registry: registry, interpreter: interpreter, module: base.definingModule)
    guard try reader.isColumn(annotation),
      let columnClass = SQLAlchemyLibrary.of(interpreter).type("MappedColumn")
    else { return nil }
    let column = MappedColumnObject(name, columnClass, interpreter)
    column.place = annotation.textPlace ?? base.place
    return column
  }

  // MARK: - The table

  private mutating func table(
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
    case .unknown(let unknown): doubt = doubt ?? unknown
    case .dict(let dict): add(options: dict, to: &arguments)
    case .tuple, .list:
      for item in try interpreter.items(of: value) ?? [] {
        if case .dict(let dict) = item {
          add(options: dict, to: &arguments)
        } else {
          arguments.positional.append(item)
        }
      }
    default: break
    }
  }

  private mutating func add(options: DictObject, to arguments: inout CallArguments) {
    if let taint = options.taint { doubt = doubt ?? taint }
    for (key, value) in options.pairs {
      if let name = key.text { arguments.add(keyword: name, value, interpreter) }
    }
  }
}

extension Value {
  /// The registry that a value is.
  fileprivate var registryObject: RegistryObject? {
    if case .host(let host) = self { host as? RegistryObject } else { nil }
  }

  /// Where a string is written.
  fileprivate var textPlace: PythonInterpreter.Place? {
    if case .string(let text) = self, text.place.isInFile { text.place } else { nil }
  }
}
