import ProjectFiles
import PythonSyntax
import SourceText

extension Interpreter {
  /// Imports a module by its dotted name: a module, or unknown when it is a third party's.
  ///
  /// - Throws: `ModuleNotFoundError` for a part of a project's own package that does not exist, and
  ///   whatever the module's body raises.
  public func importModule(_ name: String) throws(Interruption) -> Value {
    if let module = modules[name] { return .module(module) }
    if let unknown = exhaustedModules[name] { return .unknown(unknown) }
    try step()
    var parent: ModuleObject?
    var part = name
    if let dot = name.lastIndex(of: ".") {
      let value = try importModule(String(name[..<dot]))
      part = String(name[name.index(after: dot)...])
      guard case .module(let package) = value else { return value }
      parent = package
      if let module = modules[name] { return .module(module) }
      if let failure = package.failure { return .unknown(failure) }
    }
    if let standIn = standIns[name] {
      let module = ModuleObject(name)
      module.missing = .thirdParty
      modules[name] = module
      keep(module)
      standIn.populate(module, self)
      if let parent { parent.names[symbols.intern(part)] = .module(module) }
      return .module(module)
    }
    if standIns.keys.contains(where: { $0.hasPrefix(name + ".") }) {
      // Only parts of the package have stand-ins.
      let module = emptyModule(name)
      if let parent { parent.names[symbols.intern(part)] = .module(module) }
      return .module(module)
    }
    var folders = parent.map { $0.searchPaths ?? [] } ?? currentSearchPath()
    if parent == nil, let packages = options.installedPackages, packages.names.contains(name) {
      folders += packages.folders
    }
    if let parent, parent.isSpread, let packages = options.installedPackages,
      packages.names.contains(String(name.prefix { $0 != "." }))
    {
      let inside = parent.name.replacing(".", with: "/")
      folders += packages.folders.map { $0 + "/" + inside }
    }
    if let source = options.source, !part.isEmpty,
      let found = ModuleFinder(source: source).find(part, in: folders)
    {
      let module = try load(name, found, source)
      if let parent {
        touch(parent)
        parent.names[symbols.intern(part)] = .module(module)
      }
      return .module(module)
    }
    if let parent, parent.path != nil, parent.missing == nil, !parent.isSpread {
      let message =
        parent.searchPaths == nil
        ? "No module named '\(name)'; '\(parent.name)' is not a package"
        : "No module named '\(name)'"
      throw raise(types.moduleNotFoundError, message)
    }
    if StandardLibraryNames.contains(name) {
      let module = emptyModule(name)
      if let parent { parent.names[symbols.intern(part)] = .module(module) }
      return .module(module)
    }
    return unknown(.thirdParty, Unknown.reason(forImportOf: name))
  }

  /// A module that is there, and of which nothing else is known.
  private func emptyModule(_ name: String) -> ModuleObject {
    let module = ModuleObject(name)
    module.missing = .thirdParty
    modules[name] = module
    keep(module)
    return module
  }

  /// `sys.path` as it is now.
  private func currentSearchPath() -> [String] {
    searchPath.items.compactMap { $0.text.map { Paths.normalized($0) } }
  }

  private func load(
    _ name: String, _ found: ModuleFinder.Found, _ source: any ProjectSource
  ) throws(Interruption) -> ModuleObject {
    let module = ModuleObject(name)
    keep(module)
    switch found {
    case .namespace(let folders):
      module.searchPaths = folders
      module.names[.dunderPath] = .list(of: folders.map { .text($0) })
      modules[name] = module
      return module
    case .package(let path, let folder):
      module.path = path
      module.searchPaths = [folder]
      module.names[.dunderPath] = .list(of: [.text(folder)])
    case .module(let path): module.path = path
    }
    modules[name] = module
    guard let path = module.path else { return module }
    guard let bytes = source.bytes(at: path) else {
      module.failure = Unknown(.file, "\(path) cannot be read", lastPlace)
      return module
    }
    let tree = PythonParser.parse(bytes)
    let outer = importIsAwaited
    importIsAwaited = outer || isInsideTry
    defer { importIsAwaited = outer }
    do throws(Interruption) {
      try withinImport(name) { () throws(Interruption) -> Void in
        try withCertainty { () throws(Interruption) -> Void in
          try runBody(of: module, tree, path, isImported: true)
        }
      }
    } catch {
      modules[name] = nil
      throw error
    }
    return module
  }

  /// Runs a file as the body of a module.
  func runBody(
    of module: ModuleObject, _ tree: PythonTree, _ path: String, isImported: Bool = false
  ) throws(Interruption) {
    let unit = SourceUnit(tree: tree, name: path, number: Int32(units.count))
    units.append(unit)
    if let error = tree.error {
      let offset = UInt32(clamping: error.offset)
      module.failure = Unknown(
        .syntax, "\(path), line \(error.position.line): \(error.message)",
        Place(file: unit.number, span: SourceSpan(start: offset, end: offset)))
      return
    }
    module.names[.dunderName] = .text(module.name)
    module.names[.dunderFile] = .text(path)
    module.names[.dunderPackage] = .text(packageName(of: module))
    module.names[.dunderSpec] =
      module.name == "__main__"
      ? Value.none : .host(ModuleSpecification(module, packageName(of: module)))
    module.names[.dunderDoc] =
      tree.docstring(of: tree.body).map { .text(tree.text($0)) } ?? Value.none
    let scope = Scope(
      .module, parent: nil, body: .statements(tree.body),
      span: SourceSpan(0..<tree.source.count))
    let frame = Frame(scope: scope, unit: unit, module: module, parent: nil)
    module.isInitializing = true
    let (caller, place) = (callers, lastPlace)
    defer {
      module.isInitializing = false
      callers = caller
      lastPlace = place
    }
    callers.append(frame)
    guard callers.count <= budget.calls else {
      throw raise(types.recursionError, "maximum recursion depth exceeded")
    }
    if isImported, !importIsAwaited {
      try runImported(tree.body, frame)
    } else {
      _ = try execute(tree.body, frame)
    }
  }

  /// Runs the body of a module that another one imports.
  ///
  /// A program that runs at all has imported its modules. So where nobody waits for an exception, a
  /// statement that raises one was misunderstood, or stands in a world that the files do not show: what
  /// it would have bound is unknown, and the rest of the module goes on.
  private func runImported(
    _ body: NodeList<StatementID>, _ frame: Frame
  ) throws(Interruption) {
    for id in frame.unit.tree[body] {
      do throws(Interruption) {
        if try execute(id, frame) != .normal { return }
      } catch {
        guard case .raised(let raised) = error else { throw error }
        let unknown = Unknown(
          .unsupported, "\(raised.typeName): \(message(of: raised.exception))",
          raised.traceback.first ?? place(id, frame))
        if record.skipped.count < EvaluationRecord.limit { record.skipped.append(unknown) }
        let scope = Scope(.function, parent: nil, body: .statements(body), span: .init(0..<0))
        ScopeReader(frame.unit, scope).readOne(id)
        for name in scope.locals { store(name, .unknown(unknown), frame) }
        if case .importFrom(_, let names, _) = frame.unit.tree.statement(id),
          frame.unit.tree[names].contains(where: {
            frame.unit.tree.name(frame.unit.tree.alias($0).name) == "*"
          })
        {
          frame.module.failure = unknown
        }
      }
    }
  }

  func packageName(of module: ModuleObject) -> String {
    if module.searchPaths != nil { return module.name }
    guard let dot = module.name.lastIndex(of: ".") else { return "" }
    return String(module.name[..<dot])
  }

  func executeImport(_ alias: Alias, _ frame: Frame) throws(Interruption) {
    let name = frame.unit.tree.name(alias.name)
    let value = try importModule(name)
    if let asname = alias.asname { return store(asname, value, frame) }
    let first = String(name.prefix { $0 != "." })
    if first == name { return store(alias.name, value, frame) }
    store(first, try importModule(first), frame)
  }

  func executeImport(
    from module: NameID?, _ names: NodeList<AliasID>, _ level: Int, _ frame: Frame
  ) throws(Interruption) {
    let tree = frame.unit.tree
    var name = module.map { tree.name($0) } ?? ""
    if level == 0, name == "__future__" {
      for alias in tree[names] where tree.name(tree.alias(alias).name) == "annotations" {
        frame.unit.postponesAnnotations = true
      }
    }
    if level > 0 { name = try absolute(name, level, frame.module) }
    let value = try importModule(name)
    for id in tree[names] {
      let alias = tree.alias(id)
      let text = tree.name(alias.name)
      if text == "*" {
        try importAll(from: value, frame)
        continue
      }
      lastPlace = place(id, frame)
      store(alias.asname ?? alias.name, try member(text, of: value), frame)
    }
  }

  /// The dotted name that a relative import means.
  private func absolute(
    _ name: String, _ level: Int, _ module: ModuleObject
  ) throws(Interruption) -> String {
    var package = packageName(of: module)
    guard !package.isEmpty else {
      throw raise(
        types.importError, "attempted relative import with no known parent package")
    }
    for _ in 1..<max(level, 1) {
      guard let dot = package.lastIndex(of: ".") else {
        throw raise(types.importError, "attempted relative import beyond top-level package")
      }
      package = String(package[..<dot])
    }
    return name.isEmpty ? package : package + "." + name
  }

  /// `from module import text`.
  private func member(_ text: String, of value: Value) throws(Interruption) -> Value {
    guard case .module(let module) = value else {
      if case .unknown(let unknown) = value, unknown.kind == .thirdParty {
        return .unknown(Unknown(.thirdParty, "\(unknown.reason) (\(text))", lastPlace))
      }
      return value
    }
    do throws(Interruption) {
      if let found = try moduleAttribute(module, symbols.intern(text)) { return found }
    } catch {
      // What `__getattr__` raises is no more than that the name is missing.
      guard case .raised(let raised) = error,
        raised.exception.type.isSubclass(of: types.attributeError)
      else { throw error }
    }
    if let failure = module.failure { return .unknown(failure) }
    if module.searchPaths != nil || standIns[module.name + "." + text] != nil {
      do throws(Interruption) {
        let submodule = try importModule(module.name + "." + text)
        if case .module = submodule { return submodule }
        if module.path == nil || module.missing != nil || module.isSpread { return submodule }
      } catch {
        guard case .raised(let raised) = error,
          raised.exception.type === types.moduleNotFoundError,
          message(of: raised.exception) == "No module named '\(module.name).\(text)'"
        else { throw error }
      }
    }
    if let kind = module.missing {
      return .unknown(Unknown(kind, "\(module.name).\(text)", lastPlace))
    }
    let hint =
      module.isInitializing
      ? "cannot import name '\(text)' from partially initialized module '\(module.name)' (most likely due to a circular import)"
      : "cannot import name '\(text)' from '\(module.name)'"
    throw raise(types.importError, hint)
  }

  private func importAll(from value: Value, _ frame: Frame) throws(Interruption) {
    guard case .module(let module) = value, module.failure == nil else {
      // Any name of the importing module may come from here.
      if frame.module.fallback == nil, case .unknown(let unknown) = value {
        frame.module.failure = unknown
      } else if case .module(let module) = value {
        frame.module.failure = module.failure
      }
      return
    }
    var symbolsToCopy: [Symbol] = []
    if let all = module.names[.dunderAll] {
      if case .items(let items) = try collect(all) {
        symbolsToCopy = items.compactMap { $0.text.map { symbols.intern($0) } }
      }
    } else {
      symbolsToCopy = module.names.symbols.filter { !symbols.text($0).hasPrefix("_") }
    }
    for symbol in symbolsToCopy {
      let value = try member(symbols.text(symbol), of: value)
      store(symbols.text(symbol), value, frame)
      if frame.scope.kind == .module { frame.module.names[symbol] = value }
    }
  }
}
