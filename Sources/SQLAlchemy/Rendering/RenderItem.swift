import PythonInterpreter
import RevisionRendering

/// A project's `render_item`, asked before Alembic words an object by itself.
final class RenderItem {
  private let function: Value
  private let interpreter: Interpreter

  init(_ function: Value, _ interpreter: Interpreter) {
    self.function = function
    self.interpreter = interpreter
  }

  /// What it gives for an object: nil where it leaves the wording to Alembic.
  ///
  /// - Throws: what the function raises.
  func text(_ kind: String, _ object: Value) throws(Interruption) -> PythonText? {
    let context = AutogenerateContext()
    let result = try interpreter.call(
      function, CallArguments([.text(kind), object, .host(context)]))
    if let unknown = result.unknown { return .unknown("render_item: " + unknown.reason) }
    if case .bool(false) = result { return nil }
    let lines = try interpreter.items(of: context.imports) ?? []
    return PythonText(
      try interpreter.string(result).text ?? "", imports: Set(lines.compactMap(\.text)))
  }
}

/// `AutogenContext`, as far as a `render_item` uses it.
private final class AutogenerateContext: HostObject {
  /// The import lines that the function asks for.
  let imports = Value.set(SetObject())

  override var typeName: String { "AutogenContext" }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "imports": imports
    case "dialect": DialectObject.of(interpreter).map { .host($0) } ?? Value.none
    case "opts": .dict(DictObject())
    default: interpreter.unknown(.unsupported, "\(name) of Alembic's autogenerate context")
    }
  }
}
