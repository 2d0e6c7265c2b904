import PythonInterpreter

/// `registry`: the metadata and the mapped classes of one declarative base.
public final class RegistryObject: SQLAlchemyObject {
  /// The metadata of its tables.
  public internal(set) var metadata: MetaDataObject?
  /// `type_annotation_map`: column types by Python type.
  var typeAnnotationMap: Value = .none
  /// Whether a class without `__tablename__` gets one made of its name, as Flask-SQLAlchemy does.
  var namesTables = false
  /// The mapped classes in the order in which they were made.
  public internal(set) var classes: [MappedClass] = []

  public override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "metadata": return metadata.map { .host($0) } ?? Value.none
    case "type_annotation_map": return typeAnnotationMap
    case "constructor":
      return .builtin(
        .method("__init__") { (interpreter, receiver, arguments) throws(Interruption) in
          for keyword in arguments.keywords {
            try interpreter.setAttribute(receiver, keyword.name, keyword.value)
          }
          return .none
        })
    default: return try super.attribute(name, interpreter)
    }
  }

  /// A registry with the metadata that a program gives, or one of its own.
  static func make(
    metadata: Value?, typeAnnotationMap: Value?, _ interpreter: Interpreter
  ) -> RegistryObject? {
    guard let type = SQLAlchemyLibrary.of(interpreter).type("registry") else { return nil }
    let registry = RegistryObject(type, interpreter)
    if case .host(let host)? = metadata, let given = host as? MetaDataObject {
      registry.metadata = given
    } else {
      registry.metadata = MetaDataObject.empty(interpreter)
      if let unknown = metadata?.unknown { registry.metadata?.doubt = unknown }
    }
    registry.typeAnnotationMap = typeAnnotationMap ?? .none
    return registry
  }

  /// Takes a class among those that are mapped.
  func add(_ mapped: MappedClass, _ interpreter: Interpreter) {
    classes.append(mapped)
    SQLAlchemyLibrary.of(interpreter).mappedClasses.append(mapped)
  }

  /// Whether a relationship gives another class an attribute of that name.
  private func hasBackReference(_ name: String) -> Bool {
    classes.contains { mapped in
      mapped.properties.contains { _, property in
        switch property.arguments["backref"] {
        case .host(let host)?:
          (host as? MapperPropertyObject)?.arguments[0]?.text == name
        case let value?: value.text == name
        case nil: false
        }
      }
    }
  }

  /// A class whose subclasses are mapped.
  func makeBase(
    _ name: String, extending bases: [TypeObject], _ interpreter: Interpreter
  ) -> TypeObject {
    let base = interpreter.makeType(name, module: "sqlalchemy.orm", bases: bases)
    prepare(base, interpreter)
    return base
  }

  /// Makes a class a declarative base of this registry.
  func prepare(_ base: TypeObject, _ interpreter: Interpreter) {
    base.payload = DeclarativeBase(registry: self)
    interpreter.addAttribute(
      "metadata", to: base, metadata.map { .host($0) } ?? Value.none)
    interpreter.addAttribute("registry", to: base, .host(self))
    if interpreter.attributeAsWritten(base, "__init__") == nil
      || interpreter.attributeAsWritten(base, "__init__")?.isObjectInit == true
    {
      interpreter.addMethod("__init__", to: base) {
        (interpreter, receiver, arguments) throws(Interruption) in
        for keyword in arguments.keywords {
          try interpreter.setAttribute(receiver, keyword.name, keyword.value)
        }
        return .none
      }
    }
    base.hooks.attribute = { (interpreter, _, name) throws(Interruption) in
      self.hasBackReference(name)
        ? interpreter.unknown(.unsupported, "the relationship \(name), which is a backref") : nil
    }
    base.hooks.subclass = { (interpreter, type, keywords) throws(Interruption) in
      var mapping = DeclarativeMapping(type, registry: self, interpreter)
      try mapping.map(keywords)
    }
  }
}

/// What a declarative base class keeps.
final class DeclarativeBase {
  let registry: RegistryObject

  init(registry: RegistryObject) { self.registry = registry }
}

/// A class that is mapped to a table, and what it says about it.
public final class MappedClass {
  /// The class.
  public let type: TypeObject
  /// The table; of a class that shares its parent's table, that table.
  public internal(set) var table: TableObject?
  /// The mapped class that it extends.
  public internal(set) weak var parent: MappedClass?
  /// Its attributes that are no columns: relationships, synonyms and others, in order.
  public internal(set) var properties: [(name: String, property: MapperPropertyObject)] = []
  /// The attribute under which the class has a column, by the column's name, where they differ.
  public internal(set) var attributeNames: [String: String] = [:]
  /// What could not be known of the mapping.
  public internal(set) var doubt: Unknown?

  init(_ type: TypeObject) { self.type = type }

  /// The mapping of a class; nil when it is not mapped itself.
  public static func of(_ type: TypeObject) -> MappedClass? { type.payload as? MappedClass }
}

extension Value {
  /// Whether it is what every class has as `__init__`.
  fileprivate var isObjectInit: Bool {
    if case .builtin(let function) = self { function.name == "__init__" } else { false }
  }
}
