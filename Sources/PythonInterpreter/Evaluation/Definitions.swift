import PythonSyntax
import SourceText

extension Interpreter {
  func define(_ definition: FunctionDef, _ id: StatementID, _ frame: Frame) throws(Interruption) {
    let tree = frame.unit.tree
    var decorators: [Value] = []
    for decorator in tree[definition.decoratorList] {
      decorators.append(try evaluate(decorator, frame))
    }
    bindTypeParameters(definition.typeParams, frame)
    let scope = functionScope(
      id.rawValue, definition.args, .statements(definition.body), tree.span(of: id), frame)
    scope.isAsync = definition.isAsync
    let function = try makeFunction(
      tree.name(definition.name), scope, definition.args, definition.returns, frame)
    var value = Value.function(function)
    for decorator in decorators.reversed() {
      lastPlace = place(id, frame)
      value = try call(decorator, CallArguments([value]))
    }
    store(definition.name, value, frame)
  }

  func makeLambda(
    _ id: ExpressionID, _ args: ArgumentsID, _ body: ExpressionID, _ frame: Frame
  ) throws(Interruption) -> Value {
    let scope = functionScope(
      id.rawValue, args, .expression(body), frame.unit.tree.span(of: id), frame)
    return .function(try makeFunction("<lambda>", scope, args, nil, frame))
  }

  /// The scope of a function, read once for each place where it is written.
  private func functionScope(
    _ node: Int32, _ args: ArgumentsID, _ body: Scope.Body, _ span: SourceSpan, _ frame: Frame
  ) -> Scope {
    let unit = frame.unit
    if let scope = unit.scopes[node] { return scope }
    let tree = unit.tree
    let scope = Scope(.function, parent: frame.scope, body: body, span: span)
    let arguments = tree.arguments(args)
    var parameters = Scope.Parameters()
    func bind(_ id: ArgID) -> Symbol {
      let name = tree.arg(id).arg
      scope.bind(name)
      return unit.symbol(name, self)
    }
    for id in tree[arguments.posonlyargs] { parameters.positional.append(bind(id)) }
    parameters.positionalOnly = parameters.positional.count
    for id in tree[arguments.args] { parameters.positional.append(bind(id)) }
    if let id = arguments.vararg {
      parameters.hasRest = true
      _ = bind(id)
    }
    for id in tree[arguments.kwonlyargs] { parameters.keywordOnly.append(bind(id)) }
    if let id = arguments.kwarg {
      parameters.hasKeywordRest = true
      _ = bind(id)
    }
    scope.parameters = parameters
    let reader = ScopeReader(unit, scope)
    switch body {
    case .statements(let statements): reader.read(statements)
    case .expression(let expression): reader.read(expression)
    }
    unit.scopes[node] = scope
    return scope
  }

  private func makeFunction(
    _ name: String, _ scope: Scope, _ args: ArgumentsID, _ returns: ExpressionID?, _ frame: Frame
  ) throws(Interruption) -> FunctionObject {
    let tree = frame.unit.tree
    let function = FunctionObject(
      name: name, scope: scope, unit: frame.unit, module: frame.module,
      closure: frame.closureForFunctions)
    if let cell = frame.classCell {
      function.classCell = cell
    } else {
      function.classCell = frame.function?.classCell
    }
    if let closure = function.closure { keep(closure) }
    if let outer = frame.qualifiedPrefix { function.qualifiedName = "\(outer).\(name)" }
    let arguments = tree.arguments(args)
    for value in tree[arguments.defaults] { function.defaults.append(try evaluate(value, frame)) }
    for (index, value) in tree.optionals(arguments.kwDefaults).enumerated() {
      if let value {
        function.keywordDefaults[scope.parameters.keywordOnly[index]] = try evaluate(value, frame)
      }
    }
    try annotate(function, arguments, returns, frame)
    return function
  }

  private func annotate(
    _ function: FunctionObject, _ arguments: Arguments, _ returns: ExpressionID?, _ frame: Frame
  ) throws(Interruption) {
    let tree = frame.unit.tree
    var annotations: DictObject?
    func add(_ name: String, _ annotation: ExpressionID) throws(Interruption) {
      let dict = annotations ?? DictObject()
      annotations = dict
      dict.set(name, try evaluateAnnotation(annotation, frame))
    }
    for list in [arguments.posonlyargs, arguments.args, arguments.kwonlyargs] {
      for id in tree[list] {
        let arg = tree.arg(id)
        if let annotation = arg.annotation { try add(tree.name(arg.arg), annotation) }
      }
    }
    for id in [arguments.vararg, arguments.kwarg] {
      guard let id else { continue }
      let arg = tree.arg(id)
      if let annotation = arg.annotation { try add(tree.name(arg.arg), annotation) }
    }
    if let returns { try add("return", returns) }
    function.annotations = annotations
  }

  func bindTypeParameters(_ parameters: NodeList<TypeParamID>, _ frame: Frame) {
    for id in frame.unit.tree[parameters] {
      switch frame.unit.tree.typeParam(id) {
      case .typeVar(let name, _, _), .paramSpec(let name, _), .typeVarTuple(let name, _):
        store(
          name, TypingForm.make(self, frame.unit.tree.name(name), kind: .typeVariable), frame)
      }
    }
  }

  /// Remembers an object that can be part of a reference cycle.
  func keep(_ object: MutableObject) {
    if let frame = object as? Frame {
      if frame.isKept { return }
      frame.isKept = true
    }
    cyclic.append(object)
  }

  func define(_ definition: ClassDef, _ id: StatementID, _ frame: Frame) throws(Interruption) {
    let tree = frame.unit.tree
    let unit = frame.unit
    var decorators: [Value] = []
    for decorator in tree[definition.decoratorList] {
      decorators.append(try evaluate(decorator, frame))
    }
    bindTypeParameters(definition.typeParams, frame)
    var bases: [Value] = []
    for base in tree[definition.bases] {
      if case .starred(let value, _) = tree.expression(base) {
        if case .items(let items) = try collect(evaluate(value, frame)) { bases += items }
      } else {
        bases.append(try evaluate(base, frame))
      }
    }
    var keywords: [CallArguments.Keyword] = []
    for keyword in tree[definition.keywords] {
      let keyword = tree.keyword(keyword)
      let value = try evaluate(keyword.value, frame)
      guard let name = keyword.arg else {
        for (key, item) in dictionary(value)?.pairs ?? [] {
          guard let text = key.text else { continue }
          keywords.append(
            .init(
              symbol: symbols.intern(text), name: text, value: item,
              place: place(keyword.value, frame)))
        }
        continue
      }
      keywords.append(
        .init(
          symbol: unit.symbol(name, self), name: tree.name(name), value: value,
          place: place(keyword.value, frame)))
    }
    let scope: Scope
    if let known = unit.scopes[id.rawValue] {
      scope = known
    } else {
      scope = Scope(
        .classBody, parent: frame.scope, body: .statements(definition.body),
        span: tree.span(of: id), className: tree.name(definition.name))
      let reader = ScopeReader(unit, scope)
      reader.readDeclarations(definition.body)
      unit.scopes[id.rawValue] = scope
    }
    let body = Frame(
      scope: scope, unit: unit, module: frame.module, parent: frame.closureForFunctions)
    let name = tree.name(definition.name)
    body.function = frame.function
    body.qualifiedName = frame.qualifiedPrefix.map { "\($0).\(name)" } ?? name
    let cell = ClassCell()
    body.classCell = cell
    body.classNames?[.dunderModule] = .text(frame.module.name)
    body.classNames?[.dunderQualname] = .text(body.qualifiedName ?? name)
    if let text = tree.docstring(of: definition.body) {
      body.classNames?[.dunderDoc] = .text(tree.text(text))
    }
    _ = try execute(definition.body, body)
    lastPlace = place(id, frame)
    pendingClassCell = (cell, name)
    var value = try buildClass(
      name, bases, body.classNames ?? Namespace(), keywords, place(id, frame), frame.module)
    if case .type(let type) = value { cell.type = type }
    for decorator in decorators.reversed() {
      lastPlace = place(id, frame)
      value = try call(decorator, CallArguments([value]))
    }
    store(definition.name, value, frame)
  }
}

extension Frame {
  /// What stands before the name of something defined in this frame, in its qualified name.
  var qualifiedPrefix: String? {
    switch scope.kind {
    case .module: nil
    case .classBody: qualifiedName
    case .function, .comprehension: function.map { "\($0.qualifiedName).<locals>" }
    }
  }
}
