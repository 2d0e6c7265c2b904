import PythonSyntax
import SourceText

/// The names that a file reads, and those that it binds anywhere.
///
/// Scopes are not told apart: a name that any part of the file binds counts as bound, so what is not
/// bound is certainly bound nowhere.
struct NameUses {
  private let tree: PythonTree
  /// The names that are read, where they stand.
  private(set) var loads: [(name: String, span: SourceSpan)] = []
  /// The names that are bound.
  private(set) var bound: Set<String> = []
  /// Whether something binds names that are not written: `import *`, `globals()`, `exec()`.
  private(set) var bindsUnknown = false

  init(_ tree: PythonTree) {
    self.tree = tree
    let walk = ExpressionWalk(tree)
    var statements: [StatementID] = []
    walk.statements(tree.body) { id in
      statements.append(id)
      return true
    }
    for id in statements {
      bind(tree.statement(id))
      var expressions: [ExpressionID] = []
      walk.expressions(of: id) { expressions.append($0) }
      for expression in expressions { note(expression) }
    }
  }

  private mutating func note(_ id: ExpressionID) {
    switch tree.expression(id) {
    case .name(let name, let context):
      let text = tree.name(name)
      if context == .load {
        loads.append((text, tree.span(of: id)))
        if ["globals", "locals", "exec", "eval"].contains(text) { bindsUnknown = true }
      } else {
        bound.insert(text)
      }
    case .listComp(_, let generators), .setComp(_, let generators),
      .generatorExp(_, let generators):
      bind(generators)
    case .dictComp(_, _, let generators): bind(generators)
    case .lambda(let arguments, _): bind(arguments)
    default: break
    }
  }

  private mutating func bind(_ generators: NodeList<ComprehensionID>) {
    for generator in tree[generators] { bind(target: tree.comprehension(generator).target) }
  }

  private mutating func bind(target: ExpressionID) {
    var names: [String] = []
    ExpressionWalk(tree).walk(target) { id in
      if case .name(let name, _) = tree.expression(id) { names.append(tree.name(name)) }
    }
    bound.formUnion(names)
  }

  private mutating func bind(_ id: ArgumentsID) {
    let arguments = tree.arguments(id)
    let all =
      Array(tree[arguments.posonlyargs]) + Array(tree[arguments.args])
      + Array(tree[arguments.kwonlyargs]) + [arguments.vararg, arguments.kwarg].compactMap { $0 }
    for argument in all { bound.insert(tree.name(tree.arg(argument).arg)) }
  }

  private mutating func bind(_ statement: Statement) {
    switch statement {
    case .functionDef(let function):
      bound.insert(tree.name(function.name))
      bind(function.args)
      if !tree[function.typeParams].isEmpty { bindsUnknown = true }
    case .classDef(let definition):
      bound.insert(tree.name(definition.name))
      if !tree[definition.typeParams].isEmpty { bindsUnknown = true }
    case .import(let names):
      for name in tree[names] {
        let alias = tree.alias(name)
        let module = tree.name(alias.name)
        bound.insert(alias.asname.map(tree.name) ?? String(module.prefix { $0 != "." }))
      }
    case .importFrom(_, let names, _):
      for name in tree[names] {
        let alias = tree.alias(name)
        if tree.name(alias.name) == "*" { bindsUnknown = true }
        bound.insert(tree.name(alias.asname ?? alias.name))
      }
    case .typeAlias(let name, _, _): bind(target: name)
    case .for(let loop): bind(target: loop.target)
    case .try(let attempt):
      for handler in tree[attempt.handlers] {
        if let name = tree.exceptHandler(handler).name { bound.insert(tree.name(name)) }
      }
    case .global(let names), .nonlocal(let names):
      for name in tree[names] { bound.insert(tree.name(name)) }
    // Patterns bind names that are not followed here.
    case .match: bindsUnknown = true
    default: break
    }
  }
}
