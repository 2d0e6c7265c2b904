extension PythonTree {
  /// The statement `id` with its children.
  public func statement(_ id: StatementID) -> Statement {
    let node = node(id.rawValue)
    switch node.kind {
    case .functionDef, .asyncFunctionDef: return .functionDef(functionDef(node))
    case .classDef: return .classDef(classDef(node))
    case .returnStatement: return .return(value: optional(node.a))
    case .delete: return .delete(targets: list(node.a, node.b))
    case .assign:
      return .assign(targets: list(node.b, node.c), value: ExpressionID(rawValue: node.a))
    case .typeAlias:
      return .typeAlias(
        name: ExpressionID(rawValue: node.a), typeParams: list(at: node.c),
        value: ExpressionID(rawValue: node.b))
    case .augAssign:
      return .augAssign(
        target: ExpressionID(rawValue: node.a), op: Operator(rawValue: node.flag) ?? .add,
        value: ExpressionID(rawValue: node.b))
    case .annAssign:
      return .annAssign(
        target: ExpressionID(rawValue: node.a), annotation: ExpressionID(rawValue: node.b),
        value: optional(node.c), simple: node.flag != 0)
    case .forLoop, .asyncFor:
      return .for(
        For(
          target: ExpressionID(rawValue: node.a), iter: ExpressionID(rawValue: node.b),
          body: list(at: node.c), orelse: list(at: node.c + 2), isAsync: node.kind == .asyncFor))
    case .whileLoop:
      return .while(
        test: ExpressionID(rawValue: node.a), body: list(at: node.b), orelse: list(at: node.b + 2))
    case .ifStatement:
      return .if(
        test: ExpressionID(rawValue: node.a), body: list(at: node.b), orelse: list(at: node.b + 2))
    case .with, .asyncWith:
      return .with(
        items: list(node.a, node.b), body: list(at: node.c), isAsync: node.kind == .asyncWith)
    case .match:
      return .match(subject: ExpressionID(rawValue: node.a), cases: list(node.b, node.c))
    case .raise: return .raise(exc: optional(node.a), cause: optional(node.b))
    case .tryStatement, .tryStar:
      return .try(
        Try(
          body: list(at: node.a), handlers: list(at: node.a + 2), orelse: list(at: node.a + 4),
          finalbody: list(at: node.a + 6), isStar: node.kind == .tryStar))
    case .assert: return .assert(test: ExpressionID(rawValue: node.a), msg: optional(node.b))
    case .importNames: return .import(names: list(node.a, node.b))
    case .importFrom:
      return .importFrom(
        module: optional(node.a), names: list(node.b, node.c),
        level: Int(node.flag) << 16 | Int(node.small))
    case .global: return .global(names: list(node.a, node.b))
    case .nonlocal: return .nonlocal(names: list(node.a, node.b))
    case .expr: return .expr(value: ExpressionID(rawValue: node.a))
    case .breakStatement: return .break
    case .continueStatement: return .continue
    default: return .pass
    }
  }

  private func functionDef(_ node: Node) -> FunctionDef {
    FunctionDef(
      name: NameID(rawValue: node.a), args: ArgumentsID(rawValue: lists[Int(node.b)]),
      body: list(at: node.b + 2), decoratorList: list(at: node.b + 4),
      returns: optional(lists[Int(node.b) + 1]), typeParams: list(at: node.b + 6),
      isAsync: node.kind == .asyncFunctionDef)
  }

  private func classDef(_ node: Node) -> ClassDef {
    ClassDef(
      name: NameID(rawValue: node.a), bases: list(at: node.b), keywords: list(at: node.b + 2),
      body: list(at: node.b + 4), decoratorList: list(at: node.b + 6),
      typeParams: list(at: node.b + 8))
  }

  /// The parameters `id` with its children.
  public func arguments(_ id: ArgumentsID) -> Arguments {
    let base = node(id.rawValue).a
    return Arguments(
      posonlyargs: list(at: base), args: list(at: base + 2),
      vararg: optional(lists[Int(base) + 4]), kwonlyargs: list(at: base + 5),
      kwDefaults: list(at: base + 7), kwarg: optional(lists[Int(base) + 9]),
      defaults: list(at: base + 10))
  }

  /// The parameter `id` with its children.
  public func arg(_ id: ArgID) -> Arg {
    let node = node(id.rawValue)
    return Arg(arg: NameID(rawValue: node.a), annotation: optional(node.b))
  }

  /// The keyword argument `id` with its children.
  public func keyword(_ id: KeywordID) -> Keyword {
    let node = node(id.rawValue)
    return Keyword(arg: optional(node.a), value: ExpressionID(rawValue: node.b))
  }

  /// The imported name `id`.
  public func alias(_ id: AliasID) -> Alias {
    let node = node(id.rawValue)
    return Alias(name: NameID(rawValue: node.a), asname: optional(node.b))
  }

  /// The context manager `id` with its children.
  public func withItem(_ id: WithItemID) -> WithItem {
    let node = node(id.rawValue)
    return WithItem(
      contextExpr: ExpressionID(rawValue: node.a), optionalVars: optional(node.b))
  }

  /// The `except` clause `id` with its children.
  public func exceptHandler(_ id: ExceptHandlerID) -> ExceptHandler {
    let node = node(id.rawValue)
    return ExceptHandler(type: optional(node.a), name: optional(node.b), body: list(at: node.c))
  }

  /// The type parameter `id` with its children.
  public func typeParam(_ id: TypeParamID) -> TypeParam {
    let node = node(id.rawValue)
    let name = NameID(rawValue: node.a)
    switch node.kind {
    case .paramSpec: return .paramSpec(name: name, defaultValue: optional(node.c))
    case .typeVarTuple: return .typeVarTuple(name: name, defaultValue: optional(node.c))
    default:
      return .typeVar(name: name, bound: optional(node.b), defaultValue: optional(node.c))
    }
  }
}
