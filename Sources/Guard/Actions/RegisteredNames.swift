import PythonSyntax

/// The names that a package of models imports when it runs.
enum RegisteredNames {
  /// What its imports bind; those for type checkers alone bind nothing.
  static func of(_ bytes: [UInt8]) -> Set<String> {
    var names: Set<String> = []
    imports(bytes) { tree, aliases, _ in
      for alias in tree[aliases].map({ tree.alias($0) }) {
        names.insert(tree.name(alias.asname ?? alias.name))
      }
    }
    return names
  }

  /// The last names of the modules that it imports from.
  static func modules(_ bytes: [UInt8]) -> Set<String> {
    var modules: Set<String> = []
    imports(bytes) { tree, _, module in
      let last = module.map(tree.name)?.split(separator: ".").last
      if let last { modules.insert(String(last)) }
    }
    return modules
  }

  private static func imports(
    _ bytes: [UInt8], _ visit: (PythonTree, NodeList<AliasID>, NameID?) -> Void
  ) {
    let tree = PythonParser.parse(bytes)
    func look(_ list: NodeList<StatementID>) {
      for id in tree[list] {
        switch tree.statement(id) {
        case .import(let names): visit(tree, names, nil)
        case .importFrom(let module, let names, _): visit(tree, names, module)
        case .if(let test, let body, let orelse):
          if !isTypeChecking(test, tree) { look(body) }
          look(orelse)
        case .try(let attempt):
          look(attempt.body)
          look(attempt.orelse)
        default: break
        }
      }
    }
    look(tree.body)
  }

  private static func isTypeChecking(_ test: ExpressionID, _ tree: PythonTree) -> Bool {
    switch tree.expression(test) {
    case .name(let name, _): tree.name(name) == "TYPE_CHECKING"
    case .attribute(_, let name, _): tree.name(name) == "TYPE_CHECKING"
    case .constant(.bool(let value)): !value
    default: false
    }
  }
}
