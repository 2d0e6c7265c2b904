import PythonInterpreter

/// What `Mapped[…]` says about a column.
///
/// Source: `orm/properties.py`, `MappedColumn._init_column_for_annotation`; `orm/decl_api.py`,
/// `_default_registry_types`.
struct MappedAnnotation {
  let registry: RegistryObject
  let interpreter: Interpreter
  let module: ModuleObject?
  /// Whether a class counts as those that it extends, as SQLModel has it.
  var acceptsSubclasses = false

  /// Whether the annotation makes an attribute without a value a column.
  func isColumn(_ annotation: Value) throws(Interruption) -> Bool {
    guard let form = try mappedForm(annotation) else { return false }
    return form.name == "Mapped" || form.name == "MappedColumn"
  }

  /// Gives a column what its annotation says and its arguments do not.
  func apply(_ annotation: Value, to column: ColumnObject) throws(Interruption) {
    // Any other annotation, such as those of SQLModel, says nothing about a column that is given.
    guard let form = try mappedForm(annotation), form.name.hasPrefix("Mapped"),
      var inner = form.arguments.first
    else { return }
    inner = try evaluated(inner)
    if let unknown = inner.unknown {
      if case .null = column.columnType, column.foreignKeys.isEmpty {
        column.columnType = .unknown(unknown)
        if !column.saysNullable { column.doubt = column.doubt ?? unknown }
      }
      return
    }
    let (bare, isOptional) = try withoutNone(inner)
    try take(inner, bare, isOptional, column)
  }

  private func take(
    _ inner: Value, _ bare: Value, _ isOptional: Bool, _ column: ColumnObject
  ) throws(Interruption) {
    if let template = annotatedColumn(bare) ?? annotatedColumn(inner) {
      merge(template, into: column)
    }
    if !column.saysNullable, !column.isPrimaryKey || isOptional {
      if column.identity == nil || isOptional { column.isNullable = isOptional }
    }
    // Of a column with a foreign key, the other column says the type.
    guard case .null = column.columnType, column.foreignKeys.isEmpty else { return }
    if let type = try mappedType(inner, bare) {
      column.columnType = type
    } else {
      column.columnType = .unknown(
        Unknown(
          .unsupported, "the column type of the annotation \(interpreter.describe(inner))",
          column.place))
    }
  }

  /// `Mapped[…]`, also as a string.
  private func mappedForm(_ annotation: Value) throws(Interruption) -> TypingForm? {
    TypingForm.of(try evaluated(annotation))
  }

  private func evaluated(_ value: Value) throws(Interruption) -> Value {
    guard let text = value.text else { return value }
    return try interpreter.annotation(text, in: module)
  }

  /// A union without `None`, and whether that was in it.
  private func withoutNone(_ value: Value) throws(Interruption) -> (Value, Bool) {
    guard let form = TypingForm.of(value), form.kind == .union else {
      if let form = TypingForm.of(value), form.name == "Annotated", let first = form.arguments.first
      {
        let inner = try evaluated(first)
        if let innerForm = TypingForm.of(inner), innerForm.kind == .union {
          return (value, innerForm.arguments.contains { isNone($0) })
        }
      }
      return (value, isNone(value))
    }
    let others = form.arguments.filter { !isNone($0) }
    guard others.count == 1 else { return (value, others.count < form.arguments.count) }
    return (try evaluated(others[0]), others.count < form.arguments.count)
  }

  private func isNone(_ value: Value) -> Bool {
    if case .type(let type) = value { return type.name == "NoneType" }
    return value.isNone
  }

  /// The `mapped_column` among the arguments of `Annotated`.
  private func annotatedColumn(_ value: Value) -> ColumnObject? {
    guard let form = TypingForm.of(value) else { return nil }
    if form.name == "Annotated" {
      for argument in form.arguments.dropFirst() {
        if case .host(let host) = argument, let column = host as? ColumnObject { return column }
      }
    }
    if form.kind == .alias, let origin = form.origin { return annotatedColumn(origin) }
    return nil
  }

  /// A column takes what its own arguments leave open from the one in the annotation.
  private func merge(_ template: ColumnObject, into column: ColumnObject) {
    if case .null = column.columnType { column.columnType = template.columnType }
    if template.isPrimaryKey { column.isPrimaryKey = true }
    if template.saysNullable, !column.saysNullable {
      column.isNullable = template.isNullable
      column.saysNullable = true
    } else if template.isPrimaryKey, !column.saysNullable {
      column.isNullable = false
    }
    if column.serverDefault.isNone {
      column.serverDefault = template.serverDefault
      column.serverDefaultPlace = template.serverDefaultPlace
    }
    if column.clientDefault.isNone { column.clientDefault = template.clientDefault }
    if column.clientOnUpdate.isNone { column.clientOnUpdate = template.clientOnUpdate }
    if column.comment.isNone { column.comment = template.comment }
    if column.hasIndex.isNone { column.hasIndex = template.hasIndex }
    if column.isUnique.isNone { column.isUnique = template.isUnique }
    column.identity = column.identity ?? template.identity
    column.computed = column.computed ?? template.computed
    column.doubt = column.doubt ?? template.doubt
    if column.foreignKeys.isEmpty {
      column.foreignKeys = template.foreignKeys.map { key in
        let copy = key.copy(interpreter)
        copy.column = column
        return copy
      }
    }
  }

  // MARK: - Types

  /// The column type of a Python type; nil when there is none.
  func columnType(of value: Value) throws(Interruption) -> SQLType? {
    try mappedType(value, value)
  }

  private func mappedType(_ inner: Value, _ bare: Value) throws(Interruption) -> SQLType? {
    for candidate in [inner, bare] {
      if let type = try fromMap(candidate) { return type }
    }
    return try fromAnnotation(bare, depth: 0)
  }

  /// The type that `type_annotation_map` has for a Python type.
  private func fromMap(_ value: Value) throws(Interruption) -> SQLType? {
    switch registry.typeAnnotationMap {
    case .dict(let map):
      for (key, type) in map.pairs where isSame(key, value) {
        return try interpreter.sqlType(type)
      }
      return map.taint.map { .unknown($0) }
    case .unknown(let unknown): return .unknown(unknown)
    default: return nil
    }
  }

  private func isSame(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.type(let left), .type(let right)): return left === right
    case (.instance(let left), .instance(let right)):
      if left === right { return true }
      guard let one = TypingForm.of(.instance(left)), let other = TypingForm.of(.instance(right))
      else { return false }
      return one.name == other.name && one.kind == other.kind
        && one.arguments.count == other.arguments.count
        && zip(one.arguments, other.arguments).allSatisfy { isSame($0, $1) }
    case (.none, .none): return true
    default:
      if let left = left.text, let right = right.text { return left == right }
      return false
    }
  }

  private func fromAnnotation(_ value: Value, depth: Int) throws(Interruption) -> SQLType? {
    guard depth < 8 else { return nil }
    let value = try evaluated(value)
    if case .type(let type) = value { return try fromClass(type) }
    guard let form = TypingForm.of(value) else { return nil }
    if form.name == "Annotated", let first = form.arguments.first {
      if let type = try fromMap(first) { return type }
      return try fromAnnotation(first, depth: depth + 1)
    }
    if form.name == "Literal" { return try literal(form) }
    if form.kind == .alias, let origin = form.origin {
      return try fromAnnotation(origin, depth: depth + 1)
    }
    if form.kind == .generic, let origin = form.origin { return try fromMap(origin) }
    return nil
  }

  /// The default type of a Python class: the nearest that it extends.
  private func fromClass(_ type: TypeObject) throws(Interruption) -> SQLType? {
    let isEnumeration = type.mro.contains { $0.name == "Enum" && $0.moduleName == "enum" }
    for base in type.mro {
      // Only a type of enumerations stands for classes that extend its own: `(str, Enum)` is no `str`.
      let fits = base === type || acceptsSubclasses && !isEnumeration
      if let found = try fromMap(.type(base)) {
        if let own = try enumeration(type, found) { return own }
        if fits { return found }
      }
      if base.name == "Enum", base.moduleName == "enum" {
        return try make("Enum", [.type(type)])
      }
      guard fits, var name = Self.defaults[base.moduleName + "." + base.name] else { continue }
      // SQLModel has a table of its own, which did not follow.
      if name == "Float", !acceptsSubclasses, SQLAlchemyLibrary.of(interpreter).line == .v21 {
        name = "Double"
      }
      return try make(name, [])
    }
    return nil
  }

  /// An `Enum` of the map stands for whatever enumeration is annotated.
  private func enumeration(_ type: TypeObject, _ found: SQLType) throws(Interruption) -> SQLType? {
    guard type.mro.contains(where: { $0.name == "Enum" && $0.moduleName == "enum" }),
      case .object(let object) = found,
      TypeKind.of(object.type, interpreter) == .enumeration
    else { return nil }
    let ownClass = try interpreter.attribute(.instance(object), "enum_class")
    let labels = try interpreter.attribute(.instance(object), "enums")
    guard ownClass.isNone || labels.elements?.isEmpty == true else { return nil }
    var arguments = CallArguments([.type(type)])
    for name in ["native_enum", "create_constraint", "values_callable", "validate_strings"] {
      if let value = try interpreter.attributeIfAny(.instance(object), name), !value.isNone {
        arguments.add(keyword: name, value, interpreter)
      }
    }
    return try interpreter.sqlType(interpreter.call(.type(object.type), arguments))
  }

  private func literal(_ form: TypingForm) throws(Interruption) -> SQLType? {
    guard let type = SQLAlchemyLibrary.of(interpreter).type("Enum") else { return nil }
    var arguments = CallArguments(form.arguments)
    arguments.add(keyword: "native_enum", .bool(false), interpreter)
    return try interpreter.sqlType(interpreter.call(.type(type), arguments))
  }

  private func make(_ name: String, _ arguments: [Value]) throws(Interruption) -> SQLType? {
    guard let type = SQLAlchemyLibrary.of(interpreter).type(name) else { return nil }
    return try interpreter.sqlType(interpreter.call(.type(type), CallArguments(arguments)))
  }

  private static let defaults: [String: String] = [
    "builtins.int": "Integer", "builtins.str": "String", "builtins.bool": "Boolean",
    "builtins.float": "Float", "builtins.bytes": "LargeBinary", "decimal.Decimal": "Numeric",
    "datetime.datetime": "DateTime", "datetime.date": "Date", "datetime.time": "Time",
    "datetime.timedelta": "Interval", "uuid.UUID": "Uuid",
  ]
}
