import PythonSyntax
import SourceText

/// What a module's names are bound to after its top-level statements, as far as constants tell.
struct ModuleVariables: Sendable {
  private var evaluator: ConstantEvaluator
  /// The package that relative imports start from; a revision file has none.
  private let package: String?
  /// Where the value that a name was last bound to begins.
  private var offsets: [NameID: Int] = [:]
  private var tree: PythonTree { evaluator.tree }

  /// Follows the top-level statements of `tree`.
  init(_ tree: PythonTree, package: String? = nil) {
    self.package = package
    evaluator = ConstantEvaluator(tree: tree)
    for statement in tree[tree.body] { execute(statement) }
  }

  /// The value of a name and the byte where it stands; nil when the module does not bind it.
  subscript(_ name: String) -> (value: ConstantValue, offset: Int)? {
    guard let id = tree.nameID(name), let value = evaluator.names[id] else { return nil }
    return (value, offsets[id] ?? 0)
  }

  private mutating func execute(_ id: StatementID) {
    switch tree.statement(id) {
    case .assign(let targets, let value):
      let offset = Int(tree.span(of: value).start)
      let result = evaluator.value(value)
      for target in tree[targets] { assign(result, to: target, offset: offset) }
    case .annAssign(let target, _, let value?, _):
      assign(evaluator.value(value), to: target, offset: Int(tree.span(of: value).start))
    case .augAssign(let target, let op, let value):
      guard case .name(let name, _) = tree.expression(target) else { return }
      let old = evaluator.names[name] ?? evaluator.unknown("an augmented assignment", target)
      let new = evaluator.combine(old, op, evaluator.value(value), value)
      bind(name, new, offset: Int(tree.span(of: value).start))
    case .if: executeIf(id)
    case .with(_, let body, _):
      forget([id], "an unknown value")
      for statement in tree[body] { execute(statement) }
    case .delete(let targets):
      for target in tree[targets] {
        if case .name(let name, _) = tree.expression(target) { evaluator.names[name] = nil }
      }
    case .expr(let value): forgetMutated(by: value)
    case .for, .while: forget([id], "a loop")
    case .try: forget([id], "a try statement")
    case .match: forget([id], "a match statement")
    case .import(let aliases): for alias in tree[aliases] { bindImport(tree.alias(alias), id) }
    case .importFrom(let module, let aliases, let level):
      bindImports(of: aliases, from: module, level: level, id)
    case .functionDef, .classDef, .typeAlias: forget([id], "a definition")
    default: break
    }
  }

  /// Follows an `if` and its `elif`s, which the tree nests as deep as there are many, one by one.
  private mutating func executeIf(_ first: StatementID) {
    var id = first
    while case .if(let test, let body, let orelse) = tree.statement(id) {
      guard let truth = evaluator.value(test).truth else {
        return forget([id], "a condition that is not known")
      }
      if truth {
        for statement in tree[body] { execute(statement) }
        return
      }
      guard orelse.count == 1, let next = tree[orelse].first else {
        for statement in tree[orelse] { execute(statement) }
        return
      }
      guard case .if = tree.statement(next) else { return execute(next) }
      id = next
    }
  }

  private mutating func bindImport(_ alias: Alias, _ statement: StatementID) {
    let offset = Int(tree.span(of: statement).start)
    let path = tree.name(alias.name)
    if let name = alias.asname { return bind(name, .imported(path, offset), offset: offset) }
    let top = String(path.prefix { $0 != "." })
    if let name = tree.nameID(top) { bind(name, .imported(top, offset), offset: offset) }
  }

  private mutating func bindImports(
    of aliases: NodeList<AliasID>, from module: NameID?, level: Int, _ statement: StatementID
  ) {
    let offset = Int(tree.span(of: statement).start)
    var folders = level == 0 ? [] : (package ?? "").split(separator: ".").map(String.init)
    // Each dot after the first goes up one package.
    guard level == 0 || (package != nil && folders.count >= level) else {
      return forget([statement], "a relative import")
    }
    if level > 1 { folders.removeLast(level - 1) }
    if let module { folders.append(tree.name(module)) }
    for alias in tree[aliases] {
      let alias = tree.alias(alias)
      let path = (folders + [tree.name(alias.name)]).joined(separator: ".")
      bind(alias.asname ?? alias.name, .imported(path, offset), offset: offset)
    }
  }

  private mutating func bind(_ name: NameID, _ value: ConstantValue, offset: Int) {
    evaluator.names[name] = value
    offsets[name] = offset
  }

  private mutating func assign(_ value: ConstantValue, to target: ExpressionID, offset: Int) {
    switch tree.expression(target) {
    case .name(let name, _): bind(name, value, offset: offset)
    case .tuple(let targets, _), .list(let targets, _):
      let elements = value.elements.flatMap { $0.count == targets.count ? $0 : nil }
      for (place, inner) in tree[targets].enumerated() {
        let element = elements?[place] ?? evaluator.unknown("an unpacked value", inner)
        assign(element, to: inner, offset: offset)
      }
    case .starred(let inner, _):
      assign(evaluator.unknown("an unpacked value", inner), to: inner, offset: offset)
    case .subscript(let container, _, _), .attribute(let container, _, _):
      if case .name(let name, _) = tree.expression(container) { forget(name, target) }
    default: break
    }
  }

  /// A list that a call may have changed is no longer known.
  private mutating func forgetMutated(by expression: ExpressionID) {
    guard case .call(let function, let args, let keywords) = tree.expression(expression) else {
      return
    }
    var touched = Array(tree[args]) + tree[keywords].map { tree.keyword($0).value }
    if case .attribute(let object, _, _) = tree.expression(function) { touched.append(object) }
    for argument in touched {
      if case .name(let name, _) = tree.expression(argument) { forget(name, expression) }
    }
  }

  private mutating func forget(_ name: NameID, _ place: ExpressionID) {
    switch evaluator.names[name] {
    case .list, .set: bind(name, evaluator.unknown("a list that is changed", place), offset: 0)
    default: break
    }
  }

  /// Every name that the statements could bind is unknown from here on.
  private mutating func forget(_ statements: [StatementID], _ cause: String) {
    for id in statements {
      let offset = Int(tree.span(of: id).start)
      for name in BoundNames.of(id, in: tree) {
        bind(name, .unknown("\(cause) decides it", offset), offset: offset)
      }
    }
  }
}

/// The names that a statement binds, in whatever way it runs.
private enum BoundNames {
  static func of(_ id: StatementID, in tree: PythonTree) -> [NameID] {
    switch tree.statement(id) {
    case .assign(let targets, _): return tree[targets].flatMap { of($0, in: tree) }
    case .annAssign(let target, _, _, _), .augAssign(let target, _, _): return of(target, in: tree)
    case .delete(let targets): return tree[targets].flatMap { of($0, in: tree) }
    case .functionDef(let function): return [function.name]
    case .classDef(let definition): return [definition.name]
    case .typeAlias(let name, _, _): return of(name, in: tree)
    case .import(let aliases):
      return tree[aliases].compactMap { alias in
        let alias = tree.alias(alias)
        if let name = alias.asname { return name }
        let first = tree.name(alias.name).split(separator: ".").first
        return first.flatMap { tree.nameID(String($0)) }
      }
    case .importFrom(_, let aliases, _):
      return tree[aliases].map { alias in
        let alias = tree.alias(alias)
        return alias.asname ?? alias.name
      }
    case .if: return ofChain(id, in: tree)
    case .while(_, let body, let orelse): return of(body, in: tree) + of(orelse, in: tree)
    case .for(let loop):
      return of(loop.target, in: tree) + of(loop.body, in: tree) + of(loop.orelse, in: tree)
    case .with(let items, let body, _):
      let targets = tree[items].compactMap { tree.withItem($0).optionalVars }
      return targets.flatMap { of($0, in: tree) } + of(body, in: tree)
    case .try(let statement):
      var names = of(statement.body, in: tree) + of(statement.orelse, in: tree)
      names += of(statement.finalbody, in: tree)
      for handler in tree[statement.handlers] {
        let handler = tree.exceptHandler(handler)
        names += of(handler.body, in: tree)
        if let name = handler.name { names.append(name) }
      }
      return names
    case .match(_, let cases):
      return tree[cases].flatMap { of(tree.matchCase($0).body, in: tree) }
    default: return []
    }
  }

  /// The names of an `if` and its `elif`s.
  private static func ofChain(_ first: StatementID, in tree: PythonTree) -> [NameID] {
    var names: [NameID] = []
    var id = first
    while case .if(_, let body, let orelse) = tree.statement(id) {
      names += of(body, in: tree)
      guard orelse.count == 1, let next = tree[orelse].first, case .if = tree.statement(next) else {
        return names + of(orelse, in: tree)
      }
      id = next
    }
    return names
  }

  private static func of(_ list: NodeList<StatementID>, in tree: PythonTree) -> [NameID] {
    tree[list].flatMap { of($0, in: tree) }
  }

  private static func of(_ target: ExpressionID, in tree: PythonTree) -> [NameID] {
    switch tree.expression(target) {
    case .name(let name, _): [name]
    case .tuple(let elements, _), .list(let elements, _):
      tree[elements].flatMap { of($0, in: tree) }
    case .starred(let inner, _): of(inner, in: tree)
    default: []
    }
  }
}
