/// Visits expressions that run in the scope where they are written.
///
/// Bodies of lambdas are left out; elements of comprehensions are visited, because `:=` in them
/// binds outside.
public struct ExpressionWalk: Sendable {
  private let tree: PythonTree

  /// A walk over a tree.
  public init(_ tree: PythonTree) { self.tree = tree }

  /// Visits statements and those inside of them, in the order in which they stand.
  ///
  /// - Parameter visit: Gets each statement; what it answers says whether to go into its bodies.
  public func statements(
    _ list: NodeList<StatementID>, _ visit: (StatementID) -> Bool
  ) {
    for id in tree[list] { statements(in: id, visit) }
  }

  /// Visits a statement and those inside of it, in the order in which they stand.
  public func statements(in id: StatementID, _ visit: (StatementID) -> Bool) {
    guard visit(id) else { return }
    switch tree.statement(id) {
    case .functionDef(let function): statements(function.body, visit)
    case .classDef(let definition): statements(definition.body, visit)
    case .for(let loop):
      statements(loop.body, visit)
      statements(loop.orelse, visit)
    case .while(_, let body, let orelse), .if(_, let body, let orelse):
      statements(body, visit)
      statements(orelse, visit)
    case .with(_, let body, _): statements(body, visit)
    case .match(_, let cases):
      for item in tree[cases] { statements(tree.matchCase(item).body, visit) }
    case .try(let attempt):
      statements(attempt.body, visit)
      for handler in tree[attempt.handlers] {
        statements(tree.exceptHandler(handler).body, visit)
      }
      statements(attempt.orelse, visit)
      statements(attempt.finalbody, visit)
    default: break
    }
  }

  /// Visits the expressions that belong to `statement` itself, not to statements inside it.
  public func expressions(of statement: StatementID, _ visit: (ExpressionID) -> Void) {
    func each(_ id: ExpressionID?) { if let id { walk(id, visit) } }
    switch tree.statement(statement) {
    case .functionDef(let function):
      for decorator in tree[function.decoratorList] { each(decorator) }
      defaults(function.args, visit)
    case .classDef(let definition):
      for decorator in tree[definition.decoratorList] { each(decorator) }
      for base in tree[definition.bases] { each(base) }
      for keyword in tree[definition.keywords] { each(tree.keyword(keyword).value) }
    case .return(let value): each(value)
    case .delete(let targets): for target in tree[targets] { each(target) }
    case .assign(let targets, let value):
      for target in tree[targets] { each(target) }
      each(value)
    case .typeAlias: break
    case .augAssign(let target, _, let value):
      each(target)
      each(value)
    case .annAssign(let target, _, let value, _):
      each(target)
      each(value)
    case .for(let loop):
      each(loop.target)
      each(loop.iter)
    case .while(let test, _, _), .if(let test, _, _): each(test)
    case .with(let items, _, _):
      for item in tree[items] {
        each(tree.withItem(item).contextExpr)
        each(tree.withItem(item).optionalVars)
      }
    case .match(let subject, let cases):
      each(subject)
      for item in tree[cases] { each(tree.matchCase(item).guardExpression) }
    case .raise(let exception, let cause):
      each(exception)
      each(cause)
    case .try(let statement):
      for handler in tree[statement.handlers] { each(tree.exceptHandler(handler).type) }
    case .assert(let test, let message):
      each(test)
      each(message)
    case .expr(let value): each(value)
    case .import, .importFrom, .global, .nonlocal, .pass, .break, .continue: break
    }
  }

  private func defaults(_ id: ArgumentsID, _ visit: (ExpressionID) -> Void) {
    let arguments = tree.arguments(id)
    for value in tree[arguments.defaults] { walk(value, visit) }
    for value in tree.optionals(arguments.kwDefaults) {
      if let value { walk(value, visit) }
    }
  }

  /// Visits `id` and what it contains.
  public func walk(_ id: ExpressionID, _ visit: (ExpressionID) -> Void) {
    visit(id)
    func each(_ id: ExpressionID?) { if let id { walk(id, visit) } }
    func all(_ ids: NodeList<ExpressionID>) { for id in tree[ids] { walk(id, visit) } }
    func generators(_ ids: NodeList<ComprehensionID>) {
      for id in tree[ids] {
        let generator = tree.comprehension(id)
        walk(generator.iter, visit)
        all(generator.ifs)
      }
    }
    switch tree.expression(id) {
    case .boolOp(_, let values), .joinedStr(let values), .templateStr(let values): all(values)
    case .namedExpr(let target, let value):
      each(target)
      each(value)
    case .binOp(let left, _, let right):
      each(left)
      each(right)
    case .unaryOp(_, let operand): each(operand)
    case .lambda(let args, _): defaults(args, visit)
    case .ifExp(let test, let body, let orelse):
      each(test)
      each(body)
      each(orelse)
    case .dict(let keys, let values):
      for key in tree.optionals(keys) { each(key) }
      all(values)
    case .set(let elts), .list(let elts, _), .tuple(let elts, _): all(elts)
    case .listComp(let element, let ids), .setComp(let element, let ids),
      .generatorExp(let element, let ids):
      each(element)
      generators(ids)
    case .dictComp(let key, let value, let ids):
      each(key)
      each(value)
      generators(ids)
    case .await(let value), .yieldFrom(let value), .starred(let value, _),
      .attribute(let value, _, _):
      each(value)
    case .yield(let value): each(value)
    case .compare(let left, _, let comparators):
      each(left)
      all(comparators)
    case .call(let function, let args, let keywords):
      each(function)
      all(args)
      for keyword in tree[keywords] { each(tree.keyword(keyword).value) }
    case .formattedValue(let value, _, let spec), .interpolation(let value, _, _, let spec):
      each(value)
      each(spec)
    case .subscript(let value, let slice, _):
      each(value)
      each(slice)
    case .slice(let lower, let upper, let step):
      each(lower)
      each(upper)
      each(step)
    case .constant, .name: break
    }
  }
}
