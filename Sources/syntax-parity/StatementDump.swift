import PythonSyntax

extension TreeDump {
  mutating func statement(_ id: StatementID) {
    switch tree.statement(id) {
    case .functionDef(let function): functionDef(function)
    case .classDef(let definition): classDef(definition)
    case .return(let value):
      open("Return")
      expression("value", value)
    case .delete(let targets):
      open("Delete")
      expressions("targets", targets)
    case .assign(let targets, let value):
      open("Assign")
      expressions("targets", targets)
      expression("value", value)
    case .typeAlias(let name, let parameters, let value):
      open("TypeAlias")
      expression("name", name)
      typeParams(parameters)
      expression("value", value)
    case .augAssign(let target, let op, let value):
      open("AugAssign")
      expression("target", target)
      operatorName("op", Self.name(of: op))
      expression("value", value)
    case .annAssign(let target, let annotation, let value, let simple):
      open("AnnAssign")
      expression("target", target)
      expression("annotation", annotation)
      expression("value", value)
      integer("simple", simple ? 1 : 0)
    case .for(let loop):
      open(loop.isAsync ? "AsyncFor" : "For")
      expression("target", loop.target)
      expression("iter", loop.iter)
      statements("body", loop.body)
      statements("orelse", loop.orelse)
    case .while(let test, let body, let orelse):
      open("While")
      branches(test, body, orelse)
    case .if(let test, let body, let orelse):
      open("If")
      branches(test, body, orelse)
    case .with(let items, let body, let isAsync):
      open(isAsync ? "AsyncWith" : "With")
      list("items", items) { $0.withItem($1) }
      statements("body", body)
    case .match(let subject, let cases):
      open("Match")
      expression("subject", subject)
      list("cases", cases) { $0.matchCase($1) }
    case .raise(let exc, let cause):
      open("Raise")
      expression("exc", exc)
      expression("cause", cause)
    case .try(let statement):
      open(statement.isStar ? "TryStar" : "Try")
      statements("body", statement.body)
      list("handlers", statement.handlers) { $0.handler($1) }
      statements("orelse", statement.orelse)
      statements("finalbody", statement.finalbody)
    case .assert(let test, let msg):
      open("Assert")
      expression("test", test)
      expression("msg", msg)
    case .import(let names):
      open("Import")
      list("names", names) { $0.alias($1) }
    case .importFrom(let module, let names, let level):
      open("ImportFrom")
      name("module", module)
      list("names", names) { $0.alias($1) }
      integer("level", level)
    case .global(let names):
      open("Global")
      list("names", names) { $0.name($1) }
    case .nonlocal(let names):
      open("Nonlocal")
      list("names", names) { $0.name($1) }
    case .expr(let value):
      open("Expr")
      expression("value", value)
    case .pass: open("Pass")
    case .break: open("Break")
    case .continue: open("Continue")
    }
    close(id)
  }

  private mutating func branches(
    _ test: ExpressionID, _ body: NodeList<StatementID>, _ orelse: NodeList<StatementID>
  ) {
    expression("test", test)
    statements("body", body)
    statements("orelse", orelse)
  }

  private mutating func functionDef(_ function: FunctionDef) {
    open(function.isAsync ? "AsyncFunctionDef" : "FunctionDef")
    name("name", function.name)
    field("args")
    arguments(function.args)
    statements("body", function.body)
    expressions("decorator_list", function.decoratorList)
    expression("returns", function.returns)
    typeParams(function.typeParams)
  }

  private mutating func classDef(_ definition: ClassDef) {
    open("ClassDef")
    name("name", definition.name)
    expressions("bases", definition.bases)
    list("keywords", definition.keywords) { $0.keyword($1) }
    statements("body", definition.body)
    expressions("decorator_list", definition.decoratorList)
    typeParams(definition.typeParams)
  }

  mutating func arguments(_ id: ArgumentsID) {
    let arguments = tree.arguments(id)
    open("arguments")
    list("posonlyargs", arguments.posonlyargs) { $0.arg($1) }
    list("args", arguments.args) { $0.arg($1) }
    if let vararg = arguments.vararg {
      field("vararg")
      arg(vararg)
    }
    list("kwonlyargs", arguments.kwonlyargs) { $0.arg($1) }
    expressions("kw_defaults", arguments.kwDefaults)
    if let kwarg = arguments.kwarg {
      field("kwarg")
      arg(kwarg)
    }
    expressions("defaults", arguments.defaults)
    out.append(UInt8(ascii: ")"))
    needsComma = true
  }

  private mutating func arg(_ id: ArgID) {
    let arg = tree.arg(id)
    open("arg")
    name("arg", arg.arg)
    expression("annotation", arg.annotation)
    close(id)
  }

  mutating func keyword(_ id: KeywordID) {
    let keyword = tree.keyword(id)
    open("keyword")
    name("arg", keyword.arg)
    expression("value", keyword.value)
    close(id)
  }

  private mutating func alias(_ id: AliasID) {
    let alias = tree.alias(id)
    open("alias")
    name("name", alias.name)
    name("asname", alias.asname)
    close(id)
  }

  private mutating func withItem(_ id: WithItemID) {
    let item = tree.withItem(id)
    open("withitem")
    expression("context_expr", item.contextExpr)
    expression("optional_vars", item.optionalVars)
    out.append(UInt8(ascii: ")"))
  }

  private mutating func handler(_ id: ExceptHandlerID) {
    let handler = tree.exceptHandler(id)
    open("ExceptHandler")
    expression("type", handler.type)
    name("name", handler.name)
    statements("body", handler.body)
    close(id)
  }

  private mutating func typeParams(_ ids: NodeList<TypeParamID>) {
    list("type_params", ids) { $0.typeParam($1) }
  }

  private mutating func typeParam(_ id: TypeParamID) {
    switch tree.typeParam(id) {
    case .typeVar(let name, let bound, let value):
      open("TypeVar")
      self.name("name", name)
      expression("bound", bound)
      expression("default_value", value)
    case .paramSpec(let name, let value):
      open("ParamSpec")
      self.name("name", name)
      expression("default_value", value)
    case .typeVarTuple(let name, let value):
      open("TypeVarTuple")
      self.name("name", name)
      expression("default_value", value)
    }
    close(id)
  }

  private mutating func matchCase(_ id: MatchCaseID) {
    let clause = tree.matchCase(id)
    open("match_case")
    field("pattern")
    pattern(clause.pattern)
    needsComma = true
    expression("guard", clause.guardExpression)
    statements("body", clause.body)
    out.append(UInt8(ascii: ")"))
  }

  private mutating func pattern(_ id: PatternID) {
    switch tree.pattern(id) {
    case .matchValue(let value):
      open("MatchValue")
      expression("value", value)
    case .matchSingleton(let value):
      open("MatchSingleton")
      field("value")
      constant(value)
    case .matchSequence(let patterns):
      open("MatchSequence")
      list("patterns", patterns) { $0.pattern($1) }
    case .matchMapping(let keys, let patterns, let rest):
      open("MatchMapping")
      expressions("keys", keys)
      list("patterns", patterns) { $0.pattern($1) }
      name("rest", rest)
    case .matchClass(let cls, let patterns, let attributes, let keywordPatterns):
      open("MatchClass")
      expression("cls", cls)
      list("patterns", patterns) { $0.pattern($1) }
      list("kwd_attrs", attributes) { $0.name($1) }
      list("kwd_patterns", keywordPatterns) { $0.pattern($1) }
    case .matchStar(let name):
      open("MatchStar")
      self.name("name", name)
    case .matchAs(let inner, let name):
      open("MatchAs")
      if let inner {
        field("pattern")
        pattern(inner)
        needsComma = true
      }
      self.name("name", name)
    case .matchOr(let patterns):
      open("MatchOr")
      list("patterns", patterns) { $0.pattern($1) }
    }
    close(id)
  }
}
