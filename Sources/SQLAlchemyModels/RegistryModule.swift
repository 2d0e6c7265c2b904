import PythonInterpreter
import PythonSyntax
import SourceText

/// Finds the module whose imports register models, and the line that would register one more.
struct RegistryModule {
  private let interpreter: Interpreter
  private let registered: [ModuleObject]

  init(_ interpreter: Interpreter, registered: [ModuleObject]) {
    self.interpreter = interpreter
    self.registered = registered
  }

  /// The edit that registers what a module declares.
  ///
  /// - Parameters:
  ///   - name: The class; nil for a table without one, for which the module is imported.
  ///   - module: The dotted name of the module that declares it.
  func registration(of name: String?, module: String) -> UnregisteredModel.Registration? {
    let parts = module.split(separator: ".").map(String.init)
    guard let last = parts.last else { return nil }
    let package = parts.dropLast().joined(separator: ".")
    if let registry = registry(of: package), let path = registry.path,
      let edit = edit(path, importing: ".", last, name)
    {
      return edit
    }
    guard let environment = interpreter.loadedModule("env_py")?.path else { return nil }
    return edit(environment, importing: nil, module, name)
  }

  /// The package's own module, where it imports the other models.
  private func registry(of package: String) -> ModuleObject? {
    guard !package.isEmpty, let module = interpreter.loadedModule(package),
      module.path?.hasSuffix("/__init__.py") == true
    else { return nil }
    let prefix = package + "."
    let importsModels = registered.contains { $0.name.hasPrefix(prefix) }
    return importsModels ? module : nil
  }

  /// The import after the last one of its kind: relative in a package's module, absolute elsewhere.
  private func edit(
    _ path: String, importing prefix: String?, _ module: String, _ name: String?
  ) -> UnregisteredModel.Registration? {
    guard let bytes = interpreter.options.source?.bytes(at: path) else { return nil }
    let tree = PythonParser.parse(bytes)
    let file = SourceFile(name: path, bytes: bytes)
    var after = 0
    var isRelative = false
    var exports = false
    for statement in tree[tree.body] {
      switch tree.statement(statement) {
      case .importFrom(let from, _, let level):
        let isModel = level > 0 || imports(from.map { tree.name($0) } ?? "")
        // Once an import of models was found, only others of them count.
        if isModel || after == 0 {
          after = line(tree, statement, file)
          isRelative = isRelative || level > 0
        }
      case .import: if after == 0 { after = line(tree, statement, file) }
      case .assign(let targets, _):
        for target in tree[targets] {
          if case .name(let id, _) = tree.expression(target), tree.name(id) == "__all__" {
            exports = true
          }
        }
      default: break
      }
    }
    let source = (prefix != nil && isRelative ? "." : packagePrefix(path, prefix)) + module
    let text: String
    if let name {
      text = "from \(source) import \(name)"
    } else {
      text = source.hasPrefix(".") ? "from . import \(module)" : "import \(source)"
    }
    return UnregisteredModel.Registration(
      file: interpreter.displayName(of: path), importLine: text, afterLine: after,
      exportedName: exports ? name : nil)
  }

  private func packagePrefix(_ path: String, _ prefix: String?) -> String {
    guard prefix != nil,
      let package = interpreter.loadedModules.first(where: { $0.path == path })?.name
    else { return "" }
    return package + "."
  }

  private func imports(_ module: String) -> Bool {
    registered.contains { $0.name == module || $0.name.hasPrefix(module + ".") }
  }

  private func line(_ tree: PythonTree, _ statement: StatementID, _ file: SourceFile) -> Int {
    let end = Int(tree.span(of: statement).end)
    return file.position(at: max(0, end - 1)).line
  }
}
