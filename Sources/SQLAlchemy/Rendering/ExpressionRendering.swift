import PythonInterpreter
import PythonSyntax
import RevisionRendering

extension ModelRenderer {
  /// A value that can be an expression: `sa.text('…')`; of any other its literal.
  ///
  /// Source: `autogenerate/render.py`, `_render_potential_expr`.
  func expression(_ value: Value) throws(Interruption) -> PythonText {
    switch value {
    case .list(let list) where list.taint == nil:
      let items = try list.items.map { (item) throws(Interruption) in try expression(item) }
      return PythonText.joined(items, by: ", ").around { "[\($0)]" }
    case .tuple(let tuple):
      let items = try tuple.items.map { (item) throws(Interruption) in try expression(item) }
      let comma = items.count == 1 ? "," : ""
      return PythonText.joined(items, by: ", ").around { "(\($0)\(comma))" }
    default: break
    }
    guard let element = try interpreter.existingElement(value) else { return try literal(value) }
    if let column = element as? ColumnObject {
      return PythonText(PythonLiteral.string(column.name))
    }
    return try sql(element).around { "\(sa)text(\(PythonLiteral.string($0)))" }
  }

  /// The SQL of a condition as a literal.
  func condition(_ value: Value) throws(Interruption) -> PythonText {
    var value = value
    if value.text != nil, let text = SQLAlchemyLibrary.of(interpreter).value("text") {
      value = try interpreter.call(text, CallArguments([value]))
    }
    guard let element = try interpreter.existingElement(value) else { return try literal(value) }
    return try sql(element).around { PythonLiteral.string($0) }
  }

  /// The SQL of an element, values written out and columns without their table.
  func sql(_ element: ClauseElement) throws(Interruption) -> PythonText {
    var options = SQLCompiler.Options(literalBinds: true, includesTable: false)
    options.doublesPercents = !self.options.corrections.keepsPercentSigns
    switch try element.compiled(interpreter, options) {
    case .text(let text): return PythonText(text)
    case .unknown(let unknown): return .unknown(unknown.reason)
    }
  }
}
