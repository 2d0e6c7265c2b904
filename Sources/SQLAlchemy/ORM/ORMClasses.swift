import PythonInterpreter

extension SQLAlchemyLibrary {
  /// The classes of `sqlalchemy.orm`, each after those that it extends.
  static let ormClasses: [ClassDeclaration] = [
    ClassDeclaration(
      "registry", module: "sqlalchemy.orm.decl_api",
      make: { (interpreter, _, arguments) throws(Interruption) in
        RegistryObject.make(
          metadata: arguments["metadata"], typeAnnotationMap: arguments["type_annotation_map"],
          interpreter
        ).map { .host($0) } ?? Value.none
      },
      extend: { interpreter, type in RegistryObject.addMethods(to: type, interpreter) }),
    ClassDeclaration(
      "MappedColumn", bases: ["Column"], module: "sqlalchemy.orm.properties",
      make: { (interpreter, type, arguments) throws(Interruption) in
        let column = MappedColumnObject("", type, interpreter)
        if arguments.place.isInFile { column.place = arguments.place }
        try column.readMapped(arguments, interpreter)
        return .host(column)
      }),
    ClassDeclaration("Mapped", module: "sqlalchemy.orm.base"),
    ClassDeclaration("WriteOnlyMapped", module: "sqlalchemy.orm.base"),
    ClassDeclaration("DynamicMapped", module: "sqlalchemy.orm.base"),
    ClassDeclaration("MapperProperty", module: "sqlalchemy.orm.interfaces"),
    ClassDeclaration(
      "declared_attr", module: "sqlalchemy.orm.decl_api",
      make: { (interpreter, type, arguments) throws(Interruption) in
        .host(
          DeclaredAttributeObject(
            arguments[0] ?? .none, isCascading: false, type, interpreter))
      },
      extend: { interpreter, type in
        for name in ["cascading", "directive"] {
          interpreter.addAttribute(
            name, to: type,
            .host(DeclaredAttributeMaker(isCascading: name == "cascading", type, interpreter)))
        }
      }),
    ClassDeclaration(
      "DeclarativeBase", module: "sqlalchemy.orm.decl_api",
      extend: { interpreter, type in DeclarativeBase.prepare(type, interpreter) }),
    ClassDeclaration(
      "DeclarativeBaseNoMeta", module: "sqlalchemy.orm.decl_api",
      extend: { interpreter, type in DeclarativeBase.prepare(type, interpreter) }),
    ClassDeclaration("MappedAsDataclass", module: "sqlalchemy.orm.decl_api"),
  ]

  /// The functions of `sqlalchemy.orm`.
  static let ormFunctions: [FunctionDeclaration] =
    [
      FunctionDeclaration("mapped_column") { (interpreter, _, arguments) throws(Interruption) in
        guard let type = SQLAlchemyLibrary.of(interpreter).type("MappedColumn") else {
          return .none
        }
        return try interpreter.call(.type(type), arguments)
      },
      FunctionDeclaration("declarative_base") { (interpreter, _, arguments) throws(Interruption) in
        guard
          let registry = RegistryObject.make(
            metadata: arguments["metadata"], typeAnnotationMap: arguments["type_annotation_map"],
            interpreter)
        else { return .none }
        return try registry.generateBase(arguments, interpreter)
      },
      FunctionDeclaration("as_declarative") { (interpreter, _, arguments) throws(Interruption) in
        let metadata = arguments["metadata"]
        return interpreter.builtin("as_declarative") {
          (interpreter, _, inner) throws(Interruption) in
          guard case .type(let type)? = inner[0] else { return inner[0] ?? .none }
          let own = interpreter.attributeAsWritten(type, "metadata")
          let registry = RegistryObject.make(
            metadata: metadata ?? own, typeAnnotationMap: nil, interpreter)
          registry?.prepare(type, interpreter)
          return .type(type)
        }
      },
      FunctionDeclaration("declarative_mixin") { (_, _, arguments) throws(Interruption) in
        arguments[0] ?? .none
      },
    ]
    + [
      "relationship", "relation", "dynamic_loader", "column_property", "synonym", "deferred",
      "composite", "query_expression", "backref",
    ].map { name in
      FunctionDeclaration(name) { (interpreter, _, arguments) throws(Interruption) in
        guard let type = SQLAlchemyLibrary.of(interpreter).type("MapperProperty") else {
          return .none
        }
        return .host(MapperPropertyObject(name, arguments, type, interpreter))
      }
    }
    + ["validates", "reconstructor"].map { name in
      FunctionDeclaration(name) { (interpreter, _, arguments) throws(Interruption) in
        if case .function? = arguments[0] { return arguments[0] ?? .none }
        return interpreter.builtin(name) { (_, _, inner) throws(Interruption) in
          inner[0] ?? .none
        }
      }
    }
    + ["foreign", "remote"].map { name in
      FunctionDeclaration(name) { (_, _, arguments) throws(Interruption) in
        arguments[0] ?? .none
      }
    }
    + ["configure_mappers", "clear_mappers"].map { name in
      FunctionDeclaration(name) { (_, _, _) throws(Interruption) in .none }
    }
}

extension RegistryObject {
  /// `generate_base(cls=, name=, constructor=)` and `declarative_base`.
  func generateBase(
    _ arguments: CallArguments, _ interpreter: Interpreter
  ) throws(Interruption) -> Value {
    var bases: [TypeObject] = []
    switch arguments["cls"] {
    case .type(let type): bases = [type]
    case .tuple(let tuple):
      for case .type(let type) in tuple.items { bases.append(type) }
    case .unknown(let unknown): return .unknown(unknown)
    default: break
    }
    let base = makeBase(arguments["name"]?.text ?? "Base", extending: bases, interpreter)
    return .type(base)
  }

  static func addMethods(to type: TypeObject, _ interpreter: Interpreter) {
    interpreter.addMethod("generate_base", to: type, of: RegistryObject.self) {
      (interpreter, registry, arguments) throws(Interruption) in
      try registry.generateBase(arguments, interpreter)
    }
    func map(
      _ registry: RegistryObject, _ value: Value, _ interpreter: Interpreter
    ) throws(Interruption) -> Value {
      guard case .type(let type) = value else { return value }
      var mapping = DeclarativeMapping(type, registry: registry, interpreter)
      try mapping.map()
      return value
    }
    interpreter.addMethod("mapped", to: type, of: RegistryObject.self) {
      (interpreter, registry, arguments) throws(Interruption) in
      try map(registry, arguments[0] ?? .none, interpreter)
    }
    interpreter.addMethod("mapped_as_dataclass", to: type, of: RegistryObject.self) {
      (interpreter, registry, arguments) throws(Interruption) in
      if let type = arguments[0] { return try map(registry, type, interpreter) }
      return interpreter.builtin("mapped_as_dataclass") {
        (interpreter, _, inner) throws(Interruption) in
        try map(registry, inner[0] ?? .none, interpreter)
      }
    }
    interpreter.addMethod("as_declarative_base", to: type, of: RegistryObject.self) {
      (interpreter, registry, _) throws(Interruption) in
      interpreter.builtin("as_declarative_base") { (interpreter, _, inner) throws(Interruption) in
        if case .type(let type)? = inner[0] { registry.prepare(type, interpreter) }
        return inner[0] ?? .none
      }
    }
    interpreter.addMethod("map_imperatively", to: type, of: RegistryObject.self) {
      (interpreter, registry, arguments) throws(Interruption) in
      guard case .type(let type)? = arguments[0] else { return .none }
      let mapped = MappedClass(type)
      if case .host(let host)? = arguments.value(1, "local_table") {
        mapped.table = host as? TableObject
      } else {
        mapped.doubt = arguments.value(1, "local_table")?.unknown
      }
      if case .dict(let dict)? = arguments["properties"] {
        for (key, value) in dict.pairs {
          if let name = key.text, case .host(let host) = value,
            let property = host as? MapperPropertyObject
          {
            mapped.properties.append((name, property))
          }
        }
      }
      type.payload = mapped
      registry.add(mapped, interpreter)
      for column in mapped.table?.columns ?? [] {
        interpreter.addAttribute(column.key, to: type, .host(column))
      }
      return interpreter.unknown(.unsupported, "the mapper of a class")
    }
    interpreter.addMethod("configure", to: type, of: RegistryObject.self) {
      (_, _, _) throws(Interruption) in
      .none
    }
    interpreter.addMethod("dispose", to: type, of: RegistryObject.self) {
      (_, _, _) throws(Interruption) in
      .none
    }
  }
}

extension DeclarativeBase {
  /// A class that extends `DeclarativeBase` directly is a base; those that extend it are mapped.
  static func prepare(_ type: TypeObject, _ interpreter: Interpreter) {
    type.hooks.subclass = { (interpreter, made, keywords) throws(Interruption) in
      guard made.bases.contains(where: { $0 === type }) else { return }
      func own(_ name: String) -> Value? { interpreter.attributeAsWritten(made, name) }
      if case .host(let host)? = own("registry"), let registry = host as? RegistryObject {
        if case .host(let host)? = own("metadata"), let metadata = host as? MetaDataObject {
          registry.metadata = metadata
        }
        registry.prepare(made, interpreter)
        return
      }
      RegistryObject.make(
        metadata: own("metadata"), typeAnnotationMap: own("type_annotation_map"), interpreter
      )?.prepare(made, interpreter)
    }
  }
}
