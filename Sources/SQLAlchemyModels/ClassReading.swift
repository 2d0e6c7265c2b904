import PythonInterpreter
import SQLAlchemy
import Schema

extension ModelReading {
  /// The mapped classes whose tables belong to one of these metadata.
  func classes(of metadata: [MetaDataObject]) -> [ModelClass] {
    SQLAlchemyLibrary.of(interpreter).mappedClasses.compactMap { mapped in
      guard let table = mapped.table else {
        return mapped.doubt == nil ? nil : read(mapped)
      }
      return metadata.contains { $0 === table.metadata } ? read(mapped) : nil
    }
  }

  func read(_ mapped: MappedClass) -> ModelClass {
    ModelClass(
      name: mapped.type.name, module: mapped.type.moduleName,
      table: mapped.table?.qualifiedName, parent: mapped.parent?.type.name,
      attributes: mapped.attributeNames,
      relationships: mapped.properties.compactMap { name, property in
        property.kind == "relationship" ? relationship(name, property, mapped.type) : nil
      }, place: locate(mapped.type.place))
  }

  private func relationship(
    _ name: String, _ property: MapperPropertyObject, _ type: TypeObject
  ) -> ModelRelationship {
    let arguments = property.arguments
    return ModelRelationship(
      name: name,
      target: (arguments.value(0, "argument")).flatMap { target($0) }
        ?? annotation(of: name, in: type).flatMap { target($0) },
      secondary: arguments.value(1, "secondary").flatMap { target($0) },
      backPopulates: arguments["back_populates"]?.text
        ?? arguments["backref"].flatMap { backref($0) },
      cascade: arguments["cascade"]?.text, place: locate(property.place))
  }

  private func backref(_ value: Value) -> String? {
    if case .host(let host) = value, let property = host as? MapperPropertyObject {
      return property.arguments[0]?.text
    }
    return value.text
  }

  private func annotation(of name: String, in type: TypeObject) -> Value? {
    let own = interpreter.attributes(of: type).first { $0.name == "__annotations__" }?.value
    guard case .dict(let annotations)? = own else { return nil }
    return annotations[name]
  }

  /// The class or table that a value names: itself, its name, a function that gives it, or the last
  /// part of an annotation.
  private func target(_ value: Value, depth: Int = 0) -> String? {
    switch value {
    case .type(let type): return type.name
    case .host(let host as TableObject): return host.key
    case .function, .builtin:
      let evaluation = interpreter.evaluate(budget) { (interpreter) throws(Interruption) in
        try interpreter.call(value, CallArguments())
      }
      return depth < 2 ? evaluation.result.flatMap { target($0, depth: depth + 1) } : nil
    default: break
    }
    if let text = value.text { return Self.innermost(text) }
    if let form = TypingForm.of(value) {
      return form.arguments.lazy.compactMap { target($0, depth: depth + 1) }.first
    }
    return nil
  }

  /// `User` of `Mapped[List["User"]]`, `models.User` and `User`.
  static func innermost(_ text: String) -> String? {
    var name = text[...]
    while let open = name.firstIndex(of: "[") {
      name = name[name.index(after: open)...]
      while name.hasSuffix("]") { name = name.dropLast() }
    }
    let words = name.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }
    guard let word = words.first(where: { $0 != "None" && $0 != "Optional" }) else { return nil }
    return word.split(separator: ".").last.map(String.init)
  }
}
