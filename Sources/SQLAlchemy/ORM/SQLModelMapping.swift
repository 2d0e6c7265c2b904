import PythonInterpreter

/// Maps the classes of SQLModel: `class Hero(SQLModel, table=True)`.
enum SQLModelMapping {
  /// Makes `SQLModel` the base of all models; a class that gives itself a metadata or registry has
  /// that.
  static func prepare(_ model: TypeObject, columns: Value?, _ interpreter: Interpreter) {
    let registry = RegistryObject.make(metadata: nil, typeAnnotationMap: nil, interpreter)
    registry?.prepare(model, interpreter)
    model.hooks.subclass = { (interpreter, type, keywords) throws(Interruption) in
      guard let registry, let columns,
        keywords.contains(where: { $0.name == "table" && $0.value.boolean == true })
      else { return }
      let order = try addColumns(to: type, columns, interpreter)
      if interpreter.attributeAsWritten(type, "__tablename__") == nil {
        interpreter.addAttribute("__tablename__", to: type, .text(type.name.lowercased()))
      }
      var mapping = DeclarativeMapping(type, registry: registry, interpreter)
      mapping.order = order
      mapping.readsAnnotations = false
      try mapping.map()
    }
  }

  /// Makes a column of every field that the class or a class it extends declares, the extended ones
  /// first, as pydantic collects fields; gives the names in that order.
  private static func addColumns(
    to type: TypeObject, _ columns: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> [String] {
    var order: [String] = []
    var fields: [String: (annotation: Value, value: Value?, base: TypeObject)] = [:]
    for base in type.mro.reversed() {
      let attributes = interpreter.attributes(of: base)
      guard
        case .dict(let annotations)? = attributes.first(where: { $0.name == "__annotations__" })?
          .value
      else { continue }
      for (key, annotation) in annotations.pairs {
        guard let name = key.text, !name.hasPrefix("_"), name != "model_config" else { continue }
        if fields[name] == nil { order.append(name) }
        fields[name] = (annotation, attributes.first { $0.name == name }?.value, base)
      }
    }
    for name in order {
      guard let field = fields[name] else { continue }
      if case .host(let host)? = field.value, host is MapperPropertyObject || host is ColumnObject {
        continue
      }
      var annotation = field.annotation
      if let text = annotation.text {
        annotation = try interpreter.annotation(text, in: field.base.definingModule)
      }
      if let form = TypingForm.of(annotation), form.name == "ClassVar" { continue }
      var arguments = CallArguments([annotation])
      var value = field.value
      if case nil = value { value = try undefined(interpreter) }
      arguments.positional.append(value ?? .none)
      arguments.positional.append(.type(field.base))
      let column = try interpreter.call(columns, arguments)
      guard case .host(let host) = column, let made = host as? ColumnObject else {
        interpreter.addAttribute(name, to: type, column)
        continue
      }
      // A field of a class without a table serves every table that extends it.
      let mine = made.table == nil ? made : try made.copy(interpreter)
      if let place = field.value?.placeOfInstance ?? field.annotation.placeOfText {
        mine.place = place
      }
      interpreter.addAttribute(name, to: type, .host(mine))
    }
    // Relationships become attributes after the columns.
    let isRelationship = { (name: String) -> Bool in
      if case .host(let host)? = fields[name]?.value { host is MapperPropertyObject } else { false }
    }
    let attributes = order.filter { !isRelationship($0) } + order.filter(isRelationship)
    let annotations = Self.annotations(of: type, interpreter)
    return merged(
      attributes,
      annotations.filter(isRelationship) + annotations.filter { !isRelationship($0) })
  }

  /// The names that a class annotates in its own body.
  ///
  /// Source: `sqlmodel/main.py`, which puts the relationships before the fields.
  private static func annotations(of type: TypeObject, _ interpreter: Interpreter) -> [String] {
    let attributes = interpreter.attributes(of: type)
    guard
      case .dict(let annotations)? = attributes.first(where: { $0.name == "__annotations__" })?
        .value
    else { return [] }
    return annotations.pairs.compactMap { $0.key.text }
  }

  /// Two lists in one, each in its order: at a name that both have, the other list goes on.
  ///
  /// Source: `util/langhelpers.py`, `merge_lists_w_ordering`, with which SQLAlchemy orders the
  /// attributes and the annotations of a class.
  static func merged(_ attributes: [String], _ annotations: [String]) -> [String] {
    var overlap = Set(attributes).intersection(annotations)
    var result: [String] = []
    var (current, other) = (attributes[...], annotations[...])
    while let name = current.popFirst() {
      if overlap.remove(name) != nil {
        swap(&current, &other)
      } else {
        result.append(name)
      }
    }
    return result + other
  }

  private static func undefined(_ interpreter: Interpreter) throws(Interruption) -> Value {
    guard case .module(let module) = try interpreter.importModule("sqlmodel") else { return .none }
    return interpreter.value("Undefined", in: module) ?? .none
  }

  /// An annotation without `None` and `Annotated`, and whether `None` was in it.
  static func parts(
    _ annotation: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> (inner: Value, isOptional: Bool) {
    guard let form = TypingForm.of(annotation) else { return (annotation, annotation.isNone) }
    if form.name == "Annotated", let first = form.arguments.first {
      return try parts(first, interpreter)
    }
    guard form.kind == .union else { return (annotation, false) }
    let others = form.arguments.filter { argument in
      if case .type(let type) = argument { return type.name != "NoneType" }
      return !argument.isNone
    }
    let isOptional = others.count < form.arguments.count
    guard others.count == 1 else { return (annotation, isOptional) }
    return (try parts(others[0], interpreter).inner, isOptional)
  }

  /// The column type of a Python type, as SQLAlchemy's own mapping has it.
  static func mappedType(
    _ inner: Value, _ base: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Value {
    if inner.unknown != nil { return inner }
    guard case .type(let type) = base,
      let registry = type.mro.lazy.compactMap({ ($0.payload as? DeclarativeBase)?.registry }).first
    else { return interpreter.unknown(.unsupported, "the column type of a field") }
    var reader = MappedAnnotation(
      registry: registry, interpreter: interpreter, module: type.definingModule)
    reader.acceptsSubclasses = true
    guard let found = try reader.columnType(of: inner) else {
      return interpreter.unknown(
        .unsupported, "the column type of the annotation \(interpreter.describe(inner))")
    }
    return found.value(interpreter)
  }
}

extension Value {
  /// Where an object was made.
  fileprivate var placeOfInstance: PythonInterpreter.Place? {
    if case .instance(let object) = self, object.place.isInFile { object.place } else { nil }
  }

  /// Where a string is written.
  fileprivate var placeOfText: PythonInterpreter.Place? {
    if case .string(let text) = self, text.place.isInFile { text.place } else { nil }
  }
}
