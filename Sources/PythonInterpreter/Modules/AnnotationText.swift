import PythonSyntax
import SourceText

extension Interpreter {
  /// The value of an annotation that is a string, as `typing.get_type_hints` finds it: the text is an
  /// expression among the names of a module.
  ///
  /// - Parameters:
  ///   - text: The expression.
  ///   - module: Where its names are looked for; nil for the built-in ones only.
  /// - Returns: The value; unknown when the text is no expression or names something that is missing,
  ///   as what is imported for type checkers only.
  /// - Throws: What the expression raises.
  public func annotation(
    _ text: String, in module: ModuleObject?
  ) throws(Interruption) -> Value {
    let tree = PythonParser.parse(Array(text.utf8))
    guard tree.error == nil, let first = tree[tree.body].first,
      case .expr(let expression) = tree.statement(first)
    else { return unknown(.syntax, "the annotation \(text)") }
    let unit = SourceUnit(tree: tree, name: "<annotation>", number: Int32(units.count))
    units.append(unit)
    let scope = Scope(
      .module, parent: nil, body: .statements(tree.body),
      span: SourceSpan(0..<tree.source.count))
    let frame = Frame(
      scope: scope, unit: unit, module: module ?? ModuleObject("<annotation>"), parent: nil)
    do throws(Interruption) {
      return try evaluate(expression, frame)
    } catch {
      guard case .raised(let raised) = error, raised.exception.type === types.nameError else {
        throw error
      }
      return unknown(.unsupported, "the annotation \(text): \(message(of: raised.exception))")
    }
  }
}
