import PythonInterpreter

extension LiteralWriter {
  /// What a type of the program's own that has a `literal_processor` writes.
  func programRendering(
    _ value: Value, _ object: InstanceObject
  ) throws(Refusal) -> String? {
    guard overrides(object.type, "literal_processor") else { return nil }
    return try python { () throws(Interruption) -> Known<String>? in
      let processor = try interpreter.call(
        interpreter.attribute(.instance(object), "literal_processor"),
        CallArguments([dialect]))
      if let unknown = processor.unknown { return .unknown(unknown) }
      if processor.isNone { return nil }
      return try interpreter.known(interpreter.call(processor, CallArguments([value])))
    }.map { (known) throws(Refusal) -> String in try fact(known) }
  }

  func fact(_ known: Known<String>) throws(Refusal) -> String {
    switch known {
    case .known(let text): return text
    case .unknown(let unknown): throw .unknown(unknown)
    }
  }

  private var dialect: Value { DialectObject.of(interpreter).map { .host($0) } ?? Value.none }

  /// Whether a class of the program, below SQLAlchemy's, has that method.
  private func overrides(_ type: TypeObject, _ method: String) -> Bool {
    for base in type.mro {
      if base.moduleName == TypesModule.name || base.moduleName == PostgreSQLTypesModule.name {
        // The stand-in for `PickleType` converts as a program's own type would.
        return base.name == "PickleType" && method == "process_bind_param"
      }
      if interpreter.attributes(of: base).contains(where: { $0.name == method }) { return true }
    }
    return false
  }

  func decorated(_ value: Value, _ object: InstanceObject) throws(Refusal) -> String {
    var value = value
    for method in ["process_literal_param", "process_bind_param"]
    where overrides(object.type, method) {
      value = try python { () throws(Interruption) -> Value in
        try interpreter.call(
          interpreter.attribute(.instance(object), method), CallArguments([value, dialect]))
      }
      break
    }
    if let unknown = value.unknown { throw .unknown(unknown) }
    let implementation = try python { () throws(Interruption) -> SQLType in
      let decorator = Value.instance(object)
      let value =
        overrides(object.type, "load_dialect_impl")
        ? try interpreter.call(
          interpreter.attribute(decorator, "load_dialect_impl"), CallArguments([dialect]))
        : try interpreter.attribute(decorator, "impl")
      return try interpreter.sqlType(value)
    }
    return try write(value, implementation)
  }
}
