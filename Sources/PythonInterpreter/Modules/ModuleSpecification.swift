/// `__spec__` of a module.
final class ModuleSpecification: HostObject {
  private let name: String
  private let path: String?
  private let parent: String

  init(_ module: ModuleObject, _ parent: String) {
    name = module.name
    path = module.path
    self.parent = parent
  }

  override var typeName: String { "ModuleSpec" }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "name": return .text(self.name)
    case "parent": return .text(parent)
    case "origin": return path.map { .text($0) } ?? Value.none
    default: return interpreter.unknown(.unsupported, "a module's __spec__.\(name)")
    }
  }
}
