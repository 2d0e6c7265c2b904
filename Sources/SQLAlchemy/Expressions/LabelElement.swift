import PythonInterpreter

/// `expression.label("name")`.
final class LabelElement: ColumnElement {
  let name: String
  let element: ColumnElement
  private let labelType: SQLType?
  /// What it came from, for places that know it by identity: the label as the program made it.
  private(set) var origin: LabelElement?

  init(
    _ name: String, _ element: ColumnElement, type: SQLType? = nil, _ interpreter: Interpreter
  ) {
    self.name = name
    var inner = element
    while let label = inner as? LabelElement { inner = label.element }
    self.element = inner
    labelType = type
    super.init(interpreter.sqlClass("Label"), interpreter)
  }

  /// Whether both come from the same label of the program.
  func isSame(as other: LabelElement) -> Bool {
    (origin ?? self) === (other.origin ?? other)
  }

  override var type: SQLType { labelType ?? element.type }
  override var resultName: String? { name }
  override var labelSeed: String { name }
  override var parts: [ClauseElement] { [element] }

  override func grouped(in outer: SQLOperator?) -> ColumnElement {
    // A label takes part in an expression as what it labels.
    let inner = element.grouped(in: outer)
    if inner === element { return self }
    let label = LabelElement(name, inner, type: labelType, interpreter)
    label.origin = origin ?? self
    return label
  }

  override func negated() throws(Interruption) -> ColumnElement {
    LabelElement(name, try element.negated(), type: labelType, interpreter)
  }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "name", "key": return .text(self.name)
    case "element": return .host(element)
    default: return try super.attribute(name, interpreter)
    }
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    if compiler.context.label === self { return SQLAlchemyIdentifier.written(name) }
    guard compiler.context.isColumnList else { return try compiler.process(element) }
    let text = try compiler.inside(compiler.context.with { $0.isColumnList = false }) {
      () throws(Interruption) -> String in try compiler.process(element)
    }
    return text + " AS " + SQLAlchemyIdentifier.written(name)
  }

  /// `label(name)`; without a name SQLAlchemy makes one up.
  static func make(
    _ name: Value, _ element: ColumnElement, type: SQLType?
  ) throws(Interruption) -> Value {
    let interpreter = element.interpreter
    if case .unknown(let unknown) = name { return .host(UnknownElement(unknown, interpreter)) }
    guard let text = name.text else {
      return .host(
        UnknownElement(
          Unknown(.unsupported, "a label without a name", interpreter.currentPlace), interpreter))
    }
    return .host(LabelElement(text, element, type: type, interpreter))
  }

  static let functions: [FunctionDeclaration] = [
    FunctionDeclaration("label") { (interpreter, _, arguments) throws(Interruption) in
      let element = try interpreter.expression(arguments.value(1, "element") ?? .none)
      return try make(arguments.value(0, "name") ?? .none, element, type: nil)
    }
  ]
}
