/// A statement with its children; the names are those of Python's `ast` module.
public enum Statement: Sendable {
  /// `def` and `async def`.
  case functionDef(FunctionDef)
  /// `class`.
  case classDef(ClassDef)
  /// `return value`.
  case `return`(value: ExpressionID?)
  /// `del targets`.
  case delete(targets: NodeList<ExpressionID>)
  /// `target = … = value`.
  case assign(targets: NodeList<ExpressionID>, value: ExpressionID)
  /// `type name[typeParams] = value`.
  case typeAlias(name: ExpressionID, typeParams: NodeList<TypeParamID>, value: ExpressionID)
  /// `target op= value`.
  case augAssign(target: ExpressionID, op: Operator, value: ExpressionID)
  /// `target: annotation = value`; `simple` when the target is a name without parentheses.
  case annAssign(
    target: ExpressionID, annotation: ExpressionID, value: ExpressionID?, simple: Bool)
  /// `for` and `async for`.
  case `for`(For)
  /// `while test: body` and its `else`.
  case `while`(
    test: ExpressionID, body: NodeList<StatementID>, orelse: NodeList<StatementID>)
  /// `if test: body`; an `elif` is an `if` alone in `orelse`.
  case `if`(test: ExpressionID, body: NodeList<StatementID>, orelse: NodeList<StatementID>)
  /// `with` and `async with`.
  case with(items: NodeList<WithItemID>, body: NodeList<StatementID>, isAsync: Bool)
  /// `match subject: cases`.
  case match(subject: ExpressionID, cases: NodeList<MatchCaseID>)
  /// `raise exc from cause`.
  case raise(exc: ExpressionID?, cause: ExpressionID?)
  /// `try` with `except` or `except*`.
  case `try`(Try)
  /// `assert test, msg`.
  case assert(test: ExpressionID, msg: ExpressionID?)
  /// `import names`.
  case `import`(names: NodeList<AliasID>)
  /// `from module import names`; `level` counts the leading dots.
  case importFrom(module: NameID?, names: NodeList<AliasID>, level: Int)
  /// `global names`.
  case global(names: NodeList<NameID>)
  /// `nonlocal names`.
  case nonlocal(names: NodeList<NameID>)
  /// An expression that stands alone.
  case expr(value: ExpressionID)
  /// `pass`.
  case pass
  /// `break`.
  case `break`
  /// `continue`.
  case `continue`
}

/// The parts of a function definition.
public struct FunctionDef: Sendable {
  /// The name after `def`.
  public let name: NameID
  /// The parameters.
  public let args: ArgumentsID
  /// The statements of the function.
  public let body: NodeList<StatementID>
  /// The expressions after `@`, in source order.
  public let decoratorList: NodeList<ExpressionID>
  /// The annotation after `->`.
  public let returns: ExpressionID?
  /// The type parameters in brackets after the name.
  public let typeParams: NodeList<TypeParamID>
  /// Whether it is an `async def`.
  public let isAsync: Bool
}

/// The parts of a class definition.
public struct ClassDef: Sendable {
  /// The name after `class`.
  public let name: NameID
  /// The positional arguments in parentheses.
  public let bases: NodeList<ExpressionID>
  /// The keyword arguments in parentheses.
  public let keywords: NodeList<KeywordID>
  /// The statements of the class.
  public let body: NodeList<StatementID>
  /// The expressions after `@`, in source order.
  public let decoratorList: NodeList<ExpressionID>
  /// The type parameters in brackets after the name.
  public let typeParams: NodeList<TypeParamID>
}

/// The parts of a `for` loop.
public struct For: Sendable {
  /// What each element is bound to.
  public let target: ExpressionID
  /// What is iterated.
  public let iter: ExpressionID
  /// The statements of the loop.
  public let body: NodeList<StatementID>
  /// The statements of its `else`.
  public let orelse: NodeList<StatementID>
  /// Whether it is an `async for`.
  public let isAsync: Bool
}

/// The parts of a `try` statement.
public struct Try: Sendable {
  /// The statements after `try:`.
  public let body: NodeList<StatementID>
  /// The `except` clauses.
  public let handlers: NodeList<ExceptHandlerID>
  /// The statements of its `else`.
  public let orelse: NodeList<StatementID>
  /// The statements of its `finally`.
  public let finalbody: NodeList<StatementID>
  /// Whether the clauses are `except*`.
  public let isStar: Bool
}

/// The parts of an `except` clause.
public struct ExceptHandler: Sendable {
  /// The exception type; nil in a bare `except:`.
  public let type: ExpressionID?
  /// The name after `as`.
  public let name: NameID?
  /// The statements of the clause.
  public let body: NodeList<StatementID>
}

/// One context manager of a `with` statement.
public struct WithItem: Sendable {
  /// The context manager.
  public let contextExpr: ExpressionID
  /// The target after `as`.
  public let optionalVars: ExpressionID?
}

/// One name of an import.
public struct Alias: Sendable {
  /// The imported name, dotted in `import a.b`; `*` for a star import.
  public let name: NameID
  /// The name after `as`.
  public let asname: NameID?
}

/// The parameters of a function or lambda.
public struct Arguments: Sendable {
  /// Parameters before `/`.
  public let posonlyargs: NodeList<ArgID>
  /// Parameters that take both forms.
  public let args: NodeList<ArgID>
  /// The `*` parameter.
  public let vararg: ArgID?
  /// Parameters after `*`.
  public let kwonlyargs: NodeList<ArgID>
  /// One entry for each of `kwonlyargs`, absent where there is no default: `tree.optionals(…)`.
  public let kwDefaults: NodeList<ExpressionID>
  /// The `**` parameter.
  public let kwarg: ArgID?
  /// Defaults of the last of `posonlyargs + args`.
  public let defaults: NodeList<ExpressionID>
}

/// One parameter.
public struct Arg: Sendable {
  /// Its name.
  public let arg: NameID
  /// The annotation after `:`.
  public let annotation: ExpressionID?
}

/// One type parameter.
public enum TypeParam: Sendable {
  /// `T: bound = defaultValue`.
  case typeVar(name: NameID, bound: ExpressionID?, defaultValue: ExpressionID?)
  /// `**P = defaultValue`.
  case paramSpec(name: NameID, defaultValue: ExpressionID?)
  /// `*Ts = defaultValue`.
  case typeVarTuple(name: NameID, defaultValue: ExpressionID?)
}
