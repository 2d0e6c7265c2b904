import PythonSyntax
import SourceText

/// Collects the names that a body binds, and whether it yields.
struct ScopeReader {
  let unit: SourceUnit
  let scope: Scope
  private var tree: PythonTree { unit.tree }

  init(_ unit: SourceUnit, _ scope: Scope) {
    self.unit = unit
    self.scope = scope
  }

  /// The names that `statements` bind, without those of nested functions and classes.
  static func names(boundBy statements: NodeList<StatementID>, in unit: SourceUnit) -> [NameID] {
    let scope = Scope(.function, parent: nil, body: .statements(statements), span: .init(0..<0))
    ScopeReader(unit, scope).read(statements)
    return scope.locals
  }

  func read(_ statements: NodeList<StatementID>) {
    for statement in tree[statements] { read(statement) }
  }

  func readOne(_ id: StatementID) { read(id) }

  private func read(_ id: StatementID) {
    if unit.hasNamedExpressions || unit.hasYield {
      ExpressionWalk(tree).expressions(of: id) { visit($0) }
    }
    switch tree.statement(id) {
    case .functionDef(let function):
      scope.bind(function.name)
      bind(function.typeParams)
    case .classDef(let definition):
      scope.bind(definition.name)
      bind(definition.typeParams)
    case .assign(let targets, _): for target in tree[targets] { bind(target) }
    case .delete(let targets): for target in tree[targets] { bind(target) }
    case .augAssign(let target, _, _): bind(target)
    case .annAssign(let target, _, _, _): bind(target)
    case .typeAlias(let name, let parameters, _):
      bind(name)
      bind(parameters)
    case .for(let loop):
      bind(loop.target)
      read(loop.body)
      read(loop.orelse)
    case .while(_, let body, let orelse), .if(_, let body, let orelse):
      read(body)
      read(orelse)
    case .with(let items, let body, _):
      for item in tree[items] {
        if let target = tree.withItem(item).optionalVars { bind(target) }
      }
      read(body)
    case .match(_, let cases):
      for item in tree[cases] {
        let matchCase = tree.matchCase(item)
        bind(matchCase.pattern)
        read(matchCase.body)
      }
    case .try(let statement):
      read(statement.body)
      for item in tree[statement.handlers] {
        let handler = tree.exceptHandler(item)
        if let name = handler.name { scope.bind(name) }
        read(handler.body)
      }
      read(statement.orelse)
      read(statement.finalbody)
    case .import(let names):
      for alias in tree[names] { bind(tree.alias(alias), isFrom: false) }
    case .importFrom(_, let names, _):
      for alias in tree[names] { bind(tree.alias(alias), isFrom: true) }
    case .global(let names): for name in tree[names] { scope.declareGlobal(name) }
    case .nonlocal(let names): for name in tree[names] { scope.declareNonlocal(name) }
    case .return, .raise, .assert, .expr, .pass, .break, .continue: break
    }
  }

  private func bind(_ parameters: NodeList<TypeParamID>) {
    for id in tree[parameters] {
      switch tree.typeParam(id) {
      case .typeVar(let name, _, _), .paramSpec(let name, _), .typeVarTuple(let name, _):
        scope.bind(name)
      }
    }
  }

  private func bind(_ alias: Alias, isFrom: Bool) {
    if let name = alias.asname { return scope.bind(name) }
    let text = tree.name(alias.name)
    guard text != "*" else { return }
    if isFrom || !text.utf8.contains(UInt8(ascii: ".")) { return scope.bind(alias.name) }
    // `import a.b` binds `a`, which has an id of its own only if the name stands somewhere alone.
    let first = String(text.prefix { $0 != "." })
    if let name = tree.nameID(first) { scope.bind(name) }
  }

  func bind(_ target: ExpressionID) {
    switch tree.expression(target) {
    case .name(let name, _): scope.bind(name)
    case .tuple(let elts, _), .list(let elts, _): for element in tree[elts] { bind(element) }
    case .starred(let value, _): bind(value)
    default: break
    }
  }

  private func bind(_ id: PatternID) {
    switch tree.pattern(id) {
    case .matchValue, .matchSingleton: break
    case .matchSequence(let patterns), .matchOr(let patterns):
      for pattern in tree[patterns] { bind(pattern) }
    case .matchMapping(_, let patterns, let rest):
      for pattern in tree[patterns] { bind(pattern) }
      if let rest { scope.bind(rest) }
    case .matchClass(_, let patterns, _, let keywordPatterns):
      for pattern in tree[patterns] { bind(pattern) }
      for pattern in tree[keywordPatterns] { bind(pattern) }
    case .matchStar(let name): if let name { scope.bind(name) }
    case .matchAs(let pattern, let name):
      if let pattern { bind(pattern) }
      if let name { scope.bind(name) }
    }
  }

  private func visit(_ id: ExpressionID) {
    switch tree.expression(id) {
    case .namedExpr(let target, _): bind(target)
    case .yield, .yieldFrom: scope.isGenerator = true
    default: break
    }
  }

  /// Reads only what `global` and `nonlocal` say: a class body keeps its names in its own namespace.
  func readDeclarations(_ statements: NodeList<StatementID>) {
    for id in tree[statements] {
      switch tree.statement(id) {
      case .global(let names): for name in tree[names] { scope.declareGlobal(name) }
      case .nonlocal(let names): for name in tree[names] { scope.declareNonlocal(name) }
      default: break
      }
    }
  }

  /// Reads a lambda's body, or an element of a comprehension.
  func read(_ expression: ExpressionID) {
    guard unit.hasNamedExpressions || unit.hasYield else { return }
    ExpressionWalk(tree).walk(expression) { visit($0) }
  }
}
