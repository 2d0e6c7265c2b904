import PythonSyntax
import SourceText

/// Whether a change of a package of models only says which models there are.
enum RegistryEdit {
  /// Whether nothing but imports, `__all__`, comments and the documentation differ.
  static func onlyRegisters(before: [UInt8], after: [UInt8]) -> Bool {
    guard let old = rest(before), let new = rest(after) else { return false }
    return old == new
  }

  /// The top-level statements that register nothing, as texts; nil for what is no Python.
  private static func rest(_ bytes: [UInt8]) -> [String]? {
    let tree = PythonParser.parse(bytes)
    guard tree.error == nil else { return nil }
    return tree[tree.body].compactMap { id in
      switch tree.statement(id) {
      case .import, .importFrom, .pass: return nil
      case .expr(let value) where tree.stringConstant(value) != nil: return nil
      case .assign(let targets, _) where tree[targets].contains(where: { isAll($0, tree) }):
        return nil
      case .augAssign(let target, _, _) where isAll(target, tree): return nil
      case .annAssign(let target, _, _, _) where isAll(target, tree): return nil
      default:
        let span = tree.span(of: id)
        return String(decoding: tree.source[Int(span.start)..<Int(span.end)], as: UTF8.self)
      }
    }
  }

  private static func isAll(_ id: ExpressionID, _ tree: PythonTree) -> Bool {
    guard case .name(let name, _) = tree.expression(id) else { return false }
    return tree.name(name) == "__all__"
  }
}
