import PythonInterpreter

/// Maps one class: collects its columns, makes its table, and gives its attributes their columns.
///
/// Source: `orm/decl_base.py`, `_ClassScanMapperConfig`.
struct DeclarativeMapping {
  let type: TypeObject
  let registry: RegistryObject
  let interpreter: Interpreter
  /// The columns by attribute, in the order in which they were found.
  var columns: [(attribute: String, column: ColumnObject)] = []
  var properties: [(name: String, property: MapperPropertyObject)] = []
  /// Attributes that a class nearer to this one has settled.
  var settled: Set<String> = []
  /// Attributes that a mapped parent has, so that what stands behind it does not count.
  var inherited: Set<String> = []
  var doubt: Unknown?
  /// The order of the columns by attribute, where it is not that of the class's body.
  var order: [String] = []
  /// Whether annotations say something about columns.
  var readsAnnotations = true

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
    registry.add(mapped, interpreter)
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
    var members: [(name: String, value: Value?, annotation: Value?)] = []
    for name in Self.merged(attributes.map(\.name), annotations.map(\.name)) {
      if name.hasPrefix("__"), name.hasSuffix("__") { continue }
      guard settled.insert(name).inserted else { continue }
      let value = attributes.first { $0.name == name }?.value
      if inherited.contains(name), !isCascading(value) { continue }
      members.append((name, value, annotations.first { $0.name == name }?.value))
    }
    if base !== type {
      // The columns of a mixin are copied before what it computes is asked for.
      members =
        members.filter { !Self.isComputed($0.value) } + members.filter { Self.isComputed($0.value) }
    }
    for (name, value, annotation) in members { try take(name, value, annotation, from: base) }
  }

  /// Whether an attribute is computed for each class.
  private static func isComputed(_ value: Value?) -> Bool {
    guard case .host(let host)? = value else { return false }
    return host is DeclaredAttributeObject
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
      if unknown.kind == .thirdParty, readsAnnotations || order.contains(name) {
        note(unknown, name)
      }
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
    if let annotation, readsAnnotations {
      try MappedAnnotation(
        registry: registry, interpreter: interpreter, module: base.definingModule
      )
      .apply(annotation, to: column)
    }
    columns.append((name, column))
    // What `__table_args__` computes may ask the class for its copy of a mixin's column.
    if base !== type { interpreter.addAttribute(name, to: type, .host(column)) }
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
